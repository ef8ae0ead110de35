/** What does GUIA.md show? Pictures taken in the preview, with the example's data: `npm run guia` takes them all again. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { buildPreview, launch, openPreview, type OpenPane } from './browser';
import { PreviewUser } from './preview-user';

const folder = path.resolve(__dirname, '../../assets/guia');

describe('the pictures of GUIA.md', () => {
  let browser: Browser;
  let opened: OpenPane;
  let user: PreviewUser;

  beforeAll(async () => {
    fs.mkdirSync(folder, { recursive: true });
    buildPreview();
    browser = await launch();
  }, 180_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    opened = await openPreview(browser, { viewport: { width: 1180, height: 760 } });
    opened.page.setDefaultTimeout(20_000);
    user = new PreviewUser(opened.page);
    await user.said('18 municipios y 18 herramientas.');
  });
  afterEach(() => opened.close());

  /** Cursors and passing hints out of the way, then the picture. */
  async function picture(name: string, of?: Locator): Promise<void> {
    await opened.page.mouse.move(640, 20);
    await opened.page.waitForTimeout(600);
    await (of ?? opened.page).screenshot({ path: path.join(folder, `${name}.png`) });
  }

  const pane = () => user.window.getByRole('complementary', { name: 'Matriz Viva' });

  async function apply(): Promise<void> {
    await user.ribbon('Aplicar simbología').click();
    await user.waitToSee('E6', { text: '✔' });
    await user.said('Aplicar simbología: listo');
    await user.frame.getByRole('button', { name: 'Cerrar el aviso' }).first().click();
  }

  test('the first sight, and what applying would change', async () => {
    await picture('inicio');
    await user.pane('Ver qué cambiará').click();
    await user.said(/celdas reciben el texto de su estado/);
    await picture('vista-previa', pane());
    await user.pane('Aplicar simbología').click();
    await user.said('Aplicar simbología: listo');
    await picture('simbologia');
  });

  test('one cell, its list, and several cells', async () => {
    await apply();
    await user.place(/^Celda/);
    await user.goTo('F6');
    await user.frame
      .getByText(/Calimaya, 1\.4/)
      .first()
      .waitFor({ state: 'attached' });
    await picture('celda');
    await user.window.getByRole('button', { name: 'Abrir la lista de la celda' }).click();
    await picture('lista', user.window.getByRole('main'));
    await opened.page.keyboard.press('Escape');
    await user.cell('E6').click();
    await user.frame
      .getByText(/Calimaya, 1\.3/)
      .first()
      .waitFor({ state: 'attached' });
    await user.frame.getByLabel('Avance informado').scrollIntoViewIfNeeded();
    await user.frame
      .getByLabel('Avance informado')
      .fill('El Código de Ética se publicó en la Gaceta municipal.');
    // The form whole, under the cell's name.
    await opened.page.setViewportSize({ width: 1180, height: 900 });
    await user.frame.getByRole('button', { name: 'Guardar avance' }).scrollIntoViewIfNeeded();
    await picture('avance', pane());
    await opened.page.setViewportSize({ width: 1180, height: 760 });
    await user.cell('F6').click();
    await user.cell('G8').click({ modifiers: ['Shift'] });
    await user.said(/6 celdas seleccionadas/);
    await picture('varias-celdas', pane());
  });

  test('what is typed or pasted, and the findings', async () => {
    await apply();
    await user.paste('C8', 'cumplio\tc\tqué sé yo');
    await user.waitToSee('D8', { text: '✔' });
    await user.said(/no es un estado/);
    await picture('pegado');
    await user.place(/^Hallazgos/);
    await user.frame
      .getByText(/«qué sé yo»/)
      .first()
      .waitFor();
    await picture('hallazgos', pane());
    await user.showSheet('Bitácora');
    await picture('bitacora', user.window.getByRole('main'));
  });

  test('reports: the comparison and a ficha', async () => {
    await apply();
    await user.place(/^Informes/);
    await picture('informes', pane());
    const settings = user.frame.getByRole('group', { name: 'Ajustes de las fichas' });
    // The same in whatever order the browser writes day and month.
    await settings.getByLabel('Fecha base de los plazos').fill('2023-03-03');
    await settings.getByLabel('Emisor').focus();
    await settings.getByLabel('Emisor').selectOption('ayuntamiento');
    await settings.getByText('Guardado en el libro.').waitFor();
    await picture('ajustes-fichas', settings);
    await settings.getByLabel('Emisor').selectOption('infoem');
    await settings.getByLabel('Fecha base de los plazos').fill('');
    await settings.getByText('Guardado en el libro.').waitFor();
    await user.pane('Comparar').click();
    await user.said('Comparar: listo');
    await user.showSheet('Comparativo');
    await picture('comparativo', user.window.getByRole('main'));
    await user.pane(/Hacer 18 fichas/).click();
    await user.said(/Se hicieron 18 fichas/);
    await user.showSheet('Luvianos');
    await picture('ficha', user.window.getByRole('main'));
  });

  test('the menu of a cell', async () => {
    await apply();
    await user.goTo('E7');
    await user.cell('E7').click({ button: 'right' });
    const own = user.page.getByRole('menuitem', { name: 'Matriz Viva' });
    await own.click();
    await user.page.getByRole('menuitem', { name: 'Ver en el panel' }).waitFor();
    await opened.page.waitForTimeout(300);
    await opened.page.screenshot({ path: path.join(folder, 'menu-celda.png') });
  });

  test('a new report', async () => {
    await apply();
    const open = user.pane('Preparar un nuevo reporte');
    await open.scrollIntoViewIfNeeded();
    await open.click();
    await user.pane('Hacer el nuevo reporte').scrollIntoViewIfNeeded();
    await picture('nuevo-reporte', pane());
  });

  test('the order of the states', async () => {
    const name = 'estados-propios.xlsx';
    await user.open({ name, bytes: fs.readFileSync(path.resolve(__dirname, '../fixtures', name)) });
    await user.frame.getByRole('article', { name: 'Segundo reporte' }).waitFor();
    await user.pane('Ver o cambiar el orden').click();
    await user.frame
      .getByLabel('En revisión jurídica', { exact: true })
      .selectOption({ label: 'Igual que «No se tiene - en proceso»' });
    await user.pane('Guardar el orden').scrollIntoViewIfNeeded();
    await picture('orden', pane());
  });
});
