/** What can a person do in the preview's grid? Each act as Excel does it, and a sentence when it cannot be done. */
import { ApiError } from '../../host/bridge/errors';
import { findPlace } from '../../host/session/address';
import { addSheet, copySheet, deleteSheet, renameSheet } from '../../host/session/sheets';
import { COLUMNS, formatArea, ROWS, type Area } from '../../host/workbook/area';
import { formatValue } from '../../host/workbook/format/format-value';
import type { Sheet } from '../../host/workbook/model';
import { isError } from '../../host/workbook/value';
import { fromText, spread, toText } from '../grid/clipboard';
import { listValues, validationAt } from '../grid/list-values';
import type { Spot } from '../grid/moves';
import { wholeCell } from '../grid/moves';
import { es } from '../strings.es';
import { valueText } from '../look/cell-look';
import type { Copied, Desk } from './desk';
import { entryFromSpanish, errorInSpanish, formulaInSpanish, truthInSpanish } from './spanish';

/** Tells the person something that stopped an act. */
export type Tell = (sentence: string) => void;

/** Sentences by the code of an error. */
type Faults = Readonly<Record<string, string>>;

export class Acts {
  private ending: Promise<boolean> | null = null;

  constructor(
    readonly desk: Desk,
    private readonly tell: Tell,
  ) {}

  private get sheet(): Sheet {
    return this.desk.view.sheet;
  }

  private get areas(): readonly Area[] {
    return this.desk.view.selection.areas;
  }

  /** Does it once what is being typed is written, as Excel ends an entry first; undefined when that was refused. */
  private async trying<T>(what: () => Promise<T> | T, own: Faults = {}): Promise<T | undefined> {
    return (await this.commit()) ? this.telling(what, own) : undefined;
  }

  /** Does it; what the embedded Excel refuses becomes a sentence, of one's own where the act has one. */
  private async telling<T>(what: () => Promise<T> | T, own: Faults = {}): Promise<T | undefined> {
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.tell(own[error.code] ?? es.faults[error.code] ?? es.fault);
      return undefined;
    }
  }

  /** What the editor starts with: the formula, or the value as it was entered. */
  editText({ row, column }: Spot, sheet = this.sheet): string {
    const cell = sheet.cell(row, column);
    if (!cell) return '';
    if (cell.formula !== null) return `=${formulaInSpanish(cell.formula)}`;
    if (typeof cell.value === 'number') {
      const { numberFormat } = this.desk.session.workbook.styles.style(cell.style);
      const isDate = /[dmy]/i.test(numberFormat.replace(/"[^"]*"|\[[^\]]*\]/g, ''));
      return isDate || numberFormat.includes('%')
        ? formatValue(cell.value, numberFormat, this.desk.session.workbook.date1904)
        : String(cell.value);
    }
    if (typeof cell.value === 'boolean') return truthInSpanish(cell.value);
    return isError(cell.value) ? errorInSpanish(cell.value.code) : (cell.value ?? '');
  }

  /**
   * Ends what is being typed and writes it where it was begun. False: the cell's validation refused it, and the person
   * is in its editor again. Whoever asks while it ends gets the same answer.
   */
  commit(): Promise<boolean> {
    this.ending ??= this.end().finally(() => {
      this.ending = null;
    });
    return this.ending;
  }

  private async end(): Promise<boolean> {
    const { desk } = this;
    const { edit } = desk;
    if (!edit) return true;
    // Excel leaves edit mode first; what add-ins asked meanwhile then gets in.
    desk.setEdit(null);
    if (!desk.session.workbook.sheets.includes(edit.sheet)) {
      this.tell(es.sheetGone(edit.text));
      return true;
    }
    if (edit.text === this.editText(edit, edit.sheet)) return true;
    if (await this.write(edit.sheet, edit, edit.text)) return true;
    desk.setEdit(edit);
    desk.callEditor();
    return false;
  }

  /** Writes an entry on the sheet that is shown. */
  async type(spot: Spot, text: string): Promise<void> {
    if (await this.commit()) await this.write(this.sheet, spot, text);
  }

  /** False: the cell's validation refused it. */
  private async write(sheet: Sheet, { row, column }: Spot, text: string): Promise<boolean> {
    const address = formatArea({ top: row, bottom: row, left: column, right: column });
    const written = await this.telling(() =>
      this.desk.person.type(sheet.name, address, entryFromSpanish(text)),
    );
    if (written === false) {
      const { alert } = validationAt(sheet, { row, column })!;
      this.tell(alert.message || es.refusedTitle);
    }
    return written !== false;
  }

  async paint(color: string | null): Promise<void> {
    await this.each((address) => this.desk.person.paint(this.sheet.name, address, color));
  }

  async erase(): Promise<void> {
    await this.each((address) => this.desk.person.erase(this.sheet.name, address));
  }

  async insertRows(): Promise<void> {
    await this.ofRows((sheet, first, count) => this.desk.person.insertRows(sheet, first, count));
  }

  async deleteRows(): Promise<void> {
    await this.ofRows((sheet, first, count) => this.desk.person.deleteRows(sheet, first, count));
  }

  private async ofRows(what: (sheet: string, first: number, count: number) => Promise<void>): Promise<void> {
    await this.trying(async () => {
      const [area] = this.areas;
      if (area) await what(this.sheet.name, area.top + 1, area.bottom - area.top + 1);
    });
  }

  private async each(what: (address: string) => Promise<unknown>): Promise<void> {
    await this.trying(async () => {
      for (const area of this.areas) await what(formatArea(area));
    });
  }

  /** The selection as a text for the clipboard; it is remembered, to be pasted with its formats. */
  copy(cut: boolean): string {
    const area = this.areas.at(-1)!;
    const { sheet } = this;
    const { workbook } = this.desk.session;
    const inner = withinUsed(sheet, area);
    const text = toText(inner, (row, column) => {
      const cell = sheet.cell(row, column);
      return cell
        ? valueText(cell.value, workbook.styles.style(cell.style).numberFormat, workbook.date1904)
        : '';
    });
    this.desk.copied = { sheet, area: inner, text, cut };
    this.desk.changed();
    return text;
  }

  /** Pastes a text: what was copied here with its formats, anything else as entries. */
  async paste(text: string): Promise<void> {
    await this.trying(async () => {
      const { copied, session } = this.desk;
      const target = this.areas[0]!;
      const isOwn = copied?.text === text.replace(/\r\n/g, '\n');
      if (isOwn && session.workbook.sheets.includes(copied.sheet)) return this.pasteCells(copied, target);
      const block = spread(fromText(text), target).map((row) => row.map(entryFromSpanish));
      await this.desk.person.paste(this.sheet.name, formatArea(cornerOf(target)), block);
      this.selectBlock(target, block.length, block[0]!.length);
    });
  }

  private async pasteCells({ sheet, area, cut }: Copied, target: Area): Promise<void> {
    const { person } = this.desk;
    const [high, wide] = [area.bottom - area.top + 1, area.right - area.left + 1];
    const onto = this.sheet.name;
    if (cut) {
      await person.move(sheet.name, formatArea(area), formatArea(cornerOf(target)), onto);
      this.desk.forgetCopy();
      return this.selectBlock(target, high, wide);
    }
    // A whole column or row takes what was copied at its beginning, not over and over to the sheet's end.
    const isEndless = target.bottom === ROWS - 1 || target.right === COLUMNS - 1;
    const place = isEndless ? cornerOf(target) : target;
    await person.copy(sheet.name, formatArea(area), formatArea(place), onto);
    const fills = (length: number, unit: number): number => (length % unit === 0 ? length : unit);
    this.selectBlock(
      target,
      fills(place.bottom - place.top + 1, high),
      fills(place.right - place.left + 1, wide),
    );
  }

  /** What was pasted is selected afterwards, as in Excel. */
  private selectBlock({ top, left }: Area, high: number, wide: number): void {
    const area = { top, left, bottom: top + high - 1, right: left + wide - 1 };
    this.desk.select(this.sheet, [area], { row: top, column: left });
  }

  async undo(): Promise<void> {
    const undone = await this.trying(() => this.desk.undo());
    if (undone === 'emptied') this.tell(es.undoEmptied);
    else if (undone === 'nothing') this.tell(es.nothingToUndo);
  }

  listAt(spot: Spot): readonly string[] | null {
    return listValues(this.desk.session.workbook, this.sheet, spot);
  }

  /** A click on a link follows it: to a place of the workbook, or to a page in a window of its own. */
  follow(sheet: Sheet, spot: Spot): void {
    const link = sheet.hyperlinks.find(
      ({ area }) =>
        spot.row >= area.top &&
        spot.row <= area.bottom &&
        spot.column >= area.left &&
        spot.column <= area.right,
    );
    if (link?.target && /^(https?|mailto):/i.test(link.target))
      window.open(link.target, '_blank', 'noopener');
    else if (link?.location) void this.goTo(link.location);
  }

  /** Goes to a cell, a range or a name; false when there is none such, or what is being typed was refused. */
  async goTo(text: string): Promise<boolean> {
    if (!(await this.commit())) return false;
    const { workbook } = this.desk.session;
    const place = findPlace(workbook, this.sheet, text.trim().replaceAll('$', ''));
    if (!place) return false;
    const { top: row, left: column } = place.area;
    const area = formatArea(place.area).includes(':') ? place.area : wholeCell(place.sheet, { row, column });
    this.desk.select(place.sheet, [area], { row, column });
    return true;
  }

  /** Shows a sheet; false when what is being typed was refused, and stays before the person. */
  async activate(sheet: Sheet): Promise<boolean> {
    if (!(await this.commit())) return false;
    await this.desk.person.activate(sheet.name);
    return true;
  }

  nextSheet(step: 1 | -1): void {
    const seen = this.desk.visibleSheets;
    const next = seen[seen.indexOf(this.sheet) + step];
    if (next) void this.activate(next);
  }

  async rename(sheet: Sheet, name: string): Promise<void> {
    await this.trying(() => this.desk.act(() => renameSheet(this.desk.session, sheet, name)), {
      InvalidArgument: es.badSheetName,
    });
  }

  async addSheet(): Promise<void> {
    const { session } = this.desk;
    let n = session.workbook.sheets.length + 1;
    while (session.workbook.sheetNamed(es.newSheetName(n))) n += 1;
    await this.trying(() => this.desk.act(() => void addSheet(session, es.newSheetName(n))));
    const made = session.workbook.sheetNamed(es.newSheetName(n));
    if (made) await this.activate(made);
  }

  async duplicate(sheet: Sheet): Promise<void> {
    const { session } = this.desk;
    const at = session.workbook.sheets.indexOf(sheet);
    await this.trying(() => this.desk.act(() => void copySheet(session, sheet, at + 1)));
  }

  async remove(sheet: Sheet): Promise<void> {
    await this.trying(() => this.desk.act(() => deleteSheet(this.desk.session, sheet)));
  }
}

const cornerOf = ({ top, left }: Area): Area => ({ top, left, bottom: top, right: left });

/** Of whole columns and rows, what is used. */
function withinUsed(sheet: Sheet, area: Area): Area {
  const used = sheet.usedArea();
  return {
    ...area,
    bottom: area.bottom === ROWS - 1 ? Math.max(area.top, used.bottom) : area.bottom,
    right: area.right === COLUMNS - 1 ? Math.max(area.left, used.right) : area.right,
  };
}
