/** What can a cell hold? A text, a number, a boolean, an error or nothing. */

const CODES = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CONNECT!',
  '#BLOCKED!',
  '#UNKNOWN!',
  '#FIELD!',
  '#CALC!',
  '#BUSY!',
] as const;

/** The text of an Excel error, as a cell shows it. */
export type ErrorCode = (typeof CODES)[number];

/** An Excel error. There is one object for each code, so `===` compares. */
export class ErrorValue {
  private static readonly all = new Map<string, ErrorValue>();

  private constructor(readonly code: ErrorCode) {}

  /** The only object for this code. */
  static of(code: ErrorCode): ErrorValue {
    let found = ErrorValue.all.get(code);
    if (!found) ErrorValue.all.set(code, (found = new ErrorValue(code)));
    return found;
  }

  /** The error that this text spells ("#N/A", any case), or null. */
  static parse(text: string): ErrorValue | null {
    const code = CODES.find((known) => known === text.toUpperCase());
    return code ? ErrorValue.of(code) : null;
  }

  toString(): string {
    return this.code;
  }
}

/** Dates are serial numbers, as in Excel; the number format makes them dates. */
export type CellValue = string | number | boolean | ErrorValue | null;

/** True for an Excel error. */
export function isError(value: unknown): value is ErrorValue {
  return value instanceof ErrorValue;
}
