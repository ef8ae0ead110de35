/** Does what is kept of edits outlive saving and opening, and is the file one that Microsoft's schema accepts? */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyLegend } from '../../src/actions/apply-legend';
import { readWorkbook } from '../../src/actions/read';
import { setStates } from '../../src/actions/set-states';
import { lastUndo, undoLast } from '../../src/actions/undo';
import { book, contents, ledger, look } from '../actions/edit-probe';
import { fixture, openHere } from '../embedded';
import { scratch } from './libreoffice';
import { newErrors, summary } from './validate';

jest.setTimeout(120_000);

const SAMPLE = 'matriz-infoem.xlsx';
const ROUND = '3er reporte';

test('[E4] [E7] [E8] states, Bitácora and Deshacer go on in the saved file, which is valid', async () => {
  const first = await openHere(fixture(SAMPLE));
  const coloured = await look(ROUND, 'A1:T28');
  await applyLegend();
  await setStates({ sheet: ROUND, address: 'C5:D6' }, 'en_proceso');
  await setStates({ sheet: ROUND, address: 'C5' }, 'cumplido');
  const known = (await book()).snapshot.kept.known;
  const rows = await ledger();
  const bytes = first.save();
  first.close();

  const path = join(scratch(), 'editado.xlsx');
  writeFileSync(path, bytes);
  const errors = await newErrors(path, join(__dirname, '../fixtures', SAMPLE));
  expect(summary(errors)).toEqual(summary([]));

  const second = await openHere(bytes);
  try {
    expect((await book()).snapshot.kept.known).toEqual(known);
    expect(await ledger()).toEqual(rows);
    expect((await readWorkbook()).matrix.rounds).toHaveLength(3);
    expect((await lastUndo())!.title).toBe('«Cumplido» en Ayapango, 1.1');
    await setStates({ sheet: ROUND, address: 'E5' }, 'en_proceso');
    expect(await ledger()).toHaveLength(rows.length + 1);
    for (let i = 0; i < 4; i++) await undoLast();
    expect(await look(ROUND, 'A1:T28')).toEqual(coloured);
    expect(await contents(ROUND, 'C5')).toEqual([['']]);
  } finally {
    second.close();
  }
});
