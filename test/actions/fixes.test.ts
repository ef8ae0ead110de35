/** Are findings set right only as the person saw it, and can it be taken back, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { applyFixes, fixesOf, type FixGroup, type FixLine } from '../../src/actions/fixes';
import { shareBook } from '../../src/actions/live-book';
import { readWorkbook } from '../../src/actions/read';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents, edit, failure, ledger, look } from './edit-probe';

const ROUND = '3er reporte';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

async function groups(): Promise<FixGroup[]> {
  const { findings } = await readWorkbook();
  return fixesOf(findings);
}

async function linesOf(title: string): Promise<readonly FixLine[]> {
  const found = (await groups()).find((group) => group.title === title);
  if (!found) throw new Error(`No group «${title}»`);
  return found.lines;
}

/** Paints live cells behind the add-in's back: text and colour then disagree. */
async function paint(address: string, color: string): Promise<void> {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange(address).format.fill.color = color;
  });
}

test('[K10] a workbook without safe fixes offers none, and one asks nothing of Excel for it', async () => {
  const { findings } = await readWorkbook();
  embedded.traffic.reset();
  expect(await fixesOf(findings.filter(({ fixes }) => fixes.length === 0))).toEqual([]);
  expect(embedded.traffic.requests).toBe(0);
});

test('[K10] each kind says what its cells hold and would hold', async () => {
  await applyLegend();
  await paint('C5:D6', '#FF0000');
  const { contents: texts } = await look(ROUND, 'C5:D6');
  expect(texts[1]![1]).toBe('Cumplido');
  const [keep, take] = [await linesOf('Conservar el texto'), await linesOf('Tomar el color')];
  expect(keep.find(({ cell }) => cell === 'D6')).toMatchObject({
    sheet: ROUND,
    before: 'Cumplido, con color rojo (#FF0000)',
    after: 'Cumplido',
  });
  expect(take.find(({ cell }) => cell === 'D6')!.after).toBe(
    'Se cuenta con el proyecto, falta conclusión del mismo.',
  );
});

test('[K11] all of a kind are one step: text kept, colour gone, and Deshacer brings both back', async () => {
  await applyLegend();
  await paint('C5:D6', '#FF0000');
  const before = await look(ROUND, 'C5:D6');
  const lines = await linesOf('Conservar el texto');
  const outcome = await applyFixes(lines);
  expect(outcome.summary).toBe(`Se corrigieron ${lines.length} celdas.`);
  const after = await look(ROUND, 'C5:D6');
  expect(after.contents).toEqual(before.contents);
  for (const { cell } of lines) expect(['C5', 'C6', 'D5', 'D6']).toContain(cell);
  expect((await readWorkbook()).findings.filter(({ rule }) => rule === 'V5')).toEqual([]);
  expect(await ledger()).toEqual([]);
  await undoLast();
  expect(await look(ROUND, 'C5:D6')).toEqual(before);
});

test('[K11] taking the colour writes its label, and is entered in the Bitácora as a fix', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const lines = await linesOf('Tomar el color');
  const outcome = await applyFixes(lines);
  expect(outcome.notes).toEqual([]);
  expect((await look(ROUND, 'D6')).contents).toEqual([
    ['Se cuenta con el proyecto, falta conclusión del mismo.'],
  ]);
  expect((await look(ROUND, 'D6')).fills).toEqual([['']]);
  expect((await ledger()).map((row) => [row[2], row[3], row[5]])).toEqual([
    ['1.2', 'Cumplido', 'Corrección de un hallazgo'],
  ]);
});

test('[K12] a fix whose cell changed since is skipped and told; the others go on', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  await paint('E6', '#FF0000');
  const lines = await linesOf('Conservar el texto');
  const cells = lines.map(({ cell }) => cell);
  expect(cells).toContain('D6');
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('D6').values = [['No se tiene - en proceso']];
  });
  const outcome = await applyFixes(lines);
  expect(outcome.notes).toEqual([
    `La celda D6 de «${ROUND}» cambió desde que se revisó y se dejó como está.`,
  ]);
  expect((await look(ROUND, 'D6')).fills).toEqual([['#FF0000']]);
});

test('[K12] rows that moved since are not written in their old place', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const lines = await linesOf('Conservar el texto');
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('6:6').insert('Down');
  });
  const before = await contents(ROUND, 'A1:T30');
  const outcome = await applyFixes(lines);
  expect(outcome.summary).toBe('No se corrigió ninguna celda.');
  expect(outcome.notes).toHaveLength(1);
  expect(await contents(ROUND, 'A1:T30')).toEqual(before);
});

test('[K12] of two fixes of one cell only the first is applied', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const all = (await groups()).flatMap(({ lines }) => lines).filter(({ cell }) => cell === 'D6');
  expect(all.map(({ fix }) => fix.kind)).toEqual(['keep_text', 'take_color']);
  const outcome = await applyFixes(all);
  expect(outcome.notes).toEqual([`La celda D6 de «${ROUND}» ya tenía otra corrección y se dejó como está.`]);
  expect((await look(ROUND, 'D6')).contents).toEqual([['Cumplido']]);
});

test('[K13] a protected sheet is told, and nothing is written', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const lines = await linesOf('Conservar el texto');
  await edit((context) => context.workbook.worksheets.getItem(ROUND).protection.protect());
  const error = await failure(applyFixes(lines));
  expect(error.code).toBe('protected');
  expect(error.message).toMatch(/está protegida la hoja «3er reporte»/);
  expect((await look(ROUND, 'D6')).fills).toEqual([['#FF0000']]);
});

test('[K13] a lost session is a sentence', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const lines = await linesOf('Conservar el texto');
  embedded.faults.loseSession();
  const error = await failure(applyFixes(lines));
  expect(error.code).toBe('session_lost');
});

test('[K14] a name and a header are corrected where they are written, and Deshacer brings them back', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    sheet.getRange('B6').values = [['Calimayaa']];
    sheet.getRange('C4').values = [['Convenio de colaboracionn']];
  });
  const before = await contents(ROUND, 'A1:T10');
  const names = await linesOf('Corregir el nombre con el que se propone');
  expect(names).toMatchObject([{ cell: 'B6', before: 'Calimayaa', after: 'Calimaya' }]);
  const headers = await linesOf('Corregir el encabezado con el que se propone');
  const header = headers.find(({ cell }) => cell === 'C4')!;
  expect(header.after).toBe('Convenio de colaboración');
  await applyFixes([...names, header]);
  const { matrix, findings } = await readWorkbook();
  expect(matrix.rounds.at(-1)!.rows[1]!.code).toBe('15018');
  expect(matrix.rounds.at(-1)!.tools[0]!.tool).toBe('1.1');
  expect(findings.filter(({ rule }) => rule === 'V18')).toEqual([]);
  await undoLast();
  expect(await contents(ROUND, 'A1:T10')).toEqual(before);
});

test('[K14] in a coloured round a near shade is confirmed by the legend’s colour', async () => {
  await paint('D6', '#00A84C');
  const lines = await linesOf('Confirmar el estado que se leyó');
  const line = lines.find(({ cell }) => cell === 'D6')!;
  expect([line.before, line.after]).toEqual(['color verde (#00A84C)', 'Cumplido, con color verde (#00B050)']);
  await applyFixes([line]);
  expect(await look(ROUND, 'D6')).toMatchObject({ contents: [['']], fills: [['#00B050']] });
});

test('[K14] in a live round a near shade of before is confirmed, and told no more', async () => {
  await paint('D6', '#00A84C');
  await applyLegend();
  const before = await look(ROUND, 'A1:T28');
  const lines = await linesOf('Confirmar el estado que se leyó');
  expect(lines.map(({ cell }) => cell)).toEqual(['D6']);
  await applyFixes(lines);
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
  expect((await readWorkbook()).findings.filter(({ rule }) => rule === 'V3')).toEqual([]);
});

test('[K11] cancelled before it writes, nothing changes', async () => {
  await applyLegend();
  await paint('D6', '#FF0000');
  const lines = await linesOf('Conservar el texto');
  const outcome = await applyFixes(lines, { signal: AbortSignal.abort() });
  expect(outcome.cancelled).toBe(true);
  expect((await look(ROUND, 'D6')).fills).toEqual([['#FF0000']]);
});
