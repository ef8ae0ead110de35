/** Excel.HeaderFooterGroup and HeaderFooter. learn.microsoft.com/javascript/api/excel/excel.headerfootergroup */
import type { HeaderFooter } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { flag, oneOf, text } from './arguments';
import { define, to } from './define';
import type { Selves } from './selves';

const change = (sheet: Sheet, part: Partial<HeaderFooter>): void => {
  sheet.page = { ...sheet.page, headerFooter: { ...sheet.page.headerFooter, ...part } };
};

const STATES = {
  Default: { differentFirst: false, differentOddEven: false },
  FirstAndDefault: { differentFirst: true, differentOddEven: false },
  OddAndEven: { differentFirst: false, differentOddEven: true },
  FirstOddAndEven: { differentFirst: true, differentOddEven: true },
} as const;

const stateNames = Object.keys(STATES) as (keyof typeof STATES)[];

define('HeaderFooterGroup', {
  get: {
    State: ({ page: { headerFooter } }) =>
      stateNames.find(
        (name) =>
          STATES[name].differentFirst === headerFooter.differentFirst &&
          STATES[name].differentOddEven === headerFooter.differentOddEven,
      ),
    UseSheetMargins: ({ page }) => page.headerFooter.alignWithMargins,
    UseSheetScale: ({ page }) => page.headerFooter.scaleWithDocument,
  },
  set: {
    State: (self, value) => change(self, STATES[oneOf(stateNames, value)]),
    UseSheetMargins: (self, value) => change(self, { alignWithMargins: flag(value) }),
    UseSheetScale: (self, value) => change(self, { scaleWithDocument: flag(value) }),
  },
  nav: {
    // What is not first or even is kept as odd.
    DefaultForAllPages: (sheet) => to('HeaderFooter', { sheet, pages: 'odd' }),
    OddPages: (sheet) => to('HeaderFooter', { sheet, pages: 'odd' }),
    EvenPages: (sheet) => to('HeaderFooter', { sheet, pages: 'even' }),
    FirstPage: (sheet) => to('HeaderFooter', { sheet, pages: 'first' }),
  },
});

type Pages = Selves['HeaderFooter'];
type Part = 'L' | 'C' | 'R';

/** "&LIzquierda&CCentro&RDerecha" → its three parts. */
function parts(joined: string): Record<Part, string> {
  const found: Record<Part, string> = { L: '', C: '', R: '' };
  let at: Part = 'C';
  let rest = joined;
  for (let i = 0; i < rest.length; i++) {
    const code = rest[i] === '&' ? rest[i + 1]?.toUpperCase() : undefined;
    if (code === 'L' || code === 'C' || code === 'R') {
      at = code;
      rest = rest.slice(i + 2);
      i = -1;
    } else {
      found[at] += rest[i] === '&' ? rest.slice(i, i + 2) : rest[i]!;
      if (rest[i] === '&') i += 1;
    }
  }
  return found;
}

const joined = (all: Record<Part, string>): string =>
  (['L', 'C', 'R'] as const).map((part) => (all[part] ? `&${part}${all[part]}` : '')).join('');

const key = (self: Pages, where: 'Header' | 'Footer'): keyof HeaderFooter['texts'] => `${self.pages}${where}`;

function read(self: Pages, where: 'Header' | 'Footer', part: Part): string {
  return parts(self.sheet.page.headerFooter.texts[key(self, where)] ?? '')[part];
}

function write(self: Pages, where: 'Header' | 'Footer', part: Part, value: unknown): void {
  const { texts } = self.sheet.page.headerFooter;
  const all = { ...parts(texts[key(self, where)] ?? ''), [part]: text(value) };
  change(self.sheet, { texts: { ...texts, [key(self, where)]: joined(all) } });
}

// learn.microsoft.com/javascript/api/excel/excel.headerfooter
define('HeaderFooter', {
  get: {
    LeftHeader: (self) => read(self, 'Header', 'L'),
    CenterHeader: (self) => read(self, 'Header', 'C'),
    RightHeader: (self) => read(self, 'Header', 'R'),
    LeftFooter: (self) => read(self, 'Footer', 'L'),
    CenterFooter: (self) => read(self, 'Footer', 'C'),
    RightFooter: (self) => read(self, 'Footer', 'R'),
  },
  set: {
    LeftHeader: (self, value) => write(self, 'Header', 'L', value),
    CenterHeader: (self, value) => write(self, 'Header', 'C', value),
    RightHeader: (self, value) => write(self, 'Header', 'R', value),
    LeftFooter: (self, value) => write(self, 'Footer', 'L', value),
    CenterFooter: (self, value) => write(self, 'Footer', 'C', value),
    RightFooter: (self, value) => write(self, 'Footer', 'R', value),
  },
});
