/** Of whom, when or in what are the setbacks? The same findings by municipality, by report or by tool. */
import type { Finding } from '../domain/finding';
import { address } from '../domain/grid';
import type { Round } from '../domain/matrix';
import { nameRounds } from '../domain/narrative/round-name.es';

export const WAYS = ['municipality', 'report', 'tool'] as const;
export type Way = (typeof WAYS)[number];

/** Findings of one municipality, report or tool. */
export interface Part {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** The parts with most setbacks first; `toolName` gives a tool's own name. */
export function partsOf(
  findings: readonly Finding[],
  rounds: readonly Round[],
  way: Way,
  toolName: (tool: string) => string,
): Part[] {
  const title = titles(rounds, way, toolName);
  const parts = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = title(finding);
    parts.set(name, [...(parts.get(name) ?? []), finding]);
  }
  return [...parts]
    .map(([name, here]) => ({ title: name, findings: here }))
    .sort((a, b) => b.findings.length - a.findings.length || a.title.localeCompare(b.title, 'es-MX'));
}

function titles(
  rounds: readonly Round[],
  way: Way,
  toolName: (tool: string) => string,
): (finding: Finding) => string {
  const bySheet = new Map(nameRounds(rounds).map((name) => [name.round.sheet, name]));
  return ({ sheet, cell }) => {
    const name = bySheet.get(sheet);
    if (!name) return sheet;
    if (way === 'report') return name.title;
    const { round } = name;
    const row = round.rows.find((one) => cell?.endsWith(String(one.row + 1)) && isAt(round, one.row, cell));
    const tool = row && round.tools.find(({ column }) => address(row.row, column) === cell);
    if (!row || !tool) return sheet;
    return way === 'tool' ? toolName(tool.tool) : (row.name ?? row.written);
  };
}

function isAt(round: Round, row: number, cell: string): boolean {
  return round.tools.some(({ column }) => address(row, column) === cell);
}
