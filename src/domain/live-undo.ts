/** How is what an action replaced written down, found again in a sheet that has moved on, and put back? */
import {
  fillOf,
  areaAddress,
  HATCHED,
  type Area,
  type Color,
  type Grid,
  type GridCell,
  type Hatched,
} from './grid';
import { letteringOf, type Lettering } from './symbol-fonts';
import { municipalityKeys } from './ledger';
import { gridCell } from './ledger-known';
import { contentsOf, sameContents, type CellContents, type CellEffect } from './live-edit';
import type { Position, Round, ToolId } from './matrix';
import { parseAreas } from './parse-areas';
import { rectangles } from './rectangles';

/** One side of a change: what the cell held and its direct fill. */
export interface CellSide {
  readonly contents: CellContents;
  /** Of a pattern or a gradient no more is kept than that there was one: it is never put back. */
  readonly fill: Color | Hatched | null;
  /** The font of symbols and the line through it that a text had; absent for plain letters. */
  readonly lettering?: Lettering;
}

/** A cell before and after an action. A live count is told by its mark: Excel may respell its formula. */
export interface CellUndo extends Position {
  readonly before: CellSide;
  readonly after: CellSide;
}

/** Which municipality a row was and which tool a column, so that a sorted or shifted table is still found. */
export interface Frame {
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, ToolId>>;
}

/** What one action replaced on one sheet. */
export interface SheetUndo {
  /** The slot of a live round follows its sheet when it is renamed; null for another sheet. */
  readonly slot: number | null;
  /** True when the action made the round live: undoing it takes away formats, dropdown and counts too. */
  readonly made: boolean;
  readonly frame: Frame;
  readonly cells: readonly CellUndo[];
  /** Cells that nobody had aligned and that the conversion centred; absent for none. */
  readonly centered?: readonly Area[];
}

/** The frame of a round for the cells given. */
export function frameOf(round: Round | undefined, cells: readonly Position[]): Frame {
  if (!round) return { rows: {}, columns: {} };
  const keys = municipalityKeys(round);
  const tools = new Map(round.tools.map(({ column, tool }) => [column, tool]));
  const rows: Record<string, string> = {};
  const columns: Record<string, ToolId> = {};
  for (const { row, column } of cells) {
    const key = keys.get(row);
    const tool = tools.get(column);
    if (key !== undefined && tool !== undefined) {
      rows[row] = key;
      columns[column] = tool;
    }
  }
  return { rows, columns };
}

/**
 * The cells that are told as its own: of a conversion those of the body, as it told them itself, and not the counts
 * and symbols of the legend, which come and go with it.
 */
export function cellsTold({ made, frame, cells }: SheetUndo): readonly CellUndo[] {
  return made ? cells.filter((cell) => isFramed(frame, cell)) : cells;
}

function isFramed({ rows, columns }: Frame, { row, column }: Position): boolean {
  return rows[row] !== undefined && columns[column] !== undefined;
}

/** One line of header, then one for each change that cells share: `[before, fill, after, fill] ⇥ areas`. */
export function encodeUndo({ slot, made, frame, cells, centered = [] }: SheetUndo): string {
  const groups = new Map<string, CellUndo[]>();
  for (const cell of cells) {
    const { before, after } = cell;
    const letters =
      before.lettering || after.lettering ? [before.lettering ?? null, after.lettering ?? null] : [];
    const key = JSON.stringify([before.contents, before.fill, after.contents, after.fill, ...letters]);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  const lines = [...groups].map(([key, group]) => `${key}\t${rectangles(group).map(areaAddress).join(',')}`);
  const aligned = centered.length === 0 ? {} : { centered: centered.map(areaAddress).join(',') };
  return [JSON.stringify({ slot, made, ...frame, ...aligned }), ...lines].join('\n');
}

/** What `encodeUndo` wrote; null for anything else (a torn or foreign text is no undo). */
export function decodeUndo(text: string): SheetUndo | null {
  const [head, ...lines] = text.split('\n');
  try {
    const { slot, made, rows, columns, centered } = JSON.parse(head!) as Head;
    const cells = lines.flatMap((line) => {
      const tab = line.lastIndexOf('\t');
      const [contents, fill, nextContents, nextFill, letters, nextLetters] = JSON.parse(
        line.slice(0, tab),
      ) as [CellContents, CellSide['fill'], CellContents, CellSide['fill'], Lettering?, Lettering?];
      const sides = {
        before: { contents, fill, ...(letters ? { lettering: letters } : {}) },
        after: { contents: nextContents, fill: nextFill, ...(nextLetters ? { lettering: nextLetters } : {}) },
      };
      return positionsOf(line.slice(tab + 1)).map((position) => ({ ...position, ...sides }));
    });
    const aligned = centered === undefined ? {} : { centered: parseAreas(centered) };
    return { slot, made, frame: { rows, columns }, cells, ...aligned };
  } catch {
    return null;
  }
}

type Head = Pick<SheetUndo, 'slot' | 'made'> & Frame & { readonly centered?: string };

function positionsOf(addresses: string): Position[] {
  return parseAreas(addresses).flatMap(({ top, left, bottom, right }) => {
    const positions: Position[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) positions.push({ row, column });
    }
    return positions;
  });
}

/** What undoing does now: cells to put back, and how many stay because they changed again since or are gone. */
export interface UndoPlan {
  readonly restore: readonly (Position & {
    readonly contents?: CellContents;
    readonly fill?: Color | null;
    readonly lettering?: Lettering;
  })[];
  readonly changedSince: readonly Position[];
  /** Cells that keep the fill that they have: it is, or it was before, a pattern or a gradient. */
  readonly hatched: readonly Position[];
  readonly gone: number;
  /** How many of `restore` are told: see `cellsTold`. */
  readonly told: number;
  /** Cells that hold already what they held before: nothing is to be put back. */
  readonly same: number;
}

/** Marks a live count of ours; its formula is not compared letter by letter. */
export const OWN_COUNT = /N\("Matriz Viva"\)/i;

/** Finds each cell where it stands now and compares what it holds with what the action left there. */
export function planUndo(undo: SheetUndo, round: Round | undefined, grid: Grid): UndoPlan {
  const find = finder(undo.frame, round);
  const restore: UndoPlan['restore'][number][] = [];
  const changedSince: Position[] = [];
  const hatched: Position[] = [];
  let [gone, told, same] = [0, 0, 0];
  const isTold = new Set(cellsTold(undo));
  for (const one of undo.cells) {
    const { before, after, ...position } = one;
    const place = find(position);
    if (!place) {
      gone += 1;
      continue;
    }
    const cell = gridCell(grid, place);
    const now = sideOf(cell);
    if (sameSide(now, before)) {
      if (isTold.has(one)) same += 1;
      continue;
    }
    if (!sameSide(now, after) && !isMidway(now, before, after)) {
      changedSince.push(place);
      continue;
    }
    const back = restoring(now, before);
    if (now.fill !== before.fill && back.fill === undefined) hatched.push(place);
    if (back.contents === undefined && back.fill === undefined) continue;
    restore.push({ ...place, ...back });
    if (isTold.has(one)) told += 1;
  }
  return { restore, changedSince, hatched, gone, told, same };
}

/** Where the cells of what is undone stand now, but for those that are gone. */
export function cellsNow({ frame, cells }: SheetUndo, round: Round | undefined): Position[] {
  const find = finder(frame, round);
  return cells.flatMap(({ row, column }) => find({ row, column }) ?? []);
}

/** What a cell holds, as one side of a change. */
export function sideOf(cell: GridCell): CellSide {
  const lettering = letteringOf(cell);
  return { contents: contentsOf(cell), fill: fillOf(cell), ...(lettering ? { lettering } : {}) };
}

function sameLetters({ lettering: a }: CellSide, { lettering: b }: CellSide): boolean {
  return a?.font === b?.font && a?.struck === b?.struck;
}

/**
 * What a request leaves that Excel ended midway: our contents, on the fill that was there. A person who painted it so
 * loses nothing either, since that fill stays.
 */
function isMidway(now: CellSide, before: CellSide, after: CellSide): boolean {
  return sameContents(now.contents, after.contents) && now.fill === before.fill;
}

function restoring(now: CellSide, before: CellSide): CellEffect & { lettering?: Lettering } {
  const letters = sameLetters(now, before) ? {} : { lettering: before.lettering ?? {} };
  const keepsContents = sameContents(now.contents, before.contents) && sameLetters(now, before);
  const keepsFill = now.fill === before.fill || now.fill === HATCHED || before.fill === HATCHED;
  return {
    ...(keepsContents ? {} : { contents: before.contents, ...letters }),
    ...(keepsFill ? {} : { fill: before.fill }),
  };
}

/** The places of the live counts that an action wrote. */
export function countsOf({ cells }: SheetUndo): Position[] {
  return cells.flatMap(({ row, column, after }) => (isOwn(after) ? [{ row, column }] : []));
}

function sameSide(a: CellSide, b: CellSide): boolean {
  return (
    a.fill === b.fill &&
    (isOwn(a) || sameLetters(a, b)) &&
    (sameContents(a.contents, b.contents) || (isOwn(a) && isOwn(b)))
  );
}

function isOwn({ contents }: CellSide): boolean {
  return typeof contents === 'object' && OWN_COUNT.test(contents.formula);
}

/** Where a cell of the frame stands now; null when its municipality or tool is gone. Others stay where they were. */
function finder(frame: Frame, round: Round | undefined): (position: Position) => Position | null {
  const rowOf = new Map([...(round ? municipalityKeys(round) : [])].map(([row, key]) => [key, row]));
  const columnOf = new Map(round?.tools.map(({ tool, column }) => [tool, column]));
  return ({ row, column }) => {
    const key = frame.rows[row];
    const tool = frame.columns[column];
    if (key === undefined || tool === undefined) return { row, column };
    const [nowRow, nowColumn] = [rowOf.get(key), columnOf.get(tool)];
    return nowRow === undefined || nowColumn === undefined ? null : { row: nowRow, column: nowColumn };
  };
}
