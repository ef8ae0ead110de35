/** Is the example that goes with the add-in known as an example, and nothing else? */
import { applyLegend } from '../../src/actions/apply-legend';
import { readWorkbook } from '../../src/actions/read';
import { isExample } from '../../src/domain/illustrative';
import type { Matrix } from '../../src/domain/matrix';
import { fixture, openHere } from '../embedded';

async function read<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const embedded = await openHere(fixture(name));
  try {
    return await ask();
  } finally {
    embedded.close();
  }
}
const matrixOf = (name: string): Promise<Matrix> => read(name, async () => (await readWorkbook()).matrix);

test('the example is known by the states of any of its rounds, coloured or live', async () => {
  const matrix = await matrixOf('matriz-infoem.xlsx');
  expect(isExample(matrix)).toBe(true);
  for (const round of matrix.rounds) expect(isExample({ rounds: [round] })).toBe(true);
  await read('matriz-infoem.xlsx', async () => {
    await applyLegend();
    expect(isExample((await readWorkbook()).matrix)).toBe(true);
  });
});

test('a round with one other state is not the example’s', async () => {
  const [round] = (await matrixOf('matriz-infoem.xlsx')).rounds;
  const [first, ...rest] = round!.rows;
  const readings = { ...first!.readings, '1.1': { kind: 'blank' as const } };
  expect(isExample({ rounds: [{ ...round!, rows: [{ ...first!, readings }, ...rest] }] })).toBe(false);
});

test.each(['grande-125x12.xlsx', 'textos.xlsx', 'municipios.xlsx'])('%s is no example', async (name) => {
  expect(isExample(await matrixOf(name))).toBe(false);
});
