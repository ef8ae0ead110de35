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

const A1 = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
/** `RC`, `RC3`, `R[-1]C[2]`, `R25C2`: the same whatever range a rule is read through (office-js issue 5194). */
const R1C1 = String.raw`R(?:\d{1,7}|\[-?\d{1,7}\])?C(?:\d{1,5}|\[-?\d{1,5}\])?`;
const LITERAL = String.raw`"(?:[^"]|"")*"|-?\d+(?:\.\d+)?`;

/** How references are written, and what they and the rules over them look like. */
interface Notation {
  readonly reference: RegExp;
  readonly operand: RegExp;
  readonly equality: RegExp;
  readonly exact: RegExp;
  readonly parse: (reference: string) => Reference;
}

const notation = (reference: string, parse: Notation['parse']): Notation => {
  const operand = `(${reference}|${LITERAL})`;
  return {
    reference: new RegExp(`^${reference}$`, 'i'),
    operand: new RegExp(`^${operand}$`, 'i'),
    equality: new RegExp(`^=?\\s*\\(?\\s*${operand}\\s*=\\s*${operand}\\s*\\)?\\s*$`, 'i'),
    exact: new RegExp(`^=?\\s*EXACT\\(\\s*${operand}\\s*[,;]\\s*${operand}\\s*\\)\\s*$`, 'i'),
    parse,
  };
};
const IN_A1 = notation(A1, fromA1);
const IN_R1C1 = notation(R1C1, fromR1C1);
/** Longer formulas are none that are evaluated here. */
const LONGEST_FORMULA = 1000;

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
  return equalityRule(formula, IN_A1, anchor);
}

/** As `formulaRule`, of a formula in R1C1 notation (`=RC="Cumplido"`, `=RC3=R25C2`), which needs no anchor. */
export function r1c1Rule(formula: string): Rule {
  return equalityRule(formula, IN_R1C1, { row: 0, column: 0 });
}

function equalityRule(formula: string, how: Notation, anchor: Place): Rule {
  if (formula.length > LONGEST_FORMULA) return UNKNOWN;
  const exact = how.exact.exec(formula);
  const match = exact ?? how.equality.exec(formula);
  if (!match) return UNKNOWN;
  const left = operand(match[1]!, how, anchor);
  const right = operand(match[2]!, how, anchor);
  const same = exact ? (a: string, b: string) => a === b : sameText;
  const references = [match[1]!, match[2]!].filter((source) => how.reference.test(source));
  const places = references.map((source) => placeOf(how.parse(source), anchor));
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
  if (bare.length > LONGEST_FORMULA || !IN_A1.operand.test(bare)) return UNKNOWN;
  const expected = operand(bare, IN_A1, anchor);
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
  how: Notation,
  anchor: { row: number; column: number },
): (row: number, column: number, text: TextAt) => string {
  if (source.startsWith('"')) {
    const literal = source.slice(1, -1).replace(/""/g, '"');
    return () => literal;
  }
  if (/^-?\d/.test(source)) return () => String(Number(source));
  const place = placeOf(how.parse(source), anchor);
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

function fromA1(source: string): Reference {
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

function fromR1C1(source: string): Reference {
  const [, rowPart, columnPart] = /^R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?$/i.exec(source)!;
  const [row, column] = [axis(rowPart), axis(columnPart)];
  return { row: row.at, column: column.at, fixedRow: row.fixed, fixedColumn: column.fixed };
}

/** "3" is the third row or column; "[-1]" is the one before; nothing is a cell's own. */
function axis(written: string | undefined): { at: number; fixed: boolean } {
  if (written === undefined) return { at: 0, fixed: false };
  const relative = written.startsWith('[');
  return relative
    ? { at: Number(written.slice(1, -1)), fixed: false }
    : { at: Number(written) - 1, fixed: true };
}
