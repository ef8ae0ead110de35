/** Do two people at one workbook each have their own place in it, though nobody but who acts moves anything? */
import { Session } from '../../src/host/session/session';
import { cellAddress, formatArea } from '../../src/host/workbook/area';
import { Acts } from '../../src/preview/excel/acts';
import { Desk } from '../../src/preview/excel/desk';
import { newBook } from '../host/workbook/books';

const nothing = (): void => {};

function two(): { one: Desk; other: Desk } {
  const session = new Session(newBook({ Uno: [['a', 'b'], ['c']], Dos: [['d']] }));
  const one = new Desk(session);
  return { one, other: one.join() };
}

/** What is before a person, as their window shows it. */
function seen(desk: Desk): string {
  const { sheet, selection } = desk.view;
  const areas = selection.areas.map(formatArea).join(',');
  return `${sheet.name} ${areas} ${cellAddress(selection.row, selection.column)}`;
}

test('one alone sees what the workbook has in front', () => {
  const desk = new Desk(new Session(newBook({ Uno: [['a']], Dos: [['b']] })));
  expect(seen(desk)).toBe('Uno A1 A1');
  desk.session.workbook.activeSheet = desk.session.workbook.sheets[1]!;
  expect(seen(desk)).toBe('Dos A1 A1');
});

test('each has their own sheet and cells, whoever acted last', async () => {
  const { one, other } = two();
  await one.person.select('Uno', 'B1');
  await other.person.activate('Dos');
  await other.person.select('Dos', 'C3:D4');
  expect([seen(one), seen(other)]).toEqual(['Uno B1 B1', 'Dos C3:D4 C3']);
  await one.person.select('Uno', 'A2');
  expect([seen(one), seen(other)]).toEqual(['Uno A2 A2', 'Dos C3:D4 C3']);
});

test('a newcomer begins where the other is, and stays there when the other goes on', async () => {
  const session = new Session(newBook({ Uno: [['a']], Dos: [['b']] }));
  const one = new Desk(session);
  await one.person.activate('Dos');
  const other = one.join();
  await one.person.activate('Uno');
  expect([seen(one), seen(other)]).toEqual(['Uno A1 A1', 'Dos A1 A1']);
  await other.person.select('Dos', 'B2');
  expect([seen(one), seen(other)]).toEqual(['Uno A1 A1', 'Dos B2 B2']);
});

test('looking moves nothing in the workbook', async () => {
  const { one, other } = two();
  await other.person.activate('Dos');
  await one.person.select('Uno', 'B1');
  const { workbook } = one.session;
  const inFront = workbook.activeSheet;
  const views = workbook.sheets.map(({ view }) => view);
  for (const desk of [other, one, other]) {
    const acts = new Acts(desk, nothing);
    seen(desk);
    acts.editText(desk.view.selection);
    acts.listAt(desk.view.selection);
  }
  expect(workbook.activeSheet).toBe(inFront);
  workbook.sheets.forEach(({ view }, i) => expect(view).toBe(views[i]));
});

test('one writes on the sheet that one sees', async () => {
  const { one, other } = two();
  await other.person.activate('Dos');
  await one.person.select('Uno', 'B1');
  expect(new Acts(other, nothing).editText({ row: 0, column: 0 })).toBe('d');
  await new Acts(other, nothing).type({ row: 0, column: 1 }, 'nuevo');
  await new Acts(one, nothing).erase();
  const [uno, dos] = one.session.workbook.sheets;
  expect(dos!.cell(0, 1)!.value).toBe('nuevo');
  expect(uno!.cell(0, 1)?.value ?? null).toBeNull();
});

test('one whose sheet the other deletes sees the first one', async () => {
  const { one, other } = two();
  await other.person.activate('Dos');
  await new Acts(one, nothing).remove(one.session.workbook.sheets[1]!);
  expect(seen(other)).toBe('Uno A1 A1');
});
