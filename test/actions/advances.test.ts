/** Are Avances written and read without losing what anybody typed, over genuine office.js? */
import { saveNote, type AdvanceNote, type NotePlace } from '../../src/actions/advances';
import { shareBook } from '../../src/actions/live-book';
import { readWorkbook } from '../../src/actions/read';
import { noteKey } from '../../src/domain/advances';
import { TEXT_COLUMN } from '../../src/actions/sheets/factsheet-tags';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { columnOf, readFicha, rowOf } from './factsheet-probe';
import { book, contents, edit, failure } from './edit-probe';

const ROUND = '3er reporte';
const PLACE: NotePlace = { sheet: ROUND, municipality: '15017', tool: '4.3' };
const NOTE: AdvanceNote = {
  advance: 'Se publicó la sección de transparencia proactiva.',
  evidence: 'Oficio 12/2023',
  evidenceOn: '2023-06-01',
  capturedBy: 'Ana',
};
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

async function stored(place: NotePlace = PLACE): Promise<AdvanceNote | null> {
  const { notes } = await book();
  return notes.get(noteKey(place.sheet, place.municipality, place.tool)) ?? null;
}

async function sheets(): Promise<string[]> {
  return Promise.resolve(embedded.workbook.sheets.map(({ name }) => name));
}

function onSheet(work: (sheet: Excel.Worksheet) => void): Promise<void> {
  return edit((context) => work(context.workbook.worksheets.getItem('Avances')));
}

test('[K20] the first note makes the table, and reads back as it was written', async () => {
  const before = await sheets();
  const outcome = await saveNote(PLACE, NOTE, null);
  expect(outcome.summary).toBe('Se guardó el avance de Ayapango, 4.3 Transparencia Proactiva.');
  expect(await sheets()).toEqual([...before, '_MatrizVivaDeshacer', 'Avances']);
  expect(await contents('Avances', 'A1:H2')).toEqual([
    [
      'Municipio',
      'Clave',
      'Herramienta',
      'Reporte',
      'Avance',
      'Evidencia',
      'Fecha de la evidencia',
      'Capturó',
    ],
    ['Ayapango', '15017', '4.3', ROUND, NOTE.advance, NOTE.evidence, 45078, 'Ana'],
  ]);
  expect(await stored()).toEqual(NOTE);
  const { matrix } = await readWorkbook();
  expect(matrix.rounds.map(({ sheet }) => sheet)).not.toContain('Avances');
});

test('[K20] there is one row for each municipality, tool and round', async () => {
  await saveNote(PLACE, NOTE, null);
  await saveNote({ ...PLACE, tool: '1.1' }, { ...NOTE, advance: '=1+1', evidence: "'x" }, null);
  const next = { ...NOTE, advance: 'Se actualizó.' };
  const outcome = await saveNote(PLACE, next, NOTE);
  expect(outcome.notes).toEqual([`Antes decía: «${NOTE.advance.replace(/\.$/, '')}».`]);
  expect(await contents('Avances', 'C2:E4')).toEqual([
    ['4.3', ROUND, 'Se actualizó.'],
    ['1.1', ROUND, '=1+1'],
    ['', '', ''],
  ]);
  expect(await stored({ ...PLACE, tool: '1.1' })).toMatchObject({ advance: '=1+1', evidence: "'x" });
  const same = await saveNote(PLACE, next, next);
  expect(same.summary).toMatch(/ya estaba guardado/);
});

test('[K21] a note that changed meanwhile is not overwritten, and what it says now is told', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('E2').values = [['Otra persona escribió esto']];
  });
  const error = await failure(saveNote(PLACE, { ...NOTE, advance: 'Lo mío' }, NOTE));
  expect(error.code).toBe('changed_meanwhile');
  expect(error.message).toMatch(/ahora dice «Otra persona escribió esto»\. Su texto sigue en el panel/);
  expect((await stored())!.advance).toBe('Otra persona escribió esto');
  const first = await failure(saveNote(PLACE, { ...NOTE, advance: 'Lo mío' }, null));
  expect(first.code).toBe('changed_meanwhile');
});

test('[K21] a row that was deleted meanwhile is not written over either', async () => {
  await saveNote(PLACE, NOTE, null);
  await saveNote({ ...PLACE, tool: '1.1' }, NOTE, null);
  await onSheet((sheet) => sheet.tables.getItemAt(0).rows.getItemAt(0).delete());
  const error = await failure(saveNote(PLACE, { ...NOTE, advance: 'Lo mío' }, NOTE));
  expect(error.message).toMatch(/ya no tiene nada/);
});

test('[K22] rows and columns that moved, a sheet and a table under other names are found', async () => {
  await saveNote(PLACE, NOTE, null);
  await saveNote({ ...PLACE, tool: '1.1' }, { ...NOTE, advance: 'Uno' }, null);
  await onSheet((sheet) => {
    sheet.getRange('1:2').insert('Down');
    sheet.getRange('A:A').insert('Right');
    sheet.tables.getItemAt(0).name = 'MisAvances';
    sheet.name = 'Avances de 2023';
  });
  expect(await stored()).toEqual(NOTE);
  await saveNote(PLACE, { ...NOTE, evidence: 'Acta' }, NOTE);
  await saveNote({ ...PLACE, tool: '2.1' }, { ...NOTE, advance: 'Dos' }, null);
  const rows = await contents('Avances de 2023', 'B3:G6');
  expect(rows.map((row) => [row[2], row[4], row[5]])).toEqual([
    ['Herramienta', 'Avance', 'Evidencia'],
    ['4.3', NOTE.advance, 'Acta'],
    ['1.1', 'Uno', NOTE.evidence],
    ['2.1', 'Dos', NOTE.evidence],
  ]);
});

test('[K22] a column that a person added stays, and a plain range serves as the table', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('I1:I2').values = [['Comentario'], ['mío']];
    sheet.tables.getItemAt(0).convertToRange();
  });
  await saveNote(PLACE, { ...NOTE, advance: 'Nuevo' }, NOTE);
  await saveNote({ ...PLACE, tool: '1.1' }, NOTE, null);
  const rows = await contents('Avances', 'C2:I3');
  expect(rows.map((row) => [row[0], row[2], row[6]])).toEqual([
    ['4.3', 'Nuevo', 'mío'],
    ['1.1', NOTE.advance, ''],
  ]);
});

test('[K22] without its headers, or without a column that is needed, nothing is written and that is told', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('F1').values = [['Otra cosa']];
  });
  const column = await failure(saveNote({ ...PLACE, tool: '1.1' }, NOTE, null));
  expect(column).toMatchObject({ code: 'torn_table' });
  expect(column.message).toMatch(/ya no tiene la columna «Evidencia»/);
  await onSheet((sheet) => {
    sheet.getRange('C1').values = [['Otra más']];
  });
  const before = await contents('Avances', 'A1:H4');
  const headers = await failure(saveNote(PLACE, { ...NOTE, advance: 'x' }, null));
  expect(headers.code).toBe('torn_table');
  expect(await contents('Avances', 'A1:H4')).toEqual(before);
});

test('[K22] a deleted sheet is made anew at the next note', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => sheet.delete());
  expect(await stored()).toBeNull();
  await saveNote(PLACE, NOTE, null);
  expect(await stored()).toEqual(NOTE);
});

test('[K22] a sheet and a table of the person’s that have these names are left alone', async () => {
  await edit((context) => {
    const sheet = context.workbook.worksheets.add('Avances');
    sheet.getRange('A1:B2').values = [
      ['Tema', 'Avance'],
      ['Pozos', 'buena'],
    ];
    sheet.tables.add('A1:B2', true).name = 'Avances';
  });
  await saveNote(PLACE, NOTE, null);
  expect(await contents('Avances', 'A1:B2')).toEqual([
    ['Tema', 'Avance'],
    ['Pozos', 'buena'],
  ]);
  expect(await stored()).toEqual(NOTE);
});

test('[V42] [K23] rows typed by hand are read by name, code, ordinal and dates as people write them', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('A3:H5').numberFormat = [['General']];
    sheet.getRange('A3:H5').values = [
      ['CALIMAYA', '', 4.3, 'Tercer reporte', 'A mano', '', '5 de abril de 2023', ''],
      ['', 15017, 'Perfiles de cargo', '1', 'Por clave', '', 'pronto', ''],
      ['Ayapango', '', '9.9', ROUND, 'No existe', '', '', ''],
    ];
  });
  const { notes, reading } = await book();
  expect(notes.get(noteKey(ROUND, '15018', '4.3'))).toMatchObject({
    advance: 'A mano',
    evidenceOn: '2023-04-05',
  });
  expect([...notes.values()].map(({ advance }) => advance)).toContain('Por clave');
  const told = reading.findings.filter(({ rule }) => rule === 'V42');
  expect(told.map(({ sheet, cell, message }) => [sheet, cell, message])).toEqual([
    ['Avances', 'G4', '«pronto» no es una fecha que se pueda leer.'],
    ['Avances', 'C5', '«9.9» no es una herramienta del Modelo: la fila no se toma en cuenta.'],
  ]);
});

test('[K22] a table that was moved down and is longer than one request is read to its last row', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('1:10').insert('Down');
  });
  // The first request takes 1,500 rows of the sheet; the last note stands in the fifth row after them.
  await onSheet((sheet) => {
    sheet.getRange('A1505:E1505').values = [['Ayapango', '', '4.4', ROUND, 'Al final']];
  });
  expect((await stored({ ...PLACE, tool: '4.4' }))?.advance).toBe('Al final');
  expect(await stored()).toEqual(NOTE);
});

test('[K23] a date that nobody can read survives the saving of its note', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => {
    sheet.getRange('G2').values = [['a mediados de mayo']];
  });
  await saveNote(PLACE, { ...NOTE, evidenceOn: null, evidence: 'Acta' }, { ...NOTE, evidenceOn: null });
  expect((await contents('Avances', 'F2:G2'))[0]).toEqual(['Acta', 'a mediados de mayo']);
});

test('[V41] once there are notes, fulfilled cells without evidence are told for each municipality', async () => {
  const rule = async () => (await readWorkbook()).findings.filter((finding) => finding.rule === 'V41');
  expect(await rule()).toEqual([]);
  await saveNote(PLACE, NOTE, null);
  const told = await rule();
  expect(new Set(told.map(({ sheet }) => sheet))).toEqual(new Set([ROUND]));
  expect(told.map(({ severity }) => severity)).toContain('aviso');
  const { matrix } = await readWorkbook();
  const round = matrix.rounds.find(({ sheet }) => sheet === ROUND)!;
  const fulfilled = round.rows.filter((row) =>
    Object.values(row.readings).some((reading) => reading.kind === 'state' && reading.state === 'cumplido'),
  );
  expect(told).toHaveLength(fulfilled.length);
});

test('[V54] [N43] an evidence of after its report’s cut, or of a day to come, is told where it is typed', async () => {
  const late = async () =>
    (await readWorkbook()).findings
      .filter(({ rule }) => rule === 'V54')
      .map(({ severity, sheet, cell, message }) => [severity, sheet, cell, message]);
  await saveNote(PLACE, NOTE, null);
  expect(await late()).toEqual([]);
  await saveNote(PLACE, { ...NOTE, evidenceOn: '2024-12-31' }, NOTE);
  const message = 'Ayapango, 4.3 Transparencia Proactiva: su evidencia tiene fecha 31 de diciembre de 2024';
  const cut = 'posterior al corte de «3er reporte» (5 de julio de 2023)';
  expect(await late()).toEqual([['aviso', 'Avances', 'G2', `${message}, ${cut}.`]]);
  const years = new Date().getFullYear() + 2;
  await saveNote(PLACE, { ...NOTE, evidenceOn: `${years}-01-01` }, { ...NOTE, evidenceOn: '2024-12-31' });
  expect((await late())[0]![3]).toMatch(/\(5 de julio de 2023\) y que aún no llega\.$/);
});

test('[V30] a setback with an Avance is none', async () => {
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).getRange('C5').values = [['No se tiene - en proceso']];
    context.workbook.worksheets.getItem('2do reporte').getRange('C5').values = [['Cumplido']];
  });
  const told = async () =>
    (await readWorkbook()).findings.filter(
      ({ rule, cell, sheet }) => rule === 'V30' && cell === 'C5' && sheet === ROUND,
    );
  expect(await told()).toHaveLength(1);
  await saveNote({ ...PLACE, tool: '1.1' }, NOTE, null);
  expect(await told()).toEqual([]);
});

test('[K21] with a reading at hand a note takes two requests, a third over what is there, and is judged by the table as it is now', async () => {
  await saveNote(PLACE, NOTE, null);
  shareBook(await book());
  embedded.traffic.reset();
  await saveNote({ ...PLACE, tool: '1.1' }, NOTE, null);
  expect(embedded.traffic.requests).toBe(2);
  embedded.traffic.reset();
  await saveNote(PLACE, { ...NOTE, advance: 'Dos' }, NOTE);
  expect(embedded.traffic.requests).toBe(3);
  const late = await failure(saveNote(PLACE, { ...NOTE, advance: 'Tres' }, NOTE));
  expect(late.code).toBe('changed_meanwhile');
  await onSheet((sheet) => {
    sheet.name = 'Otro nombre';
  });
  await saveNote(PLACE, { ...NOTE, advance: 'Tres' }, { ...NOTE, advance: 'Dos' });
  expect((await stored())!.advance).toBe('Tres');
  await edit((context) => {
    context.workbook.worksheets.getItem(ROUND).name = 'Tercero';
  });
  const renamed = await failure(saveNote({ ...PLACE, tool: '1.1' }, NOTE, null));
  expect(renamed.code).toBe('unknown_sheet');
});

test('[K24] a protected sheet, a lost session, a deleted round and an impossible date are told', async () => {
  await saveNote(PLACE, NOTE, null);
  await onSheet((sheet) => sheet.protection.protect());
  expect(await failure(saveNote(PLACE, { ...NOTE, advance: 'x' }, NOTE))).toMatchObject({
    code: 'protected',
  });
  const gone = await failure(saveNote({ ...PLACE, sheet: 'Otro' }, NOTE, null));
  expect(gone).toMatchObject({ code: 'unknown_sheet' });
  const row = await failure(saveNote({ ...PLACE, municipality: '15001' }, NOTE, null));
  expect(row).toMatchObject({ code: 'unknown_municipality' });
  const date = await failure(saveNote(PLACE, { ...NOTE, evidenceOn: '2023-02-30' }, NOTE));
  expect(date).toMatchObject({ code: 'invalid_date' });
  const long = await failure(saveNote(PLACE, { ...NOTE, advance: 'x'.repeat(33_000) }, NOTE));
  expect(long).toMatchObject({ code: 'too_large' });
  embedded.faults.loseSession();
  expect(await failure(saveNote(PLACE, NOTE, null))).toMatchObject({ code: 'session_lost' });
});

test('[K24] what is saved survives the file', async () => {
  await saveNote(PLACE, NOTE, null);
  const bytes = embedded.save();
  embedded.close();
  embedded = await openHere(bytes);
  expect(await stored()).toEqual(NOTE);
});

test('[N11] the fichas tell the Avances of every round, attributed, and follow what changes', async () => {
  const who = { municipalities: ['Ayapango'], today: new Date(2026, 10, 21) };
  await saveNote(PLACE, NOTE, null);
  await saveNote({ ...PLACE, sheet: '2do reporte' }, { ...NOTE, advance: '', evidenceOn: null }, null);
  await writeFactsheets(who);
  const first = await readFicha('Ayapango');
  const text = String(first.values[rowOf(first, { id: 'herr-4.3' })]![TEXT_COLUMN]);
  expect(text).toContain(
    'En el segundo reporte, el Ayuntamiento señaló como evidencia de la Transparencia Proactiva: «Oficio 12/2023». En el tercer reporte, el Ayuntamiento informó sobre la Transparencia Proactiva: «Se publicó la sección de transparencia proactiva.» Como evidencia señaló «Oficio 12/2023», con fecha 1 de junio de 2023.',
  );
  const row = rowOf(first, { tool: '4.3' });
  expect(first.values[row]![columnOf(first, 'Avance')]).toBe(NOTE.advance);
  const next = { ...NOTE, advance: 'Se actualizó la sección.' };
  await saveNote(PLACE, next, NOTE);
  await writeFactsheets(who);
  const second = await readFicha('Ayapango');
  expect(second.values[rowOf(second, { tool: '4.3' })]![columnOf(second, 'Avance')]).toBe(next.advance);
});
