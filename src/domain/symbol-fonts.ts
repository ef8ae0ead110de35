/** What does a letter show in a font of symbols? «P» in Wingdings 2 is a check mark to whoever looks at the sheet. */
import type { GridCell } from './grid';

const SYMBOL_FONT =
  /^(?:wingdings(?: ?[23])?|webdings|symbol|marlett|mt extra|bookshelf symbol.*|(?:itc )?zapf ?dingbats.*|monotype sorts|ms outlook|ms reference specialty|segoe mdl2 assets|segoe fluent icons|font ?awesome.*|material icons.*|opensymbol|standard symbols.*|d050000l)$/i;

/** True for a font whose letters are pictures. */
export function isSymbolFont(name: string): boolean {
  return SYMBOL_FONT.test(name.trim());
}

/** What is known of each font, sign by sign: check marks, crosses, and the squares and discs of legends. */
const GLYPHS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: {
    ü: '✔',
    û: '✘',
    þ: '☑',
    ý: '☒',
    x: '☒',
    n: '■',
    l: '●',
    o: '□',
    q: '□',
    '¡': '○',
    '§': '▪',
    '¨': '□',
    u: '◆',
  },
  wingdings2: { P: '✓', R: '☑', O: '✗', S: '☒', Q: '☒', '¢': '■', '£': '□' },
  wingdings3: { p: '▲', q: '▼' },
  webdings: { a: '✔', r: '✖', g: '■', c: '□', n: '●' },
  symbol: { Ö: '√', '´': '✕', '·': '•' },
};

/** Stands for a sign that nobody here can tell. */
const UNKNOWN = '▯';

/** What a cell shows: its text, or in a font of symbols the signs that are known, and «▯» for any other. */
export function shownText({ text, symbolFont }: Pick<GridCell, 'text' | 'symbolFont'>): string {
  if (symbolFont === undefined || text === '') return text;
  const known = GLYPHS[symbolFont.trim().toLowerCase().replace(/ /g, '')] ?? {};
  return [...text.slice(0, LONGEST)]
    .map((sign) => (/\s/.test(sign) ? sign : (known[plain(sign)] ?? UNKNOWN)))
    .join('');
}

const LONGEST = 1000;

/** «Insertar símbolo» writes the same signs from U+F000 on. Check marks of other fonts show as such in any font. */
function plain(sign: string): string {
  const code = sign.charCodeAt(0);
  return code >= 0xf000 && code <= 0xf0ff ? String.fromCharCode(code - 0xf000) : sign;
}

/** True when a text holds a sign that its font shows as something that is not known. */
export function hasUnknownSign(shown: string): boolean {
  return shown.includes(UNKNOWN);
}

/** What keeps a text from being read as it is spelt, and what must be put back where it was. */
export interface Lettering {
  /** A font of symbols. */
  readonly font?: string;
  /** True for a text that is struck through, wholly or partly. */
  readonly struck?: true;
}

/** The lettering of a cell; undefined for plain letters. */
export function letteringOf({ symbolFont, struck }: GridCell): Lettering | undefined {
  if (symbolFont === undefined && struck === undefined) return undefined;
  return {
    ...(symbolFont === undefined ? {} : { font: symbolFont }),
    ...(struck ? { struck: true as const } : {}),
  };
}
