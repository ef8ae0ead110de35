/** Where does a pattern stand at the beginning of a word? Asked without lookbehind, which Safari before 16.4 cannot read. */

/** What words are made of, if nothing else is said. */
const WORDS = /[\p{L}\d]+/gu;

/**
 * The matches of a sticky pattern that begin where a word does, from the left and without overlaps: what a pattern
 * that looks back for no letter or figure finds, provided that it begins with one. Other words are given as a global
 * pattern of their own.
 */
export function matchesAtWords(text: string, sticky: RegExp, words: RegExp = WORDS): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const { index } of text.matchAll(words)) {
    if (index < end) continue;
    sticky.lastIndex = index;
    const match = sticky.exec(text);
    if (!match) continue;
    found.push(match);
    end = index + match[0].length;
  }
  return found;
}
