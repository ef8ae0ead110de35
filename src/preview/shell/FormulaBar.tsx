/** Where is one, and what does the cell hold? The name box takes an address; the bar takes an entry. */
import { useState } from 'react';
import { cellAddress } from '../../host/workbook/area';
import type { Acts } from '../excel/acts';
import { stepAfter, type Edit } from '../grid/CellEditor';
import type { Spot, Step } from '../grid/moves';
import { es } from '../strings.es';

export interface FormulaBarProps {
  readonly acts: Acts;
  readonly active: Spot;
  readonly edit: Edit | null;
  setEdit(edit: Edit | null): void;
  commit(): Promise<boolean>;
  move(step: Step): void;
}

export function FormulaBar({ acts, active, edit, setEdit, commit, move }: FormulaBarProps) {
  const address = cellAddress(active.row, active.column);
  /** What is being typed into the name box; null shows the active cell. */
  const [name, setName] = useState<string | null>(null);
  return (
    <div className="formula-bar">
      <input
        className="name-box"
        aria-label={es.nameBox}
        value={name ?? address}
        spellCheck={false}
        onChange={({ target }) => setName(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={() => setName(null)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape') setName(null);
          if (key === 'Enter' && name !== null && acts.goTo(name)) currentTarget.blur();
        }}
      />
      <span aria-hidden="true" className="fx">
        fx
      </span>
      <input
        className="entry"
        aria-label={es.formulaBar}
        value={edit ? edit.text : acts.editText(active)}
        spellCheck={false}
        onChange={({ target }) => setEdit({ ...active, text: target.value, quick: false, inBar: true })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return setEdit(null);
          const step = stepAfter(event);
          if (!step || !edit) return;
          event.preventDefault();
          void commit().then((written) => written && move(step));
        }}
      />
    </div>
  );
}
