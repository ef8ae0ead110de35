/** Do formats read and write as Excel documents them? Pages under learn.microsoft.com/javascript/api/excel/. */

import { codeOf, inBlank } from './open';

test('cells that differ read null', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:B1');
    range.getCell(0, 0).format.fill.color = 'red';
    range.getCell(0, 0).format.font.bold = true;
    range.load('format/fill/color,format/font/bold,format/font/name,format/wrapText');
    await context.sync();
    return [range.format.fill.color, range.format.font.bold, range.format.font.name, range.format.wrapText];
  });
  expect(seen).toEqual([null, null, 'Calibri', false]);
});

test('no fill reads white, its tint null (OfficeDev/office-js issue 4900)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const fill = sheet.getRange('A1').format.fill;
    const white = sheet.getRange('A2').format.fill;
    white.color = '#FFFFFF';
    fill.load('color,tintAndShade,pattern');
    white.load('color,tintAndShade,pattern');
    await context.sync();
    return [fill.color, fill.tintAndShade, fill.pattern, white.color, white.tintAndShade, white.pattern];
  });
  expect(seen).toEqual(['#FFFFFF', null, 'None', '#FFFFFF', 0, 'Solid']);
});

test('clearing a fill takes it away (excel.rangefill#clear)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1');
    range.format.fill.color = 'orange';
    range.format.fill.clear();
    range.load('format/fill/pattern');
    await context.sync();
    return range.format.fill.pattern;
  });
  expect(seen).toBe('None');
});

test('every property of a font, an alignment and a protection comes back', async () => {
  const font = {
    name: 'Arial',
    size: 14,
    color: '#112233',
    bold: true,
    italic: true,
    underline: 'Double',
    strikethrough: true,
  };
  const format = {
    horizontalAlignment: 'Center',
    verticalAlignment: 'Top',
    wrapText: true,
    indentLevel: 0,
    textOrientation: -45,
  };
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('B2:C3');
    range.format.font.set(font as Excel.Interfaces.RangeFontUpdateData);
    range.format.set(format as Excel.Interfaces.RangeFormatUpdateData);
    range.format.protection.locked = false;
    range.load(
      'format/font/name,format/font/size,format/font/color,format/font/bold,format/font/italic,format/font/underline,format/font/strikethrough,format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/indentLevel,format/textOrientation,format/protection/locked',
    );
    await context.sync();
    return range.format.toJSON();
  });
  expect(seen).toMatchObject({ ...format, font, protection: { locked: false } });
});

test('an unknown colour or word is refused', async () => {
  const paint = inBlank(async (sheet, context) => {
    sheet.getRange('A1').format.fill.color = 'bermellón';
    await context.sync();
  });
  expect(await codeOf(paint)).toBe('InvalidArgument');
});

test('borders: edges are the outer sides, inside lines the others (excel.rangebordercollection)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('B2:C3');
    const edge = range.format.borders.getItem('EdgeBottom');
    edge.style = 'Continuous';
    edge.weight = 'Thick';
    edge.color = '#FF0000';
    range.format.borders.getItem('InsideVertical').style = 'Dash';
    const bottom = sheet.getRange('B3').format.borders.getItem('EdgeBottom').load('style,weight,color');
    const between = sheet.getRange('C2').format.borders.getItem('EdgeLeft').load('style');
    const top = sheet.getRange('B2').format.borders.getItem('EdgeBottom').load('style');
    await context.sync();
    return [bottom.style, bottom.weight, bottom.color, between.style, top.style];
  });
  expect(seen).toEqual(['Continuous', 'Thick', '#FF0000', 'Dash', 'None']);
});

test('widths and heights are points (OfficeDev/office-js issue 187)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const untouched = sheet.getRange('A1').format.load('columnWidth,rowHeight');
    const wide = sheet.getRange('B:C').format;
    wide.columnWidth = 100.5;
    const high = sheet.getRange('4:5').format;
    high.rowHeight = 33;
    wide.load('columnWidth');
    high.load('rowHeight');
    const mixed = sheet.getRange('A1:B1').format.load('columnWidth');
    await context.sync();
    return [untouched.columnWidth, untouched.rowHeight, wide.columnWidth, high.rowHeight, mixed.columnWidth];
  });
  expect(seen).toEqual([48, 15, 100.5, 33, null]);
});

test('hidden rows and columns: true, false, or null when mixed (excel.range#rowhidden)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('2:3').rowHidden = true;
    sheet.getRange('B:B').columnHidden = true;
    const ranges = ['A2:A3', 'A1:A3', 'A5'].map((address) =>
      sheet.getRange(address).load('rowHidden,hidden'),
    );
    const column = sheet.getRange('B1').load('columnHidden,hidden');
    await context.sync();
    return [ranges.map((range) => range.rowHidden), column.columnHidden, column.hidden];
  });
  expect(seen).toEqual([[true, null, false], true, true]);
});

test('properties of many cells are read and set at once; {} leaves a cell alone (excel.range#setcellproperties)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:B1');
    range.format.fill.color = '#00FF00';
    range.setCellProperties([
      [{ format: { fill: { color: '#FF0000' }, font: { bold: true }, horizontalAlignment: 'Right' } }, {}],
    ]);
    const read = range.getCellProperties({
      address: true,
      format: { fill: { color: true }, font: { bold: true }, horizontalAlignment: true },
    });
    await context.sync();
    return read.value;
  });
  expect(seen).toEqual([
    [
      {
        address: 'Hoja1!A1',
        format: { fill: { color: '#FF0000' }, font: { bold: true }, horizontalAlignment: 'Right' },
      },
      {
        address: 'Hoja1!B1',
        format: { fill: { color: '#00FF00' }, font: { bold: false }, horizontalAlignment: 'General' },
      },
    ],
  ]);
});

test('properties of rows and columns (excel.range#getrowproperties)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1:B2');
    range.setRowProperties([{ format: { rowHeight: 30, fill: { color: '#0000FF' } } }, { rowHidden: true }]);
    range.setColumnProperties([{ format: { columnWidth: 75 } }, {}]);
    const rows = range.getRowProperties({
      rowHidden: true,
      format: { rowHeight: true, fill: { color: true } },
    });
    const columns = range.getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
    await context.sync();
    return [rows.value, columns.value];
  });
  expect(seen).toEqual([
    [
      { rowHidden: false, format: { rowHeight: 30, fill: { color: '#0000FF' } } },
      { rowHidden: true, format: { rowHeight: 0, fill: { color: '#FFFFFF' } } },
    ],
    [
      { columnHidden: false, format: { columnWidth: 75 } },
      { columnHidden: false, format: { columnWidth: 48 } },
    ],
  ]);
});

test('whole columns take a format themselves: the used range stays small', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1').values = [['x']];
    sheet.getRange('B:C').format.fill.color = '#ABCDEF';
    const cell = sheet.getRange('C900').load('format/fill/color');
    const used = sheet.getUsedRange().load('address');
    await context.sync();
    return [cell.format.fill.color, used.address];
  });
  expect(seen).toEqual(['#ABCDEF', 'Hoja1!A1']);
});

test('clear takes what it is told to (excel.range#clear)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const cells = ['A1', 'A2', 'A3'].map((address) => sheet.getRange(address));
    for (const cell of cells) {
      cell.values = [[1]];
      cell.format.fill.color = '#FF0000';
    }
    cells[0]!.clear('Contents');
    cells[1]!.clear('Formats');
    cells[2]!.clear();
    for (const cell of cells) cell.load('values,format/fill/color');
    const used = sheet.getUsedRange().load('address');
    await context.sync();
    return [cells.map((cell) => [cell.values[0]![0], cell.format.fill.color]), used.address];
  });
  expect(seen).toEqual([
    [
      ['', '#FF0000'],
      [1, '#FFFFFF'],
      ['', '#FFFFFF'],
    ],
    'Hoja1!A1:A2',
  ]);
});

test('hyperlinks lead out or within, and show their text (excel.rangehyperlink)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const cell = sheet.getRange('A1');
    cell.hyperlink = { documentReference: "'Hoja1'!C5", textToDisplay: 'ver', screenTip: 'ir a C5' };
    cell.load('hyperlink,values');
    const other = sheet.getRange('A2').load('hyperlink');
    await context.sync();
    return [cell.hyperlink, cell.values, other.hyperlink];
  });
  expect(seen).toEqual([
    { documentReference: "'Hoja1'!C5", textToDisplay: 'ver', screenTip: 'ir a C5' },
    [['ver']],
    null,
  ]);
});
