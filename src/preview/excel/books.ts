/** How does a file become a workbook in the preview, and the other way round? Everything stays in the browser. */
import { openWorkbook, saveWorkbook } from '../../host/session/files';
import { WorkbookFileError } from '../../host/workbook/file-error';
import { Session } from '../../host/session/session';
import { es } from '../strings.es';
import { functionNames, type FunctionBook } from './add-in-functions';

/** Opens the bytes of a file, whose formulas may call an add-in's functions; a sentence when they are no workbook. */
export function openBook(bytes: Uint8Array, name: string, functions: FunctionBook | null): Session | string {
  try {
    const session = new Session(openWorkbook(bytes, functions ? functionNames(functions) : []));
    session.name = name;
    return session;
  } catch (error) {
    if (!(error instanceof WorkbookFileError)) throw error;
    return es.notOpened(name, es.notAWorkbook);
  }
}

/** Hands the workbook to the browser as a download. */
export function download(session: Session): void {
  session.seat?.take();
  const bytes = saveWorkbook(session.workbook);
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: kind }));
  const link = document.createElement('a');
  link.href = url;
  link.download = session.name.replace(/(\.xls[xm])?$/i, ' (copia)$1');
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  session.dirty = false;
}
