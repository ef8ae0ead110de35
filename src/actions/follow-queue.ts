/** Which edits of the person wait to be taken in, and which for a reading that knows their rows? */
import type { Area } from '../domain/grid';
import type { Round } from '../domain/matrix';
import { without } from '../domain/rectangles';
import type { EditNews } from '../excel/workbook-events';
import type { BodyEdit } from './follow-edits';
import { withinBody } from './live-book';
import type { Book } from './reading';

/** Events of one act come within so many milliseconds. */
export const TOGETHER = 25;

/** Edits on their way from Excel's events into the book. */
export class EditQueue {
  private pending: BodyEdit[] = [];
  /** What Ctrl+Z brought back: it waits until the person goes on. */
  private held: BodyEdit[] = [];
  /** Those of this turn whose cells may be in rows that the book lacks: taken in once all is read anew. */
  private unplaced: BodyEdit[] = [];

  private act = 0;
  private heard = 0;

  get waits(): boolean {
    return this.pending.length > 0;
  }

  get holds(): boolean {
    return this.held.length > 0;
  }

  /** What lies outside the body waits too: the body may be larger by now than when it was read. */
  add(
    { sheet }: Round,
    areas: readonly Area[],
    { kind, single }: Pick<EditNews, 'kind' | 'single'>,
    shifted: boolean,
  ): void {
    const typed = single ? 'escrito' : 'pegado';
    const now = Date.now();
    // One act tells of a block by one event and of a cell by another never: typing after it is an act of its own.
    if (now - this.heard > TOGETHER || single) this.act++;
    this.heard = now;
    this.pending.push({ sheet, areas, how: kind === 'format' ? 'pintado' : typed, act: this.act, shifted });
  }

  hold(edits: readonly BodyEdit[]): void {
    this.held.push(...edits);
  }

  /** What is held, once it stands elsewhere. */
  rehold(where: (held: readonly BodyEdit[]) => BodyEdit[]): void {
    this.held = where(this.held);
  }

  /** Another person wrote there since. */
  lose(sheet: string | undefined, areas: readonly Area[]): void {
    const left = (edits: readonly BodyEdit[]): BodyEdit[] =>
      edits
        .map((edit) => (edit.sheet === sheet ? { ...edit, areas: without(edit.areas, areas) } : edit))
        .filter((edit) => edit.areas.length > 0);
    this.pending = left(this.pending);
    this.held = left(this.held);
    this.unplaced = left(this.unplaced);
  }

  /** What only formats tell of is not the person's. */
  dropPainted(): void {
    this.pending = this.pending.filter(({ how }) => how !== 'pintado');
  }

  /** A turn begins: what is held is taken in too once the person `goesOn`. */
  begin(goesOn: boolean): void {
    this.unplaced = [];
    if (goesOn) this.pending = [...this.held.splice(0), ...this.pending];
  }

  /** The edits of one sheet, each once. */
  next(): readonly BodyEdit[] {
    const sheet = this.pending[0]?.sheet;
    const here = this.pending.filter((edit) => edit.sheet === sheet);
    this.pending = this.pending.filter((edit) => edit.sheet !== sheet);
    return here;
  }

  /** `shifted`: cells may stand elsewhere by now than when an edit was told of them. */
  leave(edits: readonly BodyEdit[], shifted: boolean): void {
    this.unplaced.push(...edits.filter((edit) => !edit.held && (edit.shifted === true || !shifted)));
  }

  /** By sheet. */
  takeUnplaced(): readonly (readonly BodyEdit[])[] {
    const edits = this.unplaced.splice(0);
    const sheets = [...new Set(edits.map(({ sheet }) => sheet))];
    return sheets.map((sheet) => edits.filter((edit) => edit.sheet === sheet));
  }

  /** All is read now. */
  clear(): void {
    this.pending = [];
  }
}

/** True when an edit concerns cells of its round's body as a book knows it. */
export function isInBody({ reading }: Book, { sheet, areas }: BodyEdit): boolean {
  const round = reading.matrix.rounds.find((one) => one.sheet === sheet);
  return round !== undefined && withinBody(round, areas).length > 0;
}

/** True when nothing of some areas lies outside a round's body. */
export function isWithinBody(round: Round, areas: readonly Area[]): boolean {
  const inside = withinBody(round, areas);
  return inside.length === areas.length && inside.every((area, i) => same(area, areas[i]!));
}

function same(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
