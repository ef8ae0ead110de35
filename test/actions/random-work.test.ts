/**
 * Does the Bitácora stay true whatever people do? Seeds are printed with what they broke; MATRIZ_SEEDS says how many
 * are run (by default as many as fit a quarter of a minute, twelve at most), MATRIZ_SEED where they begin. Two people take nothing
 * back, unless MATRIZ_UNDO is set: what one takes back while the other writes is not held yet.
 */
import { randomRun } from './random-work';

const COUNT = Number(process.env['MATRIZ_SEEDS'] ?? 0);
const FIRST = Number(process.env['MATRIZ_SEED'] ?? 1);
const UNDO = process.env['MATRIZ_UNDO'] !== undefined;
const MILLISECONDS = 15_000;
/** The machine's speed must not decide which seeds a build is held to. */
const MOST = 12;

test.each([
  ['one person', 1],
  ['two people', 2],
] as const)(
  '[E26] random work by %s leaves the Bitácora true',
  async (_, people) => {
    const end = Date.now() + MILLISECONDS;
    const broken: unknown[] = [];
    let seed = FIRST;
    for (; COUNT > 0 ? seed < FIRST + COUNT : seed < FIRST + MOST && Date.now() < end; seed++) {
      const { trace, faults } = await randomRun(seed, people, people === 1 || UNDO);
      if (faults.length > 0) broken.push({ seed, faults, trace });
    }
    expect({ seeds: `${FIRST} to ${seed - 1}`, broken }).toEqual({ seeds: expect.any(String), broken: [] });
  },
  600_000,
);
