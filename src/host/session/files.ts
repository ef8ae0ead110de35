/** How does a file become an open workbook, and the other way round? */
import { openWorkbook as openFile } from '../workbook/codec/open';
import { saveWorkbook as saveFile } from '../workbook/codec/save';
import { Workbook } from '../workbook/model';
import { calculate } from './engine';

/**
 * Opens a file; null gives a blank workbook with one sheet, as a new one of Excel's. `addIn`: names of the functions
 * that an add-in brings.
 */
export function openWorkbook(bytes: Uint8Array | null, addIn: readonly string[] = []): Workbook {
  if (bytes) return openFile(bytes, addIn);
  const workbook = new Workbook();
  workbook.addInFunctions = addIn;
  workbook.sheets = [workbook.newSheet('Sheet1')];
  workbook.activeSheet = workbook.sheets[0]!;
  return workbook;
}

/** The workbook as a file, formulas calculated. */
export function saveWorkbook(workbook: Workbook): Uint8Array {
  calculate(workbook);
  return saveFile(workbook);
}
