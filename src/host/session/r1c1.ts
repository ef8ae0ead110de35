/** How does a formula read in R1C1 notation? References relative to the cell where it stands. */
import { COLUMNS, ROWS, cellAddress, columnLetters } from '../workbook/area';
import { sheetPrefix, type Reference } from '../workbook/formula/reference';
import { rewriteTokens } from '../workbook/formula/rewrite';

const part = (letter: 'R' | 'C', at: number, fixed: boolean, home: number): string => {
  if (fixed) return `${letter}${at + 1}`;
  return at === home ? letter : `${letter}[${at - home}]`;
};

function toRelative(ref: Reference, row: number, column: number): string {
  const { area, fixed } = ref;
  const rows = [part('R', area.top, fixed.top, row), part('R', area.bottom, fixed.bottom, row)] as const;
  const columns = [
    part('C', area.left, fixed.left, column),
    part('C', area.right, fixed.right, column),
  ] as const;
  const pair = (from: string, to: string): string => (from === to ? from : `${from}:${to}`);
  if (ref.shape === 'rows') return pair(...rows);
  if (ref.shape === 'columns') return pair(...columns);
  const from = rows[0] + columns[0];
  return ref.shape === 'cell' ? from : `${from}:${rows[1]}${columns[1]}`;
}

/** "SUM(A1:B2)" in C3 → "SUM(R[-2]C[-2]:R[-1]C[-1])". */
export function toR1C1(formula: string, row: number, column: number): string {
  return rewriteTokens(formula, (token) =>
    token.kind === 'ref' ? sheetPrefix(token.ref) + toRelative(token.ref, row, column) : undefined,
  );
}

const TEXT_OR_QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;
const REFERENCE =
  /(?<![\p{L}\p{N}_.])(?:R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?|R(\[-?\d+\]|\d+)|C(\[-?\d+\]|\d+))(?![\p{L}\p{N}_.([])/giu;

function coordinate(given: string | undefined, home: number, size: number): { at: number; dollar: string } {
  if (given === undefined) return { at: home, dollar: '' };
  if (!given.startsWith('[')) return { at: Number(given) - 1, dollar: '$' };
  return { at: (((home + Number(given.slice(1, -1))) % size) + size) % size, dollar: '' };
}

/** "SUM(R[-2]C:R[-1]C)" in C3 → "SUM(C1:C2)". Whole rows and columns become "3:3" and "C:C". */
export function fromR1C1(formula: string, row: number, column: number): string {
  return formula
    .split(TEXT_OR_QUOTED)
    .map((piece, i) =>
      i % 2
        ? piece
        : piece.replace(
            REFERENCE,
            (_all, r?: string, c?: string, wholeRow?: string, wholeColumn?: string) => {
              if (wholeRow !== undefined) {
                const { at, dollar } = coordinate(wholeRow, row, ROWS);
                return `${dollar}${at + 1}:${dollar}${at + 1}`;
              }
              if (wholeColumn !== undefined) {
                const { at, dollar } = coordinate(wholeColumn, column, COLUMNS);
                return `${dollar}${columnLetters(at)}:${dollar}${columnLetters(at)}`;
              }
              const down = coordinate(r, row, ROWS);
              const right = coordinate(c, column, COLUMNS);
              const letters = columnLetters(right.at);
              return cellAddress(down.at, right.at).replace(
                letters,
                `${right.dollar}${letters}${down.dollar}`,
              );
            },
          ),
    )
    .join('');
}
