/** How is a sentence with figures written both as a text and as the formula that gives the same text? */
import type { Contrast } from '../../domain/compare';
import { tallyText } from '../../domain/narrative/tally.es';
import { figure, points } from '../../domain/narrative/grammar.es';
import { pointsOfChange } from '../../domain/progress';
import type { Content } from '../../excel/sheet-design';
import { AT } from './comparison-figures';

/** What a cell shows, and the formula that computes it when both rounds are live. */
export interface Live {
  readonly value: string | number;
  /** Without the equals sign. */
  readonly formula: string;
}

/** Formula or value, as the sheet is live or a snapshot. */
export function contentOf({ value, formula }: Live, live: boolean): Content {
  return live ? { formula: `=${formula}` } : value;
}

/** Excel takes no text longer than this within a formula. */
const LONGEST = 250;

/** A text as a formula writes it; a long one in joined pieces. */
export function quoted(text: string): string {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${LONGEST}}`, 'gu')) ?? [''];
  return pieces.map((piece) => `"${piece.replace(/"/g, '""')}"`).join('&');
}

type At = (measure: number) => string;

const NBSP = '\u00a0';

/** A count of the row as a text: thousands are read in groups of three. */
function counted(at: At, measure: number): string {
  return `FIXED(${at(measure)},0)`;
}

/** "11 de 16 con dato (68.8 %); 2 de 18 sin dato". */
export function tallyLive({ to }: Contrast, at: At): Live {
  const share = `ROUND(100*${at(AT.fulfilled)}/${at(AT.withData)},1)`;
  const total = figure(to.total);
  const formula = [
    `${counted(at, AT.fulfilled)}&" de "&${counted(at, AT.withData)}&" con dato"`,
    `IF(${at(AT.withData)}=0,""," ("&${share}&"${NBSP}%)")`,
    `"; "&${counted(at, AT.blank)}&" de ${total} sin dato"`,
    `IF(${at(AT.unread)}=0,"","; "&${counted(at, AT.unread)}&" de ${total} sin lectura")`,
  ].join('&');
  return { value: tallyText(to), formula };
}

/** "Con dato en ambos reportes: 16; de ellas, cumplidas: 9 antes y 11 ahora (+12.5 puntos porcentuales)". */
export function changeLive({ common }: Contrast, at: At): Live {
  const none = 'Ninguna tiene dato en ambos reportes';
  const change = pointsOfChange(common) ?? 0;
  const [cells, before, after] = [common.cells, common.fulfilledFrom, common.fulfilledTo].map(figure);
  const value =
    common.cells === 0
      ? none
      : `Con dato en ambos reportes: ${cells}; de ellas, cumplidas: ${before} antes y ${after} ahora (${signed(change)})`;
  const rounded = `ROUND(ABS(${at(AT.points)}),1)`;
  const sign = `IF(${at(AT.points)}>0,"+",IF(${at(AT.points)}<0,"−",""))`;
  const unit = `IF(${rounded}=1,"punto porcentual","puntos porcentuales")`;
  const said = `"Con dato en ambos reportes: "&${counted(at, AT.cells)}&"; de ellas, cumplidas: "&${counted(at, AT.before)}&" antes y "&${counted(at, AT.after)}&" ahora ("&${sign}&${rounded}&" "&${unit}&")"`;
  return { value, formula: `IF(${at(AT.cells)}=0,${quoted(none)},${said})` };
}

function signed(change: number): string {
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return `${sign}${points(change)}`;
}
