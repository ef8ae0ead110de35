/** Do keys on the preview's cells stand for what they do in Excel? */
import { cellAddress, parseArea } from '../../src/host/workbook/area';
import { Workbook } from '../../src/host/workbook/model';
import { askedBy, type Pressed } from '../../src/preview/grid/keys';

const spot = (address: string) => {
  const { top, left } = parseArea(address)!;
  return { row: top, column: left };
};

/** What a key asks for on C5, in a sheet used to E9 with two rows and one column frozen; moves by their address. */
function asked(key: string, held: Partial<Pressed> = {}, far = 'C5'): string | null {
  const sheet = new Workbook().newSheet('Hoja');
  sheet.cells.setValue(8, 4, 'fin');
  const place = { sheet, active: spot('C5'), far: spot(far), frozen: { rows: 2, columns: 1 }, page: 20 };
  const act = askedBy({ key, shift: false, ctrl: false, alt: false, ...held }, place);
  if (act?.kind === 'move') return `${cellAddress(act.to.row, act.to.column)}${act.extend ? ' …' : ''}`;
  if (act?.kind === 'sheet') return `sheet ${act.step}`;
  if (act?.kind === 'write') return act.over ? 'write over' : 'write on';
  return act && act.kind;
}

test.each([
  ['ArrowUp', {}, 'C4'],
  ['ArrowRight', { shift: true }, 'D5 …'],
  ['Tab', {}, 'D5'],
  ['Tab', { shift: true }, 'B5'],
  ['Enter', {}, 'C6'],
  ['Enter', { shift: true }, 'C4'],
  ['Home', {}, 'A5'],
  ['Home', { ctrl: true }, 'B3'],
  ['End', { ctrl: true }, 'E9'],
  ['End', {}, 'nothing'],
  ['PageDown', {}, 'C25'],
  ['PageUp', {}, 'C1'],
  ['PageDown', { ctrl: true }, 'sheet 1'],
  ['PageUp', { ctrl: true }, 'sheet -1'],
  ['Delete', {}, 'erase'],
  ['Backspace', {}, 'write over'],
  ['F2', {}, 'write on'],
  ['Escape', {}, 'forget'],
  ['ContextMenu', {}, 'menu'],
  ['F10', { shift: true }, 'menu'],
  ['F10', {}, null],
  ['z', { ctrl: true }, 'undo'],
  ['A', { ctrl: true }, 'all'],
  ['c', { ctrl: true }, null],
  ['c', {}, 'character'],
  ['Dead', {}, 'character'],
  ['ArrowDown', { alt: true }, 'list'],
  ['ArrowUp', { alt: true }, 'nothing'],
  ['F6', {}, null],
])('%s with %p: %s', (key, held, expected) => {
  expect(asked(key, held)).toBe(expected);
});

test('with Shift a selection grows from where it ended, not from its cell', () => {
  expect(asked('ArrowDown', { shift: true }, 'E7')).toBe('E8 …');
});

test('the add-in’s shortcuts are left to it', () => {
  for (const key of ['c', 'p', 'f', 's', 'ArrowDown'])
    expect(asked(key, { ctrl: true, shift: true, alt: true })).toBeNull();
});
