/** Does a new round begin from the last one without claiming any state, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { mendTorn, tornPlans } from '../../src/actions/follow-mend';
import { compare } from '../../src/actions/compare';
import { applyFixes, fixesOf } from '../../src/actions/fixes';
import { shareBook } from '../../src/actions/live-book';
import { newRound } from '../../src/actions/new-round';
import { readWorkbook } from '../../src/actions/read';
import { setStates } from '../../src/actions/set-states';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit, failure, ledger, look } from './edit-probe';

const ROUND = '3er reporte';
const NEW = '4to reporte';
const WHEN = { date: '2023-09-01' };
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

function names(): string[] {
  return embedded.workbook.sheets.map(({ name }) => name);
}

async function roundOf(sheet: string) {
  const { matrix } = await readWorkbook();
  return matrix.rounds.find((round) => round.sheet === sheet)!;
}

test('[K42] the new round has number, date and legend of its own, and claims no state', async () => {
  const source = await roundOf(ROUND);
  const before = await look(ROUND, 'A1:T28');
  const outcome = await newRound(WHEN);
  expect(outcome.summary).toMatch(
    /^Se creó «4to reporte» a partir de «3er reporte»: \d+ estados quedaron por confirmar\.$/,
  );
  expect(names().filter((name) => !name.startsWith('_'))).toEqual(['1er reporte', '2do reporte', ROUND, NEW]);
  const round = await roundOf(NEW);
  expect(round).toMatchObject({ number: 4, reportedOn: '2023-09-01', updatedOn: null });
  expect(round.legend!.entries.map(({ state, label, color }) => [state, label, color])).toEqual(
    source.legend!.entries.map(({ state, label, color }) => [state, label, color]),
  );
  source.rows.forEach((row, index) => {
    for (const [tool, reading] of Object.entries(row.readings)) {
      const now = round.rows[index]!.readings[tool]!;
      if (reading.kind === 'state') expect(now).toMatchObject({ kind: 'other', carried: reading.state });
      else expect(now).toEqual(reading);
    }
  });
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
});

test('[K45] a round without municipalities cannot be begun from, and nothing changes', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('5:22').delete('Up');
  });
  const before = names();
  const refused = await failure(newRound(WHEN));
  expect(refused.code).toBe('no_municipalities');
  expect(refused.message).toMatch(/^«3er reporte» no tiene ningún municipio: .* elija otro reporte/);
  expect(names()).toEqual(before);
  expect((await newRound({ ...WHEN, from: '2do reporte' })).sheets).toContain(NEW);
});

test('[K42] cells show what they carry in grey, without any colour of the legend', async () => {
  await newRound(WHEN);
  const { contents: texts, fills } = await look(NEW, 'C5:T22');
  expect(new Set(fills.flat())).toEqual(new Set(['']));
  const carried = texts.flat().filter((text) => text !== '');
  expect(carried.every((text) => String(text).startsWith('Por confirmar: '))).toBe(true);
  const formulas = await Excel.run(async (context) => {
    const formats = context.workbook.worksheets.getItem(NEW).getRange().conditionalFormats;
    formats.load('items/type');
    await context.sync();
    const rules = formats.items.map((item) => {
      item.custom.rule.load('formula');
      item.custom.format.font.load('color,italic');
      return item.custom;
    });
    await context.sync();
    return rules.map(({ rule, format }) => ({ formula: rule.formula, italic: format.font.italic }));
  });
  expect(formulas).toHaveLength(3 * 2 + 1);
  expect(formulas.filter(({ italic }) => italic)).toHaveLength(3);
});

test('[K43] from a live round too, and applying the legend again changes nothing', async () => {
  await applyLegend();
  await newRound(WHEN);
  const before = await look(NEW, 'A1:T28');
  expect(before.contents.flat().filter((text) => String(text).startsWith('Por confirmar'))).not.toEqual([]);
  await applyLegend();
  expect(await look(NEW, 'A1:T28')).toEqual(before);
});

test('[K43] its formats are whole, and are mended when the last cell is confirmed', async () => {
  await applyLegend({ mode: 'color' });
  await newRound(WHEN);
  expect(tornPlans(await book())).toEqual([]);
  const { findings } = await readWorkbook();
  const lines = (await fixesOf(findings.filter(({ rule }) => rule === 'V43'))).flatMap(
    (group) => group.lines,
  );
  await applyFixes(lines);
  expect(tornPlans(await book()).map(({ sheet }) => sheet)).toEqual([NEW]);
  // Nothing was torn, so nothing is said to have been.
  expect(await mended()).toBe('Ya no quedan estados por confirmar en «4to reporte».');
  expect(tornPlans(await book())).toEqual([]);
  await undoLast();
  expect(await mended()).toBeNull();
  expect(tornPlans(await book())).toEqual([]);
  await edit((context) => {
    context.workbook.worksheets.getItem(NEW).getRange('C5:D9').conditionalFormats.clearAll();
  });
  expect(await mended()).toMatch(/^Se repusieron .* de «4to reporte», que estaban incompletos/);
});

async function mended(): Promise<string | null> {
  const now = await book();
  return Excel.run((context) => mendTorn(context, now));
}

test('[K43] a state set over what was carried is logged from none, and Deshacer brings it back', async () => {
  await applyLegend();
  await newRound(WHEN);
  expect(await contents(NEW, 'D6')).toEqual([['Por confirmar: Cumplido']]);
  const outcome = await setStates({ sheet: NEW, address: 'D6' }, 'cumplido');
  expect(outcome.notes).toEqual([]);
  expect(await contents(NEW, 'D6')).toEqual([['Cumplido']]);
  expect((await ledger()).map((row) => row.slice(0, 5))).toEqual([[NEW, 'Calimaya', '1.2', '', 'Cumplido']]);
  await undoLast();
  expect(await contents(NEW, 'D6')).toEqual([['Por confirmar: Cumplido']]);
});

test('[V43] each cell to confirm is a note with its fix, and all are confirmed at once', async () => {
  await newRound(WHEN);
  const { findings } = await readWorkbook();
  const waiting = findings.filter(({ rule }) => rule === 'V43');
  expect(new Set(waiting.map(({ sheet, severity }) => `${sheet} ${severity}`))).toEqual(
    new Set([`${NEW} nota`]),
  );
  const group = (await fixesOf(waiting)).find(
    ({ title }) => title === 'Confirmar el estado del reporte anterior',
  )!;
  expect(group.lines).toHaveLength(waiting.length);
  expect(group.lines.find(({ cell }) => cell === 'D6')).toMatchObject({
    before: 'Por confirmar: Cumplido',
    after: 'Cumplido',
  });
  await applyFixes(group.lines);
  const [source, made] = [await roundOf(ROUND), await roundOf(NEW)];
  const states = (round: typeof source) =>
    round.rows.map((row) =>
      Object.values(row.readings).map((one) => (one.kind === 'state' ? one.state : null)),
    );
  expect(states(made)).toEqual(states(source));
});

test('[K42] comparing with it says that nothing can be compared yet', async () => {
  await newRound(WHEN);
  await setStates({ sheet: NEW, address: 'D6' }, 'en_proceso');
  const { matrix } = await readWorkbook();
  const states = matrix.rounds.at(-1)!.rows.flatMap((row) => Object.values(row.readings));
  expect(states.filter(({ kind }) => kind === 'state')).toHaveLength(1);
  const outcome = await compare({ from: ROUND, to: NEW });
  expect(outcome.sheets).toHaveLength(1);
});

test('[K44] today is taken and told when no date is given; a name of one’s own is used', async () => {
  const outcome = await newRound({ today: new Date(2023, 11, 5), name: 'Corte de diciembre' });
  expect(outcome.notes).toContain(
    'Lleva la fecha de hoy, 5 de diciembre de 2023: si es otra, cámbiela en el título.',
  );
  expect(outcome.sheets).toEqual(['Corte de diciembre']);
  expect((await roundOf('Corte de diciembre')).reportedOn).toBe('2023-12-05');
  const again = await newRound({ ...WHEN, name: 'Corte de diciembre' });
  expect(again.sheets).toEqual(['Corte de diciembre (2)']);
});

test('[K44] from another round than the last', async () => {
  await newRound({ ...WHEN, from: '1er reporte' });
  const round = await roundOf(NEW);
  expect(round.number).toBe(4);
  expect(round.legend!.entries).toHaveLength(4);
});

test('[K44] what the title still says otherwise is told: another date by a formula, or none at all', async () => {
  await edit((context) => {
    const title = context.workbook.worksheets.getItem(ROUND).getRange('A2');
    title.formulas = [['="Cumplimiento general al tercer reporte con fecha "&"9 de junio de 2023"']];
  });
  const other = await newRound(WHEN);
  expect(other.notes).toContain(
    'El título todavía dice otra fecha (9 de junio de 2023): corríjala; la del reporte nuevo es 1 de septiembre de 2023.',
  );
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('A1:A2').values = [['MODELO REGIONAL'], ['']];
  });
  const none = await newRound({ ...WHEN, from: ROUND });
  expect(none.notes).toContain(
    'Escriba en el título la fecha del reporte (1 de septiembre de 2023): no se encontró dónde.',
  );
});

test('[K44] a title that names the month goes on doing so', async () => {
  embedded.close();
  embedded = await openHere(fixture('fechas-mes.xlsx'));
  const outcome = await newRound({ date: '2024-09-01' });
  expect((await roundOf(outcome.sheets[0]!)).reportedOn).toBe('2024-09');
  expect(outcome.notes.join(' ')).not.toMatch(/título/);
});

test('[K45] a protected or missing round, a bad date and no legend are refused before anything changes', async () => {
  const before = names();
  expect(await failure(newRound({ ...WHEN, from: 'Otra' }))).toMatchObject({ code: 'unknown_sheet' });
  expect(await failure(newRound({ date: '2023-02-30' }))).toMatchObject({ code: 'invalid_date' });
  await edit((context) => context.workbook.worksheets.getItem(ROUND).protection.protect());
  expect(await failure(newRound(WHEN))).toMatchObject({ code: 'protected' });
  embedded.close();
  embedded = await openHere(fixture('sin-simbologia.xlsx'));
  expect(await failure(newRound(WHEN))).toMatchObject({ code: 'no_legend' });
  expect(before).toHaveLength(3);
  embedded.close();
  embedded = await openHere(null);
  expect(await failure(newRound(WHEN))).toMatchObject({ code: 'no_matrix' });
});

test('[K45] cancelled before it copies, nothing is made', async () => {
  const outcome = await newRound({ ...WHEN, signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ cancelled: true, sheets: [] });
  expect(names()).toEqual(['1er reporte', '2do reporte', ROUND]);
});

/** How many requests a new round takes; the last one writes. */
async function requests(): Promise<number> {
  embedded.traffic.reset();
  await newRound(WHEN);
  const { requests: count } = embedded.traffic;
  embedded.close();
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  return count;
}

test('[K45] when writing fails the copy is taken away again', async () => {
  const writing = await requests();
  const before = await look(ROUND, 'A1:T28');
  embedded.traffic.reset();
  embedded.faults.failRequest(writing, 'GeneralException');
  const error = await failure(newRound(WHEN));
  expect(error.code).toBe('excel');
  expect(names()).toEqual(['1er reporte', '2do reporte', ROUND]);
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
});

test('[K45] when the copy cannot be taken away either, that is said', async () => {
  const writing = await requests();
  embedded.faults.failRequest(writing, 'GeneralException');
  embedded.faults.failMember('Worksheet.delete', 'AccessDenied');
  const error = await failure(newRound(WHEN));
  expect(names()).toContain(NEW);
  expect(error.done).toBe('Quedó sin terminar «4to reporte»: bórrela antes de repetir.');
});

test('[K70] a round whose making was cut while Excel no longer answers is taken away before the next one', async () => {
  const writing = await requests();
  embedded.faults.cutRequest(writing, 0.5);
  embedded.faults.beforeRequest(writing, () => embedded.faults.loseSession());
  const error = await failure(newRound(WHEN));
  expect(names()).toContain(NEW);
  expect(error.message).toMatch(/no se sabe cuánto alcanzó a escribir/);
  embedded.faults.restoreSession();
  await newRound(WHEN);
  expect(names().filter((name) => !name.startsWith('_'))).toEqual(['1er reporte', '2do reporte', ROUND, NEW]);
});

test('[K70] a round that was made while Excel no longer answers is not made twice', async () => {
  const writing = await requests();
  embedded.faults.loseAnswer(writing);
  embedded.faults.beforeRequest(writing, () => embedded.faults.loseSession());
  await failure(newRound(WHEN));
  embedded.faults.restoreSession();
  const error = await failure(newRound(WHEN));
  expect(error.message).toMatch(/^No se repitió la acción/);
  expect(names().filter((name) => !name.startsWith('_'))).toEqual(['1er reporte', '2do reporte', ROUND, NEW]);
});

test('[K42] what waits to be confirmed already goes on waiting, and is counted as that', async () => {
  const first = await newRound(WHEN);
  const count = Number(/(\d+) estados/.exec(first.summary)![1]);
  const waiting = (outcome: typeof first) => outcome.notes.filter((note) => /no se pud/.test(note));
  await setStates({ sheet: NEW, address: 'D6' }, 'en_proceso');
  const second = await newRound({ from: NEW, date: '2023-12-01' });
  expect(second.summary).toBe(
    `Se creó «5to reporte» a partir de «4to reporte»: un estado quedó por confirmar y ${count - 1} estados siguen por confirmar.`,
  );
  expect(waiting(second)).toEqual([]);
  expect(second.notes.join(' ')).toContain('Cada celda por confirmar');
  const third = await newRound({ from: '5to reporte', date: '2024-03-01' });
  expect(third.summary).toMatch(new RegExp(`: ${count} estados siguen por confirmar\\.$`));
  expect(await contents('6to reporte', 'D6')).toEqual([['Por confirmar: No se tiene - en proceso']]);
});

test('[K42] of states to confirm nothing is said when none was carried', async () => {
  const plain = await newRound(WHEN);
  expect(plain.notes.join(' ')).toContain('Cada celda por confirmar');
  await edit((context) => {
    context.workbook.worksheets.getItem(NEW).getRange('C5:T22').clear('Contents');
  });
  const bare = await newRound({ from: NEW, date: '2023-12-01' });
  expect(bare.summary).toContain('no había estados que llevar');
  expect(bare.notes.join(' ')).not.toContain('por confirmar');
});
