/** What is said of edits that were taken in? */
import type { EditDoubt, EditPlan } from '../domain/edit-plan';
import { fold } from '../domain/fold';
import { address, HATCHED, type GridCell } from '../domain/grid';
import type { Position, Round } from '../domain/matrix';
import { choice, quote } from '../domain/narrative/grammar.es';
import { stateLabel } from '../domain/state';

/** An edited cell: what the person put there, and what becomes of it. */
export interface SaidEdit extends Position {
  readonly after: GridCell;
  readonly plan: EditPlan;
}

/** One sentence, and the cell that it is about. */
export interface Told {
  readonly text: string;
  readonly address: string;
}

/** What «Deshacer» calls edits: "«Cumplido» en Metepec, 4.3". */
export function titleOf(round: Round, edited: readonly SaidEdit[]): string {
  const [only] = edited;
  if (edited.length !== 1) return `${edited.length} celdas de ${quote(round.sheet)}`;
  const label = only!.plan.label ?? only!.after.text;
  return `${label === '' ? 'Sin estado' : quote(label)} en ${placeName(round, only!)}`;
}

function placeName(round: Round, at: Position): string {
  const row = round.rows.find((one) => one.row === at.row);
  const tool = round.tools.find(({ column }) => column === at.column);
  return row && tool ? `${row.name ?? row.written}, ${tool.tool}` : address(at.row, at.column);
}

/** One sentence for all: what was doubtful counts more than what went well. */
export function told(round: Round, edited: readonly SaidEdit[]): Told | null {
  const doubtful = edited.filter(({ plan }) => plan.doubt !== undefined);
  if (doubtful.length > 0) {
    const [first] = doubtful;
    const text =
      doubtful.length === 1
        ? doubtText(round, first!, first!.plan.doubt!)
        : `${doubtful.length} celdas tienen un texto o un color que no es un estado de la simbología: se dejaron como estaban y están en Hallazgos.${ambiguousTexts(round, doubtful)}`;
    return { text, address: address(first!.row, first!.column) };
  }
  const changed = edited.filter(({ plan, after }) => plan.label !== undefined && after.text !== plan.label);
  if (changed.length === 0) return null;
  const [first] = changed;
  const was = first!.after.text.trim();
  const text =
    changed.length > 1
      ? `${changed.length} celdas pasaron a su estado.`
      : `${was === '' ? 'El color' : quote(was)} pasó a ${quote(first!.plan.label!)} en ${placeName(round, first!)}.`;
  return { text, address: address(first!.row, first!.column) };
}

/** Beside other errors of one paste: each text that fits several states, once, with its candidates. */
function ambiguousTexts(round: Round, doubtful: readonly SaidEdit[]): string {
  const said = new Map<string, string>();
  for (const { plan } of doubtful) {
    if (plan.doubt?.kind !== 'ambiguous' || said.has(fold(plan.doubt.text))) continue;
    const labels = plan.doubt.candidates.map((state) => quote(stateLabel(state, round.legend)));
    said.set(fold(plan.doubt.text), `${quote(plan.doubt.text)} puede ser ${choice(labels)}`);
  }
  const texts = [...said.values()];
  if (texts.length === 0) return '';
  const more = texts.length > MOST_TOLD ? `; y ${texts.length - MOST_TOLD} textos más` : '';
  return ` ${texts.slice(0, MOST_TOLD).join('; ')}${more}: escriba el estado completo.`;
}

/** Texts that one notice tells of. */
const MOST_TOLD = 3;

function doubtText(round: Round, at: Position, doubt: EditDoubt): string {
  const where = `${placeName(round, at)} (${address(at.row, at.column)})`;
  const label = (state: string): string => quote(stateLabel(state, round.legend));
  switch (doubt.kind) {
    case 'ambiguous':
      return `${where}: ${quote(doubt.text)} puede ser ${choice(doubt.candidates.map(label))}; escriba el estado completo.`;
    case 'unlisted':
      return `${where}: ${label(doubt.state)} no está en la simbología de ${quote(round.sheet)}; la celda se dejó como la escribió.`;
    case 'color':
      return doubt.color === HATCHED
        ? `${where}: un relleno con trama o degradado no dice ningún estado; la celda no cambió.`
        : `${where}: ese color no es de la simbología de ${quote(round.sheet)}; la celda no cambió de estado.`;
    case 'unknown':
      return `${where}: ${quote(doubt.text)} no es un estado; la celda se dejó como la escribió.`;
  }
}
