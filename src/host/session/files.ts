/** How does a file become an open workbook, and the other way round? */
import { openWorkbook as openFile } from '../workbook/codec/open';
import { Workbook } from '../workbook/model';

/** Opens a file; null gives a blank workbook with one sheet. */
export function openWorkbook(bytes: Uint8Array | null): Workbook {
  if (bytes) return openFile(bytes);
  const workbook = new Workbook();
  workbook.sheets = [workbook.newSheet('Sheet1')];
  workbook.activeSheet = workbook.sheets[0]!;
  return workbook;
}

/** Saves a workbook. */
export function saveWorkbook(_workbook: Workbook): Uint8Array {
  throw new Error('not yet');
}
