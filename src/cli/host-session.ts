/** How do the actions run without Excel? Over the embedded one, which opens and saves real workbooks. */
import { openEmbeddedExcel, type EmbeddedExcel, type OpenOptions } from '../host/embedded-excel';
import { WorkbookFileError } from '../host/workbook/file-error';
import { UsageError } from './arguments';
import { readInput } from './files';

const SENTENCES: Record<WorkbookFileError['code'], (path: string) => string> = {
  empty: (path) => `El archivo «${path}» está vacío: no hay nada que leer.`,
  not_a_workbook: (path) =>
    `«${path}» no es un libro de Excel (.xlsx): ábralo con su programa y guárdelo como «Libro de Excel (.xlsx)».`,
  old_format: (path) =>
    `«${path}» es un libro del formato anterior (.xls): ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)».`,
  truncated: (path) => `El archivo «${path}» está incompleto: vuelva a copiarlo o a descargarlo.`,
  encrypted: (path) =>
    `«${path}» está cifrado con contraseña: ábralo en Excel, quite la contraseña (Archivo ▸ Información ▸ Proteger libro) y guárdelo.`,
  damaged: (path) =>
    `El libro «${path}» está dañado y no se pudo leer: ábralo en Excel, acepte la reparación y guárdelo con otro nombre.`,
  too_large: (path) =>
    `El libro «${path}» es demasiado grande para abrirlo aquí: quite las hojas o celdas con formato que no se usan y guárdelo.`,
};

/**
 * The workbook as a file. A part that no reading needed is opened only here, and may be damaged too.
 *
 * @throws UsageError when it is.
 */
export function saveBook(embedded: EmbeddedExcel, path: string | null): Uint8Array {
  try {
    return embedded.save();
  } catch (error) {
    if (!(error instanceof WorkbookFileError)) throw error;
    throw new UsageError(
      `Una parte del libro «${path ?? ''}» está dañada y no se pudo guardar el resultado: ábralo en Excel, acepte la reparación y guárdelo con otro nombre.`,
    );
  }
}

/**
 * Opens a workbook (or a blank one) and makes its `Excel` and `Office` the ones that the actions use. Actions
 * need no more of `Office` than its bare namespace; scripts ask for all of it.
 *
 * @throws UsageError when the file cannot be read or is no workbook.
 */
export async function openBook(
  path: string | null,
  options: Pick<OpenOptions, 'office'> = {},
): Promise<EmbeddedExcel> {
  const bytes = path === null ? null : await readInput(path);
  try {
    const embedded = await openEmbeddedExcel(bytes, options);
    Object.assign(globalThis, {
      Excel: embedded.Excel,
      Office: embedded.Office,
      OfficeExtension: embedded.OfficeExtension,
    });
    return embedded;
  } catch (error) {
    if (error instanceof WorkbookFileError) throw new UsageError(SENTENCES[error.code](path ?? ''));
    throw error;
  }
}
