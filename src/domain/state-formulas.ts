/** What do MATRIZ.ESTADO, MATRIZ.AVANCE and MATRIZ.CAMBIO say of texts, for people who write formulas of their own? */
import { carriedState } from './carried';
import { changeWords } from './cell-history';
import { isBlankText } from './fold';
import { defaultLegend, ownLegend } from './legend';
import { judgeText } from './live-edit';
import type { Legend } from './matrix';
import { choice, quote } from './narrative/grammar.es';
import { percentage, tally } from './progress';
import { NO_DATA_STATES, stateLabel } from './state';
import { judge, type Side } from './transition';

/** Why a formula has no answer: `text` names something that is no state, `no_data` has nothing to count. */
export type FormulaFault = 'text' | 'no_data';

/** A formula without an answer; the message is for the person who wrote it. */
export class FormulaError extends Error {
  constructor(
    readonly fault: FormulaFault,
    message: string,
  ) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** Labels of a legend as a range holds them: blank cells and repetitions count for nothing. */
export type Labels = readonly (readonly string[])[];

/**
 * The label of the state that a text spells; "" for a blank. By the Model's legend, or by the labels given.
 *
 * @throws FormulaError `text`: it spells no state («No aplica» is one only by labels that have it), several, or one
 * that the labels lack.
 */
export function stateByText(text: string, labels?: Labels): string {
  const legend = legendOf(labels);
  const said = judgeText(text, legend);
  if (said.kind === 'blank') return '';
  if (said.kind === 'state' && said.listed) return said.label;
  if (said.kind === 'state') {
    throw new FormulaError(
      'text',
      `Los estados que indicó no incluyen ${quote(stateLabel(said.state))}: son ${labelsOf(legend)}.`,
    );
  }
  throw noState(text, legend);
}

/**
 * The fulfilled part of the cells with data, from 0 to 1, as the fichas count it: blanks, «No aplica» and the like,
 * and states yet to be confirmed are without data.
 *
 * @throws FormulaError `text`: a cell spells no state, so that no figure would be true; `no_data`.
 */
export function progressOf(cells: Labels, labels?: Labels): number {
  const legend = legendOf(labels);
  const sides = cells.flat().map((text) => {
    const side = sideOfText(text, legend);
    if (side.kind === 'unread' && !isWithoutData(text, legend)) throw noState(text, legend);
    return side;
  });
  const { fulfilled, withData } = tally(sides);
  const percent = percentage(fulfilled, withData);
  if (percent === null) {
    throw new FormulaError('no_data', 'Ninguna celda del rango tiene un estado: no hay avance que calcular.');
  }
  return percent / 100;
}

/**
 * What happened from one text to the other, in the words of the panel ("avanzó"); "" when both are blank.
 * A text that is no state, «No aplica» too where the labels lack it, cannot be compared, and that is said as in
 * the Comparativo.
 */
export function changeBetween(before: string, after: string, labels?: Labels): string {
  const legend = legendOf(labels);
  const judgement = judge({ legend }, sideOfText(before, legend), { legend }, sideOfText(after, legend));
  return judgement === null ? '' : changeWords({ ...judgement, byLegend: false });
}

/** Without labels, the Model's; with them, theirs, read as a legend is. */
function legendOf(labels: Labels | undefined): Legend {
  const written = (labels ?? []).flat().filter((label) => !isBlankText(label));
  if (written.length === 0) return defaultLegend();
  const at = { row: 0, column: 0 };
  const found = [...new Set(written)].map((label) => ({ label, color: null, swatch: null, labelAt: at }));
  return ownLegend(found, null);
}

function sideOfText(text: string, legend: Legend): Side {
  const said = judgeText(text, legend);
  if (said.kind === 'state') return { kind: 'state', state: said.state };
  return said.kind === 'blank' ? said : { kind: 'unread', reading: { kind: 'other', text, formula: false } };
}

/** States that say that there is no data: also legends that lack them leave no doubt what they mean. */
const NO_DATA = legendOf([[...NO_DATA_STATES].map((state) => stateLabel(state))]);

function saysNoData(text: string): boolean {
  const said = judgeText(text, NO_DATA);
  return said.kind === 'state' && NO_DATA_STATES.has(said.state);
}

/** True for «No aplica» and the like, and for a state yet to be confirmed: both are known to be no data. */
function isWithoutData(text: string, legend: Legend): boolean {
  return saysNoData(text) || carriedState(text, legend) !== null || carriedState(text, NO_DATA) !== null;
}

function noState(text: string, legend: Legend): FormulaError {
  const said = judgeText(text, legend);
  const carried = carriedState(text, legend);
  if (carried !== null) {
    return new FormulaError('text', `El estado está por confirmar (${quote(stateLabel(carried, legend))}).`);
  }
  if (said.kind === 'ambiguous') {
    const which = said.candidates.map((state) => quote(stateLabel(state, legend)));
    return new FormulaError('text', `${quote(text)} puede ser ${choice(which)}: escriba el estado completo.`);
  }
  if (saysNoData(text)) {
    return new FormulaError(
      'text',
      `${quote(text)} dice que no hay dato y no es uno de los estados: son ${labelsOf(legend)}.`,
    );
  }
  return new FormulaError('text', `${quote(text)} no es un estado: escriba ${labelsOf(legend)}.`);
}

function labelsOf({ entries }: Legend): string {
  return choice(entries.map(({ label }) => quote(label)));
}
