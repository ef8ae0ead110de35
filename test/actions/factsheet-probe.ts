/** What does a ficha say, row by row? It is read as a person and as the add-in see it. */
import { address } from '../../src/domain/grid';
import { tagOf } from '../../src/actions/sheets/factsheet-tags';
import { edit } from './sheet-probe';

/** A ficha read from A1. */
export interface Probe {
  readonly sheet: string;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly hidden: readonly boolean[];
}

/** Reads a ficha whole, with which of its columns are hidden. */
export async function readFicha(sheet: string): Promise<Probe> {
  return Excel.run(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const range = worksheet.getRange('A1').getBoundingRect(worksheet.getUsedRange(true));
    range.load('values,formulas,columnCount');
    await context.sync();
    const columns = Array.from({ length: range.columnCount }, (_, column) => {
      const one = worksheet.getRangeByIndexes(0, column, 1, 1);
      one.load('columnHidden');
      return one;
    });
    await context.sync();
    return {
      sheet,
      values: range.values as unknown[][],
      formulas: range.formulas as unknown[][],
      hidden: columns.map(({ columnHidden }) => columnHidden === true),
    };
  });
}

/** The row of a paragraph or of a tool, by the row's tag. */
export function rowOf(probe: Probe, what: { id: string } | { tool: string }): number {
  return probe.formulas.findIndex((row) => {
    const tag = tagOf(row)?.tag;
    if ('tool' in what) return tag?.kind === 'tool' && tag.tool === what.tool;
    return tag?.kind === 'paragraph' && tag.id === what.id;
  });
}

/** The visible cells of a row as texts. */
export function shown(probe: Probe, row: number): string[] {
  return probe.values[row]!.filter((_, column) => !probe.hidden[column]).map(String);
}

/** Everything visible as one text, a line a row, to the last that shows something. */
export function wholeText(probe: Probe): string {
  return probe.values
    .map((_, row) => shown(probe, row).join(' | '))
    .join('\n')
    .replace(/[\n |]+$/, '');
}

/** The column of a heading in the table of tools, zero-based. */
export function columnOf(probe: Probe, heading: string): number {
  const head = probe.values.find((row) => row[0] === 'Herramienta')!;
  return head.indexOf(heading);
}

/** A person types into a cell. */
export async function type(sheet: string, row: number, column: number, text: string | number): Promise<void> {
  await edit((context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address(row, column)).values = [[text]];
  });
}

/** A cell's text as displayed, by its number format. */
export async function displayed(sheet: string, row: number, column: number): Promise<string> {
  return Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem(sheet).getCell(row, column);
    cell.load('text');
    await context.sync();
    return cell.text[0]![0]!;
  });
}
