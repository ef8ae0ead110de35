/** Do cells that are cut or copied arrive whole, with their formats, and nowhere destroy what they pass? */
import { Session } from '../../src/host/session/session';
import { formatArea, parseAreas } from '../../src/host/workbook/area';
import { Acts } from '../../src/preview/excel/acts';
import { Desk } from '../../src/preview/excel/desk';
import { newBook } from '../host/workbook/books';

const RED = '#FF0000';

async function book() {
  const desk = new Desk(new Session(newBook({ Uno: [[1], [2], [3]], Dos: [['b']] })));
  const acts = new Acts(desk, () => {});
  await desk.person.paint('Uno', 'A1', RED);
  const { workbook } = desk.session;
  const at = (name: string, address: string) => {
    const { top: row, left: column } = parseAreas(address)[0]!;
    return [workbook.sheetNamed(name)!, row, column] as const;
  };
  return {
    desk,
    acts,
    value: (name: string, address: string) => {
      const [sheet, row, column] = at(name, address);
      return sheet.cell(row, column)?.value ?? null;
    },
    formula: (name: string, address: string) => {
      const [sheet, row, column] = at(name, address);
      return sheet.cell(row, column)?.formula ?? null;
    },
    fill: (name: string, address: string) => {
      const [sheet, row, column] = at(name, address);
      return workbook.styles.style(sheet.styleAt(row, column)).fill.color;
    },
    carry: async (from: readonly [string, string], to: readonly [string, string], cut = false) => {
      await desk.person.activate(from[0]);
      await desk.person.select(...from);
      const text = acts.copy(cut);
      await desk.person.activate(to[0]);
      await desk.person.select(...to);
      await acts.paste(text);
    },
    selected: () => desk.view.selection.areas.map(formatArea).join(','),
  };
}

test('a copy brings its fill to another sheet too, and repeats over a multiple of it', async () => {
  const { carry, value, fill, selected } = await book();
  await carry(['Uno', 'A1'], ['Dos', 'C1:C2']);
  expect([value('Dos', 'C1'), value('Dos', 'C2'), fill('Dos', 'C2'), selected()]).toEqual([
    1,
    1,
    RED,
    'C1:C2',
  ]);
  await carry(['Uno', 'A1:A3'], ['Uno', 'E5']);
  expect([value('Uno', 'E7'), fill('Uno', 'E5'), selected()]).toEqual([3, RED, 'E5:E7']);
  expect([value('Uno', 'A1'), fill('Uno', 'A1')]).toEqual([1, RED]);
});

test('cells that are cut may be pasted over themselves', async () => {
  const { carry, value, fill, selected, desk } = await book();
  await carry(['Uno', 'A1:A3'], ['Uno', 'A2'], true);
  expect(['A1', 'A2', 'A3', 'A4'].map((each) => value('Uno', each))).toEqual([null, 1, 2, 3]);
  expect([fill('Uno', 'A1'), fill('Uno', 'A2'), selected()]).toEqual([null, RED, 'A2:A4']);
  expect(desk.copied).toBeNull();
});

test('cells that are cut take their fill along to another sheet, and leave none', async () => {
  const { carry, value, fill } = await book();
  await carry(['Uno', 'A1'], ['Dos', 'B2'], true);
  expect([value('Dos', 'B2'), fill('Dos', 'B2')]).toEqual([1, RED]);
  expect([value('Uno', 'A1'), fill('Uno', 'A1')]).toEqual([null, null]);
});

test('what refers to cells that are cut follows, and one Ctrl+Z takes all of it back', async () => {
  const { desk, carry, value, formula, fill } = await book();
  await desk.person.type('Dos', 'A5', '=Uno!A1+1');
  await carry(['Uno', 'A1'], ['Uno', 'D9'], true);
  expect([formula('Dos', 'A5'), value('Uno', 'D9')]).toEqual(['Uno!D9+1', 1]);
  expect(await desk.undo()).toBe('done');
  expect([formula('Dos', 'A5'), value('Uno', 'D9'), value('Uno', 'A1'), fill('Uno', 'A1')]).toEqual([
    'Uno!A1+1',
    null,
    1,
    RED,
  ]);
});

test('blank cells beyond what is used can be copied; a whole column takes a copy at its beginning', async () => {
  const { carry, value, selected } = await book();
  await carry(['Uno', 'H70:H71'], ['Uno', 'A1']);
  expect(['A1', 'A2', 'A3'].map((each) => value('Uno', each))).toEqual([null, null, 3]);
  await carry(['Uno', 'A3'], ['Dos', 'C1:C1048576']);
  expect([value('Dos', 'C1'), value('Dos', 'C2'), selected()]).toEqual([3, null, 'C1']);
});

test('of a sheet that is gone the text is left', async () => {
  const { desk, acts, value } = await book();
  await desk.person.select('Uno', 'A2');
  const text = acts.copy(true);
  await acts.remove(desk.session.workbook.sheets[0]!);
  await desk.person.select('Dos', 'C3');
  await acts.paste(text);
  expect(value('Dos', 'C3')).toBe(2);
});
