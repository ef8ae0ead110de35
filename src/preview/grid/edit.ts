/** What is an entry that is being typed? A text, and the cell of the sheet where it was begun. */
import type { Sheet } from '../../host/workbook/model';
import type { Spot } from './moves';

/** An entry that is being typed. */
export interface Edit extends Spot {
  /** Where it was begun, and where it is written whatever sheet is shown by then. */
  readonly sheet: Sheet;
  readonly text: string;
  /** Begun by typing: arrows then write and move, as in Excel. Else they move the caret. */
  readonly quick: boolean;
  /** Typed in the formula bar. */
  readonly inBar: boolean;
  /** How often its editor was called to take the focus: with each call it takes it again. */
  readonly calls: number;
}

/** An entry as it begins. */
export function newEdit(
  sheet: Sheet,
  { row, column }: Spot,
  how: Pick<Edit, 'text' | 'quick' | 'inBar'>,
): Edit {
  return { sheet, row, column, ...how, calls: 0 };
}
