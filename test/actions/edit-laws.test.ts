/** Do laws hold of any course of edits: «Deshacer» is the way back, and the Bitácora tells every cell's whole story? */
import fc from 'fast-check';
import { applyLegend } from '../../src/actions/apply-legend';
import { clearStates, setStates } from '../../src/actions/set-states';
import { lastUndo, undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, ledger, look } from './edit-probe';

jest.setTimeout(120_000);

const SHEETS = ['2do reporte', '3er reporte'] as const;
const ALL = 'A1:T28';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => embedded.close());

const cell = fc.tuple(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 4, max: 23 }));
const letter = (column: number) => String.fromCharCode(65 + column);
const address = fc
  .array(fc.tuple(cell, fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 3 })
  .map((areas) =>
    areas
      .map(
        ([[column, row], right, down]) =>
          `${letter(column)}${row}:${letter(Math.min(20, column + right))}${row + down}`,
      )
      .join(','),
  );
const act = fc.record({
  sheet: fc.constantFrom(...SHEETS),
  address,
  state: fc.constantFrom('cumplido', 'en_proceso', 'falta_conclusion', null),
});

const picture = () => Promise.all(SHEETS.map((sheet) => look(sheet, ALL)));

test('[E4] [E7] any course of edits leads back step by step, and is told cell by cell', async () => {
  await applyLegend();
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
      const logged = (await ledger()).length;
      const trail: { title: string; before: unknown }[] = [];
      for (const { sheet, address: where, state } of acts) {
        const before = await picture();
        const target = { sheet, address: where };
        const done = await (state === null ? clearStates(target) : setStates(target, state)).catch(
          () => null,
        );
        const title = done?.summary.replace(/\.$/, '');
        if (title && !/no se cambió|No se cambió/.test(title)) trail.push({ title, before });
      }
      await expectStory(logged);
      for (const { title, before } of trail.reverse()) {
        expect((await lastUndo())!.title).toBe(title);
        await undoLast();
        expect(await picture()).toEqual(before);
        undone += 1;
      }
      await expectStory(logged);
      expect((await lastUndo())!.title).toBe('Aplicar simbología');
    }),
    { numRuns: 6 },
  );
  expect(undone).toBeGreaterThan(8);
  expect((await ledger()).length).toBeGreaterThan(100);
});

/** Each entry of a cell begins where the one before ended, ids are unique, and the last one is what the cell says. */
async function expectStory(from: number): Promise<void> {
  const rows = (await ledger()) as string[][];
  const ids = rows.map((row) => row[7]);
  expect(new Set(ids).size).toBe(ids.length);
  const last = new Map<string, string>();
  for (const [sheet, municipality, tool, was, is] of rows) {
    const key = JSON.stringify([sheet, municipality, tool]);
    if (last.has(key)) expect(was).toBe(last.get(key));
    expect(is).not.toBe(was);
    last.set(key, is!);
  }
  expect(rows.length).toBeGreaterThanOrEqual(from);
  const { reading, snapshot } = await book();
  for (const [key, label] of last) {
    const [sheet, municipality, tool] = JSON.parse(key) as [string, string, string];
    const round = reading.matrix.rounds.find((one) => one.sheet === sheet)!;
    const row = round.rows.find(({ name }) => name === municipality)!;
    const column = round.tools.find((one) => one.tool === tool)!.column;
    const { grid } = snapshot.sheets.find((one) => one.grid.sheet === sheet)!;
    expect(grid.cells[row.row - grid.top]![column - grid.left]!.text).toBe(label);
  }
}
