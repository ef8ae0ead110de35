/** Which findings are told in one line, so that those of a full workbook can be read? */
import { municipalityKey } from '../../domain/align';
import type { Finding, Severity } from '../../domain/finding';
import { cellName } from '../../domain/finding-text';
import { address } from '../../domain/grid';
import type { Round } from '../../domain/matrix';
import { figure, list } from '../../domain/narrative/grammar.es';

/** One line of the sheet. */
export type FindingLine = Pick<
  Finding,
  'rule' | 'severity' | 'sheet' | 'cell' | 'message' | 'proposal' | 'candidates'
> & {
  /** What stands under Hoja where a line is about several; absent for the sheet. */
  readonly where?: string;
};

/** Of which municipality's tool a body cell is. */
interface Place {
  readonly key: string;
  readonly who: string;
  readonly tool: string;
  /** How findings call the cell. */
  readonly name: string;
}

const ORDER: readonly Severity[] = ['error', 'aviso', 'nota'];
const BLANK = 'V16';
/** Beyond so many lines those of one row that say the same are one. */
const MANY = 300;

/** Errors first; blanks in one line for each municipality; of very many, what a row says twice in one line too. */
export function findingLines(findings: readonly Finding[], rounds: readonly Round[]): readonly FindingLine[] {
  const places = placesOf(rounds);
  const lines = groupBlanks(bySeverity(findings), places);
  return lines.length > MANY ? groupAlike(lines, places) : lines;
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function placesOf(rounds: readonly Round[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { sheet, rows, tools } of rounds) {
    for (const row of rows) {
      for (const { tool, column } of tools) {
        places.set(`${sheet}!${address(row.row, column)}`, {
          key: municipalityKey(row),
          who: row.name ?? row.written,
          tool,
          name: cellName(row, tool, column),
        });
      }
    }
  }
  return places;
}

const placeOf = (places: ReadonlyMap<string, Place>, { sheet, cell }: FindingLine): Place | undefined =>
  cell === null ? undefined : places.get(`${sheet}!${cell}`);

function groupBlanks(findings: readonly Finding[], places: ReadonlyMap<string, Place>): FindingLine[] {
  return grouped(
    findings,
    (finding) => (finding.rule === BLANK ? placeOf(places, finding)?.key : undefined),
    (group) => blankLine(group, places),
  );
}

/** "Acolman: 3 celdas vacías en 2 reportes; cuentan como sin dato. «Reporte 1»: 1.4 y 2.1; «Reporte 2»: 4.3." */
function blankLine(group: readonly FindingLine[], places: ReadonlyMap<string, Place>): FindingLine {
  const bySheet = new Map<string, string[]>();
  for (const line of group) {
    bySheet.set(line.sheet, [...(bySheet.get(line.sheet) ?? []), placeOf(places, line)!.tool]);
  }
  const first = group[0]!;
  const sheets = [...bySheet];
  const where = sheets.length === 1 ? {} : { where: `${sheets.length} reportes` };
  const told = sheets.map(([sheet, tools]) => (sheets.length === 1 ? '' : `«${sheet}»: `) + list(tools));
  const many = `${figure(group.length)} celdas vacías${sheets.length === 1 ? '' : ` en ${sheets.length} reportes`}`;
  const { who } = placeOf(places, first)!;
  return { ...first, ...where, message: `${who}: ${many}; cuentan como sin dato. ${told.join('; ')}.` };
}

function groupAlike(lines: readonly FindingLine[], places: ReadonlyMap<string, Place>): FindingLine[] {
  const saidOf = (line: FindingLine): string | undefined => {
    const place = line.where === undefined ? placeOf(places, line) : undefined;
    if (!place || !line.message.startsWith(`${place.name}: `) || line.candidates.length > 0) return undefined;
    return line.message.slice(place.name.length + 2);
  };
  return grouped(
    lines,
    (line) => {
      const said = saidOf(line);
      return said && JSON.stringify([line.rule, line.sheet, placeOf(places, line)!.key, said, line.proposal]);
    },
    (group) => {
      const [first] = group;
      const tools = list(group.map((line) => placeOf(places, line)!.tool));
      const cells = list(group.map(({ cell }) => cell!));
      const { who } = placeOf(places, first!)!;
      return { ...first!, message: `${who}, ${tools} (${cells}): ${saidOf(first!)!}` };
    },
  );
}

/** Lines of one key become one, where the first of them stands; a single one stays as it is. */
function grouped<T extends FindingLine>(
  lines: readonly T[],
  keyOf: (line: T) => string | undefined,
  join: (group: readonly T[]) => FindingLine,
): FindingLine[] {
  const groups = new Map<string, T[]>();
  const order: T[][] = [];
  for (const line of lines) {
    const key = keyOf(line);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(line);
    else {
      const made = [line];
      order.push(made);
      if (key !== undefined) groups.set(key, made);
    }
  }
  return order.map((group) => (group.length === 1 ? group[0]! : join(group)));
}
