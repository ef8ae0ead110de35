/** Does what is being typed end up where it was begun, whatever the person does next? */
import { Session } from '../../src/host/session/session';
import { Acts } from '../../src/preview/excel/acts';
import { Desk } from '../../src/preview/excel/desk';
import { newEdit } from '../../src/preview/grid/edit';
import { es } from '../../src/preview/strings.es';
import { newBook } from '../host/workbook/books';

const B2 = { row: 1, column: 1 };

function begin(text = 'HOLA') {
  const desk = new Desk(new Session(newBook({ Uno: [['a']], Dos: [['b']] })));
  const said: string[] = [];
  const acts = new Acts(desk, (sentence) => said.push(sentence));
  const [uno, dos] = desk.session.workbook.sheets as [Sheet, Sheet];
  desk.setEdit(newEdit(uno, B2, { text, quick: true, inBar: false }));
  return { desk, acts, said, uno, dos, held: () => uno.cell(1, 1)?.value ?? null };
}

type Sheet = Desk['view']['sheet'];

/** From now on B2 takes two words only. */
function restrict(sheet: Sheet): void {
  sheet.validations = [
    {
      id: 'v1',
      ranges: [{ top: 1, bottom: 1, left: 1, right: 1 }],
      type: 'list',
      operator: 'between',
      formula1: '"sí,no"',
      formula2: '',
      ignoreBlanks: true,
      inCellDropDown: true,
      prompt: { show: false, title: '', message: '' },
      alert: { show: true, style: 'stop', title: '', message: 'Solo sí o no.' },
      origin: 'sheet',
    },
  ];
}

const ways: Record<string, (acts: Acts, dos: Sheet) => Promise<unknown>> = {
  'another sheet': (acts, dos) => acts.activate(dos),
  'another cell by its name': (acts) => acts.goTo('Dos!C3'),
  'a new sheet': (acts) => acts.addSheet(),
  'a copy of a sheet': (acts, dos) => acts.duplicate(dos),
  'a sheet that is renamed': (acts, dos) => acts.rename(dos, 'Tres'),
  'a sheet that is deleted': (acts, dos) => acts.remove(dos),
  'rows that are inserted': async (acts) => {
    await acts.insertRows();
    await acts.deleteRows();
  },
  'a colour': (acts) => acts.paint('#FF0000'),
  'what is pasted': (acts) => acts.paste('z'),
};

test.each(Object.entries(ways))('it is written before %s', async (_way, act) => {
  const { desk, acts, dos, held } = begin();
  await act(acts, dos);
  expect(held()).toBe('HOLA');
  expect(dos.cell(1, 1)?.value ?? null).toBeNull();
  expect(desk.edit).toBeNull();
});

test('the sheet that is shown by then does not matter', async () => {
  const { desk, acts, dos, held } = begin();
  await desk.person.activate('Dos');
  expect(await acts.commit()).toBe(true);
  expect([held(), dos.cell(1, 1)?.value ?? null]).toEqual(['HOLA', null]);
});

test.each(Object.entries(ways))(
  'refused by its cell, it stays, and nothing comes of %s',
  async (_way, act) => {
    const { desk, acts, said, uno, dos, held } = begin();
    restrict(uno);
    await act(acts, dos);
    expect(said[0]).toBe('Solo sí o no.');
    expect(held()).toBeNull();
    expect(desk.edit).toMatchObject({ sheet: uno, text: 'HOLA', row: 1, column: 1 });
    expect(desk.edit!.calls).toBeGreaterThan(0);
    expect(desk.view.sheet).toBe(uno);
    expect(desk.session.workbook.sheets.map(({ name }) => name)).toEqual(['Uno', 'Dos']);
  },
);

test('who asks twice has it written once', async () => {
  const { desk, acts } = begin();
  expect(await Promise.all([acts.commit(), acts.commit()])).toEqual([true, true]);
  expect(await desk.undo()).toBe('done');
  expect(await desk.undo()).toBe('nothing');
});

test('what was begun on a sheet that is gone is told', async () => {
  const { desk, acts, said, uno } = begin();
  await new Acts(desk.join(), () => {}).remove(uno);
  expect(await acts.commit()).toBe(true);
  expect(said).toEqual([es.sheetGone('HOLA')]);
  expect(desk.edit).toBeNull();
});

test('the window ends it when something outside asks', async () => {
  const { desk, acts, held } = begin();
  expect(await desk.endEdit()).toBe(true);
  expect(held()).toBeNull();
  const stop = desk.onEnding(() => acts.commit());
  expect(await desk.endEdit()).toBe(true);
  expect(held()).toBe('HOLA');
  stop();
});

test('the add-in waits while one types', async () => {
  const { desk, acts } = begin();
  const gate = jest.spyOn(desk.host.gate, 'setEditMode');
  desk.setEdit({ ...desk.edit!, text: 'HOLA.' });
  expect(gate).not.toHaveBeenCalled();
  await acts.commit();
  expect(gate).toHaveBeenCalledWith(false);
});
