/** Is every sheet read as it is, in as many requests as promised? Over genuine office.js. */
import { readWorkbook } from '../../src/actions/read';
import { readSheets } from '../../src/excel/read-sheets';
import { inExcel } from '../../src/excel/session';
import { fixture, openHere } from '../embedded';

test('the sample is read in two requests: texts, fills, merges', async () => {
  const embedded = await openHere(fixture('matriz-infoem.xlsx'));
  embedded.traffic.reset();
  let requests = 0;
  const snapshot = await inExcel('leer', async (context) => {
    const read = await readSheets(context);
    requests = embedded.traffic.requests;
    return read;
  });
  expect(requests).toBe(2);
  expect(snapshot.sheetNames).toEqual(['1er reporte', '2do reporte', '3er reporte']);
  const { grid } = snapshot.sheets[0]!;
  expect([grid.top, grid.left, grid.cells.length]).toEqual([0, 0, 28]);
  expect(grid.cells[18]![1]!.text).toBe('Teotihuacán');
  expect(grid.cells[18]![2]!.fill).toBe('#FF0000');
  expect(grid.merges).toContainEqual({ top: 2, left: 2, bottom: 2, right: 5 });
  embedded.close();
});

test('[R17] a format lost in the last cell of a sheet is not followed over millions of empty cells', async () => {
  const embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const clean = await inExcel('leer', readSheets);
  embedded.user.paint('1er reporte', 'XFD1048576', '#FFFFFF');
  embedded.user.paint('1er reporte', 'B40', '#00B050');
  embedded.traffic.reset();
  let requests = 0;
  const { grid } = await inExcel('leer', async (context) => {
    const read = await readSheets(context);
    requests = embedded.traffic.requests;
    return read.sheets[0]!;
  });
  expect(requests).toBeLessThanOrEqual(3);
  expect(grid.cells.length).toBeLessThan(1000);
  expect(grid.cells[39]![1]!.fill).toBe('#00B050');
  const before = clean.sheets[0]!.grid.cells;
  expect(grid.cells.slice(0, before.length).map((row) => row.slice(0, before[0]!.length))).toEqual(before);
  embedded.close();
});

test('[V44] a text lost at the end of a sheet is told, and the matrix is read as ever', async () => {
  const embedded = await openHere(fixture('matriz-infoem.xlsx'));
  const clean = await readWorkbook();
  await embedded.user.type('1er reporte', 'A1048576', 'x');
  await embedded.user.type('2do reporte', 'XFD3', 'x');
  const { matrix, findings } = await readWorkbook();
  expect(matrix).toEqual(clean.matrix);
  const told = findings.filter(({ rule }) => rule === 'V44').map(({ message }) => message);
  expect(told).toEqual([
    expect.stringMatching(
      /^«1er reporte» tiene algo escrito muy lejos de la tabla, después de [A-Z]+\d{2,3}: eso no se leyó\.$/,
    ),
    expect.stringMatching(/^«2do reporte» tiene algo escrito muy lejos de la tabla/),
  ]);
  embedded.close();
});
