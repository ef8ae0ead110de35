/** Which state did each cell of a live round have when the add-in last saw it? On a very hidden sheet, a line a row. */
import { runs } from '../domain/rectangles';
import { encodeKnown, type Known } from './known-lines';
import { literal } from './literal';
import { ownHiddenSheet } from './own-hidden-sheet';
import type { KnownLine, WorkbookSnapshot } from './snapshot';

const SHEET = '_MatrizVivaEstados';

/** Starts reading the hidden sheet; call what it returns after the next sync. */
export function loadKnownLines(context: Excel.RequestContext, sheet: string | undefined): () => KnownLine[] {
  if (sheet === undefined) return () => [];
  const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,values');
  return () => linesOf(used);
}

function linesOf(used: Excel.Range): KnownLine[] {
  // Whoever moved our lines broke them: nothing is known then.
  if (used.isNullObject || used.rowIndex !== 0 || used.columnIndex !== 0) return [];
  return (used.values as unknown[][]).map((row) => row.map((value) => String(value ?? '')));
}

/**
 * Writes what is known: only the cells that say something else, so that what two people write at once, or one takes
 * back with Ctrl+Z, touches nothing else. Returns the lines as they are then. Within the caller's request.
 */
export function writeKnown(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  before: readonly KnownLine[],
  known: Known,
): readonly KnownLine[] {
  const lines = encodeKnown(known, before);
  const changed = lines.map((line, row) =>
    line.flatMap((text, column) => (text === (before[row]?.[column] ?? '') ? [] : [column])),
  );
  const isShorter = lines.length < before.length;
  if (!isShorter && changed.every((columns) => columns.length === 0)) return before;
  const { sheet } = ownHiddenSheet(context, snapshot, 'estados', SHEET);
  if (isShorter) sheet.getRangeByIndexes(lines.length, 0, before.length - lines.length, 3).clear('Contents');
  for (const { top, bottom, left, right } of blocksOf(changed)) {
    const block = lines.slice(top, bottom + 1).map((line) => line.slice(left, right + 1).map(literal));
    sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1).values = block;
  }
  return lines;
}

interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Neighbouring lines of which the same columns changed are written as one. */
function blocksOf(changed: readonly (readonly number[])[]): Block[] {
  const blocks: Block[] = [];
  let open: Block[] = [];
  changed.forEach((columns, row) => {
    open = runs(columns).map(([left, right]) => {
      const above = open.find((one) => one.left === left && one.right === right);
      return above ? { ...above, bottom: row } : { top: row, bottom: row, left, right };
    });
    for (const one of open) {
      const index = blocks.findIndex(
        ({ top, left, right }) => top === one.top && left === one.left && right === one.right,
      );
      if (index >= 0) blocks[index] = one;
      else blocks.push(one);
    }
  });
  return blocks;
}
