/** Does `procesar` make the whole live workbook, once and again, within its budget of requests? */
import { failureSentence } from '../../src/actions/activity';
import { processWorkbook } from '../../src/actions/process';
import { applyLegend } from '../../src/actions/apply-legend';
import { readWorkbook } from '../../src/actions/read';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { failure } from './edit-probe';

let embedded: EmbeddedExcel;
afterEach(() => embedded.close());

/** Every sheet's name, visibility and formulas. */
async function contents(): Promise<Record<string, unknown>> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    const used = worksheets.items.map((sheet) => {
      const range = sheet.getUsedRange();
      range.load('address,formulas');
      return range;
    });
    await context.sync();
    return Object.fromEntries(
      worksheets.items.map((sheet, index) => [
        sheet.name,
        [sheet.visibility, used[index]!.address, used[index]!.formulas],
      ]),
    );
  });
}

test('the sample becomes a live workbook with its findings, comparison, index and a ficha for each municipality', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const told: string[] = [];
  const outcome = await processWorkbook({
    progress: (done, total, what) => told.push(`${done}/${total} ${what}`),
  });
  const sheets = Object.keys(await contents());
  expect(sheets.slice(0, 3)).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  expect(sheets).toEqual(
    expect.arrayContaining(['Hallazgos', 'Comparativo', 'Índice', 'Luvianos', 'Villa Guerrero']),
  );
  // Rounds; what is very hidden (lists, what can be undone, known states); three sheets; fichas.
  expect(sheets).toHaveLength(3 + 3 + 3 + 18);
  expect(outcome.cancelled).toBe(false);
  expect(told.at(-1)).toMatch(/^18\/18 Paso 4 de 4\. Ficha de /);
  expect(told[0]).toBe('1/3 Paso 1 de 4. 1er reporte');
});

test('what the add-in made is never read as a round', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await processWorkbook();
  const { matrix } = await readWorkbook();
  expect(matrix.rounds.map((round) => round.sheet)).toEqual(['1er reporte', '2do reporte', '3er reporte']);
});

test('twice equals once, sheet by sheet', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await processWorkbook();
  const once = await contents();
  await processWorkbook();
  const twice = await contents();
  expect(Object.keys(twice)).toEqual(Object.keys(once));
  for (const [sheet, content] of Object.entries(once))
    expect([sheet, twice[sheet]]).toEqual([sheet, content]);
});

test('a saved and reopened workbook is known again: twice equals once across files', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await processWorkbook();
  const once = Object.keys(await contents());
  const bytes = embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  await processWorkbook();
  expect(Object.keys(await contents())).toEqual(once);
});

test('round trips do not grow with the cells, and no request passes 4 MB', async () => {
  const cost = async (name: string, action: () => Promise<unknown>) => {
    embedded = await openHere(fixture(name));
    embedded.traffic.reset();
    await action();
    await embedded.settled();
    const { requests, largestRequest, largestResponse } = embedded.traffic;
    return { requests, largestRequest, largestResponse };
  };
  const small = await cost('matriz-infoem.xlsx', () => readWorkbook());
  embedded.close();
  const large = await cost('grande-125x12.xlsx', () => readWorkbook());
  // One more request at the most: the 125 × 12 cells that do not fit the first 4 MB.
  expect(large.requests - small.requests).toBeLessThanOrEqual(1);
  expect(large.largestResponse).toBeLessThan(4_000_000);
  embedded.close();
  const painted = await cost('grande-125x12.xlsx', () => applyLegend());
  expect(painted.largestRequest).toBeLessThan(4_000_000);
  expect(painted.requests).toBeLessThanOrEqual(large.requests + 3);
});

test('cancelling leaves whole sheets only and says what was written', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const controller = new AbortController();
  const outcome = await processWorkbook({
    signal: controller.signal,
    progress: (done, total) => {
      if (total === 18 && done >= 10) controller.abort();
    },
  });
  expect(outcome.cancelled).toBe(true);
  const sheets = Object.keys(await contents());
  expect(sheets.length).toBeLessThan(26);
  expect(outcome.summary).toMatch(/10/);
});

test('a lone round without a legend gets its findings, and is told why it got nothing more', async () => {
  embedded = await openHere(fixture('simbologia-dibujada.xlsx'));
  const outcome = await processWorkbook();
  expect(Object.keys(await contents())).toContain('Hallazgos');
  expect(outcome.summary).toMatch(/No se hicieron fichas/);
  expect(outcome.notes.join(' ')).toMatch(/simbología/);
});

/** The sample, with some rounds without any municipality. */
async function openEmptied(...sheets: string[]): Promise<void> {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  await Excel.run(async (context) => {
    for (const sheet of sheets) context.workbook.worksheets.getItem(sheet).getRange('5:22').delete('Up');
    await context.sync();
  });
}

test('[L10] [V45] a round without municipalities is passed over by every part, and told by each', async () => {
  await openEmptied('3er reporte');
  const outcome = await processWorkbook();
  expect(outcome.summary).toMatch(/en 2 reportes.*del primer reporte al segundo reporte.*18 fichas/s);
  const told = outcome.notes.filter((note) => note.includes('«3er reporte»'));
  expect(told.map((note) => /se deja como está|en la comparación|en las fichas/.exec(note)?.[0])).toEqual([
    'se deja como está',
    'en la comparación',
    'en las fichas',
  ]);
  const { findings } = await readWorkbook();
  expect(findings.filter(({ sheet }) => sheet === '3er reporte').map(({ rule }) => rule)).toContain('V45');
});

test('[L10] [V45] with no municipality in any round there are findings and sentences, and no failure', async () => {
  await openEmptied('1er reporte', '2do reporte', '3er reporte');
  const outcome = await processWorkbook();
  expect(Object.keys(await contents())).toContain('Hallazgos');
  expect(outcome.summary).toMatch(/No se hicieron fichas/);
  expect(outcome.notes.join(' ')).toMatch(
    /«1er reporte», «2do reporte» y «3er reporte» se dejan como están: no tienen ningún municipio/,
  );
});

test('when Excel fails midway, the sentence says what is already in the workbook, and so it is', async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  embedded.traffic.reset();
  await processWorkbook();
  const requests = embedded.traffic.requests;
  let midway = 0;
  for (let n = 1; n <= requests; n++) {
    embedded.close();
    embedded = await openHere(fixture('matriz-infoem.xlsx'));
    const names = (await readWorkbook()).matrix.rounds[0]!.rows.map((row) => row.name);
    embedded.faults.failRequest(n, 'InvalidOrTimedOutSession');
    const failed = await failure(processWorkbook());
    const message = failureSentence(failed);
    const sheets = Object.keys(await contents());
    expect(message).toMatch(/^Se perdió la conexión con Excel al /);
    // Whether it lasts depends on who asked: the failure's own sentence does not say.
    expect(failed.message).not.toMatch(/quedó|Hallazgos en la hoja|Comparativo|\d/);
    expect(message.includes('Hallazgos en la hoja')).toBe(sheets.includes('Hallazgos'));
    expect(message.includes('Está en la hoja «Comparativo»')).toBe(sheets.includes('Comparativo'));
    const fichas = sheets.filter((sheet) => names.includes(sheet)).length;
    expect(Number(/Se hicieron (\d+) fichas de 18/.exec(message)?.[1] ?? 0)).toBe(fichas);
    if (fichas > 0 && fichas < 18) midway++;
  }
  expect(midway).toBeGreaterThan(0);
});
