/** Does a conditional format's rule hold for a cell? Only rules of plain equality and of text are evaluated. */

/** The text of any cell of the sheet, by zero-based position; "" outside what was read. */
export type TextAt = (row: number, column: number) => string;

/**
 * Whether the rule holds at a cell; null when it cannot be told without Excel. "code": it holds because the cell's
 * own contents equal what the rule asks for, so that they are a code for the rule's colour.
 */
export type Rule = (row: number, column: number, text: TextAt) => boolean | 'code' | null;

const UNKNOWN: Rule = () => null;

interface Reference {
  row: number;
  column: number;
  fixedRow: boolean;
  fixedColumn: boolean;
}

const REFERENCE = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const LITERAL = String.raw`"(?:[^"]|"")*"|-?\d+(?:\.\d+)?`;
const OPERAND = `(${REFERENCE}|${LITERAL})`;
const EQUALITY = new RegExp(`^=?\\s*\\(?\\s*${OPERAND}\\s*=\\s*${OPERAND}\\s*\\)?\\s*$`);
const EXACT = new RegExp(`^=?\\s*EXACT\\(\\s*${OPERAND}\\s*[,;]\\s*${OPERAND}\\s*\\)\\s*$`, 'i');

/** What marks a rule as ours: N of a text is zero, so it changes nothing and survives other programs. */
export const OWN_MARK = 'N("Matriz Viva")=0';

/** True for the formula of a conditional format that this add-in wrote. */
export function isOwnFormula(formula: string): boolean {
  return formula.replace(/\s/g, '').includes(OWN_MARK.replace(/\s/g, ''));
}

/**
 * The rule of a formula such as `=$C5="Cumplido"`, `="x"=C5`, `=C5=$B$25` or `=EXACT(C5,"x")`, whose
 * relative references are those of the cell at `anchor`; anything else is not evaluated.
 */
export function formulaRule(formula: string, anchor: { row: number; column: number }): Rule {
  const exact = EXACT.exec(formula);
  const match = exact ?? EQUALITY.exec(formula);
  if (!match) return UNKNOWN;
  const left = operand(match[1]!, anchor);
  const right = operand(match[2]!, anchor);
  const same = exact ? (a: string, b: string) => a === b : sameText;
  const references = [match[1]!, match[2]!].filter((source) => new RegExp(`^${REFERENCE}$`).test(source));
  const places = references.map((source) => placeOf(toReference(source), anchor));
  return (row, column, text) => {
    if (!same(left(row, column, text), right(row, column, text))) return false;
    const isItself = places.some((place) => {
      const at = place(row, column);
      return at.row === row && at.column === column;
    });
    return isItself ? 'code' : true;
  };
}

/** The rule of a `cellValue` format; only `EqualTo` and `NotEqualTo` with a literal or one reference. */
export function cellValueRule(
  operator: string,
  formula1: string,
  anchor: { row: number; column: number },
): Rule {
  const equal = /^equal/i.test(operator);
  if (!equal && !/^notequal/i.test(operator)) return UNKNOWN;
  const bare = formula1.replace(/^=/, '').trim();
  if (!new RegExp(`^${OPERAND}$`).test(bare)) return UNKNOWN;
  const expected = operand(bare, anchor);
  return (row, column, text) => {
    const same = sameText(text(row, column), expected(row, column, text));
    return equal ? same && 'code' : !same;
  };
}

/** The rule of a text format: contains, does not contain, begins with, ends with. */
export function textRule(operator: string, wanted: string): Rule {
  const needle = (/^=?"((?:[^"]|"")*)"$/.exec(wanted)?.[1]?.replace(/""/g, '"') ?? wanted).toLowerCase();
  if (/^=/.test(wanted) && !/^="/.test(wanted)) return UNKNOWN;
  const tests: Record<string, (text: string) => boolean> = {
    contains: (text) => text.includes(needle),
    notcontains: (text) => !text.includes(needle),
    beginswith: (text) => text.startsWith(needle),
    endswith: (text) => text.endsWith(needle),
  };
  const holds = tests[operator.toLowerCase()];
  return holds ? (row, column, text) => holds(text(row, column).toLowerCase()) : UNKNOWN;
}

/** Excel compares texts without regard to case; an empty cell equals "" and 0. */
function sameText(a: string, b: string): boolean {
  if (a === '' && b === '0') return true;
  return a.toLowerCase() === b.toLowerCase();
}

function operand(
  source: string,
  anchor: { row: number; column: number },
): (row: number, column: number, text: TextAt) => string {
  if (source.startsWith('"')) {
    const literal = source.slice(1, -1).replace(/""/g, '"');
    return () => literal;
  }
  if (/^-?\d/.test(source)) return () => String(Number(source));
  const place = placeOf(toReference(source), anchor);
  return (row, column, text) => {
    const at = place(row, column);
    return text(at.row, at.column);
  };
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a reference leads from a cell. */
function placeOf(reference: Reference, anchor: Place): (row: number, column: number) => Place {
  return (row, column) => ({
    row: reference.fixedRow ? reference.row : reference.row + row - anchor.row,
    column: reference.fixedColumn ? reference.column : reference.column + column - anchor.column,
  });
}

function toReference(source: string): Reference {
  const [, fixedColumn, letters, fixedRow, digits] = /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(source)!;
  let column = 0;
  for (const letter of letters!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return {
    row: Number(digits) - 1,
    column: column - 1,
    fixedRow: fixedRow !== '',
    fixedColumn: fixedColumn !== '',
  };
}
