/** How does Spanish join, contract, agree and count? Pure grammar, without any phrase of the narrative. */
import type { Tool } from '../model/types';
import { percentage } from '../progress';

const NBSP = '\u00a0';

/** A noun phrase as the subject of a verb. */
export interface Subject {
  /** With its article, in lower case: "el Convenio de colaboración y los Perfiles de Cargo". */
  readonly text: string;
  /** After «de»: "del Convenio de colaboración y de los Perfiles de Cargo". */
  readonly genitive: string;
  readonly plural: boolean;
}

/** The tools, each with its article, as one subject. */
export function subjectOf(tools: readonly Tool[]): Subject {
  const names = tools.map((tool) => tool.grammar.withArticle);
  return {
    text: list(names),
    genitive: list(names.map(of)),
    plural: tools.length > 1 || tools[0]?.grammar.number === 'plural',
  };
}

/** The form that agrees in number. */
export function agree(subject: Subject, singular: string, plural: string): string {
  return subject.plural ? plural : singular;
}

/** "a", "a y b", "a, b y c"; «e» before the sound of i, but not before «hie» or «ia», where it is another's. */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const and = /^[«"]?h?(?:í|i(?![aeoáéó]))/iu.test(last) ? 'e' : 'y';
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** "a, b o c"; "u" before a word that begins with o. */
export function choice(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const or = /^[«"]?h?[oó]/iu.test(last) ? 'u' : 'o';
  return `${items.slice(0, -1).join(', ')} ${or} ${last}`;
}

/** "de X", "del X": only a lower-case article contracts, so that «de El Oro» stays. */
export function of(noun: string): string {
  return noun.startsWith('el ') ? `del ${noun.slice(3)}` : `de ${noun}`;
}

/** "a X", "al X", as `of`. */
export function to(noun: string): string {
  return noun.startsWith('el ') ? `al ${noun.slice(3)}` : `a ${noun}`;
}

/** The text with its first letter in upper case. */
export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase('es-MX') + text.slice(1);
}

/** "1 herramienta", "14 herramientas", "ninguna herramienta". */
export function tools(count: number): string {
  if (count === 0) return 'ninguna herramienta';
  return count === 1 ? '1 herramienta' : `${count} herramientas`;
}

/** One of two forms by a count. */
export function byCount(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** A whole number in the Mexican manner: 4,303. */
export function figure(value: number): string {
  return value.toLocaleString('es-MX');
}

/** A decimal in the Mexican manner: a point, one decimal at most. */
export function decimal(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}

/** "88.2 %" with a non-breaking space; empty when there is nothing to divide by. */
export function percent(numerator: number, denominator: number): string {
  const value = percentage(numerator, denominator);
  return value === null ? '' : `${decimal(value)}${NBSP}%`;
}

/** "41.2 puntos porcentuales", without sign; "1 punto porcentual". */
export function points(value: number): string {
  const text = decimal(Math.abs(value));
  return text === '1' ? '1 punto porcentual' : `${text} puntos porcentuales`;
}

/**
 * A text of the workbook or the Model between angular quotes. Inner ones become high quotes, white space
 * is folded, and the full stop with which a label may end is left out: the sentence has its own.
 */
export function quote(text: string): string {
  const plain = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(^|[^.])\.$/u, '$1');
  return `«${plain.replace(/«/gu, '“').replace(/»/gu, '”')}»`;
}

const ORDINALS = [
  'primer',
  'segundo',
  'tercer',
  'cuarto',
  'quinto',
  'sexto',
  'séptimo',
  'octavo',
  'noveno',
  'décimo',
  'undécimo',
  'duodécimo',
  'decimotercer',
  'decimocuarto',
  'decimoquinto',
  'decimosexto',
  'decimoséptimo',
  'decimoctavo',
  'decimonoveno',
  'vigésimo',
];

/** The ordinal before «reporte»: "primer", "tercer", …; beyond the twentieth, in figures ("21.er"). */
export function ordinalOfReport(number: number): string {
  const word = ORDINALS[number - 1];
  if (word) return word;
  return `${number}.${/(^|[^1])[13]$/.test(String(number)) ? 'er' : 'º'}`;
}

/** "tercer reporte"; beyond the twelfth, "reporte 13". */
export function ordinalReport(number: number): string {
  return number > 12 ? `reporte ${number}` : `${ordinalOfReport(number)} reporte`;
}
