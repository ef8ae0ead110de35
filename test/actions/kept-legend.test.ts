/** Does a legend that a person chose for a round go with that round once it was applied, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { compare } from '../../src/actions/compare';
import { shareBook } from '../../src/actions/live-book';
import { newRound } from '../../src/actions/new-round';
import type { LegendChoice } from '../../src/actions/outcome';
import { readWorkbook } from '../../src/actions/read';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import { address } from '../../src/domain/grid';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents } from './edit-probe';
import { edit } from './sheet-probe';

const GIVER = '1er reporte';
const BARE = '2do reporte';
const CHOICES: [string, LegendChoice][] = [
  ['another sheet’s', { sheet: GIVER }],
  ['the Model’s', 'predeterminada'],
];
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('sin-simbologia.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

const roundOf = async (sheet: string, legend?: LegendChoice) => {
  const { matrix } = await readWorkbook({ legend });
  return matrix.rounds.find((round) => round.sheet === sheet)!;
};
const statesOf = async (sheet: string, legend?: LegendChoice) =>
  (await roundOf(sheet, legend)).rows.map(({ readings }) =>
    Object.values(readings).map((reading) => (reading.kind === 'state' ? reading.state : reading.kind)),
  );
const labelsOf = async (sheet: string) =>
  (await roundOf(sheet)).legend?.entries.map(({ label, color }) => [label, color]) ?? null;
async function reopen(): Promise<void> {
  const bytes = await embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
}

test.each(CHOICES)(
  '[R14] %s legend, once applied, is the round’s without choosing it again',
  async (_, legend) => {
    const chosen = await statesOf(BARE, legend);
    expect(chosen.flat()).not.toContain('no_legend');
    await applyLegend({ legend });
    await reopen();
    expect(await statesOf(BARE)).toEqual(chosen);
    const { source } = (await roundOf(BARE)).legend!;
    expect(source).toEqual(
      legend === 'predeterminada'
        ? { kind: 'default', kept: true }
        : { kind: 'borrowed', sheet: GIVER, kept: true },
    );
    const { notes } = await compare();
    expect(notes.join(' ')).not.toMatch(/no está vivo|coloreadas/);
    const again = await applyLegend();
    expect(again.summary).toMatch(/ya estaba aplicada/);
  },
);

test('[R14] it stays as it was applied, whatever becomes of the sheet that gave it', async () => {
  await applyLegend({ legend: { sheet: GIVER } });
  const [labels, states] = [await labelsOf(BARE), await statesOf(BARE)];
  const { legend, rows } = await roundOf(GIVER);
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(GIVER);
    for (const { labelAt, swatch } of legend!.entries) {
      sheet.getRange(address(labelAt!.row, labelAt!.column)).values = [['Otra cosa']];
      sheet.getRange(address(swatch!.row, swatch!.column)).format.fill.color = '#0070C0';
    }
    sheet.name = 'Otro nombre';
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(await labelsOf(BARE)).toEqual(labels);
  expect(await statesOf(BARE)).toEqual(states);
  await edit((context) => context.workbook.worksheets.getItem('Otro nombre').delete());
  expect(await statesOf(BARE)).toEqual(states);
});

test('[R14] a round that was not made live by it still asks, and what is chosen for it does not touch the other', async () => {
  await applyLegend({ legend: { sheet: GIVER } });
  const states = await statesOf(BARE);
  await edit((context) => {
    const { worksheets } = context.workbook;
    const copy = worksheets.getItem(BARE).copy('End');
    copy.name = '3er reporte';
    copy.getRange().conditionalFormats.clearAll();
    copy.getRange('C6').values = [['']];
    copy.getRange('C6').format.fill.color = '#FF0000';
  });
  expect((await roundOf('3er reporte')).legend).toBeNull();
  expect(await statesOf(BARE, 'predeterminada')).toEqual(states);
  expect((await roundOf('3er reporte', 'predeterminada')).legend!.source).toEqual({ kind: 'default' });
});

test('[R14] [E6] undone, the round has no legend again; one written on its sheet wins', async () => {
  const before = await statesOf(BARE);
  await applyLegend({ legend: { sheet: GIVER } });
  await undoLast();
  expect(await statesOf(BARE)).toEqual(before);
  await applyLegend({ legend: 'predeterminada' });
  const { body } = await roundOf(BARE);
  await edit((context) => {
    const below = context.workbook.worksheets.getItem(BARE).getRangeByIndexes(body.bottom + 3, 1, 3, 2);
    below.values = [
      ['Simbología', ''],
      ['', 'Cumplido'],
      ['', 'No se tiene - en proceso'],
    ];
    below.getCell(1, 0).format.fill.color = '#00B050';
    below.getCell(2, 0).format.fill.color = '#FFFF00';
  });
  expect((await roundOf(BARE)).legend!.source).toEqual({ kind: 'own' });
  expect(await labelsOf(BARE)).toHaveLength(2);
});

test('[R14] its states are set without choosing again, and a new round from it has the legend too', async () => {
  await applyLegend({ legend: { sheet: GIVER } });
  const round = await roundOf(BARE);
  const at = address(round.rows[0]!.row, round.tools[0]!.column);
  await setStates({ sheet: BARE, address: at }, 'cumplido');
  expect(await contents(BARE, at)).toEqual([['Cumplido']]);
  await newRound({ from: BARE });
  const { matrix } = await readWorkbook();
  const made = matrix.rounds.find(({ sheet }) => ![GIVER, BARE].includes(sheet))!;
  expect(made.legend!.source).toMatchObject({ kind: 'borrowed', kept: true });
});

test('[R14] a torn note of it is as if there were none: colours are not read by it', async () => {
  await applyLegend({ legend: { sheet: GIVER } });
  const round = await roundOf(BARE);
  const at = address(round.rows[0]!.row, round.tools[0]!.column);
  await edit((context) => {
    const cell = context.workbook.worksheets.getItem(BARE).getRange(at);
    cell.values = [['']];
    cell.format.fill.color = '#00B050';
  });
  await Excel.run(async (context) => {
    const { names } = context.workbook;
    names.load('items/name');
    await context.sync();
    const parts = names.items.filter(({ name }) => name.startsWith('MV_SIMBOLOGIA_'));
    expect(parts.length).toBeGreaterThan(0);
    parts[0]!.formula = '="%"';
    await context.sync();
  });
  expect((await roundOf(BARE)).legend).toBeNull();
  const { findings } = await readWorkbook();
  expect(findings.map(({ rule }) => rule)).toContain('V13');
});
