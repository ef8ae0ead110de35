/** Does a body of very many areas become live as any other, and a workbook that calculates by hand get its figures? */
import { applyLegend } from '../../src/actions/apply-legend';
import { tornPlans } from '../../src/actions/follow-mend';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book } from './edit-probe';

const SHEET = '3er reporte';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

/** A remark column after each tool and a region's heading over every third row: rows 5 to 22, columns C to T. */
async function partBody(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    for (let row = 20; row >= 8; row -= 3) {
      sheet.getRange(`${row}:${row}`).insert('Down');
      const heading = sheet.getRange(`B${row}:T${row}`);
      heading.clear('All');
      heading.getCell(0, 0).values = [[`Región ${row}`]];
      heading.merge();
    }
    for (let column = 19; column >= 3; column -= 1) {
      const inserted = sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn();
      inserted.insert('Right');
      const whole = sheet.getRangeByIndexes(3, column, 25, 1);
      whole.clear('Formats');
      sheet.getRangeByIndexes(3, column, 1, 1).values = [['Observaciones']];
    }
    await context.sync();
  });
}

async function formats(): Promise<{ count: number; addresses: string[] }> {
  return Excel.run(async (context) => {
    const all = context.workbook.worksheets.getItem(SHEET).getRange().conditionalFormats;
    all.load('items/id');
    await context.sync();
    const ranges = all.items.map((item) => item.getRanges());
    ranges.forEach((range) => range.load('address'));
    await context.sync();
    return { count: all.items.length, addresses: ranges.map(({ address }) => address) };
  });
}

test('[L17] a body that one address cannot name is made live whole, once, and undone', async () => {
  await partBody();
  const before = await book();
  const round = before.reading.matrix.rounds.find(({ sheet }) => sheet === SHEET)!;
  expect(round.rows).toHaveLength(18);
  expect(round.tools).toHaveLength(18);
  const { notes } = await applyLegend();
  expect(notes.join(' ')).toContain('la tabla tiene demasiadas partes para una fórmula');
  const once = await formats();
  const withoutSheet = (address: string) => address.replace(/'[^']*'!/g, '');
  expect(once.addresses.every((address) => withoutSheet(address).length <= 255)).toBe(true);
  const parts = new Set(once.addresses).size;
  expect(parts).toBeGreaterThan(1);
  expect(once.count % parts).toBe(0);
  expect(tornPlans(await book()).map(({ sheet }) => sheet)).toEqual([]);
  await applyLegend();
  expect(await formats()).toEqual(once);
  await undoLast();
  expect((await formats()).count).toBe(0);
});

test('[L18] in a workbook that calculates by hand what was written is calculated, and that is told', async () => {
  await Excel.run(async (context) => {
    context.application.calculationMode = 'Manual';
    await context.sync();
  });
  const { notes } = await applyLegend();
  expect(notes).toContain(
    'Este libro está en cálculo manual: se pidió a Excel que calculara, para que las cifras de las hojas estén al día. Después de cambiar celdas pulse F9.',
  );
  const counts = await Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(SHEET).getUsedRange();
    used.load('values,formulas');
    await context.sync();
    return used.formulas.flatMap((row, r) =>
      row.flatMap((formula, c) => (/COUNTIF/.test(String(formula)) ? [used.values[r]![c] as unknown] : [])),
    );
  });
  expect(counts.length).toBeGreaterThan(2);
  expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBeGreaterThan(200);
});

test('[L18] where it calculates by itself nothing is asked or told', async () => {
  const { notes } = await applyLegend();
  expect(notes.join(' ')).not.toContain('cálculo manual');
});
