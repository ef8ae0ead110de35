/** What do all the sheets of a workbook say together? The one reading that everything else starts from. */
import type { Finding } from './finding';
import type { Grid } from './grid';
import type { Issue, ReadWorkbook } from './issue';
import { legendKept, type KeptLegend } from './kept-legend';
import { borrowedLegend, defaultLegend, hasColors, type LegendChoice } from './legend';
import type { Legend, Ranks, Round } from './matrix';
import { loneLegend, type ParsedSheet } from './parse';
import { orderRounds } from './parse-order';
import { parseOnce, readOnce } from './read-once';
import { validate } from './validate';

/** A matrix with what its reading met; `findings` are those of `validate`. */
export interface MatrixReading extends ReadWorkbook {
  readonly findings: readonly Finding[];
}

/**
 * Reads the rounds of a workbook and changes nothing. Sheets made by the add-in must be left out before. Never
 * throws on a grid, whatever it holds: what cannot be understood is a finding.
 *
 * @param choice the legend of rounds that have none with colours; absent, their colours stay unread.
 * @param ranks ranks by a person's order of states, over the Model's.
 * @param kept legends that were chosen for live rounds, by sheet: a round without one of its own has that one.
 */
export function readMatrix(
  grids: readonly Grid[],
  choice?: LegendChoice,
  ranks: Ranks = {},
  kept: KeptLegends = new Map(),
): MatrixReading {
  const sheets = grids.map((grid) => ({ grid, ...parseOnce(grid, ranks) }));
  const lacks = ({ grid, parsed }: Sheet) =>
    parsed !== null && !hasColors(parsed.legend) && !kept.has(grid.sheet);
  const givers = legendGivers(sheets, choice, ranks, sheets.some(lacks));
  const chosen = chosenLegend(givers, choice, ranks);
  const read = sheets.map(({ grid, parsed, issues }) => {
    const base = { sheet: grid.sheet, position: grid.position };
    if (!parsed) return { round: null, sheet: { ...base, issues } };
    const had = kept.get(grid.sheet);
    const { legend, issue } = legendFor(parsed, had ? { legend: legendKept(had, ranks) } : chosen);
    const { round, issues: all } = readOnce(parsed, legend);
    return { round: ordered(round, ranks), sheet: { ...base, issues: issue ? [...all, issue] : all } };
  });
  const { rounds, by } = orderRounds(read.map((r) => r.round).filter((r) => r !== null));
  const issues = read.map((r) => r.sheet).sort((a, b) => a.position - b.position);
  const workbook = { matrix: { rounds }, orderedBy: by, issues, legendSheets: [...givers.keys()] };
  return { ...workbook, findings: validate(workbook) };
}

/** A round that knows the order that a person gave to all states, of its legend or not. */
function ordered(round: Round, ranks: Ranks): Round {
  return Object.keys(ranks).length > 0 ? { ...round, ranks } : round;
}

/** Legends by the sheet that they are kept for. */
export type KeptLegends = ReadonlyMap<string, KeptLegend>;

interface Sheet {
  readonly grid: Grid;
  readonly parsed: ParsedSheet | null;
}

/** Legends by the sheet that can give them: those of rounds and, when a round lacks one, those of other sheets. */
function legendGivers(
  sheets: readonly Sheet[],
  choice: LegendChoice | undefined,
  ranks: Ranks,
  lacking: boolean,
): Map<string, Legend> {
  const givers = new Map<string, Legend>();
  for (const { grid, parsed } of sheets) {
    const asked = lacking || (typeof choice === 'object' && choice.sheet === grid.sheet);
    const legend = parsed ? parsed.legend : asked ? loneLegend(grid, ranks) : null;
    if (hasColors(legend) && !givers.has(grid.sheet)) givers.set(grid.sheet, legend);
  }
  return givers;
}

type Chosen = { readonly legend: Legend } | { readonly wanted: string } | null;

/** The legend that rounds without one are to take; `wanted` names a sheet that has none to give. */
function chosenLegend(
  givers: ReadonlyMap<string, Legend>,
  choice: LegendChoice | undefined,
  ranks: Ranks,
): Chosen {
  if (choice === undefined) return null;
  if (choice === 'predeterminada') return { legend: defaultLegend(ranks) };
  const legend = givers.get(choice.sheet);
  return legend ? { legend: borrowedLegend(legend, choice.sheet) } : { wanted: choice.sheet };
}

/** A round's own legend if it can be read by, else the one kept for it, else the chosen one. */
function legendFor({ legend }: ParsedSheet, chosen: Chosen): { legend: Legend | null; issue?: Issue } {
  if (hasColors(legend) || chosen === null) return { legend };
  if ('legend' in chosen) return { legend: chosen.legend };
  return { legend, issue: { kind: 'choice_unusable', wanted: chosen.wanted } };
}
