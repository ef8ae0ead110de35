/** Do values go in and out of a range as Excel documents it? Pages under learn.microsoft.com/javascript/api/excel/. */

import { blank, codeOf, inBlank, onSheet } from './open';

/** Writes one entry and tells what the cell then holds. */
async function entered(
  entry: unknown,
  format?: string,
): Promise<{ value: unknown; formula: unknown; type: string; format: string }> {
  return inBlank(async (sheet, context) => {
    const cell = sheet.getRange('B2');
    if (format) cell.numberFormat = [[format]];
    cell.values = [[entry]];
    cell.load('values,formulas,valueTypes,numberFormat');
    await context.sync();
    return {
      value: cell.values[0]![0],
      formula: cell.formulas[0]![0],
      type: cell.valueTypes[0]![0]!,
      format: cell.numberFormat[0]![0] as string,
    };
  });
}

describe('entries (excel.range#excel-excel-range-values-member)', () => {
  test.each([
    ['007', 7, 'Double', 'General'],
    [' 12 ', 12, 'Double', 'General'],
    ['1e3', 1000, 'Double', '0.00E+00'],
    ['1,234.50', 1234.5, 'Double', '#,##0.00'],
    ['12%', 0.12, 'Double', '0%'],
    ['-5', -5, 'Double', 'General'],
    ['(5)', -5, 'Double', 'General'],
    ['true', true, 'Boolean', 'General'],
    ['#N/A', '#N/A', 'Error', 'General'],
    ['Cumplió', 'Cumplió', 'String', 'General'],
    ['-', '-', 'String', 'General'],
    ['05/04/2023', 45_050, 'Double', 'm/d/yyyy'],
    ['25/04/2023', 45_041, 'Double', 'm/d/yyyy'],
    ['2023-05-04', 45_050, 'Double', 'm/d/yyyy'],
    ['Mar 2025', 45_717, 'Double', 'mmm-yy'],
    ['5 de abril de 2023', 45_021, 'Double', 'd-mmm-yy'],
    ['12:30', 12.5 / 24, 'Double', 'h:mm'],
    ['3 pm', 15 / 24, 'Double', 'h:mm AM/PM'],
    ['1 1/2', 1.5, 'Double', '# ?/?'],
    ['31/31', '31/31', 'String', 'General'],
    ['mayo', 'mayo', 'String', 'General'],
    ['verdadero', true, 'Boolean', 'General'],
    ['1,23', '1,23', 'String', 'General'],
    [true, true, 'Boolean', 'General'],
    [3.5, 3.5, 'Double', 'General'],
  ])('%p becomes %p', async (entry, value, type, format) => {
    expect(await entered(entry)).toMatchObject({ value, type, format });
  });

  test('a leading "=" or "+" makes a formula', async () => {
    expect(await entered('=1+1')).toMatchObject({ value: 2, formula: '=1+1' });
    expect(await entered('+2*3')).toMatchObject({ value: 6, formula: '=+2*3' });
  });

  test('an apostrophe keeps a text as it is, and is not part of it', async () => {
    expect(await entered("'007")).toMatchObject({ value: '007', type: 'String' });
    expect(await entered("'=1+1")).toMatchObject({ value: '=1+1', formula: '=1+1', type: 'String' });
  });

  test('in a cell with the text format, texts stay as they are', async () => {
    expect(await entered('007', '@')).toMatchObject({ value: '007', type: 'String' });
    expect(await entered('=1+1', '@')).toMatchObject({ value: '=1+1', type: 'String' });
  });

  test('a cell that has a format keeps it', async () => {
    expect(await entered('12%', '0.000')).toMatchObject({ value: 0.12, format: '0.000' });
  });

  test('a text that is no formula is refused and leaves the range as it was', async () => {
    const embedded = await blank();
    const code = await codeOf(
      onSheet(embedded, async (sheet, context) => {
        sheet.getRange('A1').values = [['antes']];
        await context.sync();
        sheet.getRange('A1:B1').values = [['después', '=SUM(']];
        await context.sync();
      }),
    );
    expect(code).toBe('InvalidArgument');
    expect(embedded.workbook.sheets[0]!.cell(0, 0)?.value).toBe('antes');
  });

  test('more than 32,767 characters are refused', async () => {
    expect(await codeOf(entered('x'.repeat(32_768)))).toBe('InvalidArgument');
  });
});

describe('arrays (excel.range#excel-excel-range-values-member)', () => {
  test('null leaves a cell alone, "" clears it', async () => {
    const values = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:C1');
      range.values = [[1, 2, 3]];
      range.values = [[null, '', 9]];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([[1, '', 9]]);
  });

  test('a scalar goes to every cell', async () => {
    const values = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      (range as { values: unknown }).values = 'x';
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  test.each([[[[1, 2, 3]]], [[[1], [2]]], [[[1, 2], [3]]], [[[1]]]])(
    '%j does not fit two cells beside each other',
    async (values) => {
      const write = inBlank(async (sheet, context) => {
        sheet.getRange('A1:B1').values = values;
        await context.sync();
      });
      expect(await codeOf(write)).toBe('InvalidArgument');
    },
  );

  test('a number format may come as [[code]] for all cells (OfficeDev/office-js-docs-reference issue 578)', async () => {
    const formats = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.numberFormat = [['0.00']];
      range.load('numberFormat');
      await context.sync();
      return range.numberFormat;
    });
    expect(formats.flat()).toEqual(['0.00', '0.00', '0.00', '0.00']);
  });

  test('large arrays, which the library splits, arrive whole', async () => {
    const block = Array.from({ length: 500 }, (_, i) => Array.from({ length: 10 }, (__, j) => i * 10 + j));
    const values = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:J500');
      range.values = block;
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual(block);
  });

  test('what is written to the covered cells of a merge is dropped', async () => {
    const values = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.merge();
      range.values = [
        ['a', 'b'],
        ['c', 'd'],
      ];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([
      ['a', ''],
      ['', ''],
    ]);
  });
});

describe('reading', () => {
  test('text shows the format whatever the width (excel.range#excel-excel-range-text-member)', async () => {
    const texts = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:C1');
      range.values = [[0.5, 45021, 'Cumplido']];
      range.numberFormat = [['0%', 'dd/mm/yyyy', ';;;"✔"']];
      range.format.columnWidth = 5;
      range.load('text');
      await context.sync();
      return range.text;
    });
    expect(texts).toEqual([['50%', '05/04/2023', '✔']]);
  });

  test('dates are serial numbers', async () => {
    const value = await inBlank(async (sheet, context) => {
      const cell = sheet.getRange('A1');
      cell.formulas = [['=DATE(2023,4,5)']];
      cell.load('values');
      await context.sync();
      return cell.values[0]![0] as number;
    });
    expect(value).toBe(45021);
  });

  test('whole columns read null and cannot be written cell by cell', async () => {
    const embedded = await blank();
    const seen = await onSheet(embedded, async (sheet, context) => {
      const column = sheet.getRange('A:B');
      column.load('values,formulas,text,numberFormat,address,cellCount,isEntireColumn');
      await context.sync();
      return [
        column.values,
        column.formulas,
        column.text,
        column.numberFormat,
        column.cellCount,
        column.isEntireColumn,
      ];
    });
    expect(seen).toEqual([null, null, null, null, 2_097_152, true]);
    const write = onSheet(embedded, async (sheet, context) => {
      (sheet.getRange('A:B') as { values: unknown }).values = 1;
      await context.sync();
    });
    expect(await codeOf(write)).toBe('InvalidArgument');
  });

  test('cellCount is -1 beyond 2^31-1 (excel.range#excel-excel-range-cellcount-member)', async () => {
    const count = await inBlank(async (sheet, context) => {
      const all = sheet.getRange();
      all.load('cellCount');
      await context.sync();
      return all.cellCount;
    });
    expect(count).toBe(-1);
  });

  test('more than five million cells are not read at once', async () => {
    const read = inBlank(async (sheet, context) => {
      sheet.getRange('A1:F1000000').load('values');
      await context.sync();
    });
    expect(await codeOf(read)).toBe('RangeExceedsLimit');
  });

  test('formulas in R1C1 notation come and go', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const cell = sheet.getRange('C3');
      cell.formulasR1C1 = [['=SUM(R[-2]C[-2]:R[-1]C)+R1C1']];
      cell.load('formulas,formulasR1C1');
      await context.sync();
      return [cell.formulas, cell.formulasR1C1];
    });
    expect(seen).toEqual([[['=SUM(A1:C2)+$A$1']], [['=SUM(R[-2]C[-2]:R[-1]C)+R1C1']]]);
  });
});

test('results wait while the add-in suspends calculation (excel.application#suspendapicalculationuntilnextsync)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const total = sheet.getRange('B1');
    sheet.getRange('A1').values = [[1]];
    total.formulas = [['=A1*10']];
    total.load('values');
    await context.sync();
    const before = total.values[0]![0] as number;
    context.application.suspendApiCalculationUntilNextSync();
    sheet.getRange('A1').values = [[2]];
    total.load('values');
    await context.sync();
    const during = total.values[0]![0] as number;
    total.load('values');
    await context.sync();
    return [before, during, total.values[0]![0]];
  });
  expect(seen).toEqual([10, 10, 20]);
});
