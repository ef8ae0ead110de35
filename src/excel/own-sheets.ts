/** Which sheets did the add-in make? They are known by a hidden name that refers to them, not by their own. */

/** The kinds of sheets that the add-in makes. */
export type OwnSheetKind =
  | 'comparativo'
  | 'hallazgos'
  | 'indice'
  | 'ficha'
  | 'datos'
  | 'deshacer'
  | 'estados'
  | 'bitacora'
  | 'avances';

/** Prefix of every defined name that the add-in writes. */
export const NAME_PREFIX = 'MV_';
const MARK_PREFIX = `${NAME_PREFIX}hoja_`;
/** Beside a mark, a name that stands for a text: other programs drop a name's comment, but not that. */
const SUM_PREFIX = `${NAME_PREFIX}suma_`;

/** One sheet of ours: its kind, the key within its kind (a ficha's INEGI code), its sheet name, what was stored. */
export interface OwnSheet {
  readonly kind: OwnSheetKind;
  readonly key: string;
  readonly sheet: string;
  /** The defined name that marks it. */
  readonly mark: string;
  /** What the add-in noted when it wrote the sheet (a checksum of its contents); "" when that is not known. */
  readonly note: string;
  /** The defined name that holds the note, when there is one; else it stands in the mark's comment. */
  readonly sum?: string;
}

/** The defined name that marks a sheet of ours: `MV_hoja_ficha_15123`. */
export function markName(kind: OwnSheetKind, key = ''): string {
  return key === '' ? `${MARK_PREFIX}${kind}` : `${MARK_PREFIX}${kind}_${key.replace(/[^A-Za-z0-9_]/g, '_')}`;
}

/** The defined name that holds the checksum of a marked sheet: `MV_suma_ficha_15123`. */
export function sumName(mark: string): string {
  return SUM_PREFIX + mark.slice(MARK_PREFIX.length);
}

/** The sheet that a name's formula refers to: `='3er reporte'!$A$1` → "3er reporte"; null when it refers to none. */
export function sheetOfReference(formula: string): string | null {
  const match = /^=?\s*(?:'((?:[^']|'')+)'|([^'!#()]+))!/.exec(formula);
  if (!match) return null;
  return match[1] !== undefined ? match[1].replace(/''/g, "'") : (match[2] ?? null);
}

/** A sheet's name as a formula writes it. Always quoted: a bare name may look like a cell or hold spaces. */
export function quoteSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** A defined name as loaded. */
export interface LoadedName {
  readonly name: string;
  readonly formula: string;
  readonly comment: string;
}

/** The text that a name stands for; null for one that stands for something else. */
export function textOfName({ formula }: LoadedName): string | null {
  return /^="(.*)"$/.exec(formula)?.[1] ?? null;
}

/** What must be loaded of the workbook's names for `loadedNames`. */
export const NAME_FIELDS = 'items/name,items/formula,items/comment,items/scope';

/**
 * The workbook's own names. Excel makes a name #REF! when its sheet is deleted; programs that edit the file leave
 * it as it was, and rename sheets without it: such a name refers to nothing here either.
 */
export function loadedNames(items: readonly Excel.NamedItem[], sheetNames: readonly string[]): LoadedName[] {
  const sheets = new Set(sheetNames.map((name) => name.toLowerCase()));
  return items
    .filter(({ scope }) => scope === 'Workbook')
    .map(({ name, formula, comment }) => {
      const sheet = sheetOfReference(String(formula));
      const isGone = sheet !== null && name.startsWith(NAME_PREFIX) && !sheets.has(sheet.toLowerCase());
      return { name, formula: isGone ? '=#REF!' : String(formula), comment };
    });
}

/**
 * The sheets of ours among the workbook's own names. Sheet-scoped names are not marks: Excel gives a copy of
 * a marked sheet a sheet-scoped duplicate, and a copy that a person made is the person's.
 */
export function ownSheets(names: readonly LoadedName[]): OwnSheet[] {
  const texts = new Map(names.map((one) => [one.name, textOfName(one) ?? '']));
  return names.flatMap(({ name, formula, comment }) => {
    const match = new RegExp(`^${MARK_PREFIX}([a-z]+)(?:_(.*))?$`).exec(name);
    const sheet = match ? sheetOfReference(formula) : null;
    if (!match || sheet === null) return [];
    const own = { kind: match[1] as OwnSheetKind, key: match[2] ?? '', sheet, mark: name };
    const sum = sumName(name);
    const note = texts.get(sum);
    return [note === undefined ? { ...own, note: comment } : { ...own, note, sum }];
  });
}

/** Marks of a kind whose sheet is gone, and their checksums: they must go before a new sheet is marked. */
export function staleMarks(names: readonly LoadedName[], kind: OwnSheetKind): string[] {
  const used = new Set(ownSheets(names).flatMap(({ mark }) => [mark, sumName(mark)]));
  const isOf = (mark: string, name: string) => name === mark || name.startsWith(`${mark}_`);
  const isOfKind = (name: string) => isOf(markName(kind), name) || isOf(sumName(markName(kind)), name);
  return names.flatMap(({ name }) => (isOfKind(name) && !used.has(name) ? [name] : []));
}

/** Marks a workbook whose states are the add-in's example. */
const EXAMPLE_MARK = `${NAME_PREFIX}ejemplo`;

/** True when the workbook is marked as the example. */
export function isMarkedExample(names: readonly LoadedName[]): boolean {
  return names.some(({ name }) => name === EXAMPLE_MARK);
}

/** Marks the workbook as the example, so that it is known after its states change. Within the caller's request. */
export function markExample(context: Excel.RequestContext, names: readonly LoadedName[]): void {
  if (!isMarkedExample(names)) context.workbook.names.add(EXAMPLE_MARK, '=TRUE').visible = false;
}

/** A sheet name that nobody has: 31 characters at most, "Comparativo (2)" when "Comparativo" is taken. */
export function freeName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[\\/?*:[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Hoja';
  let name = clean;
  for (let n = 2; taken.has(name.toLowerCase()); n++) {
    const suffix = ` (${n})`;
    name = clean.slice(0, 31 - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}
