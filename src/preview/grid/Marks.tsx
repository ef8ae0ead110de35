/** How is the selection shown? A frame round each area, the active cell clear, as Excel marks them. */
import type { Sheet } from '../../host/workbook/model';
import { subtract, type Area } from '../../host/workbook/area';
import { boxOf, type Layout } from './tracks';
import { wholeCell, type Spot } from './moves';

export interface MarksProps {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly areas: readonly Area[];
  readonly active: Spot;
  /** What was copied, in marching ants. */
  readonly copied: Area | null;
}

export function Marks({ sheet, layout, areas, active, copied }: MarksProps) {
  const own = wholeCell(sheet, active);
  const cell = boxOf(layout, own);
  const many = areas.length > 1;
  return (
    <div aria-hidden="true">
      {areas.map((area, i) => {
        const one = area.top === area.bottom && area.left === area.right;
        const box = boxOf(layout, one ? wholeCell(sheet, { row: area.top, column: area.left }) : area);
        return (
          <i
            key={i}
            className={many ? 'chosen many' : 'chosen'}
            style={{ left: box.left - 1, top: box.top - 1, width: box.width + 1, height: box.height + 1 }}
          />
        );
      })}
      {!many &&
        subtract(areas[0] ?? own, own).map((rest, i) => (
          <i key={`s${i}`} className="shade" style={boxOf(layout, rest)} />
        ))}
      {many && (
        <i
          className="active"
          style={{ left: cell.left - 1, top: cell.top - 1, width: cell.width + 1, height: cell.height + 1 }}
        />
      )}
      {copied && <i className="copied" style={boxOf(layout, copied)} />}
    </div>
  );
}

/** Corners that say that a cell has a note or a comment. */
export function NoteCorners({
  sheet,
  layout,
  shown,
}: {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly shown: Area;
}) {
  const corners = [
    ...sheet.notes.map((note) => ({ ...note, kind: 'note' })),
    ...sheet.comments.filter(({ parent }) => parent === null).map((note) => ({ ...note, kind: 'thread' })),
  ].filter(
    ({ row, column }) =>
      row >= shown.top && row <= shown.bottom && column >= shown.left && column <= shown.right,
  );
  return (
    <div aria-hidden="true">
      {corners.map(({ row, column, kind }) => {
        const box = boxOf(layout, wholeCell(sheet, { row, column }));
        return (
          <i
            key={`${row},${column}`}
            className={`corner ${kind}`}
            style={{ left: box.left + box.width - 8, top: box.top }}
          />
        );
      })}
    </div>
  );
}

/** Arrows of filters on the headers of tables and filtered ranges. */
export function FilterButtons({
  sheet,
  layout,
  shown,
}: {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly shown: Area;
}) {
  const filtered = [
    ...sheet.tables.filter(({ filter, headerRow }) => filter && headerRow).map(({ area }) => area),
    ...(sheet.autoFilter ? [sheet.autoFilter.area] : []),
  ].filter(({ top }) => top >= shown.top && top <= shown.bottom);
  return (
    <div aria-hidden="true">
      {filtered.flatMap(({ top, left, right }) =>
        Array.from({ length: right - left + 1 }, (_, i) => {
          const box = boxOf(layout, { top, bottom: top, left: left + i, right: left + i });
          const style = { left: box.left + box.width - 18, top: box.top + box.height - 18 };
          return box.width > 20 ? (
            <i key={`${top},${left + i}`} className="filter" style={style}>
              ▾
            </i>
          ) : null;
        }),
      )}
    </div>
  );
}
