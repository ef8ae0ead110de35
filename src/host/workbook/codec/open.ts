/** How does a file become a live workbook? */
import { parseAreas } from '../area';
import { WorkbookFileError } from '../file-error';
import type { DefinedName } from '../features';
import type { CalcSettings, PackageOrigin, Sheet, Visibility } from '../model';
import { Workbook } from '../model';
import { resolveColor } from '../styles/color';
import { StylePool } from '../styles/pool';
import type { XmlElement } from '../xml/element';
import { child, childElements, childrenNamed, isTrue, numberOf, textOf } from '../xml/element';
import { parseXml } from '../xml/parse';
import { FormulaText } from './formula-text';
import { Package } from './package';
import {
  readComments,
  readDrawings,
  readHyperlinks,
  readNotes,
  readPersons,
  readTables,
} from './read-attached';
import { CellPlaceError, CellReader } from './read-cells';
import { readCustomXml, readProperties, readSettings } from './read-document';
import { readConditionalFormats, readValidations } from './read-rules';
import {
  readAutoFilter,
  readColumns,
  readIgnoredErrors,
  readPage,
  readProtection,
  readView,
} from './read-view';
import { demandZip } from './sniff';
import type { SharedString } from './strings';
import { readSharedStrings } from './strings';

/** Sheets that are opened. A workbook of this product has a ficha for each of 125 municipalities, and a few more. */
const MOST_SHEETS = 2_000;

const MAIN_TYPES =
  /spreadsheetml\.(?:sheet|template)\.main\+xml$|ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main\+xml$/;

/**
 * Reads a workbook (.xlsx, .xlsm, .xltx, .xltm; transitional or strict), with the names of the functions that an
 * add-in brings to it. Throws a WorkbookFileError that says why the bytes cannot be used; never anything else.
 */
export function openWorkbook(bytes: Uint8Array, addIn: readonly string[] = []): Workbook {
  try {
    demandZip(bytes);
    return readPackage(Package.open(bytes), addIn);
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    throw new WorkbookFileError('damaged', (error as Error).message);
  }
}

function readPackage(pack: Package, addIn: readonly string[]): Workbook {
  const main = mainPart(pack);
  const root = pack.tree(main);
  if (!root || root.name !== 'workbook') throw new WorkbookFileError('damaged', 'no workbook part', main);
  const workbook = new Workbook();
  const rel = (kind: string): string | undefined => pack.relsOf(main, kind)[0]?.target;
  const tree = (kind: string): XmlElement | null => pack.tree(rel(kind) ?? '');
  workbook.package = pack;
  workbook.addInFunctions = addIn;
  workbook.styles = new StylePool(tree('styles') ?? undefined, tree('theme'));
  workbook.calc = readCalc(root);
  workbook.date1904 = isTrue(child(root, 'workbookPr')?.attrs.date1904);
  workbook.structureProtected = isTrue(child(root, 'workbookProtection')?.attrs.lockStructure);
  const strings = readSharedStrings(tree('sharedStrings'));
  const persons = readPersons(main, pack);
  const formulas = new FormulaText(addIn);
  const sheets = childrenNamed(child(root, 'sheets'), 'sheet');
  if (sheets.length > MOST_SHEETS) throw new WorkbookFileError('too_large', `${sheets.length} sheets`, main);
  for (const node of sheets) {
    workbook.sheets.push(readSheet(workbook, node, main, { pack, strings, persons, formulas }));
  }
  if (workbook.sheets.length === 0) throw new WorkbookFileError('damaged', 'no sheets', main);
  workbook.names = readNames(root, workbook.sheets, formulas);
  workbook.activeSheet = activeSheet(root, workbook.sheets);
  workbook.properties = readProperties(pack);
  workbook.customXml = readCustomXml(main, pack);
  workbook.settings = readSettings(pack);
  workbook.origin = originOf(workbook, pack, main, root);
  return workbook;
}

function mainPart(pack: Package): string {
  const main = pack.relsOf('', 'officeDocument')[0]?.target;
  if (main === undefined || !pack.has(main)) {
    throw new WorkbookFileError('not_a_workbook', 'a zip file of another kind');
  }
  const type = pack.typeOf(main) ?? '';
  if (MAIN_TYPES.test(type)) return main;
  if (type.includes('sheet.binary'))
    throw new WorkbookFileError('not_a_workbook', 'a binary workbook (.xlsb)');
  throw new WorkbookFileError('not_a_workbook', `a document of type ${type || 'unknown'}`);
}

function originOf(workbook: Workbook, pack: Package, main: string, root: XmlElement): PackageOrigin {
  const strict = (root.attrs.xmlns ?? '').startsWith('http://purl.oclc.org/');
  const { names, properties, customXml, settings, calc, activeSheet } = workbook;
  const read = { names, properties, customXml, settings, calc, activeSheet };
  return { contentType: pack.typeOf(main)!, strict, part: main, root, ...read };
}

function readCalc(root: XmlElement): CalcSettings {
  const attrs = child(root, 'calcPr')?.attrs ?? {};
  return {
    mode: (attrs.calcMode as CalcSettings['mode'] | undefined) ?? 'auto',
    iterate: isTrue(attrs.iterate),
    iterations: numberOf(attrs.iterateCount) ?? 100,
    maxChange: numberOf(attrs.iterateDelta) ?? 0.001,
    fullOnLoad: isTrue(attrs.fullCalcOnLoad),
  };
}

interface Context {
  readonly pack: Package;
  readonly strings: readonly SharedString[];
  readonly persons: ReadonlyMap<string, string>;
  readonly formulas: FormulaText;
}

const STATES: Readonly<Record<string, Visibility>> = { hidden: 'Hidden', veryHidden: 'VeryHidden' };

function readSheet(workbook: Workbook, node: XmlElement, main: string, context: Context): Sheet {
  const { pack } = context;
  const rel = pack.rels(main).find((r) => r.id === node.attrs['r:id']);
  if (!rel || !pack.has(rel.target)) {
    throw new WorkbookFileError('damaged', `sheet "${node.attrs.name}" has no part`, main);
  }
  const sheet = workbook.newSheet(node.attrs.name ?? '', numberOf(node.attrs.sheetId));
  sheet.visibility = STATES[node.attrs.state ?? ''] ?? 'Visible';
  const kind = rel.type.slice(rel.type.lastIndexOf('/') + 1);
  const root =
    kind === 'worksheet' ? readCells(workbook, sheet, rel.target, context) : pack.tree(rel.target)!;
  if (kind === 'worksheet') readAspects(workbook, sheet, root, rel.target, context);
  sheet.drawings = readDrawings(rel.target, pack);
  sheet.origin = { part: rel.target, kind, root, read: { ...sheet }, attrs: node.attrs };
  return sheet;
}

function readCells(workbook: Workbook, sheet: Sheet, part: string, context: Context): XmlElement {
  const reader = new CellReader(
    sheet,
    { ...context, styles: workbook.styles.size },
    workbook.calc.fullOnLoad,
  );
  try {
    return parseXml(context.pack.text(part)!, reader);
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    const what = error instanceof CellPlaceError ? `impossible ${error.message}` : (error as Error).message;
    throw new WorkbookFileError('damaged', what, part);
  }
}

function readAspects(
  workbook: Workbook,
  sheet: Sheet,
  root: XmlElement,
  part: string,
  context: Context,
): void {
  const { pack, persons, formulas } = context;
  const format = child(root, 'sheetFormatPr')?.attrs ?? {};
  sheet.tabColor = resolveColor(child(child(root, 'sheetPr'), 'tabColor'), workbook.styles.palette);
  sheet.defaultColumnWidth = numberOf(format.defaultColWidth);
  sheet.defaultRowHeight = numberOf(format.defaultRowHeight) ?? 15;
  sheet.columns = readColumns(root);
  sheet.merges = childrenNamed(child(root, 'mergeCells'), 'mergeCell').flatMap((m) =>
    parseAreas(m.attrs.ref ?? ''),
  );
  sheet.view = readView(root);
  sheet.conditionalFormats = readConditionalFormats(root, workbook.styles, formulas);
  sheet.validations = readValidations(root, formulas);
  sheet.tables = readTables(root, part, pack);
  sheet.autoFilter = readAutoFilter(root);
  sheet.protection = readProtection(root);
  sheet.page = readPage(root);
  sheet.hyperlinks = readHyperlinks(root, part, pack);
  sheet.notes = readNotes(part, pack);
  sheet.comments = readComments(part, persons, pack);
  sheet.ignoredErrors = readIgnoredErrors(root);
}

const KNOWN_NAME = new Set(['name', 'localSheetId', 'hidden', 'comment']);

function readNames(root: XmlElement, sheets: readonly Sheet[], formulas: FormulaText): DefinedName[] {
  return childrenNamed(child(root, 'definedNames'), 'definedName').map((node) => {
    const { attrs } = node;
    const extra = Object.entries(attrs).filter(([name]) => !KNOWN_NAME.has(name));
    const local = numberOf(attrs.localSheetId);
    return {
      name: attrs.name ?? '',
      formula: formulas.toUser(textOf(node)),
      sheet: local === undefined ? null : (sheets[local]?.id ?? null),
      hidden: isTrue(attrs.hidden),
      comment: attrs.comment ?? '',
      ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
    };
  });
}

function activeSheet(root: XmlElement, sheets: readonly Sheet[]): Sheet {
  const view = childElements(child(root, 'bookViews') ?? root).find((node) => node.name === 'workbookView');
  const active = sheets[numberOf(view?.attrs.activeTab) ?? 0];
  if (active?.visibility === 'Visible') return active;
  return sheets.find((sheet) => sheet.visibility === 'Visible') ?? sheets[0]!;
}
