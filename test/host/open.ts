/** How does a test get an Excel? A blank workbook with "Hoja1", and a short way to run and to fail. */
import { openEmbeddedExcel, type EmbeddedExcel, type OpenOptions } from '../../src/host/embedded-excel';

/** A blank workbook whose one sheet is called Hoja1. */
export async function blank(options: OpenOptions = {}): Promise<EmbeddedExcel> {
  const embedded = await openEmbeddedExcel(null, options);
  embedded.workbook.sheets[0]!.name = 'Hoja1';
  return embedded;
}

type Batch<T> = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>;

/** Runs a batch on Hoja1. */
export function onSheet<T>(embedded: EmbeddedExcel, batch: Batch<T>): Promise<T> {
  return embedded.Excel.run((context) => batch(context.workbook.worksheets.getItem('Hoja1'), context));
}

/** Runs a batch on the Hoja1 of a new workbook. */
export async function inBlank<T>(batch: Batch<T>): Promise<T> {
  return onSheet(await blank(), batch);
}

/** The code with which a batch fails; "" when it does not. */
export async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return '';
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}
