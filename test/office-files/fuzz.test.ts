/** Does reading a damaged workbook always end, with findings or with a sentence? Never with a fault of ours. */
import { ActionError } from '../../src/actions/outcome';
import { readWorkbook } from '../../src/actions/read';
import { fixture, openHere } from '../embedded';
import { damage } from './damage';

const INPUTS = [
  'matriz-infoem.xlsx',
  'tabla-excel.xlsx',
  'condicionales.xlsx',
  'lo-matriz.xlsx',
  'textos.xlsx',
];
jest.setTimeout(600_000);

/** FUZZ=2000 for a long night; each seed is a case of its own and is printed when it fails. */
const SEEDS = Number(process.env.FUZZ ?? 25);
const SLOWEST_MS = 5000;

/** The ways in which a reading may end without one: both become a sentence in Spanish that says what is wrong. */
const EXPECTED = ['WorkbookFileError', 'no_matrix'];

async function end(bytes: Uint8Array): Promise<string> {
  try {
    const embedded = await openHere(bytes);
    try {
      await readWorkbook();
      return 'read';
    } finally {
      embedded.close();
    }
  } catch (error) {
    if (error instanceof ActionError && error.code === 'no_matrix') return error.code;
    const { name, message, stack, cause } = error as Error;
    return name === 'WorkbookFileError' ? name : `${name}: ${message} ${String(cause)} ${stack}`;
  }
}

test.each(INPUTS)(`%s: ${SEEDS} accidents`, async (name) => {
  const sound = fixture(name);
  const bad: string[] = [];
  const ends = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { bytes, what } = damage(sound, seed);
    const start = performance.now();
    const ended = await end(bytes);
    const took = performance.now() - start;
    if (took > SLOWEST_MS) bad.push(`${what}: took ${Math.round(took)} ms`);
    if (ended === 'read' || EXPECTED.includes(ended)) ends.add(ended);
    else bad.push(`${what}: ${ended}`);
  }
  expect(bad).toEqual([]);
  expect(ends.size).toBeGreaterThan(1); // some accidents can be lived with, and some cannot
});
