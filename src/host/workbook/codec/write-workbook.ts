/** How are workbook.xml, styles.xml and the document's properties written? */
import type { DefinedName } from '../features';
import type { Sheet, Workbook, WorkbookProperties } from '../model';
import type { XmlElement } from '../xml/element';
import { child, childElements, element, localName, withAttrs, withChild } from '../xml/element';
import { encodeXString, writePart } from '../xml/write';
import type { FormulaText } from './formula-text';
import type { Package } from './package';
import type { CellContext } from './write-cells';
import { corePart } from './read-document';
import {
  CONTENT_TYPE,
  STYLES_ORDER,
  WORKBOOK_ORDER,
  mainNamespace,
  relationNamespace,
  relationType,
} from './vocabulary';

/** Writes workbook.xml. `relations` gives the relationship of each sheet; a stale formula asks for a calculation. */
export function workbookElement(
  workbook: Workbook,
  root: XmlElement,
  relations: ReadonlyMap<Sheet, string>,
  { formulas, report }: Pick<CellContext, 'formulas' | 'report'>,
): XmlElement {
  const strict = workbook.origin?.strict ?? false;
  const sheets = workbook.sheets.map((sheet) => sheetElement(sheet, relations.get(sheet)!));
  let done = withAttrs(root, { 'xmlns:r': root.attrs['xmlns:r'] ?? relationNamespace(strict) });
  done = withChild(done, 'bookViews', viewsElement(workbook, root), WORKBOOK_ORDER);
  done = withChild(done, 'sheets', element('sheets', {}, sheets), WORKBOOK_ORDER);
  done = withChild(done, 'definedNames', namesElement(workbook, formulas), WORKBOOK_ORDER);
  return withChild(done, 'calcPr', calcElement(workbook, root, report.stale), WORKBOOK_ORDER);
}

function sheetElement(sheet: Sheet, relation: string): XmlElement {
  const state = { Visible: undefined, Hidden: 'hidden', VeryHidden: 'veryHidden' }[sheet.visibility];
  return element('sheet', {
    ...sheet.origin?.attrs,
    name: sheet.name,
    sheetId: sheet.sheetId,
    state,
    'r:id': relation,
  });
}

function viewsElement(workbook: Workbook, root: XmlElement): XmlElement {
  const old = child(root, 'bookViews') ?? element('bookViews', {}, [element('workbookView')]);
  const active = Math.max(0, workbook.sheets.indexOf(workbook.activeSheet ?? workbook.sheets[0]!));
  const inside = (tab: string | undefined): string | undefined =>
    Number(tab ?? 0) < workbook.sheets.length ? tab : undefined;
  const views = childElements(old).map((view, i) => {
    const shown = i === 0 ? active : Number(inside(view.attrs.activeTab) ?? 0);
    const activeTab = shown === 0 && view.attrs.activeTab === undefined ? undefined : shown;
    return withAttrs(view, { firstSheet: inside(view.attrs.firstSheet), activeTab });
  });
  return { ...old, children: views };
}

function namesElement(workbook: Workbook, formulas: FormulaText): XmlElement | null {
  const nodes = workbook.names.flatMap((name) => nameElement(workbook, name, formulas));
  return nodes.length ? element('definedNames', {}, nodes) : null;
}

function nameElement(workbook: Workbook, name: DefinedName, formulas: FormulaText): XmlElement[] {
  const local = name.sheet === null ? undefined : workbook.sheets.findIndex((s) => s.id === name.sheet);
  if (local === -1) return [];
  const attrs = {
    ...name.extra,
    name: name.name,
    localSheetId: local,
    hidden: name.hidden ? 1 : undefined,
    comment: name.comment === '' ? undefined : encodeXString(name.comment),
  };
  return [element('definedName', attrs, [formulas.toFile(name.formula)])];
}

function calcElement(workbook: Workbook, root: XmlElement, stale: boolean): XmlElement | null {
  const { calc } = workbook;
  const old = child(root, 'calcPr');
  const done = withAttrs(old ?? element('calcPr'), {
    calcMode: calc.mode === 'auto' ? undefined : calc.mode,
    iterate: calc.iterate ? 1 : undefined,
    iterateCount: calc.iterations === 100 ? undefined : calc.iterations,
    iterateDelta: calc.maxChange === 0.001 ? undefined : calc.maxChange,
    fullCalcOnLoad: calc.fullOnLoad || stale ? 1 : undefined,
  });
  return old || Object.keys(done.attrs).length > 0 ? done : null;
}

/** True when workbook.xml does not say what the model says. */
export function namesOrSheetsChanged(workbook: Workbook, root: XmlElement): boolean {
  const nodes = child(root, 'sheets') ? childElements(child(root, 'sheets')!) : [];
  const same =
    nodes.length === workbook.sheets.length &&
    workbook.sheets.every(
      (sheet, i) => sheet.origin?.attrs === nodes[i]!.attrs && sheetSays(sheet, nodes[i]!),
    );
  return !same || workbook.names !== workbook.origin?.names;
}

function sheetSays(sheet: Sheet, node: XmlElement): boolean {
  const state = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' }[sheet.visibility];
  return node.attrs.name === sheet.name && (node.attrs.state ?? 'visible') === state;
}

/** Writes styles.xml when styles were added. */
export function writeStyles(workbook: Workbook, pack: Package, main: string): void {
  const { styles } = workbook;
  const strict = workbook.origin?.strict ?? false;
  const known = pack.relsOf(main, 'styles')[0]?.target;
  if (!styles.touched && workbook.origin) return;
  let root = withAttrs(styles.root, { xmlns: styles.root.attrs.xmlns ?? mainNamespace(strict) });
  for (const [name, items] of Object.entries(styles.lists())) {
    const old = child(root, name);
    if (!old && items.length === 0) continue;
    const list = element(name, { ...old?.attrs, count: items.length }, items);
    root = withChild(root, name, list, STYLES_ORDER);
  }
  const part = known ?? `${main.slice(0, main.lastIndexOf('/') + 1)}styles.xml`;
  pack.put(part, writePart(root), CONTENT_TYPE.styles);
  if (known === undefined) pack.addRel(main, relationType('styles', strict), part);
}

/** Takes the list of sheet titles out of docProps/app.xml, where it would contradict the workbook. */
export function dropTitles(pack: Package): void {
  const part = pack.relsOf('', 'extended-properties')[0]?.target;
  const root = part === undefined ? null : pack.tree(part);
  if (!root) return;
  const stale = new Set(['TitlesOfParts', 'HeadingPairs']);
  const kept = root.children.filter((kid) => typeof kid === 'string' || !stale.has(localName(kid.name)));
  if (kept.length < root.children.length) pack.put(part!, writePart({ ...root, children: kept }));
}

const CORE: readonly (readonly [keyof WorkbookProperties, string])[] = [
  ['title', 'dc:title'],
  ['subject', 'dc:subject'],
  ['author', 'dc:creator'],
  ['keywords', 'cp:keywords'],
  ['comments', 'dc:description'],
  ['lastAuthor', 'cp:lastModifiedBy'],
  ['created', 'dcterms:created'],
  ['modified', 'dcterms:modified'],
  ['category', 'cp:category'],
];
const CORE_NS = {
  xmlns: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

/** Writes docProps/core.xml; elements that we do not model stay. */
export function writeProperties(properties: WorkbookProperties, pack: Package): void {
  const part = corePart(pack) ?? 'docProps/core.xml';
  const old = pack.tree(part);
  const ours = new Set(CORE.map(([, name]) => localName(name)));
  const others = old ? childElements(old).filter((kid) => !ours.has(localName(kid.name))) : [];
  const nodes = CORE.flatMap(([key, name]) => {
    const value = properties[key];
    const attrs = name.startsWith('dcterms:') ? { 'xsi:type': 'dcterms:W3CDTF' } : {};
    return value ? [element(name, attrs, [value])] : [];
  });
  const root = element(old?.name ?? 'coreProperties', { ...old?.attrs, ...CORE_NS }, [...nodes, ...others]);
  pack.put(part, writePart(root), CONTENT_TYPE.core);
  if (corePart(pack) === undefined) {
    const type = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
    pack.addRel('', type, part);
  }
}
