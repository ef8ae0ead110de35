/** Where is the Bitácora now? A person may have moved its table, made it a plain range, or renamed what it hangs by. */
import { fold } from '../domain/fold';
import type { LedgerPlace, TakenNames } from './snapshot';

/** Columns of the table and their widths in characters. */
export const LEDGER_COLUMNS = {
  Cuándo: 17,
  Reporte: 18,
  Municipio: 24,
  Herramienta: 12,
  De: 30,
  A: 30,
  Origen: 24,
  Quién: 22,
  Id: 30,
} as const;

/** A column of the Bitácora that is ours. */
export type LedgerField = keyof typeof LEDGER_COLUMNS;

/** The name of the table, unless something else has it. */
export const LEDGER_TABLE = 'MV_Bitacora';

const FIELDS = Object.keys(LEDGER_COLUMNS) as LedgerField[];
/** Without one of these an entry does not say what changed; the others may be deleted. */
const NEEDED: readonly LedgerField[] = ['Cuándo', 'Reporte', 'Municipio', 'Herramienta', 'De', 'A'];
/** A plain range's headers are looked for within so many rows. */
const HEAD_ROWS = 30;
const HEAD_COLUMNS = 60;

/** What is found of the Bitácora. */
interface FoundLedger {
  readonly place: LedgerPlace | null;
  /** Names that a new Bitácora must not take. */
  readonly taken: TakenNames;
}

/** Starts looking for it, first on the marked sheet; call what it returns after the next sync. */
export function loadLedger(context: Excel.RequestContext, marked: string | undefined): () => FoundLedger {
  const { tables, worksheets } = context.workbook;
  tables.load(
    'items/name,items/columns/items/name,items/worksheet/name,items/worksheet/protection/protected',
  );
  worksheets.load('items/name');
  const range = marked === undefined ? null : loadHead(context, marked);
  return () => ({
    place: placeOf(tables.items, marked) ?? (range && rangePlace(range)),
    taken: {
      sheets: worksheets.items.map(({ name }) => name),
      tables: tables.items.map(({ name }) => name),
    },
  });
}

/** The table on the marked sheet; else the one of ours wherever it was cut to. A person's copy is neither. */
function placeOf(tables: readonly Excel.Table[], marked: string | undefined): LedgerPlace | null {
  const places = tables.flatMap((table): LedgerPlace[] => {
    const columns = table.columns.items.map(({ name }) => fieldOf(name));
    if (!isLedger(columns)) return [];
    const { worksheet } = table;
    return [
      {
        sheet: worksheet.name,
        table: table.name,
        columns,
        protected: worksheet.protection.protected,
        left: 0,
      },
    ];
  });
  return (
    places.find(({ sheet }) => sheet === marked) ??
    places.find(({ table }) => table?.toLowerCase() === LEDGER_TABLE.toLowerCase()) ??
    null
  );
}

interface LoadedHead {
  readonly sheet: Excel.Worksheet;
  readonly cells: Excel.Range;
}

function loadHead(context: Excel.RequestContext, marked: string): LoadedHead {
  const sheet = context.workbook.worksheets.getItem(marked);
  sheet.load('name,protection/protected');
  const window = sheet.getRangeByIndexes(0, 0, HEAD_ROWS, HEAD_COLUMNS);
  const cells = sheet.getUsedRangeOrNullObject(true).getIntersectionOrNullObject(window);
  cells.load('columnIndex,values');
  return { sheet, cells };
}

/** The table made a plain range: its headers still say what each column is. */
function rangePlace({ sheet, cells }: LoadedHead): LedgerPlace | null {
  if (cells.isNullObject) return null;
  for (const line of cells.values as unknown[][]) {
    const columns = line.map((value) => fieldOf(String(value ?? '')));
    if (!isLedger(columns)) continue;
    const { name, protection } = sheet;
    return { sheet: name, table: null, columns, protected: protection.protected, left: cells.columnIndex };
  }
  return null;
}

function isLedger(columns: readonly (string | null)[]): boolean {
  return NEEDED.every((field) => columns.filter((one) => one === field).length === 1);
}

function fieldOf(header: string): LedgerField | null {
  const folded = fold(header);
  return FIELDS.find((field) => fold(field) === folded) ?? null;
}

/** Starts reading the ids of all entries; call what it returns after the next sync. None where the column is gone. */
export function loadLedgerIds(
  context: Excel.RequestContext,
  place: LedgerPlace | null,
): () => ReadonlySet<string> {
  const index = place?.columns.indexOf('Id') ?? -1;
  if (place === null || index < 0) return () => new Set();
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const ids =
    place.table === null
      ? sheet
          .getCell(0, place.left + index)
          .getEntireColumn()
          .getUsedRangeOrNullObject(true)
      : sheet.tables.getItem(place.table).columns.getItemAt(index).getRange();
  ids.load('values');
  return () => (ids.isNullObject ? new Set() : new Set(ids.values.map(([value]) => String(value))));
}
