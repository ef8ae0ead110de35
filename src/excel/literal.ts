/** What must Excel be handed so that a text stays that text? */

/** Words alone: Excel makes nothing of them but truth values, in the languages that it may have here. */
const WORDS = /^\p{L}[\p{L}\p{M} ,.;:()¿?¡!«»“”\n-]*$/u;
const TRUTH = /^(?:true|false|verdadero|falso)$/i;

/**
 * A text as it must be written to stay literal: Excel reads what looks like a number, a date, a truth value, an error
 * or a formula as that, also behind blanks, and an apostrophe keeps it from doing so. Only words go without one; so a
 * text that begins with an apostrophe keeps it.
 */
export function literal(text: string): string {
  return text === '' || (WORDS.test(text) && !TRUTH.test(text.trim())) ? text : `'${text}`;
}
