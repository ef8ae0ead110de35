/** Does everything move as in Excel when rows, columns, cells and sheets come and go? */
import fc from 'fast-check';
import type { Area } from '../../../src/host/workbook/area';
import { formatArea, formatAreas, parseArea } from '../../../src/host/workbook/area';
import { calculate } from '../../../src/host/workbook/calc/calculate';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import type { ConditionalFormat } from '../../../src/host/workbook/conditional-format';
import {
  deleteCells,
  deleteColumns,
  deleteRows,
  insertCells,
  insertColumns,
  insertRows,
} from '../../../src/host/workbook/edit/insert-delete';
import { onRanges } from '../../../src/host/workbook/edit/ranges';
import {
  addSheet,
  copyName,
  copySheet,
  deleteSheet,
  moveSheet,
  renameSheet,
} from '../../../src/host/workbook/edit/sheets';
import type { Workbook } from '../../../src/host/workbook/model';
import { book, newBook, partsOf, plain } from './books';

const A = (text: string): Area => parseArea(text)!;
const formula = (workbook: Workbook, sheet: number, address: string): string | null | undefined => {
  const { top, left } = A(address);
  return workbook.sheets[sheet]!.cell(top, left)?.formula;
};
const value = (workbook: Workbook, sheet: number, address: string): unknown => {
  const { top, left } = A(address);
  return plain(workbook.sheets[sheet]!.cell(top, left)?.value ?? null);
};

function rule(ranges: string, formulaText: string): ConditionalFormat {
  return {
    id: ranges,
    ranges: ranges.split(' ').map(A),
    rule: { kind: 'expression', formula: formulaText },
    priority: 1,
    stopIfTrue: false,
    dxf: null,
    origin: 'sheet',
  };
}

describe('rows', () => {
  test('insertion moves cells, grows references that hold it and shifts those below', () => {
    const workbook = newBook({
      Uno: [[1], [2], [3], ['=SUM(A1:A3)', '=A3', '=$A$1']],
      Dos: [['=Uno!A3', '=A3']],
    });
    insertRows(workbook, workbook.sheets[0]!, 1, 2);
    expect(formula(workbook, 0, 'A6')).toBe('SUM(A1:A5)');
    expect(formula(workbook, 0, 'B6')).toBe('A5');
    expect(formula(workbook, 0, 'C6')).toBe('$A$1');
    expect(formula(workbook, 1, 'A1')).toBe('Uno!A5');
    expect(formula(workbook, 1, 'B1')).toBe('A3');
  });

  test('deletion shrinks references, and those to deleted cells are lost', () => {
    const workbook = newBook({ Uno: [[1], [2], [3], ['=SUM(A1:A3)', '=A2', '=SUM(A2:A2)', '=A3']] });
    calculate(workbook);
    deleteRows(workbook, workbook.sheets[0]!, 1, 1);
    expect(formula(workbook, 0, 'A3')).toBe('SUM(A1:A2)');
    expect(formula(workbook, 0, 'B3')).toBe('#REF!');
    expect(formula(workbook, 0, 'C3')).toBe('SUM(#REF!)');
    expect(formula(workbook, 0, 'D3')).toBe('A2');
    calculate(workbook);
    expect(value(workbook, 0, 'A3')).toBe(4);
    expect(value(workbook, 0, 'B3')).toBe('#REF!');
    expect(value(workbook, 0, 'D3')).toBe(3);
  });

  test('heights, merges, links, filters, ignored errors and names move', () => {
    const workbook = newBook({ Uno: [['x']] });
    const sheet = workbook.sheets[0]!;
    sheet.setRow(3, { height: 40, custom: true });
    sheet.merges = [A('A3:B4'), A('A9:A9'), A('D1:E1')];
    sheet.hyperlinks = [{ area: A('A5'), target: null, location: 'Uno!A5' }];
    sheet.autoFilter = { area: A('A5:C9'), criteria: [] };
    sheet.ignoredErrors = [{ ranges: [A('A1:A9')], kinds: ['numberStoredAsText'] }];
    workbook.names = [{ name: 'N', formula: 'Uno!$A$5:$B$6', sheet: null, hidden: false, comment: '' }];
    insertRows(workbook, sheet, 2, 1);
    expect(sheet.row(4).height).toBe(40);
    expect(sheet.merges.map(formatArea)).toEqual(['A4:B5', 'D1:E1']);
    expect(sheet.hyperlinks[0]).toEqual({ area: A('A6'), target: null, location: 'Uno!A6' });
    expect(formatArea(sheet.autoFilter!.area)).toBe('A6:C10');
    expect(formatAreas(sheet.ignoredErrors[0]!.ranges)).toBe('A1:A10');
    expect(workbook.names[0]!.formula).toBe('Uno!$A$6:$B$7');
  });

  test('an inserted row looks like the one above', () => {
    const workbook = newBook({ Uno: [['x', 'y']] });
    const sheet = workbook.sheets[0]!;
    sheet.cells.setStyle(0, 1, workbook.styles.withFill(0, '#00B050'));
    insertRows(workbook, sheet, 1, 1);
    expect(workbook.styles.style(sheet.styleAt(1, 1)).fill.color).toBe('#00B050');
    expect(sheet.cell(1, 1)!.value).toBeNull();
  });

  test('conditional formats and validations keep meaning the same cells', () => {
    const workbook = newBook({ Uno: [['x']] });
    const sheet = workbook.sheets[0]!;
    sheet.conditionalFormats = [rule('B2:B5 D2:D5', 'B2>$A2'), rule('C9', 'C9=1')];
    insertRows(workbook, sheet, 0, 1);
    expect(sheet.conditionalFormats.map((f) => [formatAreas(f.ranges), f.rule])).toEqual([
      ['B3:B6 D3:D6', { kind: 'expression', formula: 'B3>$A3' }],
      ['C10', { kind: 'expression', formula: 'C10=1' }],
    ]);
    deleteRows(workbook, sheet, 2, 1);
    expect(sheet.conditionalFormats[0]).toMatchObject({ rule: { formula: 'B3>$A3' } });
    expect(formatAreas(sheet.conditionalFormats[0]!.ranges)).toBe('B3:B5 D3:D5');
    deleteRows(workbook, sheet, 8, 1);
    expect(sheet.conditionalFormats).toHaveLength(1);
  });

  test('tables move, shrink and go; columns inserted into them are named', () => {
    const workbook = book('xlsxwriter.xlsx');
    const sheet = workbook.sheets[1]!;
    insertRows(workbook, sheet, 0, 1);
    expect(formatArea(sheet.tables[0]!.area)).toBe('A2:B5');
    insertColumns(workbook, sheet, 1, 1);
    expect(sheet.tables[0]!.columns.map((c) => c.name)).toEqual(['Uno', 'Column1', 'Dos']);
    expect(sheet.cell(1, 1)!.value).toBe('Column1');
    const again = openWorkbook(saveWorkbook(workbook));
    expect(again.sheets[1]!.tables[0]!.columns.map((c) => c.name)).toEqual(['Uno', 'Column1', 'Dos']);
    deleteColumns(workbook, sheet, 0, 3);
    expect(sheet.tables).toEqual([]);
  });

  test('notes, threads, their shapes, drawings and charts move in the file too', () => {
    const hand = book('by-hand.xlsx');
    insertRows(hand, hand.sheets[0]!, 1, 2);
    const parts = partsOf(saveWorkbook(hand));
    expect(parts.get('xl/comments1.xml')).toMatch(/ref="A5"[\s\S]*ref="A6"/);
    expect(parts.get('xl/threadedComments/threadedComment1.xml')).toContain('ref="A6"');
    expect(parts.get('xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>4</x:Row>');
    deleteRows(hand, hand.sheets[0]!, 4, 1);
    const without = partsOf(saveWorkbook(hand));
    expect(without.get('xl/comments1.xml')).not.toContain('nota de Ana');
    expect(without.get('xl/drawings/vmlDrawing1.vml')).not.toContain('_x0000_s1025');

    const writer = book('xlsxwriter.xlsx');
    insertRows(writer, writer.sheets[0]!, 0, 3);
    expect(writer.sheets[0]!.drawings[0]!.from).toEqual({ row: 4, column: 5 });
    const drawn = partsOf(saveWorkbook(writer));
    expect(drawn.get('xl/drawings/drawing1.xml')).toContain('<row>4</row>');
    expect(drawn.get('xl/charts/chart1.xml')).toContain('Datos!$B$5:$B$7');
  });
});

describe('columns and cells', () => {
  test('columns move with their widths', () => {
    const workbook = newBook({ Uno: [[1, 2, 3, '=SUM(A1:C1)', '=B1']] });
    const sheet = workbook.sheets[0]!;
    sheet.setColumns(1, 2, { width: 30, custom: true });
    insertColumns(workbook, sheet, 2, 1);
    expect(formula(workbook, 0, 'E1')).toBe('SUM(A1:D1)');
    expect([0, 1, 2, 3, 4].map((c) => sheet.column(c).width)).toEqual([undefined, 30, 30, 30, undefined]);
    deleteColumns(workbook, sheet, 1, 1);
    expect(formula(workbook, 0, 'D1')).toBe('SUM(A1:C1)');
    expect(formula(workbook, 0, 'E1')).toBe('#REF!');
  });

  test('a part of the columns may move alone', () => {
    const workbook = newBook({
      Uno: [
        [1, 10],
        [2, 20],
        [3, 30],
        ['=SUM(A1:A3)', '=SUM(A1:B3)', '=A2', '=B2'],
      ],
    });
    const sheet = workbook.sheets[0]!;
    calculate(workbook);
    insertCells(workbook, sheet, A('A2:A2'), 'down');
    expect(value(workbook, 0, 'A3')).toBe(2);
    expect(value(workbook, 0, 'B2')).toBe(20);
    expect(formula(workbook, 0, 'A5')).toBe('SUM(A1:A4)');
    expect(formula(workbook, 0, 'B4')).toBe('SUM(A1:B3)');
    expect(formula(workbook, 0, 'C4')).toBe('A3');
    calculate(workbook);
    expect(value(workbook, 0, 'B4')).toBe(63);
    deleteCells(workbook, sheet, A('A2:A2'), 'up');
    calculate(workbook);
    expect(value(workbook, 0, 'B4')).toBe(66);
  });
});

describe('sheets', () => {
  test('a rename reaches formulas, names, rules, links and charts', () => {
    const workbook = newBook({ Uno: [[1]], Dos: [['=Uno!A1+SUM(Uno!A:A)', '="Uno!A1"']] });
    workbook.names = [{ name: 'N', formula: 'Uno!$A$1', sheet: null, hidden: false, comment: '' }];
    workbook.sheets[1]!.conditionalFormats = [rule('A1', 'Uno!$A$1=1')];
    workbook.sheets[1]!.hyperlinks = [{ area: A('A1'), target: null, location: 'Uno!A1' }];
    renameSheet(workbook, workbook.sheets[0]!, "L'una nueva");
    expect(formula(workbook, 1, 'A1')).toBe("'L''una nueva'!A1+SUM('L''una nueva'!A:A)");
    expect(formula(workbook, 1, 'B1')).toBe('"Uno!A1"');
    expect(workbook.names[0]!.formula).toBe("'L''una nueva'!$A$1");
    expect(workbook.sheets[1]!.conditionalFormats[0]!.rule).toEqual({
      kind: 'expression',
      formula: "'L''una nueva'!$A$1=1",
    });
    expect(workbook.sheets[1]!.hyperlinks[0]!.location).toBe("'L''una nueva'!A1");

    const writer = book('xlsxwriter.xlsx');
    renameSheet(writer, writer.sheets[0]!, 'Otro nombre');
    expect(partsOf(saveWorkbook(writer)).get('xl/charts/chart1.xml')).toContain("'Otro nombre'!$B$2:$B$4");
  });

  test('a deleted sheet leaves #REF!, takes its own names, parts and charts with it', () => {
    const workbook = book('xlsxwriter.xlsx');
    const other = workbook.sheets[1]!;
    workbook.sheets[0]!.cells.setFormula(20, 0, "'L''otra hoja'!A1+SUM(Tabla[Dos])");
    deleteSheet(workbook, other);
    expect(formula(workbook, 0, 'A21')).toBe('#REF!+SUM(#REF!)');
    expect(workbook.names.some((name) => name.sheet === other.id)).toBe(false);
    const names = [...partsOf(saveWorkbook(workbook)).keys()];
    expect(names.filter((name) => /sheet2|chart|table|drawing2/.test(name))).toEqual([]);
    expect(names).toContain('xl/drawings/drawing1.xml');
  });

  test('a copy has its own tables, names, drawings and charts', () => {
    const workbook = book('xlsxwriter.xlsx');
    const source = workbook.sheets[1]!;
    const copy = copySheet(workbook, source, copyName(workbook, source.name), 2);
    expect(copy.name).toBe("L'otra hoja (2)");
    expect(copy.tables[0]!.displayName).toBe('Tabla2');
    expect(copy.cell(0, 3)!.formula).toBe('SUM(Tabla2[Dos])');
    copy.cells.setValue(0, 0, 'Otro');
    expect(source.cell(0, 0)!.value).toBe('Uno');
    const bytes = saveWorkbook(workbook);
    const again = openWorkbook(bytes);
    expect(again.sheets.map((sheet) => sheet.drawings.length)).toEqual([1, 1, 1, 0]);
    expect(again.sheets[2]!.page.orientation).toBe('landscape');
    expect(partsOf(bytes).get('xl/charts/chart2.xml')).toContain('Datos!$B$2:$B$4');
  });

  test('names of the workbook that mean the copied sheet are repeated as names of the copy only', () => {
    const workbook = newBook({ Uno: [[1]] });
    workbook.names = [{ name: 'MV_hoja_1', formula: 'Uno!$A$1', sheet: null, hidden: true, comment: '' }];
    const copy = copySheet(workbook, workbook.sheets[0]!, 'Uno (2)', 1);
    expect(workbook.names).toEqual([
      { name: 'MV_hoja_1', formula: 'Uno!$A$1', sheet: null, hidden: true, comment: '' },
      { name: 'MV_hoja_1', formula: "'Uno (2)'!$A$1", sheet: copy.id, hidden: true, comment: '' },
    ]);
  });

  test('positions and the active sheet survive a file', () => {
    const workbook = newBook({ Uno: [], Dos: [], Tres: [] });
    const added = addSheet(workbook, 'Cuatro', 1);
    moveSheet(workbook, workbook.sheets[0]!, 3);
    workbook.activeSheet = added;
    workbook.names = [{ name: 'L', formula: '1', sheet: workbook.sheets[3]!.id, hidden: false, comment: '' }];
    const again = openWorkbook(saveWorkbook(workbook));
    expect(again.sheets.map((sheet) => sheet.name)).toEqual(['Cuatro', 'Dos', 'Tres', 'Uno']);
    expect(again.activeSheet?.name).toBe('Cuatro');
    expect(again.names[0]!.sheet).toBe(again.sheets[3]!.id);
  });
});

describe('laws', () => {
  const cell = fc.record({ row: fc.nat(30), column: fc.nat(8) });
  const reference = fc.tuple(cell, cell).map(([a, b]) =>
    formatArea({
      top: Math.min(a.row, b.row),
      bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column),
      right: Math.max(a.column, b.column),
    }),
  );
  const formulas = fc.array(fc.tuple(cell, reference), { minLength: 1, maxLength: 12 });

  test('[law] inserting rows and deleting them again restores every formula, rule and merge', () => {
    fc.assert(
      fc.property(formulas, fc.nat(32), fc.integer({ min: 1, max: 4 }), (list, at, count) => {
        const workbook = newBook({ Uno: [], Dos: [] });
        const sheet = workbook.sheets[0]!;
        for (const [{ row, column }, ref] of list) sheet.cells.setFormula(row, column, `SUM(${ref})+Dos!A1`);
        sheet.conditionalFormats = [rule(list[0]![1], 'A1=1')];
        const told = () => [
          sheet.cells
            .rowNumbers()
            .map((row) => [row, sheet.cells.inRow(row).map(([c, { formula: f }]) => [c, f])]),
          sheet.conditionalFormats.map((f) => formatAreas(f.ranges)),
        ];
        const before = told();
        insertRows(workbook, sheet, at, count);
        deleteRows(workbook, sheet, at, count);
        expect(told()).toEqual(before);
      }),
    );
  });

  test('[law] what formulas say does not change when rows are inserted', () => {
    fc.assert(
      fc.property(formulas, fc.nat(32), (list, at) => {
        const workbook = newBook({ Uno: Array.from({ length: 31 }, (_, r) => [r, r * 2, r * 3]), Dos: [] });
        const [data, answers] = workbook.sheets;
        list.forEach(([, ref], i) => answers!.cells.setFormula(i, 0, `SUM(Uno!${ref})`));
        calculate(workbook);
        const told = () => list.map((_, i) => answers!.cell(i, 0)!.value);
        const before = told();
        insertRows(workbook, data!, at, 2);
        calculate(workbook, { full: true });
        expect(told()).toEqual(before);
      }),
    );
  });
});

describe('what is kept without being modelled', () => {
  test('x14 rules, unknown kinds, page breaks and sparklines follow insertions, renames and copies', () => {
    const workbook = book('by-hand.xlsx');
    const [first, other] = workbook.sheets;
    insertRows(workbook, first!, 1, 2);
    renameSheet(workbook, other!, 'Nueva hoja');
    const copy = copySheet(workbook, first!, 'Copia', 1);
    insertRows(workbook, copy, 1, 1);
    const parts = partsOf(saveWorkbook(workbook));
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain("<xm:f>'Nueva hoja'!$A$1=A4</xm:f>");
    expect(sheet).toContain('<xm:sqref>A4:A7</xm:sqref>');
    expect(sheet).toContain("<xm:f>'Nueva hoja'!$A$1:$A$2</xm:f>");
    expect(sheet).toContain('<conditionalFormatting sqref="A4:A7"><cfRule type="futureKind"');
    expect(sheet).toContain('<brk id="5" max="16383" man="1"/>');
    const copied = parts.get('xl/worksheets/sheet3.xml')!;
    expect(copied).toContain("<xm:f>'Nueva hoja'!$A$1=A5</xm:f>");
    expect(copied).toContain('<brk id="6" max="16383" man="1"/>');

    const writer = book('xlsxwriter.xlsx');
    insertRows(writer, writer.sheets[0]!, 0, 1);
    renameSheet(writer, writer.sheets[0]!, 'Otra vez');
    const lines = partsOf(saveWorkbook(writer)).get('xl/worksheets/sheet1.xml')!;
    expect(lines).toContain("<xm:f>'Otra vez'!B3:B5</xm:f><xm:sqref>E3</xm:sqref>");
    expect(lines).toContain('<xm:sqref>B3:B5</xm:sqref>');
  });

  test('a rule given other ranges says the same of the cells that it keeps', () => {
    const format = rule('B2:C5', '$A2=B$1');
    expect(onRanges(format, [A('B4:C5')]).rule).toEqual({ kind: 'expression', formula: '$A4=B$1' });
    expect(onRanges(format, [A('C2:C3'), A('C5')]).rule).toEqual({ kind: 'expression', formula: '$A2=C$1' });
  });
});
