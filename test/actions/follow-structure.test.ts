/** Is the follower confused by what a person does to rows, columns and sheets while the pane is open? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { undoLast } from '../../src/actions/undo';
import { setStates } from '../../src/actions/set-states';
import { fold } from '../../src/domain/fold';
import type { Round } from '../../src/domain/matrix';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents, ledger } from './edit-probe';

const R = '3er reporte';
const EN_PROCESO = 'No se tiene - en proceso';
let excel: EmbeddedExcel;
let follower: ReturnType<typeof createFollower>;

beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
  await applyLegend();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  await done();
});
afterEach(async () => {
  await follower.stop();
  excel.close();
});

/** From now on several acts fit into one pause. */
async function slowly(): Promise<void> {
  await follower.stop();
  follower = createFollower({ activity: createActivity(), pause: 500 });
  await follower.start();
  await done();
}

async function done(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await excel.settled();
    await follower.idle();
  }
}

function rounds(): readonly Round[] {
  const { reading } = follower.state();
  if (reading.kind !== 'ready') throw new Error(`The reading is ${reading.kind}.`);
  return reading.reading.matrix.rounds;
}
const round = (sheet: string) => rounds().find((one) => one.sheet === sheet)!;

/** The states of a round by municipality and tool, wherever they stand. */
function states(sheet: string): Record<string, string> {
  return Object.fromEntries(
    round(sheet).rows.flatMap(({ written, readings }) =>
      Object.entries(readings).map(([tool, reading]) => [
        `${fold(written)} ${tool}`,
        reading.kind === 'state' ? reading.state : reading.kind,
      ]),
    ),
  );
}

/** A cell by what it is about, as it stands now. */
function cellOf(sheet: string, municipality: string, tool: string): string {
  const { rows, tools } = round(sheet);
  const { row } = rows.find(({ name }) => name === municipality)!;
  const { column } = tools.find((one) => one.tool === tool)!;
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

/** Typing in a cell goes to the municipality and tool that stand there now, and to no other. */
async function typesWhereItStands(sheet: string, municipality: string, tool: string): Promise<void> {
  const before = states(sheet);
  expect(before[`${fold(municipality)} ${tool}`]).not.toBe('en_proceso');
  const entries = (await ledger()).length;
  const at = cellOf(sheet, municipality, tool);
  await excel.user.type(sheet, at, 'n');
  await done();
  expect(await contents(sheet, at)).toEqual([[EN_PROCESO]]);
  expect(states(sheet)).toEqual({ ...before, [`${fold(municipality)} ${tool}`]: 'en_proceso' });
  const added = (await ledger()).slice(entries);
  expect(added.map((row) => row.slice(0, 3))).toEqual([[sheet, municipality, tool]]);
}

test('[E14] a deleted row: its municipality is gone, the others keep their states, nothing is logged', async () => {
  const before = states(R);
  const { row, name } = round(R).rows[2]!;
  await excel.user.deleteRows(R, row + 1);
  await done();
  const gone = Object.keys(before).filter((key) => key.startsWith(fold(name!)));
  for (const key of gone) delete before[key];
  expect(states(R)).toEqual(before);
  expect(await ledger()).toEqual([]);
  await typesWhereItStands(R, 'Ixtlahuaca', '1.1');
});

test('[E14] columns inserted and deleted: each state stays with its tool', async () => {
  const before = states(R);
  await excel.user.insertColumns(R, 'B', 2);
  await done();
  expect(states(R)).toEqual(before);
  await excel.user.deleteColumns(R, cellOf(R, 'Calimaya', '2.1').replace(/\d+$/, ''));
  await done();
  for (const key of Object.keys(before).filter((one) => one.endsWith(' 2.1'))) delete before[key];
  expect(states(R)).toEqual(before);
  expect(await ledger()).toEqual([]);
  await typesWhereItStands(R, 'Ixtlahuaca', '1.1');
});

test('[E14] sorted rows: states go with their municipality, and nothing counts as a change', async () => {
  const before = states(R);
  const { body } = round(R);
  const first = round(R).rows[0]!.name;
  await excel.user.sort(R, `A${body.top + 1}:T${body.bottom + 1}`, 1, false);
  await done();
  expect(round(R).rows[0]!.name).not.toBe(first);
  expect(states(R)).toEqual(before);
  expect(await ledger()).toEqual([]);
  await typesWhereItStands(R, 'Ixtlahuaca', '1.1');
});

test('[E14] filtered rows: what is hidden is still read, and what is shown is written', async () => {
  const before = states(R);
  const { headerRow, body } = round(R);
  await excel.user.filter(R, `A${headerRow + 1}:T${body.bottom + 1}`, 1, ['Ixtlahuaca', 'Luvianos']);
  await done();
  await follower.reread();
  expect(states(R)).toEqual(before);
  await typesWhereItStands(R, 'Ixtlahuaca', '1.1');
  await typesWhereItStands(R, 'Luvianos', '1.1');
});

test('[E14] a copied round is a round of its own: an edit in one does not pass to the other', async () => {
  const before = states(R);
  const copy = await excel.user.copySheet(R);
  await done();
  expect(rounds().map(({ sheet }) => sheet)).toContain(copy);
  expect(states(copy)).toEqual(before);
  expect(await ledger()).toEqual([]);
  await typesWhereItStands(R, 'Ixtlahuaca', '1.1');
  expect(states(copy)).toEqual(before);
  await typesWhereItStands(copy, 'Luvianos', '1.1');
  expect(states(R)).toEqual({ ...before, [`${fold('Ixtlahuaca')} 1.1`]: 'en_proceso' });
});

test('[E14] a renamed and a deleted sheet are known at once', async () => {
  await excel.user.renameSheet(R, 'Junio');
  await excel.user.deleteSheet('1er reporte');
  await done();
  await follower.reread();
  expect(rounds().map(({ sheet }) => sheet)).toEqual(['2do reporte', 'Junio']);
  await typesWhereItStands('Junio', 'Ixtlahuaca', '1.1');
});

/** Entries of the Bitácora for a municipality: tool, from, to, origin. */
const entriesOf = async (municipality: string) =>
  (await ledger()).filter((row) => row[1] === municipality).map((row) => row.slice(2, 6).join(' | '));
const notices = () => follower.state().notices.map(({ text }) => text);
const COMPLETED = 'Cumplido';

test('[E11] [E14] states typed into a row that was inserted a moment ago are taken in as typed', async () => {
  await slowly();
  await excel.user.insertRows(R, 6, 1);
  await excel.user.type(R, 'A6', '99');
  await excel.user.type(R, 'B6', 'Metepec');
  await excel.user.type(R, 'C6', 'c');
  await excel.user.type(R, 'D6', 'n');
  await done();
  expect(await contents(R, 'C6:D6')).toEqual([[COMPLETED, EN_PROCESO]]);
  expect(await entriesOf('Metepec')).toEqual([
    `1.1 |  | ${COMPLETED} | Escrito en la celda`,
    `1.2 |  | ${EN_PROCESO} | Escrito en la celda`,
  ]);
  expect(notices()).toEqual(['2 celdas pasaron a su estado.']);
  await undoLast();
  await follower.reread();
  await done();
  expect(await contents(R, 'C6:D6')).toEqual([['', '']]);
});

test('[E14] states typed with the name into a row that was blank, or right below the table, are taken in', async () => {
  await excel.user.insertRows(R, 6, 1);
  await done();
  await slowly();
  await excel.user.type(R, 'B6', 'Metepec');
  await excel.user.type(R, 'C6', 'c');
  await done();
  const below = round(R).body.bottom + 2;
  await excel.user.paste(R, `B${below}`, [['Toluca', 'n', 'xyz']]);
  await done();
  expect(await contents(R, 'C6')).toEqual([[COMPLETED]]);
  expect(await contents(R, `C${below}:D${below}`)).toEqual([[EN_PROCESO, 'xyz']]);
  expect(await entriesOf('Metepec')).toEqual([`1.1 |  | ${COMPLETED} | Escrito en la celda`]);
  expect(await entriesOf('Toluca')).toEqual([`1.1 |  | ${EN_PROCESO} | Pegado`]);
});

test('a renamed round is read again by itself, and its cells can be set by the name of now', async () => {
  await excel.user.select(R, cellOf(R, 'Ixtlahuaca', '1.1'));
  await done();
  await excel.user.renameSheet(R, 'Primero 2023');
  await done();
  expect(rounds().map(({ sheet }) => sheet)).toContain('Primero 2023');
  const { selection } = follower.state();
  expect(selection).toMatchObject({ kind: 'cell', sheet: 'Primero 2023' });
  const at = cellOf('Primero 2023', 'Ixtlahuaca', '1.1');
  await setStates({ sheet: 'Primero 2023', address: at }, 'en_proceso');
  expect(await contents('Primero 2023', at)).toEqual([[EN_PROCESO]]);
});

test('[E14] an Excel that does not tell of renamed sheets is followed by its next selection', async () => {
  await follower.stop();
  follower = createFollower({ activity: createActivity(), pause: 1 });
  // Reading a live workbook takes three requests, the events of every Excel one; then come those of ExcelApi 1.17.
  excel.faults.failRequest(5, 'ApiNotFound');
  await follower.start();
  await done();
  expect(notices()).toEqual([]);
  await excel.user.renameSheet(R, 'Primero 2023');
  await done();
  expect(rounds().map(({ sheet }) => sheet)).toContain(R);
  await excel.user.select('Primero 2023', cellOf(R, 'Ixtlahuaca', '1.1'));
  await done();
  expect(rounds().map(({ sheet }) => sheet)).toContain('Primero 2023');
  const at = cellOf('Primero 2023', 'Ixtlahuaca', '1.1');
  await excel.user.type('Primero 2023', at, 'n');
  await done();
  expect(await contents('Primero 2023', at)).toEqual([[EN_PROCESO]]);
});
