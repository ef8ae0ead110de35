/** What do tests of edits look at: contents, fills, the Bitácora, and what Excel would say? */
import { ActionError } from '../../src/actions/outcome';
import { readBook, type Book } from '../../src/actions/reading';

/** Contents as formulas, and fills ("" for none), of an area. */
export async function look(
  sheet: string,
  address: string,
): Promise<{ contents: unknown[][]; fills: string[][] }> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load('formulas');
    const properties = range.getCellProperties({ format: { fill: { color: true } } });
    await context.sync();
    const fills = properties.value.map((row) =>
      row.map(({ format }) => (format?.fill?.color ?? '').replace('#FFFFFF', '')),
    );
    return { contents: range.formulas as unknown[][], fills };
  });
}

/** Contents of an area. */
export async function contents(sheet: string, address: string): Promise<unknown[][]> {
  return (await look(sheet, address)).contents;
}

/** The rows of the Bitácora as they read, without the header and without the first column (when); [] when there is none. */
export async function ledger(): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject('Bitácora');
    await context.sync();
    if (sheet.isNullObject) return [];
    const body = sheet.tables.getItemAt(0).getDataBodyRange();
    body.load('values');
    await context.sync();
    return (body.values as unknown[][]).map((row) => row.slice(1));
  });
}

/** Something done by hand of the program that the add-in is not told of. */
export async function edit(work: (context: Excel.RequestContext) => void): Promise<void> {
  await Excel.run(async (context) => {
    work(context);
    await context.sync();
  });
}

/** The workbook as read now. */
export async function book(): Promise<Book> {
  return Excel.run((context) => readBook(context, undefined));
}

/** The failure of something that must fail. */
export async function failure(work: Promise<unknown>): Promise<ActionError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ActionError)) throw error ?? new Error('It did not fail.');
  return error;
}
