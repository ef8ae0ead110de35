/** Which state did each cell of a live round have when the add-in last saw it? On a very hidden sheet, a line a row. */
import type { KnownCell } from '../domain/ledger-known';
import type { StateKey, ToolId } from '../domain/matrix';
import { runs } from '../domain/rectangles';
import { literal } from './literal';
import { ownHiddenSheet } from './own-hidden-sheet';
import type { KnownLine, KnownStates, WorkbookSnapshot } from './snapshot';

const SHEET = '_MatrizVivaEstados';
/** Slot, municipality, codes. A round's first line has no municipality and says what the codes mean. */
const COLUMNS = 3;
/**
 * The lines of the hidden sheet. A cell's code is the index of its state in its round's first line, ".n"
 * when n changes of it were logged, and the shade that it had if that was near to its colour; codes stand in the order of that line's tools.
 */
export function encodeKnown(known: KnownStates): KnownLine[] {
  return [...known]
    .sort(([a], [b]) => a - b)
    .flatMap(([slot, round]) => {
      const tools = [...new Set([...round.values()].flatMap((cells) => [...cells.keys()]))];
      const states = [...new Set([...round.values()].flatMap(statesOf))];
      const head: KnownLine = [String(slot), '', `${tools.join(' ')}|${states.join(' ')}`];
      const index = new Map(states.map((state, i) => [state, String(i)]));
      const code = (cell: KnownCell | undefined) =>
        cell === undefined
          ? '-'
          : (cell.state === null ? '' : index.get(cell.state)!) +
            (cell.changes ? `.${cell.changes}` : '') +
            (cell.shade ?? '');
      const lines = [...round].map(([municipality, cells]): KnownLine => [
        String(slot),
        municipality,
        tools.map((tool) => code(cells.get(tool))).join(','),
      ]);
      return [head, ...lines];
    });
}

function statesOf(cells: ReadonlyMap<ToolId, KnownCell>): StateKey[] {
  return [...cells.values()].flatMap(({ state }) => (state === null ? [] : [state]));
}

/** Reads lines back; what does not fit (a torn sheet) is not known. */
export function decodeKnown(lines: readonly KnownLine[]): Map<number, Map<string, Map<ToolId, KnownCell>>> {
  const known = new Map<number, Map<string, Map<ToolId, KnownCell>>>();
  let tools: string[] = [];
  let states: string[] = [];
  for (const [slotText, municipality, data] of lines) {
    const slot = Number(slotText);
    if (slotText === '' || !Number.isInteger(slot)) continue;
    if (municipality === '') {
      [tools = [], states = []] = data.split('|').map((part) => part.split(' ').filter(Boolean));
      known.set(slot, new Map());
      continue;
    }
    const codes = data.split(',');
    const cells = tools.flatMap((tool, i) => {
      const match = /^(\d*)(?:\.(\d+))?(#[0-9A-F]{6})?$/.exec(codes[i] ?? '-');
      if (!match) return [];
      const state = match[1] === '' ? null : (states[Number(match[1])] ?? null);
      const shade = match[3] === undefined ? {} : { shade: match[3] };
      return [[tool, { state, changes: Number(match[2] ?? 0), ...shade }] as const];
    });
    known.get(slot)?.set(municipality, new Map(cells));
  }
  return known;
}

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
  return (used.values as unknown[][]).map((row): KnownLine => {
    const [slot = '', municipality = '', data = ''] = row.map((value) => String(value ?? ''));
    return [slot, municipality, data];
  });
}

/**
 * Writes what is known: only the lines that changed when the lines are for the same rows, else all of them.
 * Returns the lines as they are then. Within the caller's request.
 */
export function writeKnown(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
  before: readonly KnownLine[],
  known: KnownStates,
): readonly KnownLine[] {
  const lines = encodeKnown(known);
  const changed = lines.flatMap((line, i) => (sameLine(line, before[i]) ? [] : [i]));
  if (changed.length === 0 && lines.length === before.length) return before;
  const { sheet } = ownHiddenSheet(context, snapshot, 'estados', SHEET);
  const sameRows =
    lines.length === before.length &&
    lines.every(([slot, key], i) => slot === before[i]![0] && key === before[i]![1]);
  if (!sameRows && before.length > 0) {
    sheet.getRangeByIndexes(0, 0, before.length, COLUMNS).clear('Contents');
  }
  const bands = sameRows ? runs(changed) : lines.length ? [[0, lines.length - 1] as const] : [];
  for (const [top, bottom] of bands) {
    const block = lines.slice(top, bottom + 1).map((line) => line.map(literal));
    sheet.getRangeByIndexes(top, 0, block.length, COLUMNS).values = block;
  }
  return lines;
}

function sameLine(a: KnownLine, b: KnownLine | undefined): boolean {
  return b !== undefined && a.every((text, i) => text === b[i]);
}
