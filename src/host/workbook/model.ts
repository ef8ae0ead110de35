/**
 * What is a workbook while it is open? Plain objects. Cells change through `Sheet.cells`; everything
 * else is immutable data that is replaced whole (`sheet.merges = [...sheet.merges, area]`), so that the
 * codec knows by identity what to write again.
 */
import type { Area } from './area';
import { cellArea } from './area';
import type { Cell } from './cells';
import { CellStore } from './cells';
import type { ConditionalFormat } from './conditional-format';
import { DEFAULT_COLUMN, DEFAULT_PAGE, DEFAULT_ROW, DEFAULT_VIEW } from './defaults';
import type {
  AutoFilter,
  ColumnFormat,
  CustomXmlPart,
  DataValidation,
  DefinedName,
  Drawing,
  Hyperlink,
  IgnoredError,
  Note,
  PageLayout,
  RowFormat,
  SheetProtection,
  SheetView,
  Table,
  ThreadedComment,
} from './features';
import type { Shift } from './edit/shift';
import { StylePool } from './styles/pool';
import type { XmlElement } from './xml/element';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** What the file held for a sheet, for saving it again. Owned by the codec and structural edits. */
export interface SheetOrigin {
  /** Part name, "xl/worksheets/sheet1.xml". */
  readonly part: string;
  /** 'worksheet', or another kind ('chartsheet', 'dialogsheet' …) that is kept as it is. */
  readonly kind: string;
  /** Root attributes and the elements before and after `sheetData`, in the file's order. */
  readonly root: XmlElement;
  /** The aspects as they were read; an aspect that is still the same object is written from `root`. */
  readonly read: Readonly<Partial<Record<keyof Sheet, unknown>>>;
  /** Attributes of the `sheet` element in workbook.xml. */
  readonly attrs: Readonly<Record<string, string>>;
  /** Set for a copy: the id of the sheet that the file held; `part` is then that one's. */
  readonly copyOf?: string;
}

/** One sheet. */
export class Sheet {
  name: string;
  visibility: Visibility = 'Visible';
  /** `#RRGGBB`; null for none. */
  tabColor: string | null = null;
  cells = new CellStore();
  /** Replace through `setRow`; absent rows have `DEFAULT_ROW`. */
  rows = new Map<number, RowFormat>();
  /** Sorted, not overlapping; replace through `setColumns`. */
  columns: readonly ColumnFormat[] = [];
  /** Characters; undefined: Excel's own default (8.43 at Calibri 11). */
  defaultColumnWidth: number | undefined = undefined;
  /** Points. */
  defaultRowHeight = 15;
  merges: readonly Area[] = [];
  view: SheetView = DEFAULT_VIEW;
  conditionalFormats: readonly ConditionalFormat[] = [];
  validations: readonly DataValidation[] = [];
  tables: readonly Table[] = [];
  autoFilter: AutoFilter | null = null;
  protection: SheetProtection | null = null;
  page: PageLayout = DEFAULT_PAGE;
  hyperlinks: readonly Hyperlink[] = [];
  notes: readonly Note[] = [];
  comments: readonly ThreadedComment[] = [];
  ignoredErrors: readonly IgnoredError[] = [];
  /** Charts, pictures and shapes: kept as they are; to be counted and read. */
  drawings: readonly Drawing[] = [];
  /** Whole rows and columns inserted and deleted since opening, for the drawings' anchors. */
  shifts: readonly Shift[] = [];
  /** Set once a row or row format changed. */
  rowsTouched = false;
  origin: SheetOrigin | null = null;

  constructor(
    /** "{00000000-0001-0000-0000-000000000000}": survives renames. */
    readonly id: string,
    name: string,
    /** Number in the file; unique, never used again. */
    readonly sheetId: number,
  ) {
    this.name = name;
  }

  /** False for chart sheets and other kinds that hold no cells. */
  get isWorksheet(): boolean {
    return this.origin === null || this.origin.kind === 'worksheet';
  }

  cell(row: number, column: number): Cell | undefined {
    return this.cells.get(row, column);
  }

  row(row: number): RowFormat {
    return this.rows.get(row) ?? DEFAULT_ROW;
  }

  setRow(row: number, change: Partial<RowFormat>): void {
    this.rows.set(row, { ...this.row(row), ...change });
    this.rowsTouched = true;
  }

  /** The format of one column, its own or the default one. */
  column(column: number): Omit<ColumnFormat, 'from' | 'to'> {
    return this.columns.find((c) => c.from <= column && column <= c.to) ?? DEFAULT_COLUMN;
  }

  /** Changes the format of a run of columns. */
  setColumns(from: number, to: number, change: Partial<ColumnFormat>): void {
    this.columns = changedColumns(this.columns, from, to, change);
  }

  /** The style that shows: the cell's, else the row's, else the column's, else 0. */
  styleAt(row: number, column: number): number {
    return this.cells.get(row, column)?.style ?? this.rows.get(row)?.style ?? this.column(column).style;
  }

  /** The merged area that holds the cell, or null. */
  mergeAt(row: number, column: number): Area | null {
    return (
      this.merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right) ??
      null
    );
  }

  /** The used area as in Excel: cells with content or format; A1 for a blank sheet. */
  usedArea(valuesOnly = false): Area {
    return this.cells.usedArea(valuesOnly) ?? cellArea(0, 0);
  }
}

function changedColumns(
  columns: readonly ColumnFormat[],
  from: number,
  to: number,
  change: Partial<ColumnFormat>,
): ColumnFormat[] {
  const outside: ColumnFormat[] = [];
  const inside: ColumnFormat[] = [];
  for (const c of columns) {
    if (c.from < from) outside.push({ ...c, to: Math.min(c.to, from - 1) });
    if (c.to > to) outside.push({ ...c, from: Math.max(c.from, to + 1) });
    if (c.from <= to && c.to >= from)
      inside.push({ ...c, from: Math.max(c.from, from), to: Math.min(c.to, to) });
  }
  const done: ColumnFormat[] = [];
  let next = from;
  for (const c of inside.sort((a, b) => a.from - b.from)) {
    if (c.from > next) done.push({ ...DEFAULT_COLUMN, ...change, from: next, to: c.from - 1 });
    done.push({ ...c, ...change, from: c.from, to: c.to });
    next = c.to + 1;
  }
  if (next <= to) done.push({ ...DEFAULT_COLUMN, ...change, from: next, to });
  return [...outside, ...done].sort((a, b) => a.from - b.from);
}

/** docProps/core.xml and the title-like parts of it. */
export interface WorkbookProperties {
  readonly title?: string;
  readonly subject?: string;
  readonly author?: string;
  readonly keywords?: string;
  readonly comments?: string;
  readonly category?: string;
  readonly lastAuthor?: string;
  /** ISO date and time. */
  readonly created?: string;
  readonly modified?: string;
}

export interface CalcSettings {
  readonly mode: 'auto' | 'autoNoTable' | 'manual';
  readonly iterate: boolean;
  readonly iterations: number;
  readonly maxChange: number;
  /** The file asks for (or, on saving, will ask for) a full calculation when it is opened. */
  readonly fullOnLoad: boolean;
}

/** The file that a workbook was read from; owned by the codec. */
export interface PackageOrigin {
  /** The kind of main part: workbook, macro workbook, template … */
  readonly contentType: string;
  readonly strict: boolean;
  /** Name and root of workbook.xml. */
  readonly part: string;
  readonly root: XmlElement;
  /** As they were read, to know what changed. */
  readonly names: readonly DefinedName[];
  readonly properties: WorkbookProperties;
  readonly customXml: readonly CustomXmlPart[];
  readonly settings: ReadonlyMap<string, string>;
  readonly calc: CalcSettings;
  readonly activeSheet: Sheet | null;
}

/** What a structural edit does to a formula that names its sheets (in charts). */
export type FormulaEdit = (formula: string) => string;

/** A workbook. Sheets are in tab order. */
export class Workbook {
  sheets: Sheet[] = [];
  activeSheet: Sheet | null = null;
  names: readonly DefinedName[] = [];
  styles = new StylePool();
  properties: WorkbookProperties = {};
  calc: CalcSettings = {
    mode: 'auto',
    iterate: false,
    iterations: 100,
    maxChange: 0.001,
    fullOnLoad: false,
  };
  /** 1904 dates. */
  date1904 = false;
  /** Structure protected: sheets may not be added, deleted, renamed, moved. */
  structureProtected = false;
  customXml: readonly CustomXmlPart[] = [];
  /** Office.js document settings: key → JSON text. */
  settings: ReadonlyMap<string, string> = new Map();
  /** Names of the functions that an add-in brings ("MATRIZ.ESTADO"): in the file they are others. */
  addInFunctions: readonly string[] = [];
  origin: PackageOrigin | null = null;
  /** The package that it was read from, known to the codec only. */
  package: unknown = null;
  /** Structural edits since opening, in order, for the parts that are not modelled. */
  edits: readonly FormulaEdit[] = [];
  private lastSheetId = 0;
  private nameIndex: {
    readonly of: readonly DefinedName[];
    readonly by: ReadonlyMap<string, DefinedName[]>;
  } | null = null;

  /** By id, or by name whatever its case. */
  sheet(key: string): Sheet | undefined {
    return this.sheets.find((s) => s.id === key) ?? this.sheetNamed(key);
  }

  sheetNamed(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === wanted);
  }

  /** A sheet's own name first, then the workbook's; names ignore case. */
  definedName(name: string, sheet: Sheet | null = null): DefinedName | undefined {
    const same = this.namesCalled(name);
    return same.find((n) => sheet !== null && n.sheet === sheet.id) ?? same.find((n) => n.sheet === null);
  }

  /** All names that are written so, whatever their case and scope. */
  namesCalled(name: string): readonly DefinedName[] {
    // Names are replaced as a whole list when one changes, so an index of a list holds for good.
    if (this.nameIndex?.of !== this.names) {
      const by = new Map<string, DefinedName[]>();
      for (const each of this.names) {
        const key = each.name.toLowerCase();
        const same = by.get(key);
        if (same) same.push(each);
        else by.set(key, [each]);
      }
      this.nameIndex = { of: this.names, by };
    }
    return this.nameIndex.by.get(name.toLowerCase()) ?? [];
  }

  /** By id, or by display name whatever its case. */
  table(key: string | number): { table: Table; sheet: Sheet } | undefined {
    const wanted = String(key).toLowerCase();
    for (const sheet of this.sheets) {
      for (const table of sheet.tables) {
        if (String(table.id) === wanted || table.displayName.toLowerCase() === wanted)
          return { table, sheet };
      }
    }
    return undefined;
  }

  /** A new sheet object with an id that was never used; not yet among `sheets`. */
  newSheet(name: string, sheetId = this.lastSheetId + 1): Sheet {
    this.lastSheetId = Math.max(this.lastSheetId, sheetId);
    const hex = sheetId.toString(16).toUpperCase().padStart(4, '0');
    return new Sheet(`{00000000-0001-0000-${hex.slice(-4)}-000000000000}`, name, sheetId);
  }
}
