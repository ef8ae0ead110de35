/** How are a reading, findings and a comparison told in a terminal? */
import type { WorkbookReading } from '../actions/outcome';
import type { Comparison } from '../domain/compare';
import { ILLUSTRATIVE } from '../domain/illustrative';
import type { Finding } from '../domain/finding';
import type { Round } from '../domain/matrix';
import { stateLabel } from '../domain/state';

/** The rounds found: name, date, states with their counts; and how many findings there are. */
export function readingText({ matrix, findings, illustrative }: WorkbookReading): string {
  const rounds = matrix.rounds.map(roundText).join('\n\n');
  const example = illustrative ? `${ILLUSTRATIVE}\n\n` : '';
  return `${example}${rounds}\n\n${severityText(findings)}`;
}

function roundText(round: Round): string {
  const dates = [
    round.reportedOn ? `con fecha ${round.reportedOn}` : 'sin fecha',
    round.updatedOn ? `actualizado el ${round.updatedOn}` : null,
  ].filter((part) => part !== null);
  // In the legend's own order; what it does not explain comes after it.
  const counts = new Map<string, number>((round.legend?.entries ?? []).map(({ label }) => [label, 0]));
  for (const row of round.rows) {
    for (const reading of Object.values(row.readings)) {
      const what = reading.kind === 'state' ? stateLabel(reading.state, round.legend) : UNREAD[reading.kind];
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  const lines = [...counts].map(([what, count]) => `  ${String(count).padStart(5)}  ${what}`);
  const size = `${counted(round.rows.length, 'municipio')} × ${counted(round.tools.length, 'herramienta')}`;
  return [`${round.sheet} (${dates.join(', ')}): ${size}`, ...lines].join('\n');
}

const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

const UNREAD = {
  blank: 'vacías',
  unknown: 'con un color sin estado en la simbología',
  ambiguous: 'con un color que puede ser de dos estados',
  unreadable: 'con un color que no se puede leer',
  no_legend: 'coloreadas, sin simbología que las explique',
  merged: 'combinadas con otra',
  other: 'con otro contenido',
} as const;

/** Each finding on a line of its own, then their number by severity. */
export function findingsText(findings: readonly Finding[]): string {
  const lines = findings.map(({ severity, rule, sheet, cell, message, proposal }) => {
    const place = [sheet, cell].filter((part) => part !== null && part !== '').join('!');
    return `${severity.padEnd(5)}  ${rule.padEnd(4)}  ${place}: ${message}${proposal ? ` → ${proposal}` : ''}`;
  });
  return [...lines, severityText(findings)].join('\n');
}

function severityText(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const say = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  return `Hallazgos: ${say(count('error'), 'error', 'errores')}, ${say(count('aviso'), 'aviso', 'avisos')}, ${say(count('nota'), 'nota', 'notas')}.`;
}

/** The summary of a comparison. */
export function comparisonText({ from, to, summary }: Comparison): string {
  const names: Record<keyof typeof summary, string> = {
    avance: 'avances',
    retroceso: 'retrocesos',
    sin_cambio: 'sin cambio',
    nuevo: 'nuevos',
    ya_no_reportado: 'ya no reportados',
    no_comparable: 'no comparables',
    por_simbologia: 'cambios por simbología (aparte)',
  };
  const lines = (Object.keys(names) as (keyof typeof summary)[]).map(
    (kind) => `  ${String(summary[kind]).padStart(5)}  ${names[kind]}`,
  );
  return [`De «${from.sheet}» a «${to.sheet}»:`, ...lines].join('\n');
}
