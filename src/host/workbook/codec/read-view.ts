/** How is a sheet shown, laid out for printing and protected? XML → plain data. */
import { parseArea, parseAreas, cellArea } from '../area';
import { DEFAULT_PAGE, DEFAULT_VIEW } from '../defaults';
import type {
  AutoFilter,
  ColumnFormat,
  HeaderFooter,
  IgnoredError,
  PageLayout,
  SheetProtection,
  SheetView,
} from '../features';
import { PROTECTED_ACTS } from '../features';
import type { XmlElement } from '../xml/element';
import { child, childElements, childrenNamed, isTrue, numberOf, textOf } from '../xml/element';
import { decodeXString } from '../xml/write';

/** The first `sheetView`. */
export function readView(root: XmlElement): SheetView {
  const view = child(child(root, 'sheetViews'), 'sheetView');
  if (!view) return DEFAULT_VIEW;
  const pane = child(view, 'pane');
  const topLeft = parseArea(pane?.attrs.topLeftCell ?? '');
  return {
    gridlines: isTrue(view.attrs.showGridLines, true),
    headings: isTrue(view.attrs.showRowColHeaders, true),
    zeros: isTrue(view.attrs.showZeros, true),
    formulas: isTrue(view.attrs.showFormulas),
    rightToLeft: isTrue(view.attrs.rightToLeft),
    zoom: numberOf(view.attrs.zoomScale) ?? 100,
    frozen: readFrozen(pane),
    ...(topLeft && { topLeft: { row: topLeft.top, column: topLeft.left } }),
    selection: readSelection(view, pane?.attrs.activePane ?? 'topLeft'),
  };
}

function readFrozen(pane: XmlElement | undefined): SheetView['frozen'] {
  if (!pane || !(pane.attrs.state ?? '').startsWith('frozen')) return null;
  return {
    rows: Math.trunc(numberOf(pane.attrs.ySplit) ?? 0),
    columns: Math.trunc(numberOf(pane.attrs.xSplit) ?? 0),
  };
}

function readSelection(view: XmlElement, active: string): SheetView['selection'] {
  const all = childrenNamed(view, 'selection');
  const chosen = all.find((node) => (node.attrs.pane ?? 'topLeft') === active) ?? all[0];
  const cell = parseArea(chosen?.attrs.activeCell ?? 'A1') ?? cellArea(0, 0);
  const areas = parseAreas(chosen?.attrs.sqref ?? '');
  return { row: cell.top, column: cell.left, areas: areas.length ? areas : [cell] };
}

/** The `cols` element. */
export function readColumns(root: XmlElement): ColumnFormat[] {
  const columns = childrenNamed(child(root, 'cols'), 'col').map((col): ColumnFormat => {
    const width = numberOf(col.attrs.width);
    return {
      from: (numberOf(col.attrs.min) ?? 1) - 1,
      to: Math.min((numberOf(col.attrs.max) ?? 1) - 1, 16_383),
      ...(width !== undefined && { width }),
      hidden: isTrue(col.attrs.hidden),
      style: numberOf(col.attrs.style) ?? 0,
      outline: numberOf(col.attrs.outlineLevel) ?? 0,
      collapsed: isTrue(col.attrs.collapsed),
      custom: isTrue(col.attrs.customWidth),
      ...(col.attrs.bestFit !== undefined && { bestFit: isTrue(col.attrs.bestFit) }),
    };
  });
  return columns.filter((c) => c.from >= 0 && c.to >= c.from).sort((a, b) => a.from - b.from);
}

/** `sheetPr/pageSetUpPr`, `printOptions`, `pageMargins`, `pageSetup` and `headerFooter`. */
export function readPage(root: XmlElement): PageLayout {
  const setup = child(root, 'pageSetup')?.attrs ?? {};
  const options = child(root, 'printOptions')?.attrs ?? {};
  const margins = child(root, 'pageMargins')?.attrs ?? {};
  const fitted = isTrue(child(child(root, 'sheetPr'), 'pageSetUpPr')?.attrs.fitToPage);
  const margin = (side: keyof PageLayout['margins']): number =>
    numberOf(margins[side]) ?? DEFAULT_PAGE.margins[side];
  const paperSize = numberOf(setup.paperSize);
  const firstPage = isTrue(setup.useFirstPageNumber) ? numberOf(setup.firstPageNumber) : undefined;
  return {
    orientation: (setup.orientation as PageLayout['orientation'] | undefined) ?? 'default',
    ...(paperSize !== undefined && { paperSize }),
    scale: numberOf(setup.scale) ?? 100,
    fit: fitted ? { wide: numberOf(setup.fitToWidth) ?? 1, tall: numberOf(setup.fitToHeight) ?? 1 } : null,
    margins: {
      left: margin('left'),
      right: margin('right'),
      top: margin('top'),
      bottom: margin('bottom'),
      header: margin('header'),
      footer: margin('footer'),
    },
    centerHorizontally: isTrue(options.horizontalCentered),
    centerVertically: isTrue(options.verticalCentered),
    gridlines: isTrue(options.gridLines),
    headings: isTrue(options.headings),
    blackAndWhite: isTrue(setup.blackAndWhite),
    draft: isTrue(setup.draft),
    ...(firstPage !== undefined && { firstPage }),
    order: (setup.pageOrder as PageLayout['order'] | undefined) ?? 'downThenOver',
    errors: setup.errors ?? 'displayed',
    comments: setup.cellComments ?? 'none',
    headerFooter: readHeaderFooter(child(root, 'headerFooter')),
  };
}

function readHeaderFooter(node: XmlElement | undefined): HeaderFooter {
  if (!node) return DEFAULT_PAGE.headerFooter;
  const texts = childElements(node).map((kid) => [kid.name, decodeXString(textOf(kid))] as const);
  return {
    differentFirst: isTrue(node.attrs.differentFirst),
    differentOddEven: isTrue(node.attrs.differentOddEven),
    scaleWithDocument: isTrue(node.attrs.scaleWithDoc, true),
    alignWithMargins: isTrue(node.attrs.alignWithMargins, true),
    texts: Object.fromEntries(texts),
  };
}

const ALLOWED_BY_DEFAULT = new Set(['objects', 'scenarios', 'selectLockedCells', 'selectUnlockedCells']);

/** `sheetProtection`, when the sheet is protected. In the file 1 means locked; here true means allowed. */
export function readProtection(root: XmlElement): SheetProtection | null {
  const node = child(root, 'sheetProtection');
  if (!node || !isTrue(node.attrs.sheet)) return null;
  const allow = PROTECTED_ACTS.map(
    (act) => [act, !isTrue(node.attrs[act], !ALLOWED_BY_DEFAULT.has(act))] as const,
  );
  const known = new Set<string>([...PROTECTED_ACTS, 'sheet']);
  const secret = Object.entries(node.attrs).filter(([name]) => !known.has(name));
  return {
    allow: Object.fromEntries(allow) as SheetProtection['allow'],
    secret: Object.fromEntries(secret),
  };
}

export function readAutoFilter(root: XmlElement): AutoFilter | null {
  const node = child(root, 'autoFilter');
  const area = parseArea(node?.attrs.ref ?? '');
  return node && area ? { area, criteria: childElements(node) } : null;
}

export function readIgnoredErrors(root: XmlElement): IgnoredError[] {
  return childrenNamed(child(root, 'ignoredErrors'), 'ignoredError').map((node) => ({
    ranges: parseAreas(node.attrs.sqref ?? ''),
    kinds: Object.keys(node.attrs).filter((name) => name !== 'sqref' && isTrue(node.attrs[name])),
  }));
}
