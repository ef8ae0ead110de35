/** What does the sheet Hallazgos hold? */
import type { Finding, Severity } from '../../domain/finding';
import { quoted } from '../../domain/finding-text';
import { figure, list } from '../../domain/narrative/grammar.es';
import type { Round } from '../../domain/matrix';
import { withoutStop } from '../../domain/narrative/quoting.es';
import { LOOK, type SheetDesign } from '../../excel/sheet-design';
import { textHeight } from '../../excel/text-height';
import { dayText } from './day-text';
import { findingLines, type FindingLine } from './findings-groups';
import { SheetCanvas, span } from './sheet-canvas';
import { rowPieces } from './text-pieces';

/** The name that the sheet asks for. */
export const FINDINGS_NAME = 'Hallazgos';

/** Beyond this many, those of one rule and sheet are shortened: nobody reads them one by one. */
export const MOST_FINDINGS = 2000;

const SEVERITIES: Readonly<Record<Severity, Looks>> = {
  error: { label: 'Error', one: 'error', many: 'errores', fill: '#FBE1D9', color: '#8A1C0A' },
  aviso: { label: 'Aviso', one: 'aviso', many: 'avisos', fill: LOOK.warnFill, color: LOOK.warn },
  nota: { label: 'Nota', one: 'nota', many: 'notas', fill: LOOK.band, color: LOOK.soft },
};

interface Looks {
  readonly label: string;
  readonly one: string;
  readonly many: string;
  readonly fill: string;
  readonly color: string;
}

const HEAD = ['Severidad', 'Regla', 'Hoja', 'Celda', 'Mensaje', 'Propuesta'];
const WIDTHS = [11, 8, 18, 9, 78, 46];
const LAST = HEAD.length - 1;
const HEAD_ROW = 4;

/** "1 error, 3 avisos y 2 notas", without those that are none. */
export function severityCounts(findings: readonly Finding[]): string {
  const parts = Object.entries(SEVERITIES).flatMap(([severity, { one, many }]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${figure(count)} ${count === 1 ? one : many}`];
  });
  return list(parts);
}

/** What the sheet needs besides the findings. */
export interface FindingsContext {
  readonly today: Date;
  /** The rounds, so that cells are known by municipality and tool; none by default. */
  readonly rounds?: readonly Round[];
}

/** The findings, errors first and each kind in the order given, with links to their cells. */
export function findingsSheet(
  findings: readonly Finding[],
  { today, rounds = [] }: FindingsContext,
): SheetDesign {
  const canvas = new SheetCanvas();
  const all = findingLines(findings, rounds);
  const lines = shorten(all);
  const counts = findings.length === 0 ? 'Ningún hallazgo' : severityCounts(findings);
  canvas.put(0, 0, FINDINGS_NAME);
  canvas.put(1, 0, `Revisión del ${dayText(today)}`);
  canvas.put(2, 0, `${counts}.${groupedNote(findings, all)}${shortenedNote(all, lines)}`);
  canvas.style(span(0, 0, 0), { size: 16, bold: true, color: LOOK.head });
  canvas.style(span(1, 0, 0), { size: 11, color: LOOK.soft });
  canvas.style(span(2, 0, 0), { bold: true });
  canvas.height(0, 24);
  canvas.height(1, 16);
  canvas.height(2, 18);
  if (lines.length === 0) {
    canvas.put(HEAD_ROW, 0, 'No se encontró nada que corregir en los reportes del libro.');
  } else {
    drawTable(canvas, lines);
  }
  const bottom = canvas.nextRow - 1;
  return canvas.design({
    kind: 'hallazgos',
    key: '',
    name: FINDINGS_NAME,
    tabColor: LOOK.warn,
    widths: WIDTHS,
    hiddenColumns: [],
    frozen: { rows: lines.length === 0 ? 0 : HEAD_ROW + 1, columns: 0 },
    titleRows: lines.length === 0 ? null : [HEAD_ROW, HEAD_ROW],
    landscape: true,
    filter: lines.length === 0 ? null : span(HEAD_ROW, 0, LAST, bottom),
  });
}

function drawTable(canvas: SheetCanvas, lines: readonly FindingLine[]): void {
  const top = HEAD_ROW + 1;
  canvas.height(HEAD_ROW - 1, 5);
  canvas.putRow(HEAD_ROW, 0, HEAD);
  canvas.style(span(HEAD_ROW, 0, LAST), { fill: LOOK.head, color: LOOK.onHead, bold: true, indent: 1 });
  canvas.height(HEAD_ROW, 20);
  for (const line of lines) drawFinding(canvas, canvas.nextRow, line);
  const bottom = canvas.nextRow - 1;
  canvas.style(span(top, 0, LAST, bottom), { grid: LOOK.line });
  canvas.style(span(top, 0, 0, bottom), { bold: true, align: 'Center' });
  canvas.style(span(top, 1, 1, bottom), { align: 'Center', color: LOOK.soft });
  canvas.style(span(top, 2, 2, bottom), { wrap: true, indent: 1 });
  canvas.style(span(top, 3, 3, bottom), { align: 'Center', color: LOOK.link });
  canvas.style(span(top, 4, 5, bottom), { wrap: true, indent: 1 });
  for (const { label, fill, color } of Object.values(SEVERITIES)) {
    canvas.when({ area: span(top, 0, 0, bottom), formula: `=$A${top + 1}="${label}"`, fill, color });
  }
}

/** A text that no row is tall enough for goes on in the rows below, which a filter shows and hides with it. */
function drawFinding(canvas: SheetCanvas, row: number, line: FindingLine): void {
  const { severity, rule, sheet, cell, where = sheet } = line;
  const pieces = [line.message, proposalText(line)].map((text, index) =>
    rowPieces(text, { widths: [WIDTHS[4 + index]!], indent: 1 }),
  );
  const rows = Math.max(...pieces.map(({ length }) => length));
  for (let at = 0; at < rows; at++) {
    const [message = '', proposal = ''] = pieces.map((parts) => parts[at] ?? '');
    const told = [SEVERITIES[severity].label, rule || null, where || null, null];
    canvas.putRow(row + at, 0, [...told, message || null, proposal || null]);
    canvas.height(row + at, heightOf([where, message, proposal]));
  }
  if (cell !== null) canvas.link({ row, column: 3, sheet, cell, text: cell });
}

/** Points for the texts under Hoja, Mensaje and Propuesta. */
function heightOf(texts: readonly string[]): number {
  const columns = [2, 4, 5];
  const heights = texts.map((text, index) =>
    textHeight(text, { widths: [WIDTHS[columns[index]!]!], indent: 1 }),
  );
  return Math.max(17, ...heights);
}

/** Candidates that the sentences have named already are not named a second time. */
function proposalText({ message, proposal, candidates }: FindingLine): string {
  const told = `${message} ${proposal ?? ''}`;
  const others = candidates.map(withoutStop).filter((candidate) => !told.includes(candidate));
  const named = others.length === 0 ? '' : `Candidatos: ${others.join(', ')}`;
  return [proposal ?? '', named && (named.endsWith('.') ? named : `${named}.`)]
    .filter((part) => part !== '')
    .join(' ');
}

/** All findings; when they are too many, the first ones of each rule and sheet, then how many more there are. */
function shorten(findings: readonly FindingLine[]): readonly FindingLine[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const groups = new Map<string, FindingLine[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule} ${finding.sheet}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const each = Math.max(1, Math.floor(MOST_FINDINGS / groups.size) - 1);
  return [...groups.values()].flatMap((group) => {
    // A line that says "one more" would take the place of that one.
    if (group.length <= each + 1) return group;
    return [...group.slice(0, each), moreOf(group[0]!, group.length - each)];
  });
}

function moreOf({ severity, rule, sheet }: FindingLine, count: number): FindingLine {
  const where = sheet === '' ? '' : ` en ${quoted(sheet)}`;
  const message = `… y ${figure(count)} más de la misma regla${where}.`;
  return { severity, rule, sheet, cell: null, message, proposal: null, candidates: [] };
}

function groupedNote(findings: readonly Finding[], lines: readonly FindingLine[]): string {
  if (lines.length === findings.length) return '';
  return ` En ${figure(lines.length)} renglones: lo que se repite de un municipio está en uno solo.`;
}

function shortenedNote(all: readonly FindingLine[], lines: readonly FindingLine[]): string {
  if (lines === all) return '';
  return ` Son demasiados para listarlos todos: de cada regla y hoja se muestran los primeros y cuántos más hay.`;
}
