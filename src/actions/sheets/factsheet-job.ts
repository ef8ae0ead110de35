/** What is the same for all fichas of one run, and what does it make of each municipality? Pure: no Excel. */
import type { ReadNotes } from '../../domain/advances';
import { notesToTell } from '../../domain/advances-told';
import { firstRows, type MunicipalityRef } from '../../domain/align';
import { isFoundByName } from '../../domain/found-by-name';
import { factsheet } from '../../domain/factsheet';
import { foreignInRow, foreignTexts } from '../../domain/foreign-states';
import type { Finding } from '../../domain/finding';
import type { Grid } from '../../domain/grid';
import type { Matrix, Round } from '../../domain/matrix';
import type { FactsheetSettings } from '../../domain/factsheet-settings';
import { markName, type OwnSheet } from '../../excel/own-sheets';
import type { FormerEntries } from './factsheet-former';
import type { FactsheetPage, RoundSource } from './factsheet-layout';
import { isoDay } from './day-text';
import { factsheetName } from './factsheet-names';
import { planStory } from './factsheet-story';
import type { IndexEntry, IndexPage } from './index-sheet';

/** Everything that the fichas and the index are composed from. */
export interface FactsheetJob {
  readonly matrix: Matrix;
  /** The rounds told, in order; rounds that nobody can read are not among them. */
  readonly rounds: readonly Round[];
  readonly gridOf: (round: Round) => Grid;
  /** Sheets of the rounds whose values say all that they say. */
  readonly live: ReadonlySet<string>;
  readonly all: readonly MunicipalityRef[];
  readonly keys: ReadonlyMap<string, string>;
  readonly own: readonly OwnSheet[];
  readonly sheetNames: readonly string[];
  /** The name that the Índice has or will have. */
  readonly index: string;
  readonly settings: FactsheetSettings;
  readonly today: Date;
  readonly illustrative: boolean;
  /** What the table «Avances» says; undefined without one. */
  readonly notes?: ReadNotes | undefined;
}

/** The page of one municipality, with what a person typed in its former ficha. */
export function pageOf(job: FactsheetJob, who: MunicipalityRef, former: FormerEntries): FactsheetPage {
  const { matrix, rounds, own, sheetNames, index, settings, today, illustrative } = job;
  const notes = notesToTell(job.notes, who.key, rounds);
  const told = factsheet(matrix, who, {
    ...settings,
    sheets: rounds.map(({ sheet }) => sheet),
    notes,
    today: isoDay(today),
  });
  return {
    factsheet: told,
    key: job.keys.get(who.key)!,
    name: factsheetName(who, sheetNames, own),
    sources: rounds.map((round) => sourceOf(job, round, who)),
    index,
    former,
    story: planStory(told.narrative, former.paragraphs),
    today,
    illustrative,
  };
}

/** The page of the index; `sheets` are the fichas that exist, by key as in their marks. */
export function indexPageOf(
  job: FactsheetJob,
  sheets: ReadonlyMap<string, string>,
  findings: readonly Finding[],
): IndexPage {
  const { all, keys, rounds, live, today, illustrative } = job;
  const last = rounds.at(-1)!;
  const counts = findingsByKey(rounds, findings);
  const known = new Set(all.map(({ key }) => markKey(keys.get(key)!)));
  const entries = all.map((municipality): IndexEntry => ({
    municipality,
    sheet: sheets.get(markKey(keys.get(municipality.key)!)) ?? null,
    follows: sourceOf(job, last, municipality).follows,
    findings: counts.get(municipality.key) ?? 0,
  }));
  const orphans = [...sheets].filter(([key]) => !known.has(key)).map(([, sheet]) => sheet);
  const foreign = foreignTexts(last, job.gridOf(last));
  return { entries, orphans, rounds, live: live.has(last.sheet), foreign, illustrative, today };
}

/** The marked fichas that exist. */
export function ownFactsheets({ own }: Pick<FactsheetJob, 'own'>): OwnSheet[] {
  return own.filter(({ kind }) => kind === 'ficha');
}

/** A ficha's key as it stands in its mark's name. */
export function markKey(key: string): string {
  return markName('ficha', key).slice(markName('ficha').length + 1);
}

function sourceOf({ live, gridOf }: FactsheetJob, round: Round, { key }: MunicipalityRef): RoundSource {
  const found = firstRows(round).get(key);
  if (found === undefined) return { round, row: null, follows: null, foreign: [] };
  const { row } = found;
  const grid = gridOf(round);
  const { cells, top, left } = grid;
  const name = cells[row - top]?.[round.municipalityColumn - left]?.text;
  const follows = live.has(round.sheet) && isSought(name) && isFoundByName(round, found, grid) ? name : null;
  return { round, row, follows, foreign: foreignInRow(round, found, grid) };
}

/** A name that Excel's search finds again: a short text that is no number. */
function isSought(name: string | undefined): name is string {
  return name !== undefined && name.trim() !== '' && name.length <= 250 && Number.isNaN(Number(name));
}

/** How many findings lie in each municipality's rows, over all rounds told. */
function findingsByKey(rounds: readonly Round[], findings: readonly Finding[]): ReadonlyMap<string, number> {
  const owner = new Map<string, string>();
  for (const round of rounds) {
    for (const [key, { row }] of firstRows(round)) owner.set(`${round.sheet}!${row + 1}`, key);
  }
  const counts = new Map<string, number>();
  for (const { sheet, cell } of findings) {
    const row = /\d+$/.exec(cell ?? '')?.[0];
    const key = row === undefined ? undefined : owner.get(`${sheet}!${row}`);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
