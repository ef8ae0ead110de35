/** What does the sheet Hallazgos hold? */
import type { Finding, Severity } from '../../domain/finding';
import { quoted } from '../../domain/finding-text';
import { figure, list } from '../../domain/narrative/grammar.es';
import { withoutStop } from '../../domain/narrative/quoting.es';
import { LOOK, wrappedHeight, type SheetDesign } from '../../excel/sheet-design';
import { dayText } from './day-text';
import { SheetCanvas, span } from './sheet-canvas';

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

/** The findings in the order given, each with a link to its cell. */
export function findingsSheet(
  findings: readonly Finding[],
  { today }: { readonly today: Date },
): SheetDesign {
  const canvas = new SheetCanvas();
  const lines = shorten(findings);
  const counts = findings.length === 0 ? 'Ningún hallazgo' : severityCounts(findings);
  canvas.put(0, 0, FINDINGS_NAME);
  canvas.put(1, 0, `Revisión del ${dayText(today)}`);
  canvas.put(2, 0, `${counts}.${shortenedNote(findings, lines)}`);
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
  });
}

function drawTable(canvas: SheetCanvas, lines: readonly Finding[]): void {
  const top = HEAD_ROW + 1;
  const bottom = HEAD_ROW + lines.length;
  canvas.height(HEAD_ROW - 1, 5);
  canvas.putRow(HEAD_ROW, 0, HEAD);
  canvas.style(span(HEAD_ROW, 0, LAST), { fill: LOOK.head, color: LOOK.onHead, bold: true, indent: 1 });
  canvas.height(HEAD_ROW, 20);
  lines.forEach((finding, index) => drawFinding(canvas, top + index, finding));
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

function drawFinding(canvas: SheetCanvas, row: number, finding: Finding): void {
  const { severity, rule, sheet, cell, message } = finding;
  const proposal = proposalText(finding);
  canvas.putRow(row, 0, [
    SEVERITIES[severity].label,
    rule || null,
    sheet || null,
    null,
    message,
    proposal || null,
  ]);
  if (cell !== null) canvas.link({ row, column: 3, sheet, cell, text: cell });
  const texts: [string, number][] = [
    [sheet, 2],
    [message, 4],
    [proposal, 5],
  ];
  canvas.height(row, Math.max(17, ...texts.map(([text, column]) => wrappedHeight(text, WIDTHS[column]!))));
}

/** Candidates that the sentences have named already are not named a second time. */
function proposalText({ message, proposal, candidates }: Finding): string {
  const told = `${message} ${proposal ?? ''}`;
  const others = candidates.map(withoutStop).filter((candidate) => !told.includes(candidate));
  const named = others.length === 0 ? '' : `Candidatos: ${others.join(', ')}`;
  return [proposal ?? '', named && (named.endsWith('.') ? named : `${named}.`)]
    .filter((part) => part !== '')
    .join(' ');
}

/** All findings; when they are too many, the first ones of each rule and sheet, then how many more there are. */
function shorten(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const groups = new Map<string, Finding[]>();
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

function moreOf({ severity, rule, sheet }: Finding, count: number): Finding {
  const where = sheet === '' ? '' : ` en ${quoted(sheet)}`;
  const message = `… y ${figure(count)} más de la misma regla${where}.`;
  return { severity, rule, sheet, cell: null, message, proposal: null, candidates: [], fixes: [] };
}

function shortenedNote(findings: readonly Finding[], lines: readonly Finding[]): string {
  if (lines === findings) return '';
  return ` Son demasiados para listarlos todos: de cada regla y hoja se muestran los primeros y cuántos más hay.`;
}
