/** Why can a file not be opened as a workbook? */

export type WorkbookFileCode =
  | 'empty'
  | 'not_a_workbook'
  /** Excel 97–2003 (.xls). */
  | 'old_format'
  | 'truncated'
  | 'encrypted'
  | 'damaged'
  | 'too_large';

/** The only error that `openWorkbook` throws. `part` is the package part at fault, when one is. */
export class WorkbookFileError extends Error {
  override readonly name = 'WorkbookFileError';

  constructor(
    readonly code: WorkbookFileCode,
    message: string,
    readonly part: string | null = null,
  ) {
    super(part === null ? message : `${part}: ${message}`);
  }
}
