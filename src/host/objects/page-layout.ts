/** Excel.PageLayout and its headers and footers. learn.microsoft.com/javascript/api/excel/excel.pagelayout */
import { ApiError } from '../bridge/errors';
import type { Target } from '../bridge/kind';
import { rangeOnSheet } from '../session/address';
import { printArea, printTitles, setPrintArea, setPrintTitles } from '../session/print-names';
import type { AreasRef } from '../session/range-ref';
import type { Session } from '../session/session';
import { isTarget } from '../bridge/kind';
import type { Area } from '../workbook/area';
import type { PageLayout } from '../workbook/features';
import type { Sheet } from '../workbook/model';
import { flag, integer, number, oneOf, rangeOrNull, record } from './arguments';
import { define, to } from './define';
import { nameOf, wordOf } from './format-words';
import { PAPER_SIZES } from './paper-sizes';

const POINTS = 72;
const CENTIMETRES = 2.54;

const change = (sheet: Sheet, part: Partial<PageLayout>): void => {
  sheet.page = { ...sheet.page, ...part };
};

type Margin = keyof PageLayout['margins'];

/** Margins are points in the API, inches in the file. */
const margin = (name: Margin) => ({
  get: (sheet: Sheet) => sheet.page.margins[name] * POINTS,
  set: (sheet: Sheet, value: unknown) => setMargin(sheet, name, number(value) / POINTS),
});

function setMargin(sheet: Sheet, name: Margin, inches: number): void {
  if (inches < 0 || inches >= 49) throw new ApiError('InvalidArgument');
  change(sheet, { margins: { ...sheet.page.margins, [name]: inches } });
}

const MARGINS = {
  LeftMargin: margin('left'),
  RightMargin: margin('right'),
  TopMargin: margin('top'),
  BottomMargin: margin('bottom'),
  HeaderMargin: margin('header'),
  FooterMargin: margin('footer'),
};

const ERRORS = { ErrorsDisplayed: 'displayed', Blank: 'blank', Dash: 'dash', NotAvailable: 'NA' } as const;
const COMMENTS = { NoComments: 'none', EndSheet: 'atEnd', InPlace: 'asDisplayed' } as const;
const ORDERS = { DownThenOver: 'downThenOver', OverThenDown: 'overThenDown' } as const;

/** excel.pagelayout#zoom: the whole object only; `scale` is null when fitted, and the other way round. */
function setZoom(sheet: Sheet, value: unknown): void {
  const { scale, horizontalFitToPages, verticalFitToPages } = record(value);
  if (scale !== null && scale !== undefined) {
    const percent = integer(scale);
    if (percent < 10 || percent > 400) throw new ApiError('InvalidArgument');
    return change(sheet, { scale: percent, fit: null });
  }
  const pages = (given: unknown): number => (given === null || given === undefined ? 0 : integer(given));
  change(sheet, { fit: { wide: pages(horizontalFitToPages), tall: pages(verticalFitToPages) } });
}

function readZoom({ page }: Sheet): unknown {
  if (!page.fit) return { scale: page.scale, horizontalFitToPages: null, verticalFitToPages: null };
  return {
    scale: null,
    horizontalFitToPages: page.fit.wide || null,
    verticalFitToPages: page.fit.tall || null,
  };
}

/** Areas given as a range, a RangeAreas or an address. */
function areasOf(sheet: Sheet, value: unknown, session: Session): Area[] {
  if (isTarget(value) && value.kind.name === 'RangeAreas') {
    return (value.self as AreasRef).ranges.map((range) => range.area);
  }
  const range = rangeOrNull(value);
  if (range) return [range.area];
  return String(value)
    .split(',')
    .map((part) => rangeOnSheet(session.workbook, sheet, part));
}

const orItemNotFound = <T>(found: T | null): T => {
  if (found === null) throw new ApiError('ItemNotFound');
  return found;
};

const printAreas = (sheet: Sheet, session: Session): Target | null => {
  const areas = printArea(session, sheet);
  return areas.length
    ? to('RangeAreas', { sheet, ranges: areas.map((area) => session.range(sheet, area)) })
    : null;
};

const titles = (sheet: Sheet, session: Session, which: 'rows' | 'columns'): Target | null => {
  const area = printTitles(session, sheet)[which];
  return area && to('Range', session.range(sheet, area));
};

define('PageLayout', {
  get: {
    ...Object.fromEntries(Object.entries(MARGINS).map(([name, { get }]) => [name, get])),
    Orientation: ({ page }) => (page.orientation === 'landscape' ? 'Landscape' : 'Portrait'),
    PaperSize: ({ page }) => PAPER_SIZES[page.paperSize ?? 1] ?? null,
    Zoom: readZoom,
    CenterHorizontally: ({ page }) => page.centerHorizontally,
    CenterVertically: ({ page }) => page.centerVertically,
    BlackAndWhite: ({ page }) => page.blackAndWhite,
    DraftMode: ({ page }) => page.draft,
    FirstPageNumber: ({ page }) => page.firstPage ?? '',
    PrintGridlines: ({ page }) => page.gridlines,
    PrintHeadings: ({ page }) => page.headings,
    PrintErrors: ({ page }) => nameOf(ERRORS, page.errors),
    PrintComments: ({ page }) => nameOf(COMMENTS, page.comments),
    PrintOrder: ({ page }) => nameOf(ORDERS, page.order),
  },
  set: {
    ...Object.fromEntries(Object.entries(MARGINS).map(([name, { set }]) => [name, set])),
    Orientation: (self, value) =>
      change(self, {
        orientation: oneOf(['Portrait', 'Landscape'], value) === 'Landscape' ? 'landscape' : 'portrait',
      }),
    PaperSize: (self, value) => {
      const size = PAPER_SIZES.indexOf(
        oneOf(
          PAPER_SIZES.filter((each) => each !== ''),
          value,
        ),
      );
      change(self, { paperSize: size });
    },
    Zoom: setZoom,
    CenterHorizontally: (self, value) => change(self, { centerHorizontally: flag(value) }),
    CenterVertically: (self, value) => change(self, { centerVertically: flag(value) }),
    BlackAndWhite: (self, value) => change(self, { blackAndWhite: flag(value) }),
    DraftMode: (self, value) => change(self, { draft: flag(value) }),
    FirstPageNumber: (self, value) => change(self, { firstPage: value === '' ? undefined : integer(value) }),
    PrintGridlines: (self, value) => change(self, { gridlines: flag(value) }),
    PrintHeadings: (self, value) => change(self, { headings: flag(value) }),
    PrintErrors: (self, value) => change(self, { errors: wordOf(ERRORS, value) }),
    PrintComments: (self, value) => change(self, { comments: wordOf(COMMENTS, value) }),
    PrintOrder: (self, value) => change(self, { order: wordOf(ORDERS, value) }),
  },
  nav: { HeadersFooters: (self) => to('HeaderFooterGroup', self) },
  methods: {
    // excel.pagelayout#excel-excel-pagelayout-setprintarea-member(1)
    SetPrintArea: (self, args, session) => setPrintArea(session, self, areasOf(self, args[0], session)),
    SetPrintTitleRows: (self, args, session) =>
      setPrintTitles(session, self, { rows: areasOf(self, args[0], session)[0]! }),
    SetPrintTitleColumns: (self, args, session) =>
      setPrintTitles(session, self, { columns: areasOf(self, args[0], session)[0]! }),
    GetPrintArea: (self, _args, session) => orItemNotFound(printAreas(self, session)),
    GetPrintAreaOrNullObject: (self, _args, session) => printAreas(self, session),
    GetPrintTitleRows: (self, _args, session) => orItemNotFound(titles(self, session, 'rows')),
    GetPrintTitleRowsOrNullObject: (self, _args, session) => titles(self, session, 'rows'),
    GetPrintTitleColumns: (self, _args, session) => orItemNotFound(titles(self, session, 'columns')),
    GetPrintTitleColumnsOrNullObject: (self, _args, session) => titles(self, session, 'columns'),
    // excel.pagelayout#excel-excel-pagelayout-setprintmargins-member(1)
    SetPrintMargins: (self, args) => {
      const unit = { Points: POINTS, Inches: 1, Centimeters: CENTIMETRES }[
        oneOf(['Points', 'Inches', 'Centimeters'], args[0])
      ];
      for (const name of ['top', 'bottom', 'left', 'right', 'header', 'footer'] as const) {
        const given = record(args[1])[name];
        if (given !== null && given !== undefined) setMargin(self, name, number(given) / unit);
      }
    },
  },
});
