/** How does a live workbook become a file again? What nobody changed is copied byte for byte. */
import type { FormulaEdit, Sheet, Workbook } from '../model';
import type { XmlElement } from '../xml/element';
import { child, element } from '../xml/element';
import { writePart } from '../xml/write';
import { cloneRelations, editFormulas } from './clone-sheet';
import { FormulaText } from './formula-text';
import { Package } from './package';
import { CONTENT_TYPE, mainNamespace, relationType } from './vocabulary';
import { shiftDrawing } from './write-drawing';
import { dropOrphans, reachable, writeCustomXml, writeSettings } from './write-parts';
import { DynamicArrays } from './write-metadata';
import type { SheetContext } from './write-sheet';
import { emptySheet, isTabSelected, sheetChanged, writeSheet } from './write-sheet';
import { StringWriter } from './write-strings';
import {
  dropTitles,
  namesOrSheetsChanged,
  workbookElement,
  writeProperties,
  writeStyles,
} from './write-workbook';

/** The workbook as a file. The model is not changed; saving twice gives the same bytes. */
export function saveWorkbook(workbook: Workbook): Uint8Array {
  const source = workbook.package as Package | null;
  const pack = source ? source.copy() : Package.blank();
  const main = workbook.origin?.part ?? 'xl/workbook.xml';
  const root = workbook.origin?.root ?? blankRoot();
  if (!source) startPackage(pack, main);
  const before = reachable(pack);
  new Saving(workbook, pack, main, root).run();
  dropOrphans(before, pack);
  return pack.save();
}

function blankRoot(): XmlElement {
  return element('workbook', { xmlns: mainNamespace(false) });
}

function startPackage(pack: Package, main: string): void {
  pack.setDefaultType('rels', 'application/vnd.openxmlformats-package.relationships+xml');
  pack.setDefaultType('xml', 'application/xml');
  pack.put(main, writePart(blankRoot()), CONTENT_TYPE.workbook);
  pack.addRel('', relationType('officeDocument', false), main);
}

class Saving {
  private readonly context: SheetContext;
  private readonly relations = new Map<Sheet, string>();
  private readonly strict: boolean;

  constructor(
    private readonly workbook: Workbook,
    private readonly pack: Package,
    private readonly main: string,
    private readonly root: XmlElement,
  ) {
    this.strict = workbook.origin?.strict ?? false;
    const strings = new StringWriter(pack, main, this.strict);
    const dynamic = new DynamicArrays(pack, main, this.strict);
    const formulas = new FormulaText(workbook.addInFunctions);
    this.context = { styles: workbook.styles, formulas, strings, dynamic, report: { stale: false } };
  }

  run(): void {
    const { workbook, pack, main, root } = this;
    this.dropSheets();
    this.editCharts();
    const written = workbook.sheets.map((sheet) => this.saveSheet(sheet));
    for (const sheet of workbook.sheets) if (sheet.shifts.length > 0) this.shiftDrawings(sheet);
    this.context.strings.save();
    writeStyles(workbook, pack, main);
    const structural = namesOrSheetsChanged(workbook, root);
    const changed = written.some(Boolean) || structural || this.activeMoved() || this.calcChanged();
    if (changed) pack.put(main, writePart(workbookElement(workbook, root, this.relations, this.context)));
    if (structural) dropTitles(pack);
    if (written.some(Boolean)) this.dropCalcChain();
    if (workbook.properties !== workbook.origin?.properties && Object.keys(workbook.properties).length > 0) {
      writeProperties(workbook.properties, pack);
    }
    if (workbook.customXml !== workbook.origin?.customXml) {
      writeCustomXml(workbook.customXml, workbook.origin?.customXml ?? [], pack, main, this.strict);
    }
    if (workbook.settings !== workbook.origin?.settings) writeSettings(workbook.settings, pack);
  }

  private activeMoved(): boolean {
    return this.workbook.activeSheet !== (this.workbook.origin?.activeSheet ?? null);
  }

  private calcChanged(): boolean {
    return this.workbook.calc !== this.workbook.origin?.calc;
  }

  /** Writes a sheet when it must be; answers whether it did. */
  private saveSheet(sheet: Sheet): boolean {
    const { pack, main } = this;
    const old = sheet.origin && sheet.origin.copyOf === undefined ? sheet.origin : null;
    const known = old && pack.rels(main).find((rel) => rel.id === old.attrs['r:id']);
    const selected = this.isSelected(sheet);
    if (old && known) {
      this.relations.set(sheet, known.id);
      const same = !sheetChanged(sheet) && isTabSelected(old.root) === selected;
      if (same || !sheet.isWorksheet) return false;
    }
    const { part, root } = known ? { part: known.target, root: old!.root } : this.newPart(sheet);
    writeSheet(sheet, root, selected, { pack, part, strict: this.strict }, this.context);
    return true;
  }

  /** While the same sheet is in front, what the file selected (perhaps a group of tabs) stays. */
  private isSelected(sheet: Sheet): boolean {
    if (this.activeMoved()) return sheet === this.workbook.activeSheet;
    return sheet.origin?.copyOf === undefined && sheet.origin !== null && isTabSelected(sheet.origin.root);
  }

  private newPart(sheet: Sheet): { part: string; root: XmlElement } {
    const { pack, main } = this;
    const part = pack.unused(`${main.slice(0, main.lastIndexOf('/') + 1)}worksheets/sheet`, '.xml');
    pack.put(part, '', CONTENT_TYPE.worksheet);
    this.relations.set(sheet, pack.addRel(main, relationType('worksheet', this.strict), part));
    const copied = sheet.origin?.copyOf;
    const name = this.workbook.sheets.find((other) => other.id === copied)?.name ?? '';
    const root = copied === undefined ? emptySheet(this.strict) : cloneRelations(sheet, part, name, pack);
    return { part, root };
  }

  private dropSheets(): void {
    const { pack, main, workbook } = this;
    const kept = new Set(workbook.sheets.map((sheet) => sheet.origin?.attrs['r:id']));
    for (const node of child(this.root, 'sheets')?.children ?? []) {
      if (typeof node === 'string' || kept.has(node.attrs['r:id'])) continue;
      pack.removeRel(main, node.attrs['r:id'] ?? '');
    }
  }

  private editCharts(): void {
    const edits = this.workbook.edits;
    if (edits.length === 0) return;
    for (const name of this.pack.names().filter((part) => /\/charts\/chart[^/]*\.xml$/i.test(part))) {
      const text = this.pack.text(name)!;
      const next = editFormulas(text, (formula) => applied(edits, formula));
      if (next !== text) this.pack.put(name, next);
    }
  }

  private shiftDrawings(sheet: Sheet): void {
    const part = this.pack.rels(this.main).find((rel) => rel.id === this.relations.get(sheet))!.target;
    for (const rel of this.pack.relsOf(part, 'drawing')) shiftDrawing(rel.target, sheet.shifts, this.pack);
  }

  private dropCalcChain(): void {
    for (const rel of this.pack.relsOf(this.main, 'calcChain')) {
      this.pack.removeRel(this.main, rel.id);
      this.pack.remove(rel.target);
    }
  }
}

function applied(edits: readonly FormulaEdit[], formula: string): string {
  return edits.reduce((text, edit) => edit(text), formula);
}
