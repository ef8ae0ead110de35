/** Which number does a Spanish ordinal say? Its words are folded: lower case, without accents. */

/** Stems from first to ninth, alone and after a ten: «décimo octavo», «decimoctavo». */
const UNITS = 'primer segund tercer cuart quint sext sep?tim o?ctav noven'.split(' ');
/** Stems from tenth to ninetieth, also where they are written with c. */
const TENS = 'de vige trige cuadrage quincuage sexage septuage octoge nonage'.split(' ');
/** Eleventh and twelfth have words of their own; «onceavo» and the like are common, if no ordinals. */
const OWN_WORDS: readonly (readonly [number, string])[] = [
  [11, 'undecim[oa]|onceav[oa]'],
  [12, 'duodecim[oa]|doceav[oa]'],
  [13, 'treceav[oa]'],
  [14, 'catorceav[oa]'],
  [15, 'quinceav[oa]'],
  [20, 'veinteav[oa]'],
];

const OWN = OWN_WORDS.map(([, words]) => words).join('|');
const UNIT = `(?:${UNITS.join('|')})`;
const TEN_STEM = `(?:${TENS.join('|')})[sc]im`;
const TEN = `${TEN_STEM}[oa]`;
const ALONE = `${UNIT}[oa]?`;

/**
 * An ordinal before what it numbers: "decimo primer", "decimotercera", "segundo". Whoever seeks it within a text must
 * ask `isUnitOfTen` of what is found.
 */
export const ORDINAL = `(?:${OWN}|${TEN}(?: ?${UNIT}[oa]?)?|${ALONE})`;

const ALONE_ONLY = new RegExp(`^${ALONE}$`);
const TEN_BEFORE = /^[sc]im[oa] $/;

/** True for a unit after a word that says a ten, known or not («centesimo primer»): it is no number of its own. */
export function isUnitOfTen(folded: string, ordinal: string, index: number): boolean {
  return TEN_BEFORE.test(folded.slice(Math.max(0, index - 5), index)) && ALONE_ONLY.test(ordinal);
}

const tenAfter = (gender: 'o' | 'a') => `${TEN_STEM}${gender}(?: ${UNIT}${gender}?|${UNIT}[oa]?)?`;
/**
 * An ordinal right after the noun that it numbers; a unit of the other gender begins another phrase ("decimo,
 * primera …").
 */
export const ORDINAL_AFTER = `(?:${OWN}|${tenAfter('o')}|${tenAfter('a')}|${ALONE})`;

const PARTED = new RegExp(`([sc]im[oa])(?=\\s*[,;:.()|\\[\\]]|\\s+-\\s)[^a-z\\d]+(?=${UNIT})`, 'gu');

/** "Ronda décima, primera actualización": keeps apart what is two ordinals, before punctuation is folded away. */
export function partOrdinals(plain: string): string {
  return plain.replace(PARTED, '$1 y ');
}

const PARTS = new RegExp(`^(?:(${TEN}) ?)?(?:(${UNIT})[oa]?)?$`);

/** The number that an ordinal says; null for any other text. */
export function ordinalNumber(folded: string): number | null {
  const own = OWN_WORDS.find(([, words]) => new RegExp(`^(?:${words})$`).test(folded));
  if (own) return own[0];
  const [, ten, unit] = PARTS.exec(folded) ?? [];
  return indexIn(TENS, ten) * 10 + indexIn(UNITS, unit) || null;
}

/** From 1; 0 for none. */
function indexIn(stems: readonly string[], word: string | undefined): number {
  return word === undefined ? 0 : stems.findIndex((stem) => new RegExp(`^${stem}`).test(word)) + 1;
}
