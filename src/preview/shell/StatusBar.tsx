/** What goes on? Ready, typing or at work; what the selection counts; what cannot be shown here; and the zoom. */
import type { SheetView } from '../../host/workbook/features';
import type { Sheet } from '../../host/workbook/model';
import type { Desk } from '../excel/desk';
import type { SheetLook } from '../look/sheet-look';
import { es } from '../strings.es';

export interface StatusBarProps {
  readonly desk: Desk;
  readonly look: SheetLook;
  readonly selection: SheetView['selection'];
  readonly busy: boolean;
  readonly editing: boolean;
  readonly notice: string | null;
  onDismiss(): void;
}

export function StatusBar({ desk, look, selection, busy, editing, notice, onDismiss }: StatusBarProps) {
  const { sheet } = look;
  const said = [
    look.unreadable.size > 0 && es.unreadable(look.unreadable.size),
    sheet.drawings.length > 0 && es.drawings(sheet.drawings.length),
  ].filter((each): each is string => typeof each === 'string');
  const filled = countFilled(sheet, selection);
  return (
    <footer className="status">
      {notice && (
        <p role="alert" className="notice">
          {notice}
          <button type="button" aria-label={es.close} onClick={onDismiss}>
            ✕
          </button>
        </p>
      )}
      <span role="status">{busy ? es.working : editing ? es.editing : es.ready}</span>
      <span className="said">{said.join(' ')}</span>
      {filled > 1 && <span>{es.count(filled)}</span>}
      <label className="zoom">
        {es.zoom}
        <input
          type="range"
          min={40}
          max={160}
          step={10}
          value={sheet.view.zoom}
          onChange={({ target }) => desk.setZoom(sheet, Number(target.value))}
        />
        <output>{Math.round(sheet.view.zoom * desk.scale)} %</output>
      </label>
    </footer>
  );
}

/** Filled cells of the selection, as Excel counts them. */
function countFilled(sheet: Sheet, { areas }: SheetView['selection']): number {
  let count = 0;
  for (const area of areas)
    sheet.cells.each(area, (_row, _column, { value }) => {
      if (value !== null) count += 1;
    });
  return count;
}
