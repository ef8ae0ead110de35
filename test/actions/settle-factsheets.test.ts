/** Can a person say who speaks in the fichas and from when the terms run, and do all fichas then follow? */
import { liveBook, shareBook } from '../../src/actions/live-book';
import { processWorkbook } from '../../src/actions/process';
import { readWorkbook } from '../../src/actions/read';
import { settleFactsheets } from '../../src/actions/settle-factsheets';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import { writeFindings } from '../../src/actions/write-findings';
import { TEXT_COLUMN } from '../../src/actions/sheets/factsheet-tags';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { failure } from './edit-probe';
import { columnOf, readFicha, rowOf, shown, wholeText } from './factsheet-probe';
import { edit } from './sheet-probe';

const LUVIANOS = { municipalities: ['Luvianos'], today: new Date(2026, 10, 21) };
const SETTLED =
  'Según los ajustes de las fichas, el emisor es el Ayuntamiento de cada municipio y los plazos se cuentan desde el 5 de enero de 2023.';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

const settings = async () => (await readWorkbook()).factsheets;
const ficha = async () => wholeText(await readFicha('Luvianos'));

test('[N29] nothing is settled until a person does, and fichas say nothing of settings', async () => {
  expect(await settings()).toEqual({ issuer: 'infoem', baseDate: null });
  const { notes } = await writeFactsheets(LUVIANOS);
  expect(notes.join(' ')).not.toMatch(/ajustes|emisor|plazos/);
  expect(await ficha()).not.toMatch(/este Ayuntamiento|Plazo|plazo al/);
});

test('[N29] [N13] the Ayuntamiento as issuer changes the voice of fichas and no figure', async () => {
  await writeFactsheets(LUVIANOS);
  const before = await readFicha('Luvianos');
  const outcome = await settleFactsheets({ issuer: 'ayuntamiento' });
  expect(outcome).toEqual({
    summary:
      'Se guardaron los ajustes de las fichas: el emisor es el Ayuntamiento de cada municipio y no se dicen plazos.',
    notes: ['Las fichas que ya están en el libro siguen como estaban: hágalas de nuevo.'],
    sheets: [],
    cancelled: false,
  });
  expect(wholeText(await readFicha('Luvianos'))).toBe(wholeText(before));
  await writeFactsheets(LUVIANOS);
  const after = await readFicha('Luvianos');
  expect(wholeText(after)).toContain('este Ayuntamiento');
  const tool = (probe: typeof after) => shown(probe, rowOf(probe, { tool: '1.2' }));
  expect(tool(after)).toEqual(tool(before));
});

test('[N29] [N12] a base date gives each tool its deadline, and the ficha says from when', async () => {
  const { summary, notes } = await settleFactsheets({ baseDate: '2023-01-05' });
  expect(summary).toMatch(/: el emisor es el Infoem y los plazos se cuentan desde el 5 de enero de 2023\.$/);
  expect(notes).toEqual([]);
  await writeFactsheets(LUVIANOS);
  const probe = await readFicha('Luvianos');
  const due = (tool: string) => probe.values[rowOf(probe, { tool })]![columnOf(probe, 'Plazo')];
  expect([due('1.1'), due('1.3'), due('5.1')]).toEqual([
    '5 de febrero de 2023',
    '5 de julio de 2023',
    'Anual',
  ]);
  expect(wholeText(probe)).toContain(
    'Los plazos del Modelo se cuentan desde el 5 de enero de 2023, fecha base de este libro.',
  );
  expect(probe.values[rowOf(probe, { id: 'cierre' })]![TEXT_COLUMN]).toContain('con plazo vencido el');
  await settleFactsheets({ baseDate: null });
  await writeFactsheets(LUVIANOS);
  expect(await ficha()).not.toMatch(/Plazo|plazo al|vencido/);
});

test('[N29] fichas that are there already are told, and no other sheet of ours', async () => {
  await writeFindings({});
  expect((await settleFactsheets({ issuer: 'ayuntamiento' })).notes).toEqual([]);
  await writeFactsheets(LUVIANOS);
  expect((await settleFactsheets({ issuer: 'infoem' })).notes).toEqual([
    'Las fichas que ya están en el libro siguen como estaban: hágalas de nuevo.',
  ]);
});

test('[N29] one setting does not undo the other; «Fichas» and «Procesar» follow both and say so', async () => {
  await settleFactsheets({ issuer: 'ayuntamiento' });
  await settleFactsheets({ baseDate: '2023-01-05' });
  expect(await settings()).toEqual({ issuer: 'ayuntamiento', baseDate: '2023-01-05' });
  expect((await writeFactsheets(LUVIANOS)).notes).toContain(SETTLED);
  expect((await processWorkbook({})).notes).toContain(SETTLED);
  expect(await ficha()).toContain('este Ayuntamiento');
});

test('[N29] they go with the file, also settled twice, and are no sheet, no round and no finding', async () => {
  const { findings } = await readWorkbook();
  await settleFactsheets({ issuer: 'ayuntamiento', baseDate: '2024-02-29' });
  await settleFactsheets({ issuer: 'ayuntamiento', baseDate: '2024-02-29' });
  const bytes = await embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  const reading = await readWorkbook();
  expect(reading.factsheets).toEqual({ issuer: 'ayuntamiento', baseDate: '2024-02-29' });
  expect(reading.findings).toEqual(findings);
  await Excel.run(async (context) => {
    const names = context.workbook.names.load('items/name,items/visible');
    await context.sync();
    const ours = names.items.filter(({ name }) => name.startsWith('MV_ficha_'));
    expect(ours.map(({ name, visible }) => [name, visible])).toEqual([
      ['MV_ficha_emisor', false],
      ['MV_ficha_fecha_base', false],
    ]);
  });
});

test('[N29] a paragraph that a person edited stays when the issuer changes, with the new text beside it', async () => {
  await writeFactsheets(LUVIANOS);
  const probe = await readFicha('Luvianos');
  const row = rowOf(probe, { id: 'apertura' });
  await edit((context) => {
    context.workbook.worksheets.getItem('Luvianos').getCell(row, TEXT_COLUMN).values = [
      ['Texto de la analista.'],
    ];
  });
  await settleFactsheets({ issuer: 'ayuntamiento' });
  await writeFactsheets(LUVIANOS);
  const text = await ficha();
  expect(text).toContain('Texto de la analista.');
  expect(text).toContain('el Ayuntamiento de Luvianos registra');
});

test.each([
  ['="Ayuntamiento "', '="5 de enero"'],
  ['="otro"', '="2023-02-30"'],
  ['=#REF!', '="2023-1-5"'],
  ['=1', '="0023-01-05"'],
])('[N29] what is kept and is no setting (%s, %s) is as if nothing were', async (issuer, date) => {
  await edit((context) => {
    context.workbook.names.add('MV_ficha_emisor', issuer);
    context.workbook.names.add('MV_ficha_fecha_base', date);
  });
  expect(await settings()).toEqual({ issuer: 'infoem', baseDate: null });
  await settleFactsheets({ baseDate: '2023-01-05' });
  expect(await settings()).toEqual({ issuer: 'infoem', baseDate: '2023-01-05' });
});

test('[N29] two requests; a read-only or lost workbook keeps nothing, and that is told', async () => {
  const before = embedded.traffic.requests;
  await settleFactsheets({ issuer: 'ayuntamiento' });
  expect(embedded.traffic.requests - before).toBe(2);
  expect(liveBook()).toBeNull();
  embedded.faults.setReadOnly(true);
  const refused = await failure(settleFactsheets({ issuer: 'infoem' }));
  expect(refused.message).toMatch(/solo para lectura/);
  embedded.faults.setReadOnly(false);
  embedded.faults.failRequest(2, 'InvalidOrTimedOutSession');
  const lost = await failure(settleFactsheets({ issuer: 'infoem', baseDate: '2023-01-05' }));
  expect(lost.message).toMatch(/^[A-ZÁÉÍÓÚ«].*\.$/);
  expect(await settings()).toEqual({ issuer: 'ayuntamiento', baseDate: null });
});
