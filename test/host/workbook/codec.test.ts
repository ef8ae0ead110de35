/** Does a workbook survive being opened and saved? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import { SETTINGS_ADD_IN } from '../../../src/host/workbook/codec/write-parts';
import { deflateEntry, writeZip } from '../../../src/host/workbook/codec/zip';
import { parseArea } from '../../../src/host/workbook/area';
import { calculate } from '../../../src/host/workbook/calc/calculate';
import { deleteSheet } from '../../../src/host/workbook/edit/sheets';
import { element } from '../../../src/host/workbook/xml/element';
import { allBooks, book, file, newBook, partsOf, plain, told, touchAll } from './books';

describe('a workbook that nobody changed', () => {
  test.each(allBooks())('$name keeps every part byte for byte', ({ bytes }) => {
    const before = partsOf(bytes);
    const after = partsOf(saveWorkbook(openWorkbook(bytes)));
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [name, text] of before) expect(after.get(name) === text ? name : `${name} changed`).toBe(name);
  });
});

describe('a workbook of which everything is written again', () => {
  test.each(allBooks())('$name says the same', ({ bytes }) => {
    const workbook = openWorkbook(bytes);
    touchAll(workbook);
    expect(told(openWorkbook(saveWorkbook(workbook)))).toEqual(told(workbook));
  });

  test.each(allBooks())('$name keeps the parts that are not its sheets', ({ bytes }) => {
    const workbook = openWorkbook(bytes);
    touchAll(workbook);
    const before = partsOf(bytes);
    const after = partsOf(saveWorkbook(workbook));
    const others = [...before.keys()].filter((name) =>
      /drawings|charts|media|printerSettings|raro|theme|persons/.test(name),
    );
    for (const name of others)
      expect(after.get(name) === before.get(name) ? name : `${name} changed`).toBe(name);
  });
});

describe('one changed cell', () => {
  test('leaves the other sheets and the styles byte for byte', () => {
    const bytes = file('xlsxwriter.xlsx');
    const workbook = openWorkbook(bytes);
    workbook.sheets[0]!.cells.setValue(1, 1, 0.75);
    const before = partsOf(bytes);
    const after = partsOf(saveWorkbook(workbook));
    const changed = [...before.keys()].filter((name) => after.get(name) !== before.get(name));
    expect(changed.sort()).toEqual(['xl/worksheets/sheet1.xml']);
  });

  test('drops the calculation chain, which would contradict the sheet', () => {
    const workbook = book('by-hand.xlsx');
    workbook.sheets[0]!.cells.setValue(1, 1, 5);
    const after = partsOf(saveWorkbook(workbook));
    expect([...after.keys()].filter((name) => name.includes('calcChain'))).toEqual([]);
    expect(after.get('[Content_Types].xml')).not.toContain('calcChain');
    expect(after.get('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
  });

  test('keeps what the sheet holds that nobody knows', () => {
    const workbook = book('by-hand.xlsx');
    workbook.sheets[0]!.cells.setValue(1, 0, 10);
    const sheet = partsOf(saveWorkbook(workbook)).get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<brk id="3" max="16383" man="1"/>');
    expect(sheet).toContain('x14ac:dyDescent="0.3"');
    expect(sheet).toContain('codeName="Hoja1"');
    expect(sheet).toContain('type="futureKind"');
    expect(sheet).toContain('Otra!$A$1=A2');
    expect(sheet).toContain('<legacyDrawing r:id="rId3"/>');
    expect(sheet).toContain('mc:Ignorable="x14ac"');
  });

  test('writes shared formulas in full once the first of them is gone, and as they were before', () => {
    const kept = book('by-hand.xlsx');
    kept.sheets[0]!.cells.setValue(3, 1, 'x');
    expect(partsOf(saveWorkbook(kept)).get('xl/worksheets/sheet1.xml')).toContain('<f t="shared" si="0"/>');
    const gone = book('by-hand.xlsx');
    gone.sheets[0]!.cells.setValue(1, 1, 'x');
    const sheet = partsOf(saveWorkbook(gone)).get('xl/worksheets/sheet1.xml')!;
    expect(sheet).not.toContain('shared');
    expect(sheet).toContain('<f>A4*$A$2+_xlfn.IFNA(0,0)</f>');
  });
});

describe('reading', () => {
  test('any prefix, relative and absolute targets, inline strings, dates of strict files', () => {
    const workbook = book('by-hand.xlsx');
    expect(workbook.sheets.map((sheet) => [sheet.name, sheet.sheetId])).toEqual([
      ['Hoja1', 5],
      ['Otra', 9],
    ]);
    const [first, second] = workbook.sheets;
    expect(first!.cell(0, 0)!.value).toBe('uno');
    expect(first!.cell(0, 1)!.value).toBe('negro ');
    expect(first!.cell(5, 0)!.value).toBe(' en líneaA ');
    expect(first!.cell(3, 1)!.formula).toBe('A4*$A$2+IFNA(0,0)');
    expect(plain(first!.cell(4, 2)!.value)).toBe('#N/A');
    expect(second!.cell(0, 0)!.value).toBe(45021.5);
    expect(second!.cell(0, 1)!.value).toBe(2);
    expect(second!.cell(1, 0)!.formula).toBe('Hoja1!B5');
  });

  test('rules of the x14 extension, with their ranges and the fill that they show', () => {
    const { sheets, styles } = book('by-hand.xlsx');
    const [unknown, extended] = sheets[0]!.conditionalFormats;
    expect(unknown!.rule).toEqual({ kind: 'unknown', type: 'futureKind' });
    expect(extended!.origin).toBe('extension');
    expect(extended!.ranges).toEqual([parseArea('A2:A5')]);
    expect(styles.readDxf(extended!.dxf!).fill?.color).toBe('#00B050');
    expect(sheets[0]!.validations).toMatchObject([
      { origin: 'extension', type: 'list', formula1: 'Otra!$A$1:$A$2', ranges: [parseArea('C2:C5')] },
    ]);
  });

  test('notes and threaded comments', () => {
    const { sheets } = book('by-hand.xlsx');
    expect(sheets[0]!.notes).toEqual([{ row: 2, column: 0, author: 'Ana', text: 'nota de Ana', index: 0 }]);
    expect(sheets[0]!.comments).toMatchObject([
      { row: 3, column: 0, author: 'Luisa', text: 'un hilo', parent: null },
    ]);
  });

  test('looks by openpyxl: themes, tints, indexed colours, patterns', () => {
    const { sheets, styles } = book('openpyxl.xlsx');
    const look = (row: number, column: number) => styles.style(sheets[0]!.cell(row, column)!.style);
    expect(look(0, 0).font).toEqual({
      name: 'Arial',
      size: 14,
      bold: true,
      italic: true,
      underline: 'single',
      strikethrough: true,
      script: 'baseline',
      color: '#FF0000',
    });
    expect(look(0, 0).fill).toEqual({ pattern: 'solid', color: '#00B050', patternColor: null });
    expect(look(0, 1).fill.color).toBe('#95B3D7');
    expect(look(1, 0).fill.color).toBe('#FFFF00');
    expect(look(2, 0).fill).toEqual({ pattern: 'lightUp', color: '#FFFF00', patternColor: '#FF0000' });
    expect(look(1, 1).alignment).toMatchObject({ horizontal: 'center', wrap: true, indent: 1, rotation: 45 });
    expect(look(1, 1).protection.locked).toBe(false);
    expect(look(2, 1).borders.left).toEqual({ style: 'thin', color: '#808080' });
    expect(look(2, 1).numberFormat).toBe('#,##0.00');
  });

  test('what hangs on the sheets by XlsxWriter', () => {
    const workbook = book('xlsxwriter.xlsx');
    const [data, other, hidden] = workbook.sheets;
    expect(hidden!.visibility).toBe('Hidden');
    expect(data!.drawings).toMatchObject([{ kind: 'picture', from: { row: 1, column: 5 } }]);
    expect(other!.drawings).toMatchObject([{ kind: 'chart' }]);
    expect(other!.tables).toMatchObject([{ displayName: 'Tabla', area: parseArea('A1:B4') }]);
    expect(data!.hyperlinks).toMatchObject([
      { target: 'https://example.com/' },
      { location: "'L''otra hoja'!A1" },
    ]);
    expect(data!.view.frozen).toEqual({ rows: 1, columns: 1 });
    expect(other!.page).toMatchObject({ orientation: 'landscape', fit: { wide: 1, tall: 0 } });
    expect(other!.protection?.allow).toMatchObject({ sort: true, formatCells: false });
    expect(data!.cell(5, 0)!.value).toBe('dos formatos');
    expect(data!.cell(6, 1)!.array).toEqual({ area: parseArea('B7'), dynamic: false });
    expect(data!.cell(6, 3)!.array?.dynamic).toBe(true);
    expect(data!.ignoredErrors).toEqual([{ ranges: [parseArea('A1:A9')], kinds: ['numberStoredAsText'] }]);
  });

  test('the sheets of openpyxl and LibreOffice say the same', () => {
    const values = (name: string) => {
      const workbook = book(name);
      calculate(workbook);
      return workbook.sheets.map((sheet) => [
        sheet.name,
        sheet.cells
          .rowNumbers()
          .flatMap((row) => sheet.cells.inRow(row).map(([, cell]) => cell.value))
          .filter((v) => v !== null),
      ]);
    };
    expect(values('libreoffice.xlsx')).toEqual(values('openpyxl.xlsx'));
  });
});

describe('a new workbook', () => {
  test('says the same when it is opened again', () => {
    const workbook = newBook({
      Uno: [
        ['a', 1, true, '=B1*2'],
        [' b ', 'c\nd', '_x0041_', '\u0001'],
      ],
      'Dos y': [['=Uno!D1']],
    });
    const [one] = workbook.sheets;
    one!.tabColor = '#FF0000';
    one!.view = {
      ...one!.view,
      gridlines: false,
      frozen: { rows: 1, columns: 0 },
      topLeft: { row: 3, column: 0 },
    };
    one!.setColumns(1, 2, { width: 20, custom: true });
    one!.setRow(0, { height: 30, custom: true });
    one!.cells.setStyle(0, 0, workbook.styles.withFill(0, '#FFC000'));
    one!.merges = [parseArea('A5:B6')!];
    workbook.sheets[1]!.visibility = 'VeryHidden';
    workbook.names = [{ name: 'N', formula: 'Uno!$A$1', sheet: null, hidden: true, comment: 'qué' }];
    workbook.properties = { title: 'T', author: 'A' };
    workbook.settings = new Map([['clave', '{"a":1}']]);
    workbook.customXml = [{ id: '{11111111-1111-1111-1111-111111111111}', xml: '<a/>', part: null }];
    calculate(workbook);
    expect(told(openWorkbook(saveWorkbook(workbook)))).toEqual(told(workbook));
  });

  test('is the same file when it is saved twice', () => {
    const workbook = newBook({ Uno: [['a', '=SUM(1,2)']] });
    calculate(workbook);
    expect(saveWorkbook(workbook)).toEqual(saveWorkbook(workbook));
  });

  test('writes the values of formulas by their type, and asks for a calculation where one is unknown', () => {
    const workbook = newBook({ Uno: [['="a"&"b"', '=1=1', '=1/0', '=1+1', '=NOEXISTE(1)']] });
    calculate(workbook);
    const parts = partsOf(saveWorkbook(workbook));
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>');
    expect(sheet).toContain('<c r="B1" t="b"><f>1=1</f><v>1</v></c>');
    expect(sheet).toContain('<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect(sheet).toContain('<c r="D1"><f>1+1</f><v>2</v></c>');
    expect(sheet).toContain('<c r="E1"><f>NOEXISTE(1)</f></c>');
    expect(parts.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  test('[law] any values come back', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
        const workbook = newBook({ Uno: [] });
        rows.forEach((row, r) => row.forEach((v, c) => workbook.sheets[0]!.cells.setValue(r, c, v)));
        const again = openWorkbook(saveWorkbook(workbook)).sheets[0]!;
        // A file knows no negative zero, and a carriage return is a line break in XML unless coded.
        rows.forEach((row, r) =>
          row.forEach((v, c) => expect(again.cell(r, c)!.value).toBe(v === 0 ? 0 : v)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('parts of their own', () => {
  test('a new table gets a part, a relationship and a content type; a removed one loses them', () => {
    const workbook = newBook({
      Uno: [
        ['A', 'B'],
        [1, 2],
      ],
    });
    const style = {
      name: 'TableStyleLight1',
      firstColumn: false,
      lastColumn: false,
      rowStripes: true,
      columnStripes: false,
    };
    const columns = [
      { id: 1, name: 'A' },
      { id: 2, name: 'B' },
    ];
    const base = {
      area: parseArea('A1:B2')!,
      headerRow: true,
      totalsRow: false,
      columns,
      style,
      filter: element('autoFilter'),
    };
    workbook.sheets[0]!.tables = [{ ...base, id: 1, name: 'T', displayName: 'T' }];
    const bytes = saveWorkbook(workbook);
    expect(partsOf(bytes).get('xl/tables/table1.xml')).toContain('<autoFilter ref="A1:B2"/>');
    const again = openWorkbook(bytes);
    expect(again.sheets[0]!.tables).toMatchObject([{ displayName: 'T', style }]);
    again.sheets[0]!.tables = [];
    const without = partsOf(saveWorkbook(again));
    expect(without.has('xl/tables/table1.xml')).toBe(false);
    expect(without.get('[Content_Types].xml')).not.toContain('table1');
  });

  test('the titles in docProps/app.xml go when the sheets are others', () => {
    const workbook = book('by-hand.xlsx');
    workbook.sheets.push(workbook.newSheet('Nueva'));
    expect(partsOf(saveWorkbook(workbook)).get('docProps/app.xml')).not.toContain('TitlesOfParts');
  });

  test('a macro workbook keeps its type', () => {
    const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    const parts = partsOf(file('openpyxl.xlsx'));
    const types = parts.get('[Content_Types].xml')!;
    parts.set('[Content_Types].xml', types.replace(/application[^"]*sheet\.main\+xml/, macro));
    const entries = [...parts].map(([name, text]) => deflateEntry(name, Buffer.from(text, 'latin1')));
    const workbook = openWorkbook(writeZip(entries));
    expect(workbook.origin?.contentType).toBe(macro);
    workbook.sheets.push(workbook.newSheet('Nueva'));
    expect(partsOf(saveWorkbook(workbook)).get('[Content_Types].xml')).toContain(macro);
  });
});

describe('what must stay well-formed', () => {
  test('attributes that another sheet declared are not written where nobody does', () => {
    const workbook = book('by-hand.xlsx');
    const [first, other] = workbook.sheets;
    other!.setRow(0, first!.row(0));
    const bytes = saveWorkbook(workbook);
    expect(partsOf(bytes).get('xl/worksheets/sheet2.xml')).not.toContain('x14ac:');
    expect(openWorkbook(bytes).sheets[1]!.cell(0, 1)!.value).toBe(2);
  });

  test('the look of an x14 rule can be changed where it stands', () => {
    const workbook = book('by-hand.xlsx');
    const [sheet] = workbook.sheets;
    const fill = { pattern: 'solid', color: '#123456' };
    sheet!.conditionalFormats = sheet!.conditionalFormats.map((format) =>
      format.origin === 'extension'
        ? { ...format, dxf: workbook.styles.patchDxf(format.dxf, { fill }) }
        : format,
    );
    const again = openWorkbook(saveWorkbook(workbook));
    const extended = again.sheets[0]!.conditionalFormats.find((format) => format.origin === 'extension');
    expect(again.styles.readDxf(extended!.dxf!).fill?.color).toBe('#123456');
  });

  test('the tab in front is one that is there after sheets were deleted', () => {
    const workbook = book('xlsxwriter.xlsx');
    workbook.activeSheet = workbook.sheets[1]!;
    const kept = openWorkbook(saveWorkbook(workbook));
    deleteSheet(kept, kept.sheets[1]!);
    const again = openWorkbook(saveWorkbook(kept));
    expect(again.sheets).toContain(again.activeSheet);
    expect(again.activeSheet?.visibility).toBe('Visible');
  });
});

test('settings are written in the name of the add-in of the manifest', () => {
  const manifest = readFileSync(join(__dirname, '../../../manifest.xml'), 'utf8');
  expect(SETTINGS_ADD_IN.id.toLowerCase()).toBe(`{${/<Id>(.*)<\/Id>/.exec(manifest)![1]!}}`.toLowerCase());
});
