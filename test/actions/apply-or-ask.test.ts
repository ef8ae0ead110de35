/** Does «Aplicar simbología» of the ribbon ask first where near shades would go, over genuine office.js? */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { shareBook } from '../../src/actions/live-book';
import { takeWantedPlace } from '../../src/actions/pane-place';
import { commandHandlers } from '../../src/commands/handlers';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { edit, look } from './edit-probe';

const ROUND = '3er reporte';
let embedded: EmbeddedExcel;

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
  Object.assign(Office, { addin: { showAsTaskpane: async () => Promise.resolve() } });
  // Only what is painted after this would change.
  await applyLegend();
  takeWantedPlace();
});
afterEach(() => {
  shareBook(null);
  embedded.close();
});

async function press() {
  const activity = createActivity();
  await commandHandlers(activity).aplicarSimbologia!();
  return activity.state().ended;
}

async function paint(cells: readonly string[], color: string): Promise<void> {
  await edit((context) => {
    const sheet = context.workbook.worksheets.getItem(ROUND);
    for (const cell of cells) {
      sheet.getRange(cell).clear('Contents');
      sheet.getRange(cell).format.fill.color = color;
    }
  });
}

test('[L14] near shades that would go are listed, nothing is written, and the pane opens at Matriz', async () => {
  await paint(['C5', 'D6'], '#02A84C');
  const before = await look(ROUND, 'A1:T28');
  expect(await press()).toMatchObject({
    kind: 'done',
    outcome: {
      summary: expect.stringMatching(/^Todavía no se cambió nada: /) as string,
      notes: ['En «3er reporte», 2 celdas: C5, D6.', expect.stringMatching(/^Elija «Ver qué cambiará»/)],
      unchanged: true,
    },
  });
  expect(takeWantedPlace()).toBe('matrix');
  expect(await look(ROUND, 'A1:T28')).toEqual(before);
});

test('[L14] without near shades it is applied as ever, and so it is where they went before', async () => {
  await paint(['C5'], '#FFFF00');
  const ended = await press();
  expect(ended).toMatchObject({
    kind: 'done',
    outcome: {
      summary: expect.stringMatching(/^Se aplicó la simbología en 3 reportes: cambió una celda\.$/),
    },
  });
  expect(takeWantedPlace()).toBeNull();
  expect(await look(ROUND, 'C5')).toEqual({ contents: [['No se tiene - en proceso']], fills: [['']] });
});
