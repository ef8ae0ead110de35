/** Excel.RangeBorderCollection and RangeBorder. learn.microsoft.com/javascript/api/excel/excel.rangebordercollection */
import { ApiError } from '../bridge/errors';
import { colorOf } from './colors';
import { define, to } from './define';
import {
  BORDER_SIDES,
  readBorder,
  writeBorder,
  styleAndWeight,
  WEIGHTS,
  STYLES,
  type Line,
} from '../session/borders';
import { oneOf } from './arguments';

define('RangeBorderCollection', {
  get: {
    Count: () => BORDER_SIDES.length,
    TintAndShade: () => 0,
  },
  items: (self) => BORDER_SIDES.map((side) => to('RangeBorder', { looks: self, side })),
  item: (self, key) => {
    const side = BORDER_SIDES.find((known) => known === key);
    if (!side) throw new ApiError('InvalidArgument');
    return to('RangeBorder', { looks: self, side });
  },
});

const lineWith = (line: Line | null, change: { style?: string; weight?: string }): string =>
  styleAndWeight(change.style ?? line?.style ?? 'Continuous', change.weight ?? line?.weight ?? 'Thin');

define('RangeBorder', {
  get: {
    SideIndex: (self) => self.side,
    Style: (self, session) => readBorder(session, self.looks, self.side)?.style ?? null,
    Weight: (self, session) => readBorder(session, self.looks, self.side)?.weight ?? null,
    Color: (self, session) => readBorder(session, self.looks, self.side)?.color ?? null,
    TintAndShade: () => 0,
  },
  set: {
    // excel.rangeborder#excel-excel-rangeborder-style-member
    Style: (self, value, session) => {
      const style = oneOf(STYLES, value);
      const line = readBorder(session, self.looks, self.side);
      const weight = line && line.style !== 'None' ? line.weight : 'Thin';
      writeBorder(
        session,
        self.looks,
        self.side,
        style === 'None' ? null : { style: styleAndWeight(style, weight) },
      );
    },
    Weight: (self, value, session) => {
      const line = readBorder(session, self.looks, self.side);
      const known = line && line.style !== 'None' ? line : null;
      writeBorder(session, self.looks, self.side, {
        style: lineWith(known, { weight: oneOf(WEIGHTS, value) }),
      });
    },
    Color: (self, value, session) => {
      const line = readBorder(session, self.looks, self.side);
      const style = line && line.style !== 'None' ? {} : { style: 'thin' };
      writeBorder(session, self.looks, self.side, { ...style, color: colorOf(value) });
    },
  },
});
