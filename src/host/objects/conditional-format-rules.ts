/** Excel's kinds of conditional formats and their rules. learn.microsoft.com/javascript/api/excel/excel.customconditionalformat */
import type { Rule } from '../workbook/conditional-format';
import { ApiError } from '../bridge/errors';
import { changeFormat, formatOf, type FormatRef } from '../session/conditional-formats';
import { fromR1C1, toR1C1 } from '../session/r1c1';
import type { Session } from '../session/session';
import type { Area } from '../workbook/area';
import { baseCell } from '../workbook/edit/formulas';
import { flag, oneOf } from './arguments';
import {
  cellValueRule,
  formulaOf,
  presetRule,
  readCellValueRule,
  readPresetRule,
  readTextRule,
  readTopBottomRule,
  textRule,
  topBottomRule,
} from './cf-rules';
import {
  colorScaleRule,
  dataBarBound,
  iconRule,
  readBound,
  readColorScale,
  readIcons,
  iconStyle,
} from './cf-scales';
import { define, to } from './define';

const format = { Format: (self: FormatRef) => to('ConditionalRangeFormat', self) };

const setRule = (self: FormatRef, rule: Rule): void => changeFormat(self, { rule });

/** A format whose rule is one JSON value. */
function jsonRule(
  name:
    | 'CellValueConditionalFormat'
    | 'TextConditionalFormat'
    | 'TopBottomConditionalFormat'
    | 'PresetCriteriaConditionalFormat',
  read: (rule: Rule) => unknown,
  write: (given: unknown, ranges: readonly Area[]) => Rule,
): void {
  define(name, {
    get: { Rule: (self, session) => read(readableRule(self, session)) },
    set: { Rule: (self, value) => setRule(self, write(value, formatOf(self).ranges)) },
    nav: format,
  });
}

// excel.cellvalueconditionalformat, excel.textconditionalformat, excel.topbottomconditionalformat,
// excel.presetcriteriaconditionalformat: #rule
jsonRule('CellValueConditionalFormat', readCellValueRule, cellValueRule);
jsonRule('TextConditionalFormat', readTextRule, textRule);
jsonRule('TopBottomConditionalFormat', readTopBottomRule, topBottomRule);
jsonRule('PresetCriteriaConditionalFormat', readPresetRule, presetRule);

define('CustomConditionalFormat', {
  nav: { ...format, Rule: (self) => to('ConditionalFormatRule', self) },
});

/** The rule of a format, unless the fault is on that keeps Excel from telling it. */
function readableRule(self: FormatRef, session: Session): Rule {
  const { rule } = formatOf(self);
  const fault = session.unreadableFormat({ sheet: self.sheet.name, id: self.id, kind: rule.kind });
  if (fault) throw new ApiError(fault);
  return rule;
}

const expression = (self: FormatRef, session: Session): string => {
  const rule = readableRule(self, session);
  return rule.kind === 'expression' && rule.formula !== '' ? `=${rule.formula}` : '';
};

// excel.conditionalformatrule#excel-excel-conditionalformatrule-formula-member
define('ConditionalFormatRule', {
  get: {
    Formula: expression,
    FormulaLocal: expression,
    FormulaR1C1: (self, session) => {
      const { row, column } = baseCell(formatOf(self).ranges);
      const formula = expression(self, session);
      return formula && `=${toR1C1(formula.slice(1), row, column)}`;
    },
  },
  set: {
    FormulaR1C1: (self, value) => {
      const { row, column } = baseCell(formatOf(self).ranges);
      setRule(self, { kind: 'expression', formula: fromR1C1(formulaOf(value), row, column) });
    },
    Formula: (self, value) => setRule(self, { kind: 'expression', formula: formulaOf(value) }),
    FormulaLocal: (self, value) => setRule(self, { kind: 'expression', formula: formulaOf(value) }),
  },
});

function ruleOf<K extends Rule['kind']>(self: FormatRef, kind: K): Extract<Rule, { kind: K }> {
  const { rule } = formatOf(self);
  if (rule.kind !== kind) throw new ApiError('InvalidOperation');
  return rule as Extract<Rule, { kind: K }>;
}

// learn.microsoft.com/javascript/api/excel/excel.colorscaleconditionalformat
define('ColorScaleConditionalFormat', {
  get: {
    Criteria: (self) => readColorScale(ruleOf(self, 'colorScale')),
    ThreeColorScale: (self) => ruleOf(self, 'colorScale').stops.length === 3,
  },
  set: { Criteria: (self, value) => setRule(self, colorScaleRule(value)) },
});

// learn.microsoft.com/javascript/api/excel/excel.iconsetconditionalformat
define('IconSetConditionalFormat', {
  get: {
    Style: (self) => iconStyle(ruleOf(self, 'iconSet')),
    Criteria: (self) => readIcons(ruleOf(self, 'iconSet')),
    ReverseIconOrder: (self) => ruleOf(self, 'iconSet').reverse,
    ShowIconOnly: (self) => !ruleOf(self, 'iconSet').showValue,
  },
  set: {
    Style: (self, value) => setRule(self, iconRule(ruleOf(self, 'iconSet'), { style: value })),
    Criteria: (self, value) => setRule(self, iconRule(ruleOf(self, 'iconSet'), { criteria: value })),
    ReverseIconOrder: (self, value) => setRule(self, { ...ruleOf(self, 'iconSet'), reverse: flag(value) }),
    ShowIconOnly: (self, value) => setRule(self, { ...ruleOf(self, 'iconSet'), showValue: !flag(value) }),
  },
});

// learn.microsoft.com/javascript/api/excel/excel.databarconditionalformat; what only the 2010 extension holds is a gap.
define('DataBarConditionalFormat', {
  get: {
    ShowDataBarOnly: (self) => !ruleOf(self, 'dataBar').showValue,
    LowerBoundRule: (self) => readBound(ruleOf(self, 'dataBar').min),
    UpperBoundRule: (self) => readBound(ruleOf(self, 'dataBar').max),
    BarDirection: () => 'Context',
  },
  set: {
    ShowDataBarOnly: (self, value) => setRule(self, { ...ruleOf(self, 'dataBar'), showValue: !flag(value) }),
    // In a sheet that reads from left to right, the context is the left; the other way is kept by the extension only.
    BarDirection: (_self, value) => {
      if (oneOf(['Context', 'LeftToRight', 'RightToLeft'], value) !== 'RightToLeft') return;
      throw new ApiError('NotImplemented', 'The embedded Excel cannot draw data bars from right to left.');
    },
    LowerBoundRule: (self, value) => setRule(self, { ...ruleOf(self, 'dataBar'), min: dataBarBound(value) }),
    UpperBoundRule: (self, value) => setRule(self, { ...ruleOf(self, 'dataBar'), max: dataBarBound(value) }),
  },
  nav: { PositiveFormat: (self) => to('ConditionalDataBarPositiveFormat', self) },
});
