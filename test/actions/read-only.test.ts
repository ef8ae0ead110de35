/** Can a file that is open for reading be read, and is what would write to it refused in plain Spanish? */
import { applyLegend } from '../../src/actions/apply-legend';
import { compare } from '../../src/actions/compare';
import { findProblems } from '../../src/actions/find-problems';
import { readWorkbook } from '../../src/actions/read';
import { fixture, openHere } from '../embedded';

test('a file open for reading is read and checked; what would change it says why it cannot', async () => {
  const embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const before = embedded.save();
  embedded.faults.setReadOnly(true);
  expect((await readWorkbook()).matrix.rounds).toHaveLength(3);
  expect((await findProblems()).length).toBeGreaterThan(0);
  for (const action of [applyLegend, compare]) {
    await expect(action()).rejects.toThrow(
      /Si el archivo se abrió solo para lectura, guárdelo antes con otro nombre/,
    );
  }
  expect(Buffer.compare(embedded.save(), before)).toBe(0);
  embedded.close();
});
