/** What does a person see and touch of a sheet? Cells in frozen and scrolling parts, a selection, and an editor in the cell. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import { cellAddress, COLUMNS, holds, overlaps, ROWS, type Area } from '../../host/workbook/area';
import type { SheetView } from '../../host/workbook/features';
import type { Desk } from '../excel/desk';
import type { Acts } from '../excel/acts';
import type { SheetLook } from '../look/sheet-look';
import { es } from '../strings.es';
import { CellEditor, type Edit } from './CellEditor';
import { CellList } from './CellList';
import { Headings } from './Headings';
import { FilterButtons, Marks, NoteCorners } from './Marks';
import { NoteCard } from './NoteCard';
import { arrowStep, jump, lastCell, nextCell, spanned, wholeCell, type Spot } from './moves';
import { Quadrant } from './Quadrant';
import { boxOf, layOut, type Layout } from './tracks';
import { frozenSize, HEAD, partsOf, scrollTo, spotAt, type View } from './window';

export interface GridProps {
  readonly desk: Desk;
  readonly acts: Acts;
  readonly look: SheetLook;
  /** This person's; the sheet's own view may be another's by now. */
  readonly selection: SheetView['selection'];
  readonly id: string;
  readonly edit: Edit | null;
  setEdit(edit: Edit | null): void;
  /** Ends the edit and writes it; false when a validation refused it. */
  commit(): Promise<boolean>;
  onMenu(at: { readonly x: number; readonly y: number }): void;
}

/** Rows and columns shown beyond what is used. */
const MORE = { rows: 40, columns: 12 };

export function Grid({ desk, acts, look, selection, id, edit, setEdit, commit, onMenu }: GridProps) {
  const { sheet } = look;
  const active: Spot = selection;
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [size, setSize] = useState({ width: 800, height: 500 });
  const [listOpen, setListOpen] = useState(false);
  const [hovered, setHovered] = useState<Spot | null>(null);
  /** Where an extension of the selection ends. */
  const far = useRef<Spot>(active);

  const used = sheet.usedArea();
  // Whole rows and columns are selected without being laid out to their end.
  const last = selection.areas.at(-1)!;
  const chosen = {
    bottom: last.bottom === ROWS - 1 ? 0 : last.bottom,
    right: last.right === COLUMNS - 1 ? 0 : last.right,
  };
  const shown = {
    rows: Math.min(
      ROWS,
      Math.max(used.bottom, active.row, chosen.bottom, Math.ceil((scroll.y + size.height) / 20)) + MORE.rows,
    ),
    columns: Math.min(
      COLUMNS,
      Math.max(used.right, active.column, chosen.right, Math.ceil((scroll.x + size.width) / 64)) +
        MORE.columns,
    ),
  };
  const { scale } = desk;
  const layout = useMemo(
    () => layOut(sheet, shown, look.fitted, scale),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [sheet, look, scale, shown.rows, shown.columns],
  );
  const view: View = {
    ...scroll,
    width: Math.max(0, size.width - HEAD.width),
    height: Math.max(0, size.height - HEAD.height),
  };
  const parts = partsOf(layout, view);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const measure = (): void => setSize({ width: current.clientWidth, height: current.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => watch.disconnect();
  }, []);

  // The active cell is brought into sight when it changes, also when the add-in changes it.
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const to = scrollTo(layout, view, active);
    current.scrollTo({ left: to.x, top: to.y });
    setListOpen(false);
  }, [sheet, active.row, active.column]); // eslint-disable-line react-hooks/exhaustive-deps

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
    if (event.button === 2 && selection.areas.some((area) => holds(area, spot.row, spot.column))) return;
    const { shiftKey, ctrlKey, metaKey, button } = event;
    event.preventDefault();
    if (edit && !(await commit())) return;
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

  function pick(kind: 'row' | 'column' | 'all', track: number, event: PointerEvent): void {
    event.preventDefault();
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
    flushSync(() => setEdit({ ...active, text, quick, inBar: false }));
  }

  function keyDown(event: KeyboardEvent): void {
    if (edit || event.nativeEvent.isComposing) return;
    const { key, shiftKey, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && shiftKey && altKey) return; // The add-in's shortcuts.
    const handled = (): void => event.preventDefault();
    const from = shiftKey ? far.current : active;
    const step = arrowStep(key);
    if (step && altKey) {
      if (key === 'ArrowDown') setListOpen(true);
      return handled();
    }
    if (step) {
      handled();
      return place(ctrl ? jump(sheet, from, step) : nextCell(sheet, from, step), shiftKey);
    }
    const page = Math.max(1, parts.at(-1) ? parts.at(-1)!.shown.bottom - parts.at(-1)!.shown.top : 10);
    switch (key) {
      case 'Tab':
        handled();
        return place(nextCell(sheet, active, { rows: 0, columns: shiftKey ? -1 : 1 }), false);
      case 'Enter':
        handled();
        return place(nextCell(sheet, active, { rows: shiftKey ? -1 : 1, columns: 0 }), false);
      case 'Home':
        handled();
        return place(
          { row: ctrl ? layout.frozen.rows : from.row, column: ctrl ? layout.frozen.columns : 0 },
          shiftKey,
        );
      case 'End':
        handled();
        return ctrl ? place(lastCell(sheet), shiftKey) : undefined;
      case 'PageDown':
      case 'PageUp':
        handled();
        if (ctrl) return acts.nextSheet(key === 'PageDown' ? 1 : -1);
        return place(
          { ...from, row: Math.min(ROWS - 1, Math.max(0, from.row + (key === 'PageDown' ? page : -page))) },
          shiftKey,
        );
      case 'Delete':
        handled();
        return void acts.erase();
      case 'Backspace':
        handled();
        return type('', true);
      case 'F2':
        handled();
        return type(acts.editText(active), false);
      case 'Escape':
        return desk.forgetCopy();
      case 'ContextMenu':
        handled();
        return menuAtCell();
      case 'F10':
        if (!shiftKey) return;
        handled();
        return menuAtCell();
    }
    if (ctrl && key.toLowerCase() === 'z') {
      handled();
      return void acts.undo();
    }
    if (ctrl && key.toLowerCase() === 'a') {
      handled();
      return desk.select(sheet, [sheet.usedArea()], active);
    }
    // The key itself then goes into the editor, accents and all.
    if (!ctrl && !altKey && (key.length === 1 || key === 'Dead')) type('', true);
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

  useEffect(() => {
    if (!edit) focus.current?.focus({ preventScroll: true });
  }, [edit === null]); // eslint-disable-line react-hooks/exhaustive-deps

  const values = acts.listAt(active);
  const activeBox = wholeCell(sheet, active);
  const activePart = parts.find(({ shown: seen }) => overlaps(seen, activeBox));
  const inPart = (part: (typeof parts)[number], node: ReactNode): ReactNode =>
    holdsWhole(part.shown, active) ? node : null;

  return (
    <div
      className="sheet"
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={paste}
    >
      <div
        className="scroller"
        ref={scroller}
        tabIndex={-1}
        onScroll={({ currentTarget: { scrollLeft: x, scrollTop: y } }) => setScroll({ x, y })}
      >
        <div
          className="extent"
          style={{ width: layout.columns.total + HEAD.width, height: layout.rows.total + HEAD.height }}
        >
          <div className="stage" style={{ width: size.width, height: size.height }}>
            <Headings layout={layout} parts={parts} areas={selection.areas} onPick={pick} />
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
              onKeyDown={keyDown}
              onPointerDown={(event) => void down(event)}
              onPointerMove={drag}
              onPointerLeave={() => setHovered(null)}
              onDoubleClick={() => type(acts.editText(active), false)}
              onContextMenu={(event) => {
                event.preventDefault();
                onMenu({ x: event.clientX, y: event.clientY });
              }}
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
            {parts.map((part) => (
              <div
                key={part.name}
                className="over"
                style={{
                  left: HEAD.width + part.left,
                  top: HEAD.height + part.top,
                  width: part.width,
                  height: part.height,
                }}
              >
                <div className="moved" style={{ transform: `translate(${-part.fromX}px, ${-part.fromY}px)` }}>
                  {inPart(
                    part,
                    edit && !edit.inBar ? (
                      <CellEditor
                        edit={edit}
                        box={boxOf(layout, activeBox)}
                        look={look.cell(active.row, active.column)}
                        zoom={layout.zoom}
                        setEdit={setEdit}
                        commit={commit}
                        move={(step) => place(nextCell(sheet, active, step), false)}
                      />
                    ) : (
                      values && (
                        <button
                          type="button"
                          className="drop"
                          tabIndex={-1}
                          aria-label={es.openList}
                          aria-expanded={listOpen}
                          style={{
                            left: boxOf(layout, activeBox).left + boxOf(layout, activeBox).width,
                            top: boxOf(layout, activeBox).top + boxOf(layout, activeBox).height - 20,
                          }}
                          onClick={() => setListOpen(!listOpen)}
                        >
                          ▾
                        </button>
                      )
                    ),
                  )}
                </div>
              </div>
            ))}
            {listOpen && values && (
              <CellList
                label={es.list(cellAddress(active.row, active.column))}
                values={values}
                current={acts.editText(active)}
                box={boxInWindow(layout, view, activeBox)}
                room={view}
                onPick={(value) => {
                  setListOpen(false);
                  focus.current?.focus();
                  if (value !== null) void acts.type(active, value);
                }}
              />
            )}
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

const holdsWhole = (shown: Area, { row, column }: Spot): boolean => holds(shown, row, column);

/** Spread props keep `Quadrant` from drawing again while only the scroll's fraction changes. */
function spread(area: Area): { top: number; left: number; bottom: number; right: number } {
  return area;
}

/** The box of an area in the cells' part of the window. */
function boxInWindow(
  layout: Layout,
  view: View,
  area: Area,
): { left: number; top: number; width: number; height: number } {
  const box = boxOf(layout, area);
  const frozen = frozenSize(layout);
  return {
    ...box,
    left: box.left < frozen.width ? box.left : box.left - view.x,
    top: box.top < frozen.height ? box.top : box.top - view.y,
  };
}
