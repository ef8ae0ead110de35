/** Do sheets behave as Excel documents it? learn.microsoft.com/javascript/api/excel/excel.worksheet */

import { openEmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, codeOf, inBlank, onSheet } from './open';

test('a sheet is known by its id through renames and moves (excel.worksheet#id)', async () => {
  const embedded = await blank();
  const seen = await embedded.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem('Hoja1');
    worksheets.add('Otra');
    sheet.load('id');
    await context.sync();
    sheet.name = '1er reporte';
    sheet.position = 1;
    await context.sync();
    sheet.getRange('A1').values = [['aquí']];
    const byId = worksheets.getItem(sheet.id).load('name,position');
    const byName = worksheets.getItem('1ER REPORTE').getRange('A1').load('values');
    await context.sync();
    return [byId.name, byId.position, byName.values];
  });
  expect(seen).toEqual(['1er reporte', 1, [['aquí']]]);
});

test('the active sheet is fixed at the first sync', async () => {
  const seen = await inBlank(async (_sheet, context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.load('name');
    const other = context.workbook.worksheets.add('Otra');
    await context.sync();
    other.activate();
    await context.sync();
    active.load('name');
    await context.sync();
    return active.name;
  });
  expect(seen).toBe('Hoja1');
});

test.each(['', 'x'.repeat(32), 'a/b', 'a:b', 'a[b', "'a", "a'", 'History'])(
  '"%s" is no name for a sheet',
  async (name) => {
    const rename = inBlank(async (sheet, context) => {
      sheet.name = name;
      await context.sync();
    });
    expect(await codeOf(rename)).toBe('InvalidArgument');
  },
);

test('two sheets cannot have one name, whatever its case', async () => {
  const add = inBlank(async (_sheet, context) => {
    context.workbook.worksheets.add('HOJA1');
    await context.sync();
  });
  expect(await codeOf(add)).toBe('ItemAlreadyExists');
});

test('a missing sheet is an error, or a null object', async () => {
  const embedded = await blank();
  const get = embedded.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Nada').load('name');
    await context.sync();
  });
  await expect(get).rejects.toMatchObject({
    code: 'ItemNotFound',
    debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
  });
  const isNull = await embedded.Excel.run(async (context) => {
    const none = context.workbook.worksheets.getItemOrNullObject('Nada');
    none.getRange('A1').values = [[1]];
    await context.sync();
    return none.isNullObject;
  });
  expect(isNull).toBe(true);
});

test('renaming rewrites formulas and names', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const other = context.workbook.worksheets.add('Otra');
    sheet.getRange('A1').values = [[7]];
    const cell = other.getRange('A1');
    cell.formulas = [['=Hoja1!A1*2']];
    context.workbook.names.add('dato', sheet.getRange('A1'));
    sheet.name = '1er reporte';
    cell.load('formulas,values');
    const name = context.workbook.names.getItem('dato').load('formula');
    await context.sync();
    return [cell.formulas, cell.values, name.formula];
  });
  expect(seen).toEqual([[["='1er reporte'!A1*2"]], [[14]], "='1er reporte'!$A$1"]);
});

test('deleting a sheet leaves #REF! where it was referred to', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const other = context.workbook.worksheets.add('Otra');
    const cell = sheet.getRange('B1');
    cell.formulas = [['=Otra!A1']];
    other.delete();
    cell.load('values');
    await context.sync();
    return cell.values;
  });
  expect(seen).toEqual([['#REF!']]);
});

test('a very hidden sheet and the last visible one are not deleted (excel.worksheet#delete)', async () => {
  const veryHidden = inBlank(async (_sheet, context) => {
    const other = context.workbook.worksheets.add('_MatrizViva');
    other.visibility = 'VeryHidden';
    other.delete();
    await context.sync();
  });
  expect(await codeOf(veryHidden)).toBe('InvalidOperation');
  const last = inBlank(async (sheet, context) => {
    sheet.delete();
    await context.sync();
  });
  expect(await codeOf(last)).toBe('InvalidOperation');
});

test('visibility counts: getCount and getFirst can pass hidden sheets by', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const { worksheets } = context.workbook;
    worksheets.add('Otra').activate();
    sheet.visibility = 'Hidden';
    const counts = [worksheets.getCount(), worksheets.getCount(true)];
    const first = worksheets.getFirst(true).load('name,visibility');
    await context.sync();
    return [...counts.map((count) => count.value), first.name];
  });
  expect(seen).toEqual([2, 1, 'Otra']);
});

test('tab colour: "" when automatic, null when the sheet is hidden (excel.worksheet#tabcolor)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    const other = context.workbook.worksheets.add('Otra');
    other.tabColor = '#ff8000';
    sheet.load('tabColor');
    other.load('tabColor');
    await context.sync();
    const before = [sheet.tabColor, other.tabColor];
    other.visibility = 'Hidden';
    other.load('tabColor');
    await context.sync();
    return [...before, other.tabColor];
  });
  expect(seen).toEqual(['', '#FF8000', null]);
});

test('gridlines and headings, which the library sends under other names', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.showGridlines = false;
    sheet.showHeadings = false;
    await context.sync();
    sheet.load('showGridlines,showHeadings');
    await context.sync();
    return [sheet.showGridlines, sheet.showHeadings];
  });
  expect(seen).toEqual([false, false]);
});

test('frozen panes are told as a range, or a null object (excel.worksheetfreezepanes)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.freezePanes.freezeAt(sheet.getRange('A1:B3'));
    const at = sheet.freezePanes.getLocationOrNullObject().load('address');
    await context.sync();
    const frozen = at.address;
    sheet.freezePanes.freezeRows(2);
    const rows = sheet.freezePanes.getLocation().load('address');
    await context.sync();
    sheet.freezePanes.unfreeze();
    const none = sheet.freezePanes.getLocationOrNullObject();
    await context.sync();
    return [frozen, rows.address, none.isNullObject];
  });
  expect(seen).toEqual(['Hoja1!A1:B3', 'Hoja1!1:2', true]);
});

test('page set-up: zoom is one object, scale and fit exclude each other (excel.pagelayout#zoom)', async () => {
  const embedded = await blank();
  await onSheet(embedded, async (sheet, context) => {
    const { pageLayout } = sheet;
    pageLayout.orientation = 'Landscape';
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    pageLayout.paperSize = 'Letter';
    pageLayout.centerHorizontally = true;
    pageLayout.setPrintMargins('Inches', { top: 0.5, left: 0.25 });
    pageLayout.setPrintArea('A1:T30');
    pageLayout.setPrintTitleRows('$4:$5');
    pageLayout.headersFooters.defaultForAllPages.centerFooter = 'Página &P de &N';
    await context.sync();
  });
  const again = await openEmbeddedExcel(embedded.save());
  const seen = await onSheet(again, async (sheet, context) => {
    const { pageLayout } = sheet;
    pageLayout.load('orientation,zoom,paperSize,centerHorizontally,topMargin,leftMargin');
    const area = pageLayout.getPrintArea().load('address');
    const rows = pageLayout.getPrintTitleRows().load('address');
    const columns = pageLayout.getPrintTitleColumnsOrNullObject();
    const footer = pageLayout.headersFooters.defaultForAllPages.load('centerFooter,leftFooter');
    await context.sync();
    return {
      page: [
        pageLayout.orientation,
        pageLayout.paperSize,
        pageLayout.centerHorizontally,
        pageLayout.topMargin,
        pageLayout.leftMargin,
      ],
      zoom: pageLayout.zoom,
      names: [area.address, rows.address, columns.isNullObject],
      footer: [footer.centerFooter, footer.leftFooter],
    };
  });
  expect(seen).toEqual({
    page: ['Landscape', 'Letter', true, 36, 18],
    zoom: { scale: null, horizontalFitToPages: 1, verticalFitToPages: null },
    names: ['Hoja1!A1:T30', 'Hoja1!4:5', true],
    footer: ['Página &P de &N', ''],
  });
});

describe('protection (excel.worksheetprotection)', () => {
  const protectedSheet = (
    batch: (sheet: Excel.Worksheet) => void,
    options: Excel.WorksheetProtectionOptions = {},
  ) =>
    codeOf(
      inBlank(async (sheet, context) => {
        sheet.getRange('B1').format.protection.locked = false;
        sheet.protection.protect(options, 'clave');
        await context.sync();
        batch(sheet);
        await context.sync();
      }),
    );

  test.each<[string, (sheet: Excel.Worksheet) => void, string]>([
    ['a locked cell is not written', (s) => (s.getRange('A1').values = [[1]]), 'AccessDenied'],
    ['an unlocked cell is', (s) => (s.getRange('B1').values = [[1]]), ''],
    ['cells are not formatted', (s) => (s.getRange('B1').format.fill.color = 'red'), 'AccessDenied'],
    ['rows are not inserted', (s) => void s.getRange('1:1').insert('Down'), 'AccessDenied'],
    ['protecting twice fails', (s) => s.protection.protect(), 'InvalidOperation'],
    ['a wrong password does not open', (s) => s.protection.unprotect('otra'), 'AccessDenied'],
    ['the right one does', (s) => s.protection.unprotect('clave'), ''],
  ])('%s', async (_name, batch, code) => {
    expect(await protectedSheet(batch)).toBe(code);
  });

  test('what the options allow may be done', async () => {
    const format = (s: Excel.Worksheet): void => {
      s.getRange('A1').format.fill.color = 'red';
    };
    expect(await protectedSheet(format, { allowFormatCells: true })).toBe('');
  });

  test('the workbook: its structure is closed (excel.workbookprotection)', async () => {
    const add = inBlank(async (_sheet, context) => {
      context.workbook.protection.protect();
      context.workbook.worksheets.add('Otra');
      await context.sync();
    });
    expect(await codeOf(add)).toBe('AccessDenied');
  });
});
