/** What stands over the active cell: its editor while one writes, or the arrow of its dropdown and the list. */
import { cellAddress, holds } from '../../host/workbook/area';
import type { SheetLook } from '../look/sheet-look';
import { es } from '../strings.es';
import { CellEditor } from './CellEditor';
import { CellList } from './CellList';
import type { Edit } from './edit';
import { wholeCell, type Spot, type Step } from './moves';
import { boxOf } from './tracks';
import type { Seen } from './use-seen';
import { boxInWindow, HEAD } from './window';

export interface ActiveCellProps {
  readonly look: SheetLook;
  readonly seen: Seen;
  readonly active: Spot;
  /** What its dropdown offers; null without one. */
  readonly values: readonly string[] | null;
  /** What it holds, as one would edit it. */
  readonly text: string;
  readonly listOpen: boolean;
  openList(open: boolean): void;
  onPick(value: string): void;
  /** Gives the focus back to the cells. */
  giveBack(): void;
  readonly edit: Edit | null;
  setEdit(edit: Edit | null): void;
  commit(): Promise<boolean>;
  move(step: Step): void;
}

export function ActiveCell(props: ActiveCellProps) {
  const { look, seen, active, values, listOpen, openList, edit } = props;
  const { layout, view, parts } = seen;
  const whole = wholeCell(look.sheet, active);
  const box = boxOf(layout, whole);
  const part = parts.find(({ shown }) => holds(shown, active.row, active.column));
  return (
    <>
      {part && (
        <div
          className="over"
          style={{
            left: HEAD.width + part.left,
            top: HEAD.height + part.top,
            width: part.width,
            height: part.height,
          }}
        >
          <div className="moved" style={{ transform: `translate(${-part.fromX}px, ${-part.fromY}px)` }}>
            {edit && !edit.inBar ? (
              <CellEditor
                edit={edit}
                box={box}
                look={look.cell(active.row, active.column)}
                zoom={layout.zoom}
                setEdit={props.setEdit}
                commit={props.commit}
                move={props.move}
              />
            ) : (
              values && (
                <button
                  type="button"
                  className="drop"
                  tabIndex={-1}
                  aria-label={es.openList}
                  aria-expanded={listOpen}
                  style={{ left: box.left + box.width, top: box.top + box.height - 20 }}
                  // The list keeps the focus: leaving it would close it, and the click open it again.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => openList(!listOpen)}
                >
                  ▾
                </button>
              )
            )}
          </div>
        </div>
      )}
      {listOpen && values && (
        <CellList
          label={es.list(cellAddress(active.row, active.column))}
          values={values}
          current={props.text}
          box={boxInWindow(layout, view, whole)}
          room={view}
          onPick={(value) => {
            openList(false);
            props.giveBack();
            if (value !== null) props.onPick(value);
          }}
          onLeave={() => openList(false)}
        />
      )}
    </>
  );
}
