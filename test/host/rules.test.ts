/** Do conditional formats and data validations behave as Excel documents them? learn.microsoft.com/javascript/api/excel/ */

import { openEmbeddedExcel } from '../../src/host/embedded-excel';
import { blank, codeOf, inBlank, onSheet } from './open';

describe('conditional formats (excel.conditionalformatcollection)', () => {
  test('the newest has first priority', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const formats = sheet.getRange('A1:A9').conditionalFormats;
      const first = formats.add('Custom');
      const second = formats.add('Custom');
      first.load('id,priority');
      second.load('id,priority');
      formats.load('items/id');
      await context.sync();
      const order = formats.items.map((each) => each.id);
      return [first.priority, second.priority, order.indexOf(second.id), order.indexOf(first.id)];
    });
    expect(seen).toEqual([1, 0, 0, 1]);
  });

  test('a custom rule, its look and its order survive saving', async () => {
    const embedded = await blank();
    await onSheet(embedded, async (sheet, context) => {
      const format = sheet.getRange('C5:T22').conditionalFormats.add('Custom');
      format.custom.rule.formula = '=C5="Cumplido"';
      format.custom.format.fill.color = '#00B050';
      format.custom.format.font.color = '#FFFFFF';
      format.custom.format.font.bold = true;
      format.custom.format.numberFormat = ';;;"✔"';
      format.custom.format.borders.getItem('EdgeBottom').style = 'Continuous';
      format.stopIfTrue = true;
      await context.sync();
    });
    const again = await openEmbeddedExcel(embedded.save());
    const seen = await onSheet(again, async (sheet, context) => {
      const formats = sheet.getRange('D7').conditionalFormats;
      formats.load('items/type,items/stopIfTrue,items/priority');
      await context.sync();
      const [format] = formats.items;
      const { rule, format: look } = format!.custom;
      rule.load('formula');
      look.load('numberFormat,fill/color,font/color,font/bold');
      const range = format!.getRange().load('address');
      const edge = look.borders.getItem('EdgeBottom').load('style');
      await context.sync();
      return {
        format: [format!.type, format!.stopIfTrue, format!.priority, range.address],
        rule: rule.formula,
        look: [look.numberFormat, look.fill.color, look.font.color, look.font.bold, edge.style],
      };
    });
    expect(seen).toEqual({
      format: ['Custom', true, 0, 'Hoja1!C5:T22'],
      rule: '=C5="Cumplido"',
      look: [';;;"✔"', '#00B050', '#FFFFFF', true, 'Continuous'],
    });
  });

  test('each kind of rule comes back as it was given', async () => {
    const rules = {
      cellValue: { formula1: '=2', formula2: '=5', operator: 'Between' },
      text: { operator: 'Contains', text: 'proceso' },
      preset: { criterion: 'DuplicateValues' },
      top: { rank: 3, type: 'BottomItems' },
      colors: {
        minimum: { type: 'LowestValue', formula: null, color: '#FF0000' },
        maximum: { type: 'HighestValue', formula: null, color: '#00FF00' },
      },
    };
    const seen = await inBlank(async (sheet, context) => {
      const add = (type: Excel.ConditionalFormatType): Excel.ConditionalFormat =>
        sheet.getRange('A1:A9').conditionalFormats.add(type);
      const cellValue = add('CellValue' as Excel.ConditionalFormatType).cellValue;
      const text = add('ContainsText' as Excel.ConditionalFormatType).textComparison;
      const preset = add('PresetCriteria' as Excel.ConditionalFormatType).preset;
      const top = add('TopBottom' as Excel.ConditionalFormatType).topBottom;
      const colors = add('ColorScale' as Excel.ConditionalFormatType).colorScale;
      cellValue.rule = rules.cellValue as Excel.ConditionalCellValueRule;
      text.rule = rules.text as Excel.ConditionalTextComparisonRule;
      preset.rule = rules.preset as Excel.ConditionalPresetCriteriaRule;
      top.rule = rules.top as Excel.ConditionalTopBottomRule;
      colors.criteria = rules.colors as unknown as Excel.ConditionalColorScaleCriteria;
      for (const part of [cellValue, text, preset, top]) part.load('rule');
      colors.load('criteria,threeColorScale');
      await context.sync();
      return {
        cellValue: cellValue.rule,
        text: text.rule,
        preset: preset.rule,
        top: top.rule,
        colors: colors.criteria,
      };
    });
    expect(seen).toEqual(rules);
  });

  test('a part of another type is an error, or a null object', async () => {
    const embedded = await blank();
    const isNull = await onSheet(embedded, async (sheet, context) => {
      const part = sheet.getRange('A1').conditionalFormats.add('Custom').cellValueOrNullObject;
      await context.sync();
      return part.isNullObject;
    });
    expect(isNull).toBe(true);
    const wrong = onSheet(embedded, async (sheet, context) => {
      sheet.getRange('A1').conditionalFormats.getItemAt(0).cellValue.load('rule');
      await context.sync();
    });
    expect(await codeOf(wrong)).toBe('InvalidOperation');
  });

  test('clearing a part leaves the rest; deleting takes all', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const format = sheet.getRange('A1:A9').conditionalFormats.add('Custom');
      sheet.getRange('A4:A5').conditionalFormats.clearAll();
      const rest = format.getRanges().load('address');
      const only = format.getRangeOrNullObject();
      await context.sync();
      const address = rest.address;
      format.delete();
      const count = sheet.getRange().conditionalFormats.getCount();
      await context.sync();
      return [address, only.isNullObject, count.value];
    });
    expect(seen).toEqual(['Hoja1!A1:A3,Hoja1!A6:A9', true, 0]);
  });

  test('priorities can be given anew, from the front or the back', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const formats = sheet.getRange('A1').conditionalFormats;
      const all = [formats.add('Custom'), formats.add('Custom'), formats.add('Custom')];
      all[2]!.priority = -1;
      for (const each of all) each.load('priority');
      await context.sync();
      return all.map((each) => each.priority);
    });
    expect(seen).toEqual([1, 0, 2]);
  });
});

describe('data validation (excel.datavalidation)', () => {
  test('a list from a range is a formula; from texts it is a list', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const lists = context.workbook.worksheets.add('_Listas');
      const fromRange = sheet.getRange('A1:A5').dataValidation;
      fromRange.rule = { list: { inCellDropDown: true, source: lists.getRange('B1:B3') } };
      const fromText = sheet.getRange('B1').dataValidation;
      fromText.rule = { list: { inCellDropDown: false, source: 'sí,no' } };
      fromRange.load('rule,type');
      fromText.load('rule');
      await context.sync();
      return [fromRange.type, fromRange.rule, fromText.rule];
    });
    expect(seen).toEqual([
      'List',
      { list: { inCellDropDown: true, source: '=_Listas!$B$1:$B$3' } },
      { list: { inCellDropDown: false, source: 'sí,no' } },
    ]);
  });

  test('a list given as text ends at 255 characters (OfficeDev/office-js issue 2128)', async () => {
    const set = inBlank(async (sheet, context) => {
      sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: 'x'.repeat(256) } };
      await context.sync();
    });
    expect(await codeOf(set)).toBe('InvalidArgument');
  });

  test('it does not stop what an add-in writes; it tells that it is not valid', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const range = sheet.getRange('A1:A2');
      range.dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 5, operator: 'Between' } };
      range.values = [[3], [9]];
      range.dataValidation.load('valid,type,rule');
      const invalid = range.dataValidation.getInvalidCells().load('address');
      await context.sync();
      return [range.values, range.dataValidation.valid, range.dataValidation.rule, invalid.address];
    });
    expect(seen).toEqual([
      [[3], [9]],
      null,
      { wholeNumber: { formula1: 1, formula2: 5, operator: 'Between' } },
      'Hoja1!A2',
    ]);
  });

  test('cells without it are "MixedCriteria", different rules "Inconsistent"', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const type = (address: string): Excel.DataValidation =>
        sheet.getRange(address).dataValidation.load('type');
      sheet.getRange('A1').dataValidation.rule = { custom: { formula: '=A1>2' } };
      sheet.getRange('A2').dataValidation.rule = { textLength: { formula1: 3, operator: 'LessThan' } };
      const types = [type('A1'), type('A1:A2'), type('A1:B1'), type('C9')];
      await context.sync();
      return types.map((each) => each.type);
    });
    expect(seen).toEqual(['Custom', 'Inconsistent', 'MixedCriteria', 'None']);
  });

  test('alerts and prompts come back; clearing frees only the cells named', async () => {
    const seen = await inBlank(async (sheet, context) => {
      const { dataValidation } = sheet.getRange('A1:A3');
      dataValidation.rule = { list: { inCellDropDown: true, source: 'a,b' } };
      dataValidation.errorAlert = { message: 'no', showAlert: false, style: 'Warning', title: 't' };
      dataValidation.prompt = { message: 'elija', showPrompt: true, title: 'Estado' };
      dataValidation.ignoreBlanks = false;
      sheet.getRange('A2').dataValidation.clear();
      const left = sheet.getRange('A3').dataValidation.load('errorAlert,prompt,ignoreBlanks,type');
      const freed = sheet.getRange('A2').dataValidation.load('type');
      await context.sync();
      return [left.errorAlert, left.prompt, left.ignoreBlanks, left.type, freed.type];
    });
    expect(seen).toEqual([
      { message: 'no', showAlert: false, style: 'Warning', title: 't' },
      { message: 'elija', showPrompt: true, title: 'Estado' },
      false,
      'List',
      'None',
    ]);
  });
});
