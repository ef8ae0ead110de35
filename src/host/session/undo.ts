/**
 * What does Ctrl+Z take back? What the person and the add-in did to cells, newest first
 * (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities).
 */
import type { Area } from '../workbook/area';
import { cellArea } from '../workbook/area';
import type { Cell } from '../workbook/cells';
import type { Sheet } from '../workbook/model';
import { raiseChanged, raiseFormatChanged, type ChangeNews } from './change';
import { valueType, wireValue } from './read';
import type { Session } from './session';
import { deleteAt, insertAt } from './structure';
import type { Undo, Undone } from './undo-step';
import { cellsBefore, restore, takeShot, type CellsBefore, type Shot } from './undo-shot';

/** Excel keeps a hundred. */
const MOST = 100;

interface Step {
  /** Everything as it was: of no use once a co-author has changed something since. */
  readonly whole: boolean;
  readonly takeBack: () => void;
}

/** One person's stack. It begins with their first act: a program at which nobody sits pays nothing. */
export class UndoStack implements Undo {
  begun = false;
  private steps: Step[] = [];
  private emptied = false;

  constructor(private readonly session: Session) {}

  act<T>(what: () => T): T {
    this.begun = true;
    return this.record(what, 'person');
  }

  batch<T>(what: () => T): T {
    const isHeard = this.begun || this.session.peers.some(({ undo }) => undo?.begun);
    return isHeard ? this.record(what, 'addin') : what();
  }

  /** Rows that the person inserts or deletes. */
  shift(sheet: Sheet, area: Area, act: 'insert' | 'delete'): void {
    this.begun = true;
    const { session } = this;
    const shot = takeShot(session.workbook, true);
    const insert = (): void => insertAt(session, sheet, area, 'Down');
    const remove = (): void => deleteAt(session, sheet, area, 'Up');
    const [go, back] = act === 'insert' ? [insert, remove] : [remove, insert];
    go();
    this.push({
      whole: true,
      takeBack: () => {
        back();
        restore(session.workbook, shot);
      },
    });
    this.tellPeers(true);
  }

  /** Takes back the last step. */
  undo(): Undone {
    const step = this.steps.pop();
    if (!step) return this.emptied ? 'emptied' : 'nothing';
    step.takeBack();
    this.tellPeers(step.whole);
    return 'done';
  }

  private record<T>(what: () => T, who: 'person' | 'addin'): T {
    const { workbook } = this.session;
    const shot = takeShot(workbook, false);
    const { cells, stop } = cellsBefore(workbook);
    let moved = true;
    try {
      return what();
    } finally {
      moved = stop();
      const after = takeShot(workbook, false);
      if (moved || !after.standsAs(shot)) this.unforeseen();
      else if (cells.size > 0 || !after.looksAs(shot)) this.recorded(who, shot, cells);
    }
  }

  private recorded(who: 'person' | 'addin', shot: Shot, cells: CellsBefore): void {
    this.tellPeers(false);
    if (who === 'addin' && this.session.undoKeeping === 'cleared') this.clear();
    else if (this.begun) this.push({ whole: false, takeBack: () => this.putBack(shot, cells) });
  }

  /** Sheets came, went, were hidden or protected, or cells moved: that cannot be taken back, nor what was before. */
  private unforeseen(): void {
    this.clear();
    this.tellPeers(true);
  }

  private push(step: Step): void {
    this.steps = [...this.steps, step].slice(-MOST);
    this.emptied = false;
  }

  private clear(): void {
    this.emptied ||= this.steps.length > 0;
    this.steps = [];
  }

  private tellPeers(all: boolean): void {
    for (const { undo } of this.session.peers) undo?.heard(all);
  }

  /** Of steps that would put everything back as it was, and of those before them, none stays. */
  heard(all: boolean): void {
    const last = all ? this.steps.length : this.steps.findLastIndex((step) => step.whole) + 1;
    if (last === 0) return;
    this.steps = this.steps.slice(last);
    this.emptied ||= this.steps.length === 0;
  }

  private putBack(shot: Shot, before: CellsBefore): void {
    const { session } = this;
    restore(session.workbook, shot);
    for (const [sheet, cells] of before) {
      const [contents, formats]: [Told[], Told[]] = [[], []];
      for (const { row, column, cell } of cells.values()) {
        const now = sheet.cell(row, column);
        const told = { row, column, was: now?.value ?? null };
        if (!sameContents(now, cell)) contents.push(told);
        else if ((now?.style ?? 0) !== (cell?.style ?? 0)) formats.push(told);
        sheet.cells.remove(row, column);
        if (cell) sheet.cells.put(row, column, { ...cell });
      }
      for (const area of blocks(contents))
        raiseChanged(session, sheet, area, details(session, sheet, contents));
      for (const area of blocks(formats)) raiseFormatChanged(session, sheet, area);
    }
  }
}

function sameContents(a: Cell | undefined, b: Cell | undefined): boolean {
  return (a?.value ?? null) === (b?.value ?? null) && (a?.formula ?? null) === (b?.formula ?? null);
}

interface Told {
  readonly row: number;
  readonly column: number;
  /** The value that it had until now. */
  readonly was: Cell['value'];
}

/** Excel tells before and after of single cells. */
function details(session: Session, sheet: Sheet, told: readonly Told[]): ChangeNews {
  if (told.length !== 1) return {};
  session.calculated();
  const { row, column, was } = told[0]!;
  const is = sheet.cell(row, column)?.value ?? null;
  return {
    details: {
      valueBefore: wireValue(was),
      valueAfter: wireValue(is),
      valueTypeBefore: valueType(was),
      valueTypeAfter: valueType(is),
    },
  };
}

/** Runs of cells side by side, and equal runs below each other, as one area. */
function blocks(cells: readonly Told[]): Area[] {
  const areas: Area[] = [];
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const { row, column } of sorted) {
    const last = areas.at(-1);
    if (last?.top === row && last.right === column - 1) areas[areas.length - 1] = { ...last, right: column };
    else areas.push(cellArea(row, column));
  }
  const open = new Map<string, Area>();
  for (const area of areas) {
    const key = `${area.left}:${area.right}`;
    const above = open.get(key);
    open.delete(key);
    const joins = above?.bottom === area.top - 1;
    if (above && !joins) open.set(`${key}:${above.top}`, above);
    open.set(key, joins ? { ...above, bottom: area.bottom } : area);
  }
  return [...open.values()];
}
