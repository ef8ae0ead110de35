/** Does «Deshacer» take an Avance back exactly, and leave what somebody changed since? */
import { saveNote, type AdvanceNote, type NotePlace } from '../../src/actions/advances';
import { applyLegend } from '../../src/actions/apply-legend';
import { shareBook } from '../../src/actions/live-book';
import { setStates } from '../../src/actions/set-states';
import { lastUndo, undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { book, contents, edit, failure } from './edit-probe';

const ROUND = '3er reporte';
const PLACE: NotePlace = { sheet: ROUND, municipality: '15017', tool: '4.3' };
const FIRST: AdvanceNote = {
  advance: 'PRIMERO: se publicó la sección.',
  evidence: 'Oficio 12/2023',
  evidenceOn: '2023-06-01',
  capturedBy: 'Ana',
};
const SECOND: AdvanceNote = {
  advance: 'SEGUNDO: se retiró.',
  evidence: '',
  evidenceOn: null,
  capturedBy: 'Luis',
};
const TITLE = 'Avance de Ayapango, 4.3 Transparencia Proactiva';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

function onSheet(work: (sheet: Excel.Worksheet) => void): Promise<void> {
  return edit((context) => work(context.workbook.worksheets.getItem('Avances')));
}

const said = async (rows = 'E2:H2'): Promise<unknown[][]> => contents('Avances', rows);

test('[K25] what an Avance said before comes back, and then its row goes', async () => {
  await saveNote(PLACE, FIRST, null);
  const first = await contents('Avances', 'A1:H3');
  await saveNote(PLACE, SECOND, FIRST);
  expect(await said()).toEqual([[SECOND.advance, '', '', 'Luis']]);
  expect(await lastUndo()).toMatchObject({ title: TITLE, cells: 0 });
  const back = await undoLast();
  expect(back).toMatchObject({
    summary: `Se deshizo «${TITLE}»: volvió lo que decía antes.`,
    notes: [],
    sheets: ['Avances'],
  });
  expect(await contents('Avances', 'A1:H3')).toEqual(first);
  const gone = await undoLast();
  expect(gone.summary).toBe(`Se deshizo «${TITLE}»: su fila se quitó de «Avances».`);
  expect(await contents('Avances', 'A2:H2')).toEqual([Array(8).fill('')]);
  expect((await book()).notes.size).toBe(0);
  expect((await failure(undoLast())).code).toBe('nothing_to_undo');
});

test('[K25] an Avance is undone before what came before it, and that after it', async () => {
  await applyLegend();
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  shareBook(await book());
  await saveNote(PLACE, FIRST, null);
  await undoLast();
  expect(await contents(ROUND, 'C5')).toEqual([['No se tiene - en proceso']]);
  expect(await lastUndo()).toMatchObject({ title: '«No se tiene - en proceso» en Ayapango, 1.1' });
  await undoLast();
  expect(await contents(ROUND, 'C5')).toEqual([['Cumplido']]);
  expect(await lastUndo()).toMatchObject({ title: 'Aplicar simbología' });
});

test('[K25] of several rows only the one that was added goes, and what stands beside the table does not move', async () => {
  await saveNote({ ...PLACE, tool: '1.1' }, { ...FIRST, advance: 'Uno' }, null);
  await saveNote(PLACE, FIRST, null);
  await onSheet((sheet) => {
    sheet.getRange('K2:K4').values = [['a'], ['b'], ['c']];
    sheet.tables.getItemAt(0).rows.add(undefined, [['Calimaya', '', '4.3', ROUND, 'A mano', '', '', '']]);
  });
  // A person's text on the very row is the person's: it stays, with the row.
  const kept = await undoLast();
  expect(kept.notes).toEqual(['Su fila (la 3 de «Avances») cambió después y se dejó como está.']);
  await onSheet((sheet) => sheet.getRange('K2:K4').clear());
  await saveNote({ ...PLACE, tool: '2.1' }, FIRST, null);
  await onSheet((sheet) => (sheet.getRange('K2').values = [['a']]));
  await undoLast();
  expect(await contents('Avances', 'C2:E5')).toEqual([
    ['1.1', ROUND, 'Uno'],
    ['4.3', ROUND, FIRST.advance],
    [4.3, ROUND, 'A mano'],
    ['', '', ''],
  ]);
  expect(await contents('Avances', 'K2')).toEqual([['a']]);
});

test('[K25] a row that somebody changed since stays, and that is told', async () => {
  await saveNote(PLACE, FIRST, null);
  await saveNote(PLACE, SECOND, FIRST);
  await onSheet((sheet) => {
    sheet.getRange('F2').values = [['Acta de otra persona']];
  });
  const outcome = await undoLast();
  expect(outcome).toMatchObject({
    summary: `No se deshizo «${TITLE}»: no se cambió nada.`,
    notes: ['Su fila (la 2 de «Avances») cambió después y se dejó como está.'],
  });
  expect(await said()).toEqual([[SECOND.advance, 'Acta de otra persona', '', 'Luis']]);
  // The row that was added holds somebody's words too.
  await undoLast();
  expect(await said()).toEqual([[SECOND.advance, 'Acta de otra persona', '', 'Luis']]);
});

test('[K25] the row is found by municipality, tool and report: sorted, moved, the sheets under other names', async () => {
  await applyLegend();
  await saveNote(PLACE, FIRST, null);
  await saveNote({ ...PLACE, tool: '1.1' }, { ...FIRST, advance: 'Uno' }, null);
  await saveNote(PLACE, SECOND, FIRST);
  await edit((context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem('Avances');
    sheet.getRange('1:2').insert('Down');
    sheet.getRange('A:A').insert('Right');
    sheet.getRange('B4:I5').sort.apply([{ key: 2, ascending: true }]);
    sheet.name = 'Avances de 2023';
    worksheets.getItem(ROUND).name = 'Tercero';
  });
  const read = () => contents('Avances de 2023', 'D4:F5');
  expect((await read()).map(([tool, , text]) => [tool, text])).toEqual([
    ['1.1', 'Uno'],
    ['4.3', SECOND.advance],
  ]);
  await undoLast();
  expect((await read())[1]![2]).toBe(FIRST.advance);
  await undoLast();
  await undoLast();
  expect((await contents('Avances de 2023', 'B4:I5')).flat().join('')).toBe('');
});

test('[K25] a row, a sheet or headers that are gone are told, and «Deshacer» goes on', async () => {
  await setStates({ sheet: ROUND, address: 'C5' }, 'en_proceso');
  await saveNote(PLACE, FIRST, null);
  await onSheet((sheet) => sheet.delete());
  expect((await undoLast()).notes).toEqual(['La hoja «Avances» ya no está en el libro.']);
  await saveNote(PLACE, FIRST, null);
  await saveNote({ ...PLACE, tool: '1.1' }, FIRST, null);
  await onSheet((sheet) => sheet.tables.getItemAt(0).rows.getItemAt(1).delete());
  expect((await undoLast()).notes).toEqual(['Su fila ya no está en la tabla de «Avances».']);
  await onSheet((sheet) => {
    sheet.getRange('C1').values = [['Otra']];
  });
  expect((await undoLast()).notes).toEqual(['La hoja «Avances» ya no tiene los encabezados de su tabla.']);
  expect((await lastUndo())!.title).toMatch(/en proceso» en Ayapango, 1\.1$/);
});

test('[K25] formulas, dates and texts that nobody can read come back as they were, in a plain range too', async () => {
  await saveNote(PLACE, FIRST, null);
  await onSheet((sheet) => {
    sheet.tables.getItemAt(0).convertToRange();
    sheet.getRange('F2:G2').formulas = [['=HYPERLINK("https://example.org","Acta")', 'a mediados de mayo']];
    sheet.getRange('I1:I2').values = [['Comentario'], ['mío']];
  });
  const before = await contents('Avances', 'A2:I2');
  const read = { ...FIRST, evidence: 'Acta', evidenceOn: null };
  await saveNote(PLACE, { ...SECOND, evidenceOn: '2023-07-01' }, read);
  await undoLast();
  expect(await contents('Avances', 'A2:I2')).toEqual(before);
  await saveNote({ ...PLACE, tool: '1.1' }, { ...FIRST, advance: '=1+1', evidence: "'x" }, null);
  expect(await contents('Avances', 'C3:F3')).toEqual([['1.1', ROUND, '=1+1', "'x"]]);
  await undoLast();
  expect(await contents('Avances', 'A3:I3')).toEqual([Array(9).fill('')]);
});

test('[K25] long texts are kept whole, signs of two units too', async () => {
  const long = { ...FIRST, advance: `${'x'.repeat(29_000)}${'🙂'.repeat(1_000)}` };
  await saveNote(PLACE, long, null);
  await saveNote(PLACE, SECOND, long);
  await undoLast();
  expect(await said('E2')).toEqual([[long.advance]]);
});

test('[K25] a column that the table calculates does not keep the row', async () => {
  await saveNote({ ...PLACE, tool: '1.1' }, FIRST, null);
  await onSheet((sheet) => {
    sheet.getRange('I1:I2').formulas = [['Largo'], ['=LEN(E2)']];
  });
  await saveNote(PLACE, FIRST, null);
  await onSheet((sheet) => {
    sheet.getRange('I3').formulas = [['=LEN(E3)']];
  });
  await undoLast();
  expect(await contents('Avances', 'C2:C3')).toEqual([['1.1'], ['']]);
});

test('[K25] a protected sheet is told before anything changes, a failure leaves all as it was; both can be repeated', async () => {
  await saveNote(PLACE, FIRST, null);
  await saveNote(PLACE, SECOND, FIRST);
  await onSheet((sheet) => sheet.protection.protect());
  expect(await failure(undoLast())).toMatchObject({ code: 'protected' });
  await onSheet((sheet) => sheet.protection.unprotect());
  for (const nth of [1, 2, 3, 4, 5, 6]) {
    embedded.faults.failRequest(nth, 'InvalidOrTimedOutSession');
    await failure(undoLast());
    expect(await said()).toEqual([[SECOND.advance, '', '', 'Luis']]);
  }
  embedded.traffic.reset();
  await undoLast();
  expect(embedded.traffic.requests).toBe(7);
  expect((await said())[0]![0]).toBe(FIRST.advance);
});

test('[K25] an Avance that could not be saved leaves nothing to undo', async () => {
  await saveNote(PLACE, FIRST, null);
  for (const nth of [1, 2, 3, 4]) {
    embedded.faults.failRequest(nth, 'InvalidOrTimedOutSession');
    await failure(saveNote(PLACE, SECOND, FIRST));
  }
  await undoLast();
  expect(await lastUndo()).toBeNull();
});

test('[K25] what another person’s add-in made meanwhile is used, not made again', async () => {
  shareBook(await book());
  await saveNote(PLACE, FIRST, null);
  shareBook(await book());
  const names = () =>
    embedded.workbook.sheets.map(({ name }) => name).filter((name) => /Deshacer/.test(name));
  await saveNote(PLACE, SECOND, FIRST);
  expect(names()).toEqual(['_MatrizVivaDeshacer']);
  await edit((context) => {
    const hidden = context.workbook.worksheets.getItem('_MatrizVivaDeshacer');
    hidden.visibility = 'Hidden';
    hidden.delete();
  });
  await saveNote(PLACE, FIRST, SECOND);
  expect(names()).toEqual(['_MatrizVivaDeshacer']);
  await undoLast();
  expect((await said())[0]![0]).toBe(SECOND.advance);
});
