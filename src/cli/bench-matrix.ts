/** On which workbooks are things measured? On matrices of any size, made anew each time. */
import { address } from '../domain/grid';
import { MUNICIPALITIES } from '../domain/model/municipalities';
import { DEFAULT_STATES } from '../domain/model/states';
import { TOOLS } from '../domain/model/tools';
import { openEmbeddedExcel, type EmbeddedExcel } from '../host/embedded-excel';

/** Opens a workbook (null: a blank one) and makes its `Excel` the global one that the actions use. */
export async function open(bytes: Uint8Array | null): Promise<EmbeddedExcel> {
  const embedded = await openEmbeddedExcel(bytes);
  const { Excel, Office, OfficeExtension } = embedded;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  return embedded;
}

/** A matrix in the layout of the sample, its states drawn from a fixed sequence, written through office.js. */
export async function makeMatrix(municipalities: number, rounds: number): Promise<Uint8Array> {
  const embedded = await open(null);
  await Excel.run(async (context) => {
    for (let round = 1; round <= rounds; round++) {
      const sheet = context.workbook.worksheets.add(`Reporte ${round}`);
      writeRound(sheet, round, municipalities);
      // One request a round keeps each under Excel's limit.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
    }
    context.workbook.worksheets.getFirst().delete();
    await context.sync();
  });
  const bytes = embedded.save();
  embedded.close();
  return bytes;
}

function writeRound(sheet: Excel.Worksheet, round: number, municipalities: number): void {
  const month = ((round - 1) % 12) + 1;
  const title = `Cumplimiento general al reporte ${round} con fecha 0${(round % 9) + 1}/${String(month).padStart(2, '0')}/2023`;
  sheet.getRange('A1').values = [[title]];
  sheet.getRangeByIndexes(3, 0, 1, 20).values = [['No.', 'Municipio', ...TOOLS.map((tool) => tool.name)]];
  const names = Array.from(
    { length: municipalities },
    (_, i) => MUNICIPALITIES[i]?.name ?? `Municipio de prueba ${i + 1}`,
  );
  sheet.getRangeByIndexes(4, 0, municipalities, 2).values = names.map((name, i) => [i + 1, name]);
  const states = DEFAULT_STATES;
  let seed = round * 7919;
  const fills = names.map(() =>
    TOOLS.map(() => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const color = states[seed % (states.length + 1)]?.color;
      return color ? { format: { fill: { color } } } : {};
    }),
  );
  sheet.getRangeByIndexes(4, 2, municipalities, 18).setCellProperties(fills);
  const bottom = 4 + municipalities + 1;
  sheet.getRange(address(bottom, 1)).values = [['Simbología']];
  states.forEach((state, i) => {
    sheet.getRange(address(bottom + 1 + i, 1)).format.fill.color = state.color;
    sheet.getRange(address(bottom + 1 + i, 2)).values = [[state.label]];
  });
}
