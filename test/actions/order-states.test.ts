/** Can a person say which state is better, and does everything that compares then say so, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { compare, comparisonData } from '../../src/actions/compare';
import { createFollower } from '../../src/actions/follow';
import { liveBook, shareBook } from '../../src/actions/live-book';
import { orderStates } from '../../src/actions/order-states';
import { readWorkbook } from '../../src/actions/read';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import { writeFindings } from '../../src/actions/write-findings';
import { readingToJson } from '../../src/domain/export-json';
import { MODEL_ORDER, orderText, type StateOrder } from '../../src/domain/state-order';
import { placeState, type StatePlace } from '../../src/domain/state-places';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit, failure } from './edit-probe';

const OWN = 'en_revision_juridica';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('estados-propios.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

const above = (state: string | null): StatePlace => ({ kind: 'above', state });
const place = (to: StatePlace, order: StateOrder = MODEL_ORDER) => placeState(order, OWN, to);

/** Changes between the two rounds of which one side is the workbook's own state, as "from → to: change". */
async function ownChanges(): Promise<string[]> {
  const { comparison } = await comparisonData();
  const own = comparison.transitions.filter(({ from, to }) => from !== to && (from === OWN || to === OWN));
  return [
    ...new Set(own.map(({ from, to, change, byLegend }) => `${from} → ${to}: ${change} ${byLegend}`)),
  ].sort();
}

async function askedFor(): Promise<string[]> {
  const { findings } = await readWorkbook();
  return findings.filter(({ rule }) => rule === 'V9' || rule === 'V33').map(({ rule }) => rule);
}

async function ranks(): Promise<Record<string, number | null>> {
  const { matrix } = await readWorkbook();
  const entries = matrix.rounds.flatMap(({ legend }) => legend!.entries);
  return Object.fromEntries(entries.map(({ state, rank }) => [state, rank]));
}

test('[R22] [V9] [V33] [C5] a place given to an own state is kept, judged by, and asked for no more', async () => {
  expect(await askedFor()).toContain('V9');
  expect((await ownChanges()).every((change) => / no_comparable /.test(change))).toBe(true);
  const outcome = await orderStates(place(above('en_proceso')), null);
  expect(outcome).toMatchObject({ notes: [], sheets: [] });
  expect(outcome.summary).toMatch(
    /^Se guardó el orden de los estados: de menor a mayor avance, .*«No se tiene - en proceso», «En revisión jurídica», .* y «Cumplido»\.$/,
  );
  expect(await askedFor()).toEqual([]);
  expect(await ranks()).toMatchObject({
    sin_evidencia: 0,
    en_proceso: 2,
    [OWN]: 3,
    cumplido: 5,
    no_aplica: null,
  });
  const changes = await ownChanges();
  expect(changes.length).toBeGreaterThan(0);
  for (const change of changes) {
    const [, from, to] = /^(\w+) → (\w+):/.exec(change)!;
    const order = orderText(place(above('en_proceso'))).split('<');
    if (order.includes(from!) && order.includes(to!))
      expect(change).toContain(order.indexOf(to!) > order.indexOf(from!) ? 'avance' : 'retroceso');
  }
});

test('[R22] the order goes with the file and into the document of «leer»', async () => {
  await orderStates(place({ kind: 'with', state: 'en_proceso' }), null);
  const bytes = await embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  const reading = await readWorkbook();
  expect(reading.order!.order).toEqual(place({ kind: 'with', state: 'en_proceso' }));
  const document = readingToJson(reading.matrix, reading.findings);
  const ranked = document.reportes
    .flatMap(({ simbologia }) => simbologia)
    .filter(({ estado }) => estado === OWN);
  expect(new Set(ranked.map(({ rango }) => rango))).toEqual(new Set([2]));
});

test('[R22] a state may have no place, and going back to the Model’s order asks again', async () => {
  await orderStates(place({ kind: 'outside' }), null);
  expect(await askedFor()).toEqual([]);
  expect((await ownChanges()).every((change) => / no_comparable /.test(change))).toBe(true);
  const { order } = await readWorkbook();
  const back = await orderStates(null, order!.text);
  expect(back.summary).toBe('Se guardó el orden de los estados: es el del Modelo.');
  expect(await askedFor()).toContain('V9');
  expect((await readWorkbook()).order).toBeNull();
});

test('[R22] the states of the Model can change places too', async () => {
  const upside = placeState(MODEL_ORDER, 'falta_conclusion', above('cumplido'));
  await orderStates(upside, null);
  expect(await ranks()).toMatchObject({ cumplido: 3 });
});

test('[R22] a very long order, of labels in any script, comes back whole', async () => {
  const long = Array.from({ length: 60 }, (_, i) => `estado_número_${i}_審査中_del_libro`);
  const order = long.reduce((now, state) => placeState(now, state, above('en_proceso')), MODEL_ORDER);
  await orderStates(order, null);
  expect((await readWorkbook()).order!.text).toBe(orderText(order));
  await orderStates(place({ kind: 'outside' }), orderText(order));
  expect((await readWorkbook()).order!.order).toEqual(place({ kind: 'outside' }));
});

test('[R22] [C16] a live Comparativo follows the order at once, and what was made is named', async () => {
  await applyLegend();
  await compare();
  await writeFindings();
  await writeFactsheets({ municipalities: ['Ayapango'] });
  const signs = async () =>
    Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem('Comparativo').getUsedRange(true);
      used.load('values');
      await context.sync();
      return (used.values as unknown[][]).map((row) => row.slice(0, 24));
    });
  const remade = async () => {
    await compare();
    return signs();
  };
  const order = place(above('cumplido'));
  const before = await signs();
  const outcome = await orderStates(order, null);
  expect(outcome.notes).toEqual([
    'Haga de nuevo el comparativo, los hallazgos y las fichas: lo que ya estaba escrito ahí puede seguir el orden anterior.',
  ]);
  const body = (cells: unknown[][]) => cells.slice(6, 14);
  const after = await signs();
  expect(body(after)).not.toEqual(body(before));
  expect(body(after)).toEqual(body(await remade()));
  // Without a place again: no default of a former day stays in the formulas.
  await orderStates(placeState(order, 'en_proceso', { kind: 'outside' }), orderText(order));
  const without = await signs();
  expect(body(without)).toEqual(body(await remade()));
});

test('[R22] an order that changed meanwhile is not written over, and the same one twice is told', async () => {
  const mine = place(above('en_proceso'));
  await orderStates(place({ kind: 'outside' }), null);
  const refused = await failure(orderStates(mine, null));
  expect(refused.code).toBe('changed_meanwhile');
  expect(refused.message).toMatch(
    /^El orden de los estados cambió en el libro .* no se guardó el suyo: cierre/,
  );
  expect((await readWorkbook()).order!.order).toEqual(place({ kind: 'outside' }));
  const again = await orderStates(place({ kind: 'outside' }), null);
  expect(again.summary).toMatch(
    /^Ya era este el orden de los estados: .*; sin lugar, «En revisión jurídica»\.$/,
  );
});

test('[R22] no cell that a person sees is written', async () => {
  const cells = async () =>
    (await readWorkbook()).matrix.rounds.map(({ rows, legend }) => [rows, legend!.title]);
  const before = await cells();
  const sheets = embedded.workbook.sheets.map(({ name }) => name);
  await orderStates(place(above('en_proceso')), null);
  expect(await cells()).toEqual(before);
  expect(embedded.workbook.sheets.map(({ name }) => name)).toEqual(sheets);
});

test('[R22] a workbook without a matrix keeps no order', async () => {
  embedded.close();
  embedded = await openHere(null);
  expect((await failure(orderStates(place(above(null)), null))).code).toBe('no_matrix');
});

test('[R22] lists that somebody tore do not keep the order from being kept', async () => {
  await applyLegend();
  await edit((context) => context.workbook.names.getItem('MV_RANGO_1').delete());
  await orderStates(place(above('en_proceso')), null);
  expect(await ranks()).toMatchObject({ [OWN]: 3 });
});

test('[R22] an order that could not be told to the live rounds is not kept either, and can be saved again', async () => {
  await applyLegend();
  await edit((context) => context.workbook.worksheets.getItem('_MatrizViva').protection.protect());
  await failure(orderStates(place(above('cumplido')), null));
  expect((await readWorkbook()).order).toBeNull();
  await edit((context) => context.workbook.worksheets.getItem('_MatrizViva').protection.unprotect());
  const saved = await orderStates(place(above('cumplido')), null);
  expect(saved.summary).toMatch(/^Se guardó/);
});

test('[R22] where no state has a place the summary says so, and the reading too', async () => {
  const states = [...MODEL_ORDER.levels.flat(), OWN];
  const none = states.reduce((now, state) => placeState(now, state, { kind: 'outside' }), MODEL_ORDER);
  const { summary } = await orderStates(none, null);
  expect(summary).toMatch(/^Se guardó el orden de los estados: sin lugar, «/);
  expect(new Set(Object.values(await ranks()))).toEqual(new Set([null]));
});

test('[R22] who follows the workbook reads it by the new order', async () => {
  const follower = createFollower({ pause: 5 });
  await follower.start();
  await orderStates(place(above('en_proceso')), null);
  expect(liveBook()).toBeNull();
  await follower.reread();
  const { reading } = follower.state();
  expect(reading.kind === 'ready' && reading.reading.order!.order).toEqual(place(above('en_proceso')));
  await follower.stop();
});

test('[R22] [V46] an order that somebody tore is told, and counts for nothing', async () => {
  await orderStates(place(above('en_proceso')), null);
  await edit((context) => context.workbook.names.getItem('MV_orden_1').delete());
  const torn = await readWorkbook();
  expect(torn.findings[0]).toMatchObject({
    rule: 'V46',
    sheet: '',
    cell: null,
    message: expect.stringMatching(/^El libro guardaba un orden de los estados que ya no se puede leer/),
  });
  expect(await ranks()).toMatchObject({ cumplido: 4, [OWN]: null });
  await orderStates(place(above('en_proceso')), torn.order!.text);
  expect((await readWorkbook()).findings.map(({ rule }) => rule)).not.toContain('V46');
  expect(await ranks()).toMatchObject({ [OWN]: 3 });
});

test('[R22] what is still to be decided is told with the order', async () => {
  const { summary } = await orderStates(placeState(MODEL_ORDER, 'cumplido', above(null)), null);
  expect(summary).toMatch(/«Cumplido», .*; por decidir, «En revisión jurídica»\.$/);
});

async function write(sheet: string, cell: string, text: string): Promise<void> {
  await edit((context) => {
    context.workbook.worksheets.getItem(sheet).getRange(cell).values = [[text]];
  });
}

test('[R22] [C16] [N20] live sheets say that the order is another one, and show no sign by the former', async () => {
  embedded.close();
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await applyLegend();
  // A state that neither legend has: only the order of that day knows its rank.
  await write('2do reporte', 'C5', 'Información errónea');
  await write('3er reporte', 'C5', 'Cumplido');
  await compare();
  await writeFactsheets({ municipalities: ['Ayapango'] });
  const at = async (sheet: string, cell: string) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(cell);
      range.load('values');
      await context.sync();
      return String((range.values as unknown[][])[0]![0]);
    });
  const rows = await Promise.all(Array.from({ length: 20 }, (_, i) => at('Comparativo', `A${i + 1}`)));
  const names = `B${rows.indexOf('Ayapango') + 1}`;
  const notice = () => at('Comparativo', 'A4');
  const banner = () => at('Ayapango', 'A4');
  const sign = await at('Comparativo', names);
  expect(await notice()).toMatch(/Los signos y las cifras siguen a los dos reportes/);
  expect(await banner()).toBe('');
  const upside = placeState(MODEL_ORDER, 'cumplido', above(null));
  await orderStates(upside, null);
  expect(await notice()).toMatch(/^El orden de los estados cambió desde que se hizo esta hoja/);
  expect(await banner()).toMatch(/^El orden de los estados cambió desde esta redacción/);
  expect(sign).toMatch(/▲/);
  expect(await at('Comparativo', names)).toMatch(/\?/);
  await compare();
  await writeFactsheets({ municipalities: ['Ayapango'] });
  expect(await notice()).toMatch(/Los signos y las cifras siguen a los dos reportes/);
  expect(await banner()).toBe('');
  expect(await at('Comparativo', names)).toMatch(/▼/);
  await orderStates(null, orderText(upside));
  expect(await notice()).toMatch(/^El orden de los estados cambió/);
  expect(await banner()).toMatch(/^El orden de los estados cambió/);
});
