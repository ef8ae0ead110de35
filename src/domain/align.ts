/** Which municipality row of one round is which row of another? By INEGI code, else by the folded written name. */
import { fold } from './fold';
import type { MunicipalityRow, Round } from './matrix';

/**
 * Identity of a municipality across rounds: its INEGI code, or `~` and the folded written name when the
 * name is not recognised. Never shown to a person.
 */
export type MunicipalityKey = string;

/** A municipality as the rounds know it. */
export interface MunicipalityRef {
  readonly key: MunicipalityKey;
  readonly code: string | null;
  /** Official name; null when not recognised. */
  readonly name: string | null;
  /** As its latest round writes it. */
  readonly written: string;
}

/** A row of a municipality of which another row of the round counts: kept apart, never compared. */
export interface DuplicateRow {
  readonly key: MunicipalityKey;
  readonly sheet: string;
  readonly row: number;
  readonly written: string;
}

/** One municipality of two rounds; a side is null when that round has no row for it. */
export interface AlignedRow {
  readonly municipality: MunicipalityRef;
  readonly from: MunicipalityRow | null;
  readonly to: MunicipalityRow | null;
}

/** Two rounds side by side: the later round's rows in its order, then those that only the earlier one has. */
export interface Alignment {
  readonly rows: readonly AlignedRow[];
  readonly duplicates: readonly DuplicateRow[];
}

/** The key under which a row is matched with the other rounds. */
export function municipalityKey(row: Pick<MunicipalityRow, 'code' | 'written'>): MunicipalityKey {
  return row.code ?? `~${fold(row.written)}`;
}

/** The row of each municipality that counts: of duplicates the first with states, else with anything to read. */
export function firstRows(round: Round): ReadonlyMap<MunicipalityKey, MunicipalityRow> {
  const known = rowsOf.get(round);
  if (known) return known;
  const rows = new Map<MunicipalityKey, MunicipalityRow>();
  for (const row of round.rows) {
    const key = municipalityKey(row);
    const known = rows.get(key);
    if (!known || saidBy(known) < saidBy(row)) rows.set(key, row);
  }
  rowsOf.set(round, rows);
  return rows;
}

/** How much a row says: states, or what could not be read as one, or nothing. */
function saidBy({ readings }: MunicipalityRow): number {
  const kinds = Object.values(readings).map(({ kind }) => kind);
  if (kinds.includes('state')) return 2;
  return kinds.some((kind) => kind !== 'blank' && kind !== 'merged') ? 1 : 0;
}

/** A round never changes, and a ficha for each municipality asks for all its rows each time. */
const rowsOf = new WeakMap<Round, ReadonlyMap<MunicipalityKey, MunicipalityRow>>();

/** The rows that repeat a municipality of which another row of the same round counts. */
export function duplicateRows(round: Round): DuplicateRow[] {
  const first = firstRows(round);
  return round.rows
    .filter((row) => first.get(municipalityKey(row)) !== row)
    .map((row) => ({ key: municipalityKey(row), sheet: round.sheet, row: row.row, written: row.written }));
}

/** Every municipality of the rounds: in the latest round's order, then those that only earlier ones have. */
export function municipalitiesOf(rounds: readonly Round[]): MunicipalityRef[] {
  const known = new Map<MunicipalityKey, MunicipalityRef>();
  for (const round of [...rounds].reverse()) {
    for (const [key, row] of firstRows(round)) {
      if (!known.has(key)) known.set(key, refOf(key, row));
    }
  }
  return [...known.values()];
}

/** Puts the rows of two rounds side by side. */
export function alignRounds(from: Round, to: Round): Alignment {
  const before = firstRows(from);
  const after = firstRows(to);
  const rows = municipalitiesOf([from, to]).map((municipality) => ({
    municipality,
    from: before.get(municipality.key) ?? null,
    to: after.get(municipality.key) ?? null,
  }));
  return { rows, duplicates: [...duplicateRows(from), ...duplicateRows(to)] };
}

function refOf(key: MunicipalityKey, row: MunicipalityRow): MunicipalityRef {
  return { key, code: row.code, name: row.name, written: row.written };
}
