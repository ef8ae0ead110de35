/** Where is one, and what does the cell hold? The name box takes an address; the bar takes an entry. */
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { cellAddress } from '../../host/workbook/area';
import type { Acts } from '../excel/acts';
import type { Desk } from '../excel/desk';
import { breakLine, isBreak, stepAfter } from '../grid/CellEditor';
import { newEdit, type Edit } from '../grid/edit';
import type { Spot, Step } from '../grid/moves';
import { es } from '../strings.es';

export interface FormulaBarProps {
  readonly desk: Desk;
  readonly acts: Acts;
  readonly active: Spot;
  readonly edit: Edit | null;
  move(step: Step): void;
}

export function FormulaBar({ desk, acts, active, edit, move }: FormulaBarProps) {
  const address = cellAddress(active.row, active.column);
  /** What is being typed into the name box; null shows the active cell. */
  const [name, setName] = useState<string | null>(null);
  const entry = useRef<HTMLTextAreaElement>(null);
  const calls = edit?.inBar ? edit.calls : 0;
  useLayoutEffect(() => {
    if (calls > 0) entry.current?.focus();
  }, [calls]);

  async function go(box: HTMLInputElement): Promise<void> {
    if (name !== null && (await acts.goTo(name))) box.blur();
  }

  function write(text: string): void {
    const begun = newEdit(desk.view.sheet, active, { text, quick: false, inBar: true });
    desk.setEdit(edit ? { ...edit, text, inBar: true } : begun);
  }

  async function end(step: Step): Promise<void> {
    if (await acts.commit()) move(step);
  }

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') return desk.setEdit(null);
    if (isBreak(event)) return write(breakLine(event));
    const step = stepAfter(event);
    // With nothing typed, Tab goes on to the next control.
    if (!step || (!edit && event.key === 'Tab')) return;
    event.preventDefault();
    void end(step);
  }

  return (
    <div className="formula-bar">
      <input
        className="name-box"
        aria-label={es.nameBox}
        value={name ?? address}
        spellCheck={false}
        onChange={({ target }) => setName(target.value)}
        onFocus={({ target }) => {
          target.select();
          void acts.commit();
        }}
        onBlur={() => setName(null)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape') setName(null);
          if (key === 'Enter') void go(currentTarget);
        }}
      />
      <span aria-hidden="true" className="fx">
        fx
      </span>
      {/* One line is seen, as in Excel; a text of several keeps its breaks. */}
      <textarea
        ref={entry}
        className="entry"
        aria-label={es.formulaBar}
        rows={1}
        value={edit ? edit.text : acts.editText(active)}
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
        onKeyDown={keyDown}
      />
    </div>
  );
}
