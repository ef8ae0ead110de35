/** The look that a conditional format gives. learn.microsoft.com/javascript/api/excel/excel.conditionalrangeformat */
import { ApiError } from '../bridge/errors';
import {
  changeFormat,
  formatOf,
  patchLook,
  type ConditionalBorder,
  type FormatRef,
} from '../session/conditional-formats';
import type { Session } from '../session/session';
import type { BorderEdge, DxfStyle } from '../workbook/styles/style';
import { flag, oneOf, text } from './arguments';
import { colorOf } from './colors';
import { define, to } from './define';
import { nameOf, UNDERLINES, wordOf } from './format-words';

function look(self: FormatRef, session: Session): DxfStyle {
  const { dxf } = formatOf(self);
  return dxf ? session.workbook.styles.readDxf(dxf) : {};
}

define('ConditionalRangeFormat', {
  // excel.conditionalrangeformat#excel-excel-conditionalrangeformat-numberformat-member: cleared with "".
  get: { NumberFormat: (self, session) => look(self, session).numberFormat ?? null },
  set: { NumberFormat: (self, value, session) => patchLook(session, self, { numberFormat: text(value) }) },
  nav: {
    Fill: (self) => to('ConditionalRangeFill', self),
    Font: (self) => to('ConditionalRangeFont', self),
    Borders: (self) => to('ConditionalRangeBorderCollection', self),
  },
});

define('ConditionalRangeFill', {
  // excel.conditionalrangefill#excel-excel-conditionalrangefill-color-member
  get: { Color: (self, session) => look(self, session).fill?.color ?? '' },
  set: {
    Color: (self, value, session) =>
      patchLook(session, self, { fill: { pattern: 'solid', color: colorOf(value) } }),
  },
  methods: { Clear: (self, _args, session) => patchLook(session, self, { fill: null }) },
});

// learn.microsoft.com/javascript/api/excel/excel.conditionalrangefont: null where the format says nothing.
define('ConditionalRangeFont', {
  get: {
    Bold: (self, session) => look(self, session).font?.bold ?? null,
    Italic: (self, session) => look(self, session).font?.italic ?? null,
    Strikethrough: (self, session) => look(self, session).font?.strikethrough ?? null,
    Color: (self, session) => look(self, session).font?.color ?? '',
    Underline: (self, session) => nameOf(UNDERLINES, look(self, session).font?.underline ?? null),
  },
  set: {
    Bold: (self, value, session) => patchLook(session, self, { font: { bold: flag(value) } }),
    Italic: (self, value, session) => patchLook(session, self, { font: { italic: flag(value) } }),
    Strikethrough: (self, value, session) =>
      patchLook(session, self, { font: { strikethrough: flag(value) } }),
    Color: (self, value, session) => patchLook(session, self, { font: { color: colorOf(value) } }),
    Underline: (self, value, session) =>
      patchLook(session, self, { font: { underline: wordOf(UNDERLINES, value) } }),
  },
  methods: {
    Clear: (self) => {
      const { dxf } = formatOf(self);
      if (!dxf) return;
      const children = dxf.children.filter((kid) => typeof kid === 'string' || kid.name !== 'font');
      changeFormat(self, { dxf: { ...dxf, children } });
    },
  },
});

const SIDES = { EdgeTop: 'top', EdgeBottom: 'bottom', EdgeLeft: 'left', EdgeRight: 'right' } as const;

type Side = keyof typeof SIDES;

const sides = Object.keys(SIDES) as Side[];

const border = (self: FormatRef, side: Side): ReturnType<typeof to<'ConditionalRangeBorder'>> =>
  to('ConditionalRangeBorder', { format: self, side: SIDES[side], name: side });

define('ConditionalRangeBorderCollection', {
  get: { Count: () => sides.length },
  items: (self) => sides.map((side) => border(self, side)),
  item: (self, key) => border(self, oneOf(sides, key)),
  nav: {
    Top: (self) => border(self, 'EdgeTop'),
    Bottom: (self) => border(self, 'EdgeBottom'),
    Left: (self) => border(self, 'EdgeLeft'),
    Right: (self) => border(self, 'EdgeRight'),
  },
});

/** Excel.ConditionalRangeBorderLineStyle and the file's. */
const LINES: Readonly<Record<string, string>> = {
  None: 'none',
  Continuous: 'thin',
  Dash: 'dashed',
  DashDot: 'dashDot',
  DashDotDot: 'dashDotDot',
  Dot: 'dotted',
};

const edge = (self: ConditionalBorder, session: Session): BorderEdge | undefined =>
  look(self.format, session).borders?.[self.side];

define('ConditionalRangeBorder', {
  get: {
    SideIndex: (self) => self.name,
    Style: (self, session) => nameOf(LINES, edge(self, session)?.style ?? 'none'),
    Color: (self, session) => edge(self, session)?.color ?? '',
  },
  set: {
    Style: (self, value, session) => {
      const style = wordOf(LINES, value);
      patchLook(session, self.format, { borders: { [self.side]: style === 'none' ? null : { style } } });
    },
    Color: (self, value, session) => {
      const style = edge(self, session)?.style ?? 'thin';
      patchLook(session, self.format, { borders: { [self.side]: { style, color: colorOf(value) } } });
    },
  },
});

// learn.microsoft.com/javascript/api/excel/excel.conditionaldatabarpositiveformat
define('ConditionalDataBarPositiveFormat', {
  get: {
    FillColor: (self) => {
      const { rule } = formatOf(self);
      return rule.kind === 'dataBar' ? rule.color : '';
    },
  },
  set: {
    FillColor: (self, value) => {
      const { rule } = formatOf(self);
      if (rule.kind !== 'dataBar') throw new ApiError('InvalidOperation');
      changeFormat(self, { rule: { ...rule, color: colorOf(value) } });
    },
  },
});
