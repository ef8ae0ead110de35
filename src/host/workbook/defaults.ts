/** What does a new sheet look like before anyone touches it? */
import { cellArea } from './area';
import type { ColumnFormat, PageLayout, RowFormat, SheetProtection, SheetView } from './features';
import { PROTECTED_ACTS } from './features';

export const DEFAULT_VIEW: SheetView = {
  gridlines: true,
  headings: true,
  zeros: true,
  formulas: false,
  rightToLeft: false,
  zoom: 100,
  frozen: null,
  selection: { row: 0, column: 0, areas: [cellArea(0, 0)] },
};

export const DEFAULT_PAGE: PageLayout = {
  orientation: 'default',
  scale: 100,
  fit: null,
  margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
  centerHorizontally: false,
  centerVertically: false,
  gridlines: false,
  headings: false,
  blackAndWhite: false,
  draft: false,
  order: 'downThenOver',
  errors: 'displayed',
  comments: 'none',
  headerFooter: {
    differentFirst: false,
    differentOddEven: false,
    scaleWithDocument: true,
    alignWithMargins: true,
    texts: {},
  },
};

export const DEFAULT_ROW: RowFormat = { hidden: false, outline: 0, collapsed: false, custom: false };

export const DEFAULT_COLUMN: Omit<ColumnFormat, 'from' | 'to'> = {
  hidden: false,
  style: 0,
  outline: 0,
  collapsed: false,
  custom: false,
};

/** Protection that allows only selecting, as Excel's dialog proposes. */
export const DEFAULT_PROTECTION: SheetProtection = {
  allow: Object.fromEntries(
    PROTECTED_ACTS.map((act) => [act, act === 'selectLockedCells' || act === 'selectUnlockedCells']),
  ) as SheetProtection['allow'],
  secret: {},
};
