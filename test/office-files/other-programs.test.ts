/** Are the sheets that we made known again, and edits in them seen, after another program saved the file? */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderStates } from '../../src/actions/order-states';
import { processWorkbook } from '../../src/actions/process';
import { readWorkbook } from '../../src/actions/read';
import { writeFactsheets } from '../../src/actions/write-factsheets';
import { writeFindings } from '../../src/actions/write-findings';
import type { Outcome } from '../../src/actions/outcome';
import { MODEL_ORDER, orderText } from '../../src/domain/state-order';
import { placeState } from '../../src/domain/state-places';
import { readFicha, rowOf, type } from '../actions/factsheet-probe';
import { sheetNames } from '../actions/sheet-probe';
import { fixture, openHere } from '../embedded';
import { describeWithLibreOffice, openWithLibreOffice, scratch } from './libreoffice';

jest.setTimeout(300_000);

const folder = scratch();
const today = new Date(2026, 10, 21);

interface Twice {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly notes: string;
}

/** Works on a workbook, saves it, lets LibreOffice save it too, and works on it again. */
async function twice(
  bytes: Uint8Array,
  work: () => Promise<Outcome>,
  person = async () => {},
): Promise<Twice> {
  const path = join(folder, 'vivo.xlsx');
  const first = await openHere(bytes);
  let before: string[];
  try {
    await work();
    await person();
    before = await sheetNames();
    writeFileSync(path, first.save());
  } finally {
    first.close();
  }
  const second = await openHere(readFileSync(await openWithLibreOffice(path, 'xlsx')));
  try {
    const { notes } = await work();
    return { before, after: await sheetNames(), notes: notes.join('\n') };
  } finally {
    second.close();
  }
}

describeWithLibreOffice('saved by LibreOffice', () => {
  test.each(['matriz-infoem.xlsx', 'unicode-raro.xlsx', 'textos.xlsx', 'estados-propios.xlsx'])(
    '[C18] %s is processed again without duplicates',
    async (name) => {
      const { before, after, notes } = await twice(fixture(name), () => processWorkbook());
      expect(after).toEqual(before);
      expect(notes).not.toContain('se conservó');
    },
  );

  test('[R22] the order of the states is kept', async () => {
    const order = placeState(MODEL_ORDER, 'en_revision_juridica', { kind: 'with', state: 'en_proceso' });
    const first = await openHere(fixture('estados-propios.xlsx'));
    const path = join(folder, 'orden.xlsx');
    try {
      await orderStates(order, null);
      writeFileSync(path, first.save());
    } finally {
      first.close();
    }
    const second = await openHere(readFileSync(await openWithLibreOffice(path, 'xlsx')));
    try {
      expect((await readWorkbook()).order).toEqual({ text: orderText(order), order });
    } finally {
      second.close();
    }
  });

  test('[N21] fichas and findings of rounds that are not live have no duplicates either', async () => {
    const work = async () => {
      const findings = await writeFindings({ today });
      const fichas = await writeFactsheets({ today });
      return { ...fichas, notes: [...findings.notes, ...fichas.notes] };
    };
    const { before, after, notes } = await twice(fixture('matriz-infoem.xlsx'), work);
    expect(after).toEqual(before);
    expect(notes).not.toContain('se conserv');
  });

  test('[N24] of the sheets only the one that a person edited is kept', async () => {
    const person = async () => {
      const ficha = await readFicha('Luvianos');
      await type('Luvianos', rowOf(ficha, { tool: '4.3' }), 0, 'Mi herramienta');
    };
    const { before, after, notes } = await twice(
      fixture('matriz-infoem.xlsx'),
      () => processWorkbook(),
      person,
    );
    expect(after.filter((name) => !before.includes(name))).toEqual(['Luvianos (editada)']);
    expect(notes).toContain('La ficha de Luvianos tenía cambios suyos fuera de los párrafos');
  });

  test('[N22] an edited paragraph stays in its place', async () => {
    const text = 'Línea mía: «ñandú»  con dos espacios.\nY otra línea.';
    const person = async () => {
      const ficha = await readFicha('Luvianos');
      await type('Luvianos', rowOf(ficha, { id: 'apertura' }), 1, text);
    };
    const { before, after, notes } = await twice(
      fixture('matriz-infoem.xlsx'),
      () => processWorkbook(),
      person,
    );
    expect(after).toEqual(before);
    expect(notes).toContain('En la ficha de Luvianos se conservó 1 párrafo editado.');
  });
});
