/** Do other programs accept the example, a new round and the table «Avances» as we write them? */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveNote } from '../../src/actions/advances';
import { newRound } from '../../src/actions/new-round';
import { createSample } from '../../src/actions/sample';
import { setStates } from '../../src/actions/set-states';
import { openHere } from '../embedded';
import { formulaErrors, readWithLibreOffice, staleFormulas } from './flat-sheets';
import { describeWithLibreOffice, scratch } from './libreoffice';
import { summary, validateOoxml } from './validate';

jest.setTimeout(300_000);

const path = join(scratch(), 'vivo.xlsx');
const NOTE = { advance: '=No es fórmula', evidence: 'Oficio 12', evidenceOn: '2023-08-01', capturedBy: '' };

beforeAll(async () => {
  const embedded = await openHere(null);
  try {
    await createSample();
    await newRound({ date: '2023-09-01' });
    await setStates({ sheet: '4to reporte', address: 'C5:E8' }, 'en_proceso');
    await saveNote({ sheet: '4to reporte', municipality: '15017', tool: '1.1' }, NOTE, null);
    await saveNote({ sheet: '3er reporte', municipality: '15017', tool: '4.3' }, NOTE, null);
    writeFileSync(path, embedded.save());
  } finally {
    embedded.close();
  }
});

test('[K42] a workbook made of them has no error for the Open XML SDK', async () => {
  expect(summary(await validateOoxml(path))).toEqual([]);
});

describeWithLibreOffice('in LibreOffice', () => {
  test('[K42] no formula fails, and none says something else', async () => {
    const own = await readWithLibreOffice(path);
    expect(formulaErrors(own)).toEqual([]);
    expect(staleFormulas(await readWithLibreOffice(path, 'stored'), own)).toEqual([]);
  });
});
