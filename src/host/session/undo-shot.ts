/** What did the workbook look like before a step? Its immutable parts by reference, its cells as they change. */
import type { Cell } from '../workbook/cells';
import type { RowFormat } from '../workbook/features';
import type { Sheet, Workbook } from '../workbook/model';

/** Cells of each sheet as they were before they changed. */
export type CellsBefore = Map<Sheet, Map<string, CellBefore>>;

export interface CellBefore {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell | undefined;
}

/** Hears of every cell that changes until `stop`, which tells whether cells were moved. */
export function cellsBefore(workbook: Workbook): { cells: CellsBefore; stop: () => boolean } {
  const cells: CellsBefore = new Map();
  let moved = false;
  const { sheets } = workbook;
  for (const sheet of sheets) {
    sheet.cells.journal = {
      before: (row, column, cell) => {
        let here = cells.get(sheet);
        if (!here) cells.set(sheet, (here = new Map()));
        const key = `${row},${column}`;
        if (!here.has(key)) here.set(key, { row, column, cell: cell && { ...cell } });
      },
      relocated: () => {
        moved = true;
      },
    };
  }
  const stop = (): boolean => {
    for (const sheet of sheets) sheet.cells.journal = null;
    return moved;
  };
  return { cells, stop };
}

/** What a step may put back beside cells. */
const LOOKS = [
  'columns',
  'defaultRowHeight',
  'defaultColumnWidth',
  'merges',
  'conditionalFormats',
  'validations',
  'tables',
  'autoFilter',
  'page',
  'hyperlinks',
  'notes',
  'comments',
  'shifts',
  'tabColor',
] as const satisfies readonly (keyof Sheet)[];

/** What no step can put back. */
const STANDING = ['name', 'visibility', 'protection'] as const satisfies readonly (keyof Sheet)[];

interface SheetShot {
  readonly sheet: Sheet;
  readonly parts: ReadonlyMap<keyof Sheet, unknown>;
  readonly rows: ReadonlyMap<number, RowFormat>;
  /** All cells, of a whole shot. */
  readonly cells: Sheet['cells'] | null;
}

/** The workbook at one moment. */
export class Shot {
  constructor(
    readonly sheets: readonly SheetShot[],
    readonly names: Workbook['names'],
    readonly edits: Workbook['edits'],
    readonly structureProtected: boolean,
  ) {}

  /** True when the sheets are the same, with the same names, visibility and protection. */
  standsAs(other: Shot): boolean {
    return this.structureProtected === other.structureProtected && this.agrees(other, STANDING);
  }

  /** True when, cells apart, nothing looks different. */
  looksAs(other: Shot): boolean {
    return (
      this.names === other.names &&
      this.agrees(other, LOOKS) &&
      this.sheets.every(({ rows }, i) => sameRows(rows, other.sheets[i]!.rows))
    );
  }

  private agrees(other: Shot, parts: readonly (keyof Sheet)[]): boolean {
    return (
      this.sheets.length === other.sheets.length &&
      this.sheets.every((mine, i) => {
        const theirs = other.sheets[i]!;
        return (
          mine.sheet === theirs.sheet &&
          parts.every((part) => mine.parts.get(part) === theirs.parts.get(part))
        );
      })
    );
  }
}

function sameRows(a: ReadonlyMap<number, RowFormat>, b: ReadonlyMap<number, RowFormat>): boolean {
  return a.size === b.size && [...a].every(([row, format]) => b.get(row) === format);
}

/** `whole`: with all cells. */
export function takeShot({ sheets, names, edits, structureProtected }: Workbook, whole: boolean): Shot {
  const shots = sheets.map((sheet) => ({
    sheet,
    parts: new Map([...LOOKS, ...STANDING].map((part) => [part, sheet[part]])),
    rows: new Map(sheet.rows),
    cells: whole ? sheet.cells.copy() : null,
  }));
  return new Shot(shots, names, edits, structureProtected);
}

/** Puts back what the shot holds. */
export function restore(workbook: Workbook, shot: Shot): void {
  workbook.names = shot.names;
  workbook.edits = shot.edits;
  for (const { sheet, parts, rows, cells } of shot.sheets) {
    Object.assign(sheet, Object.fromEntries(LOOKS.map((part) => [part, parts.get(part)])));
    if (!sameRows(sheet.rows, rows)) {
      sheet.rows = new Map(rows);
      sheet.rowsTouched = true;
    }
    if (cells) sheet.cells = cells;
  }
}
