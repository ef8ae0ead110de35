/** How are view, columns, page, protection and the like written? Plain data → XML, over what the file had. */
import { cellAddress, formatArea, formatAreas } from '../area';
import type {
  AutoFilter,
  ColumnFormat,
  IgnoredError,
  PageLayout,
  SheetProtection,
  SheetView,
} from '../features';
import { PROTECTED_ACTS } from '../features';
import type { Sheet } from '../model';
import { colorElement } from '../styles/color';
import type { XmlElement } from '../xml/element';
import { child, childrenNamed, element, withAttrs, withChild } from '../xml/element';
import { encodeXString } from '../xml/write';

/** "1" for true; nothing (or, when the default is true, "0") otherwise. */
function flag(on: boolean, byDefault = false): string | undefined {
  return on === byDefault ? undefined : on ? '1' : '0';
}

/** `sheetViews` with the first view as the model says; other views stay. */
export function viewsElement(root: XmlElement, view: SheetView, selected: boolean): XmlElement {
  const old = child(root, 'sheetViews') ?? element('sheetViews');
  const first = child(old, 'sheetView') ?? element('sheetView', { workbookViewId: 0 });
  const changed = withAttrs(first, {
    showGridLines: flag(view.gridlines, true),
    showRowColHeaders: flag(view.headings, true),
    showZeros: flag(view.zeros, true),
    showFormulas: flag(view.formulas),
    rightToLeft: flag(view.rightToLeft),
    tabSelected: flag(selected),
    zoomScale: view.zoom === 100 ? undefined : view.zoom,
    ...(view.zoom === Number(first.attrs.zoomScale ?? 100) ? {} : { zoomScaleNormal: undefined }),
  });
  const kept = changed.children.filter(
    (kid) => typeof kid !== 'string' && kid.name !== 'pane' && kid.name !== 'selection',
  );
  const split = view.frozen ? undefined : unfrozenPane(first);
  const pane = view.frozen ? frozenPane(view) : split;
  const selections = split ? childrenNamed(first, 'selection') : selectionElements(view);
  const done = { ...changed, children: [...(pane ? [pane] : []), ...selections, ...kept] };
  return withChild(old, 'sheetView', done);
}

/** The same views, only (un)marked as the tab in front. */
export function withTabSelected(root: XmlElement, selected: boolean): XmlElement {
  const old = child(root, 'sheetViews') ?? element('sheetViews');
  const first = child(old, 'sheetView') ?? element('sheetView', { workbookViewId: 0 });
  return withChild(old, 'sheetView', withAttrs(first, { tabSelected: flag(selected) }));
}

function unfrozenPane(view: XmlElement): XmlElement | undefined {
  const pane = child(view, 'pane');
  return pane?.attrs.state === undefined || pane.attrs.state === 'split' ? pane : undefined;
}

function activePane(frozen: { rows: number; columns: number }): string {
  if (frozen.rows && frozen.columns) return 'bottomRight';
  return frozen.rows ? 'bottomLeft' : 'topRight';
}

function frozenPane(view: SheetView): XmlElement {
  const frozen = view.frozen!;
  const corner = view.topLeft ?? { row: 0, column: 0 };
  const topLeft = cellAddress(Math.max(corner.row, frozen.rows), Math.max(corner.column, frozen.columns));
  return element('pane', {
    xSplit: frozen.columns || undefined,
    ySplit: frozen.rows || undefined,
    topLeftCell: topLeft,
    activePane: activePane(frozen),
    state: 'frozen',
  });
}

function selectionElements(view: SheetView): XmlElement[] {
  const { row, column, areas } = view.selection;
  const chosen = { activeCell: cellAddress(row, column), sqref: formatAreas(areas) };
  if (!view.frozen) return [element('selection', chosen)];
  const pane = activePane(view.frozen);
  const others = pane === 'bottomRight' ? ['topRight', 'bottomLeft'] : [];
  return [
    ...others.map((name) => element('selection', { pane: name })),
    element('selection', { pane, ...chosen }),
  ];
}

/** False for columns that are as any other: shown again, or back to the standard width. */
function isTold({ width, hidden, style, outline, collapsed, custom, bestFit }: ColumnFormat): boolean {
  const isSized = width !== undefined || custom || bestFit !== undefined;
  return isSized || hidden || style !== 0 || outline !== 0 || collapsed;
}

/** `cols`, or null when no column has a format. */
export function columnsElement(columns: readonly ColumnFormat[]): XmlElement | null {
  const told = columns.filter(isTold);
  if (told.length === 0) return null;
  const cols = told.map((column) =>
    element('col', {
      min: column.from + 1,
      max: column.to + 1,
      width: column.width ?? 9.140625,
      style: column.style || undefined,
      hidden: flag(column.hidden),
      bestFit: column.bestFit === undefined ? undefined : flag(column.bestFit),
      customWidth: flag(column.custom),
      outlineLevel: column.outline || undefined,
      collapsed: flag(column.collapsed),
    }),
  );
  return element('cols', {}, cols);
}

/** `sheetPr` with tab colour and fit-to-page; null when it would be empty. */
export function propertiesElement(root: XmlElement, sheet: Sheet, tabChanged: boolean): XmlElement | null {
  const order = ['tabColor', 'outlinePr', 'pageSetUpPr'];
  let done = child(root, 'sheetPr') ?? element('sheetPr');
  if (tabChanged) {
    const color = sheet.tabColor === null ? null : colorElement('tabColor', sheet.tabColor);
    done = withChild(done, 'tabColor', color, order);
  }
  const setup = child(done, 'pageSetUpPr') ?? element('pageSetUpPr');
  const fitted = withAttrs(setup, { fitToPage: flag(sheet.page.fit !== null) });
  const empty = Object.keys(fitted.attrs).length === 0;
  done = withChild(done, 'pageSetUpPr', empty ? null : fitted, order);
  return done.children.length === 0 && Object.keys(done.attrs).length === 0 ? null : done;
}

/** The page elements, by name; null removes one. */
export function pageElements(root: XmlElement, page: PageLayout): Record<string, XmlElement | null> {
  return {
    printOptions: printOptions(root, page),
    pageMargins: withAttrs(child(root, 'pageMargins') ?? element('pageMargins'), page.margins),
    pageSetup: pageSetup(root, page),
    headerFooter: headerFooter(page),
  };
}

function unlessEmpty(node: XmlElement): XmlElement | null {
  return node.children.length === 0 && Object.keys(node.attrs).length === 0 ? null : node;
}

function printOptions(root: XmlElement, page: PageLayout): XmlElement | null {
  return unlessEmpty(
    withAttrs(child(root, 'printOptions') ?? element('printOptions'), {
      horizontalCentered: flag(page.centerHorizontally),
      verticalCentered: flag(page.centerVertically),
      headings: flag(page.headings),
      gridLines: flag(page.gridlines),
    }),
  );
}

function pageSetup(root: XmlElement, page: PageLayout): XmlElement | null {
  const old = child(root, 'pageSetup') ?? element('pageSetup');
  return unlessEmpty(
    withAttrs(old, {
      paperSize: page.paperSize,
      scale: page.scale === 100 ? undefined : page.scale,
      fitToWidth: page.fit && page.fit.wide !== 1 ? page.fit.wide : undefined,
      fitToHeight: page.fit && page.fit.tall !== 1 ? page.fit.tall : undefined,
      firstPageNumber: page.firstPage ?? old.attrs.firstPageNumber,
      useFirstPageNumber: page.firstPage === undefined ? undefined : 1,
      pageOrder: page.order === 'downThenOver' ? undefined : page.order,
      orientation: page.orientation === 'default' ? old.attrs.orientation && 'default' : page.orientation,
      blackAndWhite: flag(page.blackAndWhite),
      draft: flag(page.draft),
      cellComments: page.comments === 'none' ? undefined : page.comments,
      errors: page.errors === 'displayed' ? undefined : page.errors,
    }),
  );
}

const HEADERS = ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'] as const;

function headerFooter(page: PageLayout): XmlElement | null {
  const { headerFooter: hf } = page;
  const texts = HEADERS.filter((name) => hf.texts[name] !== undefined);
  const attrs = {
    differentOddEven: flag(hf.differentOddEven),
    differentFirst: flag(hf.differentFirst),
    scaleWithDoc: flag(hf.scaleWithDocument, true),
    alignWithMargins: flag(hf.alignWithMargins, true),
  };
  return unlessEmpty(
    element(
      'headerFooter',
      attrs,
      texts.map((name) => element(name, SPACES, [encodeXString(hf.texts[name]!)])),
    ),
  );
}

const SPACES = { 'xml:space': 'preserve' };

export function protectionElement(protection: SheetProtection | null): XmlElement | null {
  if (!protection) return null;
  // In the file 1 means locked; acts that are free by default are only written when locked.
  const acts = PROTECTED_ACTS.map((act) => [act, protection.allow[act]] as const);
  const free = new Set(['objects', 'scenarios', 'selectLockedCells', 'selectUnlockedCells']);
  const attrs = acts
    .filter(([act, allowed]) => allowed !== free.has(act))
    .map(([act, ok]) => [act, ok ? '0' : '1']);
  return element('sheetProtection', { ...protection.secret, sheet: 1, ...Object.fromEntries(attrs) });
}

export function autoFilterElement(filter: AutoFilter | null): XmlElement | null {
  return filter && element('autoFilter', { ref: formatArea(filter.area) }, filter.criteria);
}

export function mergesElement(sheet: Sheet): XmlElement | null {
  const merges = sheet.merges.map((area) => element('mergeCell', { ref: formatArea(area) }));
  return merges.length ? element('mergeCells', { count: merges.length }, merges) : null;
}

export function ignoredElement(root: XmlElement, ignored: readonly IgnoredError[]): XmlElement | null {
  const extension = child(child(root, 'ignoredErrors'), 'extLst');
  const nodes = ignored.map(({ ranges, kinds }) =>
    element('ignoredError', {
      sqref: formatAreas(ranges),
      ...Object.fromEntries(kinds.map((kind) => [kind, 1])),
    }),
  );
  return nodes.length ? element('ignoredErrors', {}, [...nodes, extension]) : null;
}
