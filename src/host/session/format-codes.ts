/** How are number formats written? One a cell, null skips, a scalar goes to all. */
import { ApiError } from '../bridge/errors';
import type { Area } from '../workbook/area';
import type { Sheet } from '../workbook/model';
import { checkFormatting, raiseFormatChanged } from './change';
import { patchArea } from './looks';
import { isUnbounded } from './range-ref';
import type { Session } from './session';
import { toBlock } from './write';

/** Sets `Range.numberFormat`; a scalar may go to whole rows and columns. */
export function formatCodes(session: Session, sheet: Sheet, area: Area, input: unknown): void {
  checkFormatting(sheet);
  const single = singleCode(input);
  if (single !== null) patchArea(session, sheet, area, { numberFormat: single });
  else if (isUnbounded(area)) throw new ApiError('InvalidArgument');
  else writeBlock(session, sheet, area, input);
  raiseFormatChanged(session, sheet, area);
}

/** A code for all cells: alone, or as `[[code]]`, which Excel takes too (OfficeDev/office-js-docs-reference issue 578). */
function singleCode(input: unknown): string | null {
  const [line, ...lines] = Array.isArray(input) ? (input as unknown[]) : [[input]];
  const [code, ...codes] = Array.isArray(line) ? (line as unknown[]) : [null];
  return typeof code === 'string' && !lines.length && !codes.length ? code || 'General' : null;
}

function writeBlock(session: Session, sheet: Sheet, area: Area, input: unknown): void {
  const { styles } = session.workbook;
  const patched = new Map<string, number>();
  toBlock(input, area).forEach((line, i) =>
    line.forEach((code, j) => {
      if (code === null) return;
      if (typeof code !== 'string') throw new ApiError('InvalidArgument');
      const [row, column] = [area.top + i, area.left + j];
      const id = sheet.styleAt(row, column);
      const key = `${id} ${code}`;
      let made = patched.get(key);
      if (made === undefined)
        patched.set(key, (made = styles.patch(id, { numberFormat: code || 'General' })));
      sheet.cells.setStyle(row, column, made);
    }),
  );
}
