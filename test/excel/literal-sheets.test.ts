/** Do sheets whose names look like dates give the same sheets of ours twice? Over genuine office.js. */
import { writeFindings } from '../../src/actions/write-findings';
import { openHere } from '../embedded';
import { TOOLS } from '../../src/domain/model/tools';

const NAMES = ['Mar 2025', 'Sep-25', '1E5', 'TRUE', '10%', '12.5', '5 de abril'];

test('[L21] sheets named like dates, numbers and truth values give the same Hallazgos twice', async () => {
  const embedded = await openHere(null);
  await Excel.run(async (context) => {
    for (const name of NAMES) {
      const sheet = context.workbook.worksheets.add(name);
      sheet.getRangeByIndexes(0, 0, 3, 4).formulas = [
        ['Municipio', ...TOOLS.slice(0, 3).map((tool) => tool.name)],
        ['Metepec', 'Cumplido', 'x', ''],
        ["' =1+1", "'=2", "'1/2", "''x"],
      ];
    }
    await context.sync();
  });
  const held = () =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load('items/name');
      const used = sheets.getItem('Hallazgos').getUsedRange();
      used.load('formulas,values,valueTypes');
      await context.sync();
      return [sheets.items.map(({ name }) => name), used.formulas, used.values] as const;
    });
  await writeFindings();
  const [names, formulas] = await held();
  const texts = (formulas as unknown[][]).flat();
  for (const name of NAMES) expect(texts).toContain(name);
  await writeFindings();
  const again = await held();
  expect([again[0], again[1]]).toEqual([names, formulas]);
  embedded.close();
});
