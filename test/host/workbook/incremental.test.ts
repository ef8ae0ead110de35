/** Do formulas that are followed edit by edit end as if the workbook had been calculated from nothing? */
import fc from 'fast-check';
import { calculate } from '../../../src/host/workbook/calc/calculate';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import { deleteRows, insertRows } from '../../../src/host/workbook/edit/insert-delete';
import { addSheet, deleteSheet, renameSheet } from '../../../src/host/workbook/edit/sheets';
import type { Workbook } from '../../../src/host/workbook/model';
import { newBook, plain, put } from './books';

const FORMULAS = [
  '=A1+1',
  '=SUM(A1:D4)',
  '=SUM(Uno!A:A)',
  '=COUNTIF(Dos!$A$1:$D$6,">2")',
  '=meta*2',
  '=IF(meta>3,Uno!B2,Dos!B2)',
  '=SUM(A2:B2)',
  '=Tres!A1',
  '=IFERROR(Tres!A1,"sin hoja")',
  '=INDIRECT("Uno!A1")',
];

const place = fc.record({
  sheet: fc.nat(2),
  row: fc.nat(5),
  column: fc.nat(3),
});
const edit = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('value' as const), at: place, value: fc.nat(9) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('formula' as const),
      at: place,
      value: fc.constantFrom(...FORMULAS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('remove' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('name' as const), value: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('insert' as const, 'delete' as const), at: place }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('add' as const, 'drop' as const, 'rename' as const) }),
  },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(workbook: Workbook, change: Edit): void {
  const third = workbook.sheetNamed('Tres');
  const sheet = 'at' in change ? workbook.sheets[change.at.sheet % workbook.sheets.length]! : null;
  if (change.what === 'value' || change.what === 'formula')
    put(sheet!, change.at.row, change.at.column, change.value);
  else if (change.what === 'remove') sheet!.cells.remove(change.at.row, change.at.column);
  else if (change.what === 'insert') insertRows(workbook, sheet!, change.at.row, 1);
  else if (change.what === 'delete') deleteRows(workbook, sheet!, change.at.row, 1);
  else if (change.what === 'name') {
    const others = workbook.names.filter(({ name }) => name !== 'meta');
    const made = { name: 'meta', sheet: null, formula: String(change.value), hidden: false, comment: '' };
    workbook.names = [...others, made] as Workbook['names'];
  } else if (change.what === 'add' && !third) put(addSheet(workbook, 'Tres'), 0, 0, 7);
  else if (change.what === 'drop' && third) deleteSheet(workbook, third);
  else if (change.what === 'rename') renameSheet(workbook, workbook.sheets[0]!, 'Uno');
}

function values(workbook: Workbook): unknown[] {
  return workbook.sheets.flatMap((sheet) =>
    Array.from({ length: 40 }, (_, i) => plain(sheet.cell(Math.floor(i / 5), i % 5)?.value ?? null)),
  );
}

test('any edits, calculated one by one, give what a calculation from nothing gives', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
      const workbook = newBook({
        Uno: [
          [1, 2],
          [3, '=A1*2'],
        ],
        Dos: [['=Uno!B2'], [4, '=meta']],
      });
      calculate(workbook);
      for (const change of edits) {
        apply(workbook, change);
        calculate(workbook);
      }
      const followed = values(workbook);
      // A loop's cells keep whatever they were last given, in Excel too: only workbooks without one are compared.
      const fresh = openWorkbook(saveWorkbook(workbook));
      const { circular } = calculate(fresh, { full: true });
      fc.pre(circular.length === 0 && calculate(workbook, { full: true }).circular.length === 0);
      expect(followed).toEqual(values(fresh));
    }),
    { numRuns: 300 },
  );
});
