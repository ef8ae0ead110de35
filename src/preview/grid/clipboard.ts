/** How do cells become a text for the clipboard, and a text cells? Tabs and lines, quoted as Excel quotes them. */
import type { Area } from '../../host/workbook/area';

/** The texts of an area, as Excel copies them. */
export function toText(area: Area, textOf: (row: number, column: number) => string): string {
  const lines: string[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const line: string[] = [];
    for (let column = area.left; column <= area.right; column++) line.push(quoted(textOf(row, column)));
    lines.push(line.join('\t'));
  }
  return lines.join('\n');
}

const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of a pasted text, all of the same length. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (cells.lastIndex <= plain.length) {
    const found = cells.exec(plain);
    // A quote inside a cell is a text like any other.
    if (!found) return plain.split('\n').map((line) => line.split('\t'));
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\n') rows.push([]);
    else if (found[3] === '') break;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** A block repeated over a selection of a multiple of its size, as pasting does; else the block itself. */
export function spread(block: readonly (readonly string[])[], target: Area): string[][] {
  const [rows, columns] = [target.bottom - target.top + 1, target.right - target.left + 1];
  const [high, wide] = [block.length, block[0]?.length ?? 0];
  if (!wide || rows % high !== 0 || columns % wide !== 0) return block.map((row) => [...row]);
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => block[i % high]![j % wide]!),
  );
}
