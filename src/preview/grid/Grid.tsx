/** What does a person see and touch of a sheet? Cells in frozen and scrolling parts, a selection, and an editor in the cell. */
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import { flushSync } from 'react-dom';
import { cellAddress, COLUMNS, holds, overlaps, ROWS, type Area } from '../../host/workbook/area';
import type { SheetView } from '../../host/workbook/features';
import type { Sheet } from '../../host/workbook/model';
import type { Desk } from '../excel/desk';
import type { Acts } from '../excel/acts';
import type { SheetLook } from '../look/sheet-look';
import { es } from '../strings.es';
import { ActiveCell } from './ActiveCell';
import { newEdit } from './edit';
import { Headings } from './Headings';
import { FilterButtons, Marks, NoteCorners } from './Marks';
import { NoteCard } from './NoteCard';
import { askedBy, type Asked } from './keys';
import { nextCell, spanned, wholeCell, type Spot } from './moves';
import { Quadrant } from './Quadrant';
import { useSeen } from './use-seen';
import { boxInWindow, HEAD, spotAt } from './window';

export interface GridProps {
  readonly desk: Desk;
  readonly acts: Acts;
  readonly look: SheetLook;
  /** This person's; the sheet's own view may be another's by now. */
  readonly selection: SheetView['selection'];
  readonly id: string;
  onMenu(at: { readonly x: number; readonly y: number }): void;
}

export function Grid({ desk, acts, look, selection, id, onMenu }: GridProps) {
  const { sheet } = look;
  const { edit } = desk;
  const active: Spot = selection;
  const focus = useRef<HTMLDivElement>(null);
  const [listAt, setListAt] = useState<(Spot & { readonly sheet: Sheet }) | null>(null);
  const [hovered, setHovered] = useState<Spot | null>(null);
  /** Where an extension of the selection ends. */
  const far = useRef<Spot>(active);

  const seen = useSeen(look, selection, desk.scale);
  const { scroller, onScroll, size, layout, view, parts } = seen;

  const listOpen = listAt !== null && isAt(listAt, sheet, active);
  // The list goes with its cell; coming back does not open it again.
  if (listAt && !listOpen) setListAt(null);
  const openList = (open: boolean): void => setListAt(open ? { sheet, ...spotOf(active) } : null);

  const place = useCallback(
    (spot: Spot, extend: boolean, add = false): void => {
      const anchor = extend ? { row: active.row, column: active.column } : spot;
      far.current = spot;
      const area = extend ? spanned(sheet, anchor, spot) : wholeCell(sheet, spot);
      const before = add ? selection.areas : extend ? selection.areas.slice(0, -1) : [];
      desk.select(sheet, [...before, area], anchor);
    },
    [desk, sheet, selection, active.row, active.column],
  );

  const spotUnder = (event: MouseEvent | PointerEvent): Spot => {
    const box = scroller.current!.getBoundingClientRect();
    return spotAt(layout, view, event.clientX - box.left - HEAD.width, event.clientY - box.top - HEAD.height);
  };

  async function down(event: PointerEvent): Promise<void> {
    if (event.button !== 0 && event.button !== 2) return;
    const spot = spotUnder(event);
    const { shiftKey, ctrlKey, metaKey, button } = event;
    event.preventDefault();
    if (!(await acts.commit())) return;
    if (button === 2 && selection.areas.some((area) => holds(area, spot.row, spot.column))) return;
    focus.current?.focus({ preventScroll: true });
    place(spot, shiftKey, ctrlKey || metaKey);
    if (button === 0 && !shiftKey && !ctrlKey) acts.follow(sheet, spot);
  }

  function drag(event: PointerEvent): void {
    const spot = spotUnder(event);
    if (event.buttons === 0)
      return setHovered((was) => (was?.row === spot.row && was.column === spot.column ? was : spot));
    if (event.buttons !== 1 || edit || (far.current.row === spot.row && far.current.column === spot.column))
      return;
    place(spot, true);
  }

  async function pick(kind: 'row' | 'column' | 'all', track: number, event: PointerEvent): Promise<void> {
    event.preventDefault();
    if (!(await acts.commit())) return;
    focus.current?.focus({ preventScroll: true });
    const all: Area = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };
    const from = event.shiftKey ? (kind === 'row' ? active.row : active.column) : track;
    const [low, high] = [Math.min(from, track), Math.max(from, track)];
    const area =
      kind === 'row'
        ? { ...all, top: low, bottom: high }
        : kind === 'column'
          ? { ...all, left: low, right: high }
          : all;
    desk.select(sheet, [area], { row: area.top, column: area.left });
  }

  function type(text: string, quick: boolean): void {
    flushSync(() => desk.setEdit(newEdit(sheet, active, { text, quick, inBar: false })));
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (edit) return desk.callEditor();
    const { key, shiftKey: shift, altKey: alt } = event;
    const rows = parts.at(-1)?.shown;
    const page = rows ? Math.max(1, rows.bottom - rows.top) : 10;
    const pressed = { key, shift, alt, ctrl: event.ctrlKey || event.metaKey };
    const asked = askedBy(pressed, { sheet, active, far: far.current, frozen: layout.frozen, page });
    if (!asked) return;
    if (asked.kind !== 'character') event.preventDefault();
    answer(asked);
  }

  function answer(asked: Asked): void {
    switch (asked.kind) {
      case 'move':
        return place(asked.to, asked.extend);
      case 'sheet':
        return acts.nextSheet(asked.step);
      case 'write':
        return asked.over ? type('', true) : type(acts.editText(active), false);
      case 'character':
        return type('', true);
      case 'list':
        return openList(true);
      case 'erase':
        return void acts.erase();
      case 'forget':
        return desk.forgetCopy();
      case 'menu':
        return menuAtCell();
      case 'undo':
        return void acts.undo();
      case 'all':
        return desk.select(sheet, [sheet.usedArea()], active);
      case 'nothing':
    }
  }

  async function menuAtPointer(event: MouseEvent): Promise<void> {
    const { clientX: x, clientY: y } = event;
    event.preventDefault();
    if (await acts.commit()) onMenu({ x, y });
  }

  function menuAtCell(): void {
    const outer = scroller.current!.getBoundingClientRect();
    const box = boxInWindow(layout, view, wholeCell(sheet, active));
    onMenu({
      x: outer.left + HEAD.width + box.left + box.width / 2,
      y: outer.top + HEAD.height + box.top + box.height,
    });
  }

  const copy = (event: ClipboardEvent, cut: boolean): void => {
    if (edit) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', acts.copy(cut));
  };
  const paste = (event: ClipboardEvent): void => {
    if (edit) return;
    event.preventDefault();
    void acts.paste(event.clipboardData.getData('text/plain'));
  };

  const isEditing = edit !== null;
  const isOpened = useRef(false);
  useEffect(() => {
    if (isEditing) return;
    if (!isOpened.current || isLeftOver(document.activeElement))
      focus.current?.focus({ preventScroll: true });
    isOpened.current = true;
  }, [isEditing]);

  const activeBox = wholeCell(sheet, active);
  const activePart = parts.find(({ shown: seen }) => overlaps(seen, activeBox));

  return (
    <div
      className="sheet"
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={paste}
    >
      <div className="scroller" ref={scroller} tabIndex={-1} onScroll={onScroll}>
        <div
          className="extent"
          style={{ width: layout.columns.total + HEAD.width, height: layout.rows.total + HEAD.height }}
        >
          <div className="stage" style={{ width: size.width, height: size.height }}>
            <Headings
              layout={layout}
              parts={parts}
              areas={selection.areas}
              onPick={(...picked) => void pick(...picked)}
            />
            <div
              className="cells"
              role="grid"
              aria-label={es.grid(sheet.name)}
              aria-rowcount={ROWS}
              aria-colcount={COLUMNS}
              aria-multiselectable="true"
              aria-activedescendant={
                activePart && `${id}-${activePart.name}-${cellAddress(activeBox.top, activeBox.left)}`
              }
              tabIndex={0}
              ref={focus}
              style={{ left: HEAD.width, top: HEAD.height, width: view.width, height: view.height }}
              // An open editor is where one types: the cells themselves would take no key.
              onFocus={() => desk.callEditor()}
              onKeyDown={keyDown}
              onPointerDown={(event) => void down(event)}
              onPointerMove={drag}
              onPointerLeave={() => setHovered(null)}
              onDoubleClick={() => (edit ? desk.callEditor() : type(acts.editText(active), false))}
              onContextMenu={(event) => void menuAtPointer(event)}
            >
              {parts.map((part) => (
                <div
                  key={part.name}
                  role="rowgroup"
                  className={`part ${part.name}`}
                  style={{ left: part.left, top: part.top, width: part.width, height: part.height }}
                >
                  <div
                    className="moved"
                    role="presentation"
                    style={{ transform: `translate(${-part.fromX}px, ${-part.fromY}px)` }}
                  >
                    <Quadrant look={look} layout={layout} {...spread(part.shown)} id={`${id}-${part.name}`} />
                    <FilterButtons sheet={sheet} layout={layout} shown={part.shown} />
                    <NoteCorners sheet={sheet} layout={layout} shown={part.shown} />
                    <Marks
                      sheet={sheet}
                      layout={layout}
                      areas={selection.areas}
                      active={active}
                      copied={desk.copied?.sheet === sheet ? desk.copied.area : null}
                    />
                  </div>
                </div>
              ))}
            </div>
            <ActiveCell
              look={look}
              seen={seen}
              active={active}
              values={acts.listAt(active)}
              text={acts.editText(active)}
              listOpen={listOpen}
              openList={openList}
              onPick={(value) => void acts.type(active, value)}
              giveBack={() => focus.current?.focus()}
              edit={edit?.sheet === sheet ? edit : null}
              setEdit={(next) => desk.setEdit(next)}
              commit={() => acts.commit()}
              move={(step) => place(nextCell(sheet, active, step), false)}
            />
            <NoteCard
              sheet={sheet}
              spot={hovered ?? active}
              box={boxInWindow(layout, view, wholeCell(sheet, hovered ?? active))}
              room={view}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** True where an editor that has closed leaves the focus; who went elsewhere stays there. */
const isLeftOver = (element: Element | null): boolean =>
  element === null || element === document.body || element.matches('.entry');

const spotOf = ({ row, column }: Spot): Spot => ({ row, column });

const isAt = (at: Spot & { readonly sheet: Sheet }, sheet: Sheet, { row, column }: Spot): boolean =>
  at.sheet === sheet && at.row === row && at.column === column;

/** Spread props keep `Quadrant` from drawing again while only the scroll's fraction changes. */
function spread(area: Area): { top: number; left: number; bottom: number; right: number } {
  return area;
}
