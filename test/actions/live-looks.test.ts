/** Are symbols centred where nobody aligned the cells, and do live counts say what they count? */
import { applyLegend } from '../../src/actions/apply-legend';
import { undoLast } from '../../src/actions/undo';
import { readWorkbook } from '../../src/actions/read';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit } from './sheet-probe';

const SHEET = '1er reporte';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

/** How each cell of a range is aligned. */
async function alignments(address: string): Promise<(string | undefined)[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(SHEET).getRange(address);
    const cells = range.getCellProperties({ format: { horizontalAlignment: true } });
    await context.sync();
    return cells.value.map((row) => row.map(({ format }) => format?.horizontalAlignment));
  });
}

async function textOf(cell: string): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(SHEET).getRange(cell);
    range.load('text');
    await context.sync();
    return range.text[0]![0]!;
  });
}

const align = (address: string, alignment: 'General' | 'Left') =>
  edit((context) => {
    context.workbook.worksheets.getItem(SHEET).getRange(address).format.horizontalAlignment = alignment;
  });

const flat = (cells: readonly (readonly (string | undefined)[])[]) => [...new Set(cells.flat())];

describe('symbols', () => {
  test('[L16] a body that nobody aligned is centred; undone, it is left to Excel again', async () => {
    await align('C5:T22', 'General');
    await applyLegend();
    expect(flat(await alignments('C5:T22'))).toEqual(['Center']);
    await undoLast();
    expect(flat(await alignments('C5:T22'))).toEqual(['General']);
  });

  test('[L16] what somebody aligned stays, beside what nobody did; undone, each is as it was', async () => {
    await align('C5:T22', 'General');
    await align('D6:E9', 'Left');
    const before = await alignments('A1:T24');
    await applyLegend();
    expect(flat(await alignments('D6:E9'))).toEqual(['Left']);
    expect(flat(await alignments('F5:T22'))).toEqual(['Center']);
    expect(await alignments('C5:C22')).toEqual(Array(18).fill(['Center']));
    await undoLast();
    expect(await alignments('A1:T24')).toEqual(before);
  });

  test('[L16] applied twice it is as once, and nothing outside the body is aligned', async () => {
    await align('A1:T24', 'General');
    await applyLegend();
    await applyLegend();
    expect(flat(await alignments('A1:B22'))).toEqual(['General']);
    expect(flat(await alignments('C1:T4'))).toEqual(['General']);
    expect(flat(await alignments('C5:T22'))).toEqual(['Center']);
  });

  test('[L16] labels that are shown in words are left where they are', async () => {
    await align('C5:T22', 'General');
    await applyLegend({ mode: 'texto' });
    expect(flat(await alignments('C5:T22'))).toEqual(['General']);
  });
});

describe('live counts', () => {
  test('[L15] a count says what it counts, beside its label; undone, the cell is plain again', async () => {
    const before = await readWorkbook();
    await applyLegend();
    expect(await textOf('I25')).toMatch(/^\d+ celdas$/);
    expect(await alignments('I25')).toEqual([['Left']]);
    expect((await readWorkbook()).matrix.rounds[0]!.legend).toEqual(before.matrix.rounds[0]!.legend);
    await undoLast();
    await edit((context) => {
      context.workbook.worksheets.getItem(SHEET).getRange('I25').values = [[7]];
    });
    expect(await textOf('I25')).toBe('7');
    expect(await alignments('I25')).toEqual([['General']]);
  });

  test('[L15] one cell is one, and thousands are read in groups of three', async () => {
    await applyLegend();
    const shown = async (value: number) => {
      await edit((context) => {
        context.workbook.worksheets.getItem(SHEET).getRange('I25').values = [[value]];
      });
      return textOf('I25');
    };
    expect(await shown(1)).toBe('1 celda');
    expect(await shown(0)).toBe('0 celdas');
    expect(await shown(1234)).toBe('1,234 celdas');
  });
});
