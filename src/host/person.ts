/** What does a person at the machine do? Typing, painting, pasting, selecting: the add-in hears of it by events. */
import { EventType, WORKBOOK_TARGET } from './bridge/events';
import { findPlace, type Place } from './session/address';
import { clearArea } from './session/clear';
import { copyRange } from './session/copy';
import { moveRange } from './session/move';
import { structuralActs, type StructuralActs } from './person-structure';
import { looksOf } from './session/looks';
import { RangeRef } from './session/range-ref';
import { select as selectAreas } from './session/selection';
import type { Session } from './session/session';
import { activate, raiseSheet } from './session/sheets';
import { distance } from './session/tracks';
import { UndoStack } from './session/undo';
import type { Undone } from './session/undo-step';
import { accepts } from './session/validity';
import { writeEntries } from './session/write';
import { cellArea, formatArea } from './workbook/area';
import { colorOf } from './objects/colors';

/** Everything resolves when the add-in's handlers have had their say. Addresses are of one sheet, without its name. */
export interface Person extends StructuralActs {
  /** Types a text into a cell. False: a validation refused it and nothing was written. */
  type(sheet: string, address: string, text: string): Promise<boolean>;
  /** Fills cells with a colour; null takes the fill away. */
  paint(sheet: string, address: string, color: string | null): Promise<void>;
  select(sheet: string, address: string): Promise<void>;
  /** Shows a sheet. */
  activate(sheet: string): Promise<void>;
  /** Comes back to the workbook's window. */
  activateWorkbook(): Promise<void>;
  /** Clicks a cell with the left button; it is selected too. */
  click(sheet: string, address: string): Promise<void>;
  /** Pastes a block of texts, its top left at the address. Pasting passes validations by. */
  paste(sheet: string, address: string, block: readonly (readonly string[])[]): Promise<void>;
  /** Copies cells and pastes them with their formats, on that sheet or another one. */
  copy(sheet: string, from: string, to: string, onto?: string): Promise<void>;
  /** Cuts cells and pastes them: they go there with their formats, and what refers to them follows. */
  move(sheet: string, from: string, to: string, onto?: string): Promise<void>;
  /** The delete key: contents go, formats stay. */
  erase(sheet: string, address: string): Promise<void>;
  insertRows(sheet: string, before: number, count?: number): Promise<void>;
  deleteRows(sheet: string, from: number, count?: number): Promise<void>;
  /**
   * Ctrl+Z: takes back the last thing done to cells. "emptied": there is nothing left because the add-in, or
   * something that cannot be taken back, emptied the stack.
   */
  undo(): Promise<Undone>;
}

/** Makes the person. `after` sends events and waits until all is quiet. */
export function makePerson(session: Session, after: () => Promise<void>): Person {
  const act = async <T>(what: () => T): Promise<T> => {
    session.seat?.take();
    session.actor = 'person';
    let done: T;
    try {
      done = what();
    } finally {
      session.actor = 'addin';
    }
    await after();
    return done;
  };
  const stack = new UndoStack(session);
  session.undo = stack;
  /** An act that Ctrl+Z takes back. */
  const edit = <T>(what: () => T): Promise<T> => act(() => stack.act(what));
  const at = (sheet: string, address: string): Place => place(session, sheet, address);
  const rows = (sheet: string, first: number, count: number): Place =>
    at(sheet, `${first}:${first + count - 1}`);
  return {
    type: (sheet, address, text) => edit(() => type(session, at(sheet, address), text)),
    paint: (sheet, address, color) => edit(() => paint(session, at(sheet, address), color)),
    select: (sheet, address) =>
      act(() => selectAreas(session, at(sheet, address).sheet, [at(sheet, address).area])),
    activate: (sheet) => act(() => activate(session, at(sheet, 'A1').sheet)),
    activateWorkbook: () =>
      act(() => session.events.raise(EventType.workbookActivated, [WORKBOOK_TARGET], () => ({}))),
    click: (sheet, address) => act(() => click(session, at(sheet, address))),
    paste: (sheet, address, block) => edit(() => paste(session, at(sheet, address), block)),
    copy: (sheet, from, to, onto = sheet) =>
      edit(() => {
        const target = at(onto, to);
        copyRange(session, at(sheet, from), target.sheet, target.area, {
          type: 'All',
          skipBlanks: false,
          transpose: false,
        });
      }),
    move: (sheet, from, to, onto = sheet) =>
      edit(() => {
        const [source, target] = [at(sheet, from), at(onto, to)];
        const { top: row, left: column } = target.area;
        moveRange(session, source.sheet, source.area, target.sheet, { row, column });
      }),
    erase: (sheet, address) =>
      edit(() => clearArea(session, at(sheet, address).sheet, at(sheet, address).area, 'Contents')),
    insertRows: (sheet, before, count = 1) =>
      act(() => stack.shift(at(sheet, 'A1').sheet, rows(sheet, before, count).area, 'insert')),
    deleteRows: (sheet, from, count = 1) =>
      act(() => stack.shift(at(sheet, 'A1').sheet, rows(sheet, from, count).area, 'delete')),
    undo: () => act(() => stack.undo()),
    ...structuralActs(session, edit, at),
  };
}

function place(session: Session, name: string, address: string): Place {
  const sheet = session.workbook.sheetNamed(name);
  const found = sheet && findPlace(session.workbook, sheet, address);
  if (!found) throw new Error(`There is no ${address} on a sheet named "${name}".`);
  return found;
}

/** A validation that stops acts on typing only: what it refuses is taken back before anyone hears of it. */
function type(session: Session, { sheet, area }: Place, text: string): boolean {
  const [row, column] = [area.top, area.left];
  const rule = sheet.validations.find((each) =>
    each.ranges.some((r) => row >= r.top && row <= r.bottom && column >= r.left && column <= r.right),
  );
  if (rule?.alert.show && rule.alert.style === 'stop') {
    const before = sheet.cell(row, column);
    const kept = before && { ...before };
    const fine = session.events.silently(() => {
      writeEntries(session, sheet, cellArea(row, column), text);
      session.calculated();
      const isAccepted = accepts(session, sheet, rule, row, column);
      if (kept) sheet.cells.put(row, column, kept);
      else sheet.cells.remove(row, column);
      return isAccepted;
    });
    if (!fine) return false;
  }
  writeEntries(session, sheet, cellArea(row, column), text);
  return true;
}

function click(session: Session, { sheet, area }: Place): void {
  selectAreas(session, sheet, [area]);
  raiseSheet(session, EventType.worksheetSingleClicked, sheet, {
    address: formatArea(area),
    offsetX: distance(sheet, area.left, 'column'),
    offsetY: distance(sheet, area.top, 'row'),
  });
}

function paint(session: Session, { sheet, area }: Place, color: string | null): void {
  const looks = looksOf({ sheet, ranges: [new RangeRef(sheet, area)] });
  looks.patch(session, { fill: color === null ? null : { pattern: 'solid', color: colorOf(color) } });
}

function paste(session: Session, { sheet, area }: Place, block: readonly (readonly string[])[]): void {
  const bottom = area.top + block.length - 1;
  const right = area.left + (block[0]?.length ?? 1) - 1;
  writeEntries(session, sheet, { top: area.top, left: area.left, bottom, right }, block);
}
