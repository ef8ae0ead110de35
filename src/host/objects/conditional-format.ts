/** Excel.ConditionalFormatCollection and ConditionalFormat. learn.microsoft.com/javascript/api/excel/excel.conditionalformat */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import {
  addFormat,
  changeFormat,
  clearFormats,
  deleteFormat,
  formatOf,
  formatsOn,
  priorityOf,
  setPriority,
  type FormatRef,
} from '../session/conditional-formats';
import type { AreasRef } from '../session/range-ref';
import type { Session } from '../session/session';
import { flag, integer, oneOf, text } from './arguments';
import { blankRule, CF_TYPES, typeOfRule, type CfType } from './cf-rules';
import { define, to } from './define';

const targets = (self: AreasRef): Target<FormatRef>[] =>
  formatsOn(self).map(({ id }) => to('ConditionalFormat', { sheet: self.sheet, id }));

define('ConditionalFormatCollection', {
  items: targets,
  item: (self, key) => targets(self).find((target) => target.self.id === text(key)) ?? null,
  methods: {
    // excel.conditionalformatcollection#excel-excel-conditionalformatcollection-add-member(1): first priority.
    Add: (self, args, session) =>
      to('ConditionalFormat', addFormat(session, self, blankRule(oneOf(CF_TYPES, args[0])))),
    // excel.conditionalformatcollection#excel-excel-conditionalformatcollection-clearall-member(1)
    ClearAll: (self) => clearFormats(self),
  },
});

/** The parts of a format by property name: which type has it, and which kind of object it is. */
const PARTS = {
  Custom: ['Custom', 'CustomConditionalFormat'],
  CellValue: ['CellValue', 'CellValueConditionalFormat'],
  TextComparison: ['ContainsText', 'TextConditionalFormat'],
  TopBottom: ['TopBottom', 'TopBottomConditionalFormat'],
  Preset: ['PresetCriteria', 'PresetCriteriaConditionalFormat'],
  ColorScale: ['ColorScale', 'ColorScaleConditionalFormat'],
  DataBar: ['DataBar', 'DataBarConditionalFormat'],
  IconSet: ['IconSet', 'IconSetConditionalFormat'],
} as const satisfies Record<string, readonly [CfType, string]>;

type Nav = Record<string, (self: FormatRef) => Target | null>;

/** `custom` fails on a format of another type, `customOrNullObject` is a null object. */
function parts(): Nav {
  const navs: Nav = {};
  for (const [name, [type, kind]] of Object.entries(PARTS)) {
    const part = (self: FormatRef): Target | null =>
      typeOfRule(formatOf(self).rule) === type ? to(kind, self) : null;
    navs[`${name}OrNullObject`] = part;
    navs[name] = (self) => {
      const found = part(self);
      if (!found) throw new ApiError('InvalidOperation');
      return found;
    };
  }
  return navs;
}

/** The one range of a format; null when it has several. */
function onlyRange(self: FormatRef, session: Session): Target | null {
  const [range, ...others] = formatOf(self).ranges;
  return range && !others.length ? to('Range', session.range(self.sheet, range)) : null;
}

define('ConditionalFormat', {
  identity: (self) => ({ Id: self.id }),
  get: {
    Id: (self) => self.id,
    Type: (self) => typeOfRule(formatOf(self).rule),
    // excel.conditionalformat#excel-excel-conditionalformat-priority-member: the place within the sheet, from 0.
    Priority: priorityOf,
    // excel.conditionalformat#excel-excel-conditionalformat-stopiftrue-member: null on bars, icons and scales.
    StopIfTrue: (self) => {
      const { rule, stopIfTrue } = formatOf(self);
      return ['DataBar', 'IconSet', 'ColorScale'].includes(typeOfRule(rule)) ? null : stopIfTrue;
    },
  },
  set: {
    Priority: (self, value) => setPriority(self, integer(value)),
    StopIfTrue: (self, value) => changeFormat(self, { stopIfTrue: flag(value) }),
  },
  nav: parts(),
  methods: {
    Delete: (self) => deleteFormat(self),
    // excel.conditionalformat#excel-excel-conditionalformat-getrange-member(1): an error for several ranges.
    GetRange: (self, _args, session) => {
      const range = onlyRange(self, session);
      if (!range) throw new ApiError('InvalidOperation');
      return range;
    },
    GetRangeOrNullObject: (self, _args, session) => onlyRange(self, session),
    // excel.conditionalformat#excel-excel-conditionalformat-getranges-member(1)
    GetRanges: (self, _args, session) => {
      const { sheet } = self;
      const ranges = formatOf(self).ranges.map((area) => session.range(sheet, area));
      return to('RangeAreas', { sheet, ranges });
    },
  },
});
