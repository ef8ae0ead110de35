/** How is a sheet's part written? Only the elements whose aspect changed are new; the others stay. */
import { formatArea } from '../area';
import type { Sheet } from '../model';
import type { StylePool } from '../styles/pool';
import type { XmlElement, XmlNode } from '../xml/element';
import { child, element, withAttrs } from '../xml/element';
import { XML_DECLARATION, writeAttributes, writeNode } from '../xml/write';
import { WORKSHEET_ORDER, mainNamespace, relationNamespace } from './vocabulary';
import type { CellContext } from './write-cells';
import { writeCells } from './write-cells';
import { extensionsElement, formatElements, validationsElement } from './write-rules';
import type { SheetTarget } from './write-tables';
import { writeHyperlinks, writeTables } from './write-tables';
import { writeComments } from './write-comments';
import {
  autoFilterElement,
  columnsElement,
  ignoredElement,
  mergesElement,
  pageElements,
  propertiesElement,
  protectionElement,
  viewsElement,
  withTabSelected,
} from './write-view';

/** What the sheets of one saving share. */
export interface SheetContext extends CellContext {
  readonly styles: StylePool;
}

/** Aspects that live in the sheet's own part. */
const ASPECTS = [
  'tabColor',
  'columns',
  'defaultColumnWidth',
  'defaultRowHeight',
  'merges',
  'view',
  'conditionalFormats',
  'validations',
  'tables',
  'autoFilter',
  'protection',
  'page',
  'hyperlinks',
  'ignoredErrors',
  'notes',
  'comments',
  'cells',
  'rows',
] as const satisfies readonly (keyof Sheet)[];

type Aspect = (typeof ASPECTS)[number];

/** True when the aspect is not what the file had. */
export function aspectChanged(sheet: Sheet, aspect: Aspect): boolean {
  return sheet.origin === null || sheet.origin.read[aspect] !== sheet[aspect];
}

/** True when the sheet's part must be written again. */
export function sheetChanged(sheet: Sheet): boolean {
  return sheet.cells.touched || sheet.rowsTouched || ASPECTS.some((aspect) => aspectChanged(sheet, aspect));
}

/** True when the file marks the sheet as the tab in front. */
export function isTabSelected(root: XmlElement): boolean {
  return child(child(root, 'sheetViews'), 'sheetView')?.attrs.tabSelected === '1';
}

/** Writes the sheet's part and the parts that hang on it. */
export function writeSheet(
  sheet: Sheet,
  root: XmlElement,
  selected: boolean,
  to: SheetTarget,
  context: SheetContext,
): void {
  const draft = new Draft(root);
  replaceAspects(sheet, selected, draft, to, context);
  const cells = writeCells(sheet, root, context);
  const attrs = { ...root.attrs, 'xmlns:r': root.attrs['xmlns:r'] ?? relationNamespace(to.strict) };
  const body = draft.children.map((node) =>
    typeof node !== 'string' && node.name === 'sheetData' ? cells : writeNode(node),
  );
  const text = [XML_DECLARATION, `<worksheet${writeAttributes(attrs)}>`, ...body, '</worksheet>'];
  to.pack.put(to.part, text.join(''));
  if (aspectChanged(sheet, 'notes') || aspectChanged(sheet, 'comments')) writeComments(sheet, to);
}

/** The root of a sheet that the file did not have. */
export function emptySheet(strict: boolean): XmlElement {
  return element('worksheet', { xmlns: mainNamespace(strict) }, [element('sheetData')]);
}

/** The children of a worksheet being rewritten, in the schema's order. */
class Draft {
  children: XmlNode[];

  constructor(readonly root: XmlElement) {
    this.children = [...root.children];
    if (!child(root, 'sheetData')) this.put('sheetData', [element('sheetData')]);
  }

  /** Replaces all elements of that name. */
  put(name: string, nodes: readonly (XmlElement | null)[]): void {
    this.children = this.children.filter((kid) => typeof kid === 'string' || kid.name !== name);
    const rank = WORKSHEET_ORDER.indexOf(name);
    const later = (kid: XmlNode): boolean =>
      typeof kid !== 'string' && WORKSHEET_ORDER.indexOf(kid.name) > rank;
    const at = this.children.findIndex(later);
    const real = nodes.filter((node): node is XmlElement => node !== null);
    this.children.splice(at < 0 ? this.children.length : at, 0, ...real);
  }
}

function replaceAspects(
  sheet: Sheet,
  selected: boolean,
  draft: Draft,
  to: SheetTarget,
  context: SheetContext,
): void {
  const { root } = draft;
  const changed = (...aspects: Aspect[]): boolean => aspects.some((aspect) => aspectChanged(sheet, aspect));
  if (changed('tabColor', 'page')) {
    draft.put('sheetPr', [propertiesElement(root, sheet, changed('tabColor'))]);
  }
  draft.put('dimension', [element('dimension', { ref: formatArea(sheet.usedArea()) })]);
  if (changed('view')) draft.put('sheetViews', [viewsElement(root, sheet.view, selected)]);
  else if (isTabSelected(root) !== selected) draft.put('sheetViews', [withTabSelected(root, selected)]);
  if (changed('defaultColumnWidth', 'defaultRowHeight'))
    draft.put('sheetFormatPr', [formatElement(root, sheet)]);
  if (changed('columns')) draft.put('cols', [columnsElement(sheet.columns)]);
  if (changed('protection')) draft.put('sheetProtection', [protectionElement(sheet.protection)]);
  if (changed('autoFilter')) draft.put('autoFilter', [autoFilterElement(sheet.autoFilter)]);
  if (changed('merges')) draft.put('mergeCells', [mergesElement(sheet)]);
  replaceRules(sheet, draft, context, changed);
  if (changed('hyperlinks')) draft.put('hyperlinks', [writeHyperlinks(sheet.hyperlinks, to)]);
  if (changed('page')) {
    for (const [name, node] of Object.entries(pageElements(root, sheet.page))) draft.put(name, [node]);
  }
  if (changed('ignoredErrors')) draft.put('ignoredErrors', [ignoredElement(root, sheet.ignoredErrors)]);
  if (changed('tables')) {
    const before = sheet.origin?.copyOf === undefined ? sheet.origin?.read.tables : [];
    draft.put('tableParts', [writeTables(sheet.tables, (before ?? []) as Sheet['tables'], to)]);
  }
}

function replaceRules(
  sheet: Sheet,
  draft: Draft,
  context: SheetContext,
  changed: (...aspects: Aspect[]) => boolean,
): void {
  const { conditionalFormats, validations } = sheet;
  if (changed('conditionalFormats')) {
    draft.put('conditionalFormatting', formatElements(conditionalFormats, context));
  }
  if (changed('validations'))
    draft.put('dataValidations', [validationsElement(draft.root, validations, context.formulas)]);
  if (changed('conditionalFormats', 'validations')) {
    draft.put('extLst', [extensionsElement(draft.root, validations, conditionalFormats, context.formulas)]);
  }
}

function formatElement(root: XmlElement, sheet: Sheet): XmlElement {
  const height = sheet.defaultRowHeight;
  return withAttrs(child(root, 'sheetFormatPr') ?? element('sheetFormatPr'), {
    defaultColWidth: sheet.defaultColumnWidth,
    defaultRowHeight: height,
    ...(height === 15 ? {} : { customHeight: 1 }),
  });
}
