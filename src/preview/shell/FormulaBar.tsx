/** Where is one, and what does the cell hold? The name box takes an address; the bar takes an entry. */
import { useLayoutEffect, useRef, useState } from 'react';
import { cellAddress } from '../../host/workbook/area';
import type { Acts } from '../excel/acts';
import type { Desk } from '../excel/desk';
import { stepAfter } from '../grid/CellEditor';
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
  const entry = useRef<HTMLInputElement>(null);
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
      <input
        ref={entry}
        className="entry"
        aria-label={es.formulaBar}
        value={edit ? edit.text : acts.editText(active)}
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return desk.setEdit(null);
          const step = stepAfter(event);
          if (!step || !edit) return;
          event.preventDefault();
          void end(step);
        }}
      />
    </div>
  );
}
