/** Can the job be done in the preview without a pointer? Keys only, from opening to saving. */
import type { OpenPane } from './browser';
import { eachInPreview, inChromium } from './in-preview';
import { PreviewUser } from './preview-user';

inChromium('the preview by keys alone', () => {
  let opened: OpenPane;
  let user: PreviewUser;
  eachInPreview((at) => {
    ({ opened, user } = at);
  });

  const press = (key: string) => opened.page.keyboard.press(key);

  /** What has the focus, in the page or in the pane: its name as it is read. */
  const focused = () =>
    opened.page.evaluate(() => {
      const outer = document.activeElement!;
      const inner = outer instanceof HTMLIFrameElement ? outer.contentDocument!.activeElement! : outer;
      const name = (inner.getAttribute('aria-label') ?? inner.textContent!.trim()).slice(0, 60);
      return outer === inner ? name : `Panel: ${name}`;
    });

  /** Presses a key that moves the focus, and waits until it has come: into the pane office.js brings it by a message. */
  async function go(key: string, to: RegExp): Promise<void> {
    await press(key);
    const until = Date.now() + 15_000;
    for (let now = await focused(); !to.test(now); now = await focused()) {
      if (Date.now() > until) throw new Error(`${key} led to «${now}», not to ${to}`);
      await opened.page.waitForTimeout(20);
    }
  }

  const RIBBON = /^Matriz Viva$/;
  const CELLS = /^Hoja «1er reporte»$/;
  const TABS = /^1er reporte$/;
  const PANE = /^Panel: /;

  async function cellsToPane(): Promise<void> {
    await go('F6', TABS);
    await go('F6', PANE);
  }

  async function paneToFirstCell(): Promise<void> {
    await go('F6', RIBBON);
    await go('F6', CELLS);
    await press('Control+Home');
  }

  /** Presses Tab until something of that name has the focus. */
  async function tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    for (let i = 0; i < 60; i++) {
      const now = await focused();
      if (now === name) return;
      passed.push(now);
      await press('Tab');
    }
    throw new Error(`Tab never came to «${name}», only to ${passed.join(' · ')}`);
  }

  const cellNow = () => user.window.getByRole('textbox', { name: 'Cuadro de nombres' }).inputValue();

  test('F6 goes round ribbon, cells, tabs and pane, and back', async () => {
    expect(await focused()).toMatch(CELLS);
    for (const stop of [TABS, PANE, RIBBON, CELLS]) await go('F6', stop);
    for (const stop of [RIBBON, PANE, TABS, CELLS]) await go('Shift+F6', stop);
  });

  test('pressed without a pause, F6 leads to a control of the pane, and Tab goes on from there', async () => {
    for (let i = 0; i < 10; i++) {
      await press('F6');
      await go('F6', PANE);
      // On the frame alone a Tab would lead out of the pane at once.
      expect(await focused()).not.toBe(
        `Panel: ${(await user.frame.locator('body').textContent())!.trim().slice(0, 60)}`,
      );
      await go('Tab', PANE);
      await go('F6', RIBBON);
      await go('F6', CELLS);
      await opened.page.waitForTimeout(50);
      expect(await focused()).toMatch(CELLS);
    }
  });

  test('applies the legend, and sets a state from the list of its cell', async () => {
    await cellsToPane();
    await tabTo('Panel: Ver qué cambiará');
    await press('Enter');
    await user.said(/celdas reciben el texto de su estado/);
    await tabTo('Panel: Aplicar simbología');
    await press('Enter');
    await user.waitToSee('E6', { text: '✔' });
    await user.said('Aplicar simbología: listo');
    await paneToFirstCell();
    expect(await cellNow()).toBe('C5');
    await press('Alt+ArrowDown');
    await user.window.getByRole('listbox', { name: 'Valores para C5' }).waitFor();
    for (const key of ['ArrowUp', 'Enter']) await press(key);
    await user.waitToSee('C5', { text: '✔', fill: 'rgb(0, 176, 80)' });
    expect((await user.save()).sheetNamed('1er reporte')!.cell(4, 2)!.value).toBe('Cumplido');
  });

  test('what is folded in the pane is opened by keys: findings, a round’s states, the order of states', async () => {
    await cellsToPane();
    await tabTo('Panel: Estados');
    const states = user.frame.locator('details').first();
    expect(await states.evaluate((one: HTMLDetailsElement) => one.open)).toBe(true);
    await press('Enter');
    expect(await states.evaluate((one: HTMLDetailsElement) => one.open)).toBe(false);
    await tabTo('Panel: Ver o cambiar el orden');
    await press('Enter');
    await user.frame.locator('select:focus').waitFor();
    await press('Shift+Tab');
    expect(await focused()).toBe('Panel: Estados del Modelo');
    await press('Tab');
    await user.frame.locator('select:focus').waitFor();
    await user.place(/^Hallazgos/);
    const folded = user.frame
      .getByRole('tabpanel', { name: /Hallazgos/ })
      .locator('details:not([open]) > summary')
      .last();
    await tabTo(`Panel: ${(await folded.textContent())!.trim().slice(0, 60)}`);
    await press('Enter');
    expect(await user.frame.locator('details').last().getAttribute('open')).not.toBeNull();
  });

  test('one who went on to the cells stays there, whatever the pane shows anew', async () => {
    await user.frame.getByRole('button', { name: 'Ver qué cambiará' }).press('Enter');
    await user.said(/celdas reciben el texto de su estado/);
    await user.pane('Aplicar simbología').press('Enter');
    await paneToFirstCell();
    await user.said('Aplicar simbología: listo');
    expect(await focused()).toBe('Hoja «1er reporte»');
    await opened.page.keyboard.type('cumplido');
    await press('Enter');
    await user.waitToSee('C5', { text: '✔', fill: 'rgb(0, 176, 80)' });
    await user.frame.getByRole('tab', { name: /Hallazgos/ }).waitFor();
    await opened.page.waitForTimeout(500);
    expect(await focused()).toBe('Hoja «1er reporte»');
    expect(await cellNow()).toBe('C6');
  });

  test('the menu of a cell opens with the keyboard, and Esc gives the cell back', async () => {
    await press('Control+Home');
    await press('Shift+F10');
    await user.window.getByRole('menu', { name: 'Menú de la celda' }).waitFor();
    expect(await focused()).toMatch(/^Cortar/);
    await press('ArrowUp');
    await press('Home');
    expect(await focused()).toMatch(/^Cortar/);
    await press('Escape');
    expect(await focused()).toBe('Hoja «1er reporte»');
    await press('ArrowDown');
    expect(await cellNow()).toBe('C6');
  });

  test('the add-in’s own menu is gone through with arrows, and sets a state with Enter', async () => {
    await user.ribbon('Aplicar simbología').click();
    await user.said('Aplicar simbología: listo');
    await user.goTo('C5');
    await press('Shift+F10');
    await press('ArrowUp');
    expect(await focused()).toMatch(/^Matriz Viva/);
    await press('ArrowRight');
    expect(await focused()).toMatch(/^Cumplido/);
    await press('ArrowLeft');
    expect(await focused()).toMatch(/^Matriz Viva/);
    await press('ArrowRight');
    await press('Enter');
    await user.waitToSee('C5', { text: '✔', fill: 'rgb(0, 176, 80)' });
  });

  test('selects with Shift, goes to the end with Ctrl, and to other sheets with Ctrl and Page Down', async () => {
    await press('Control+Home');
    await press('Shift+ArrowRight');
    await press('Shift+ArrowDown');
    const marks = user.window.locator('.bottom-right .chosen');
    const [box, cell] = [(await marks.boundingBox())!, (await user.cell('C5').boundingBox())!];
    expect(Math.round(box.width / (cell.width + 1))).toBe(2);
    expect(Math.round(box.height / (cell.height + 1))).toBe(2);
    await press('Control+End');
    expect(await cellNow()).toBe('T28');
    await press('Control+PageDown');
    await user.window.getByRole('tab', { name: '2do reporte', selected: true }).waitFor();
  });
});
