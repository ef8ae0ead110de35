/** Is anything that one has typed ever lost in the preview, whatever one does next? With pointer and keys. */
import type { Dialog } from 'playwright-core';
import type { OpenPane } from './browser';
import { eachInPreview, inChromium } from './in-preview';
import type { PreviewUser } from './preview-user';

inChromium('what is typed in the preview', () => {
  let opened: OpenPane;
  let user: PreviewUser;
  eachInPreview((at) => {
    ({ opened, user } = at);
  });

  const press = (key: string) => opened.page.keyboard.press(key);
  const editor = () => user.window.locator('.editor');
  const nameBox = () => user.window.getByRole('textbox', { name: 'Cuadro de nombres' });

  /** Types into a cell and stays in it. */
  async function begin(address: string, text: string): Promise<void> {
    await user.goTo(address);
    await opened.page.keyboard.type(text);
    await editor().waitFor();
  }

  test('stays on the sheet where it was begun, whatever tab is clicked', async () => {
    await begin('B40', 'HOLA');
    await user.showSheet('2do reporte');
    await user.window.getByRole('grid', { name: 'Hoja «2do reporte»' }).waitFor();
    await editor().waitFor({ state: 'detached' });
    await user.cell('E6').click();
    const workbook = await user.save();
    expect(workbook.sheetNamed('1er reporte')!.cell(39, 1)?.value).toBe('HOLA');
    expect(workbook.sheetNamed('2do reporte')!.cell(39, 1)?.value ?? null).toBeNull();
  });

  test('is in the file that is saved, though nobody pressed Enter', async () => {
    await begin('B40', 'guardado');
    expect((await user.save()).sheets[0]!.cell(39, 1)?.value).toBe('guardado');
  });

  const ways: Record<string, () => Promise<void>> = {
    'the name box': () => nameBox().click(),
    'a heading': () => user.window.locator('.head', { hasText: /^G$/ }).first().click(),
    'a button of the ribbon': async () => {
      await user.window.getByRole('tab', { name: 'Inicio' }).click();
      await user.ribbon('Copiar').click();
    },
    'a button of the add-in': () => user.ribbon('Validar').click(),
    'the menu of the cells': () => user.cell('C29').click({ button: 'right' }),
    'the pane': () => user.frame.getByRole('tab', { name: /^Matriz/ }).click(),
    'F6 to the pane': async () => {
      await press('F6');
      await user.window.locator('.tab-list [aria-selected=true]:focus').waitFor();
      await press('F6');
      await user.frame.locator(':focus').waitFor();
    },
  };

  test.each(Object.entries(ways))('is written before %s', async (_way, leave) => {
    await begin('B30', 'escrito');
    await leave();
    await editor().waitFor({ state: 'detached' });
    await user.waitToSee('B30', { text: 'escrito' });
  });

  test('waits in its editor for one who comes back by F6', async () => {
    await begin('B30', 'uno');
    await press('F6');
    await user.window.locator('.tab-list [aria-selected=true]:focus').waitFor();
    await press('Shift+F6');
    await user.window.locator('.editor:focus').waitFor();
    await opened.page.keyboard.type(' dos');
    await press('Enter');
    await user.waitToSee('B30', { text: 'uno dos' });
  });

  test('has its lines broken by Alt+Enter, in the cell and in the formula bar', async () => {
    await begin('B30', 'uno');
    await press('Alt+Enter');
    await opened.page.keyboard.type('dos');
    await press('Enter');
    await user.waitToSee('B30', { text: 'uno\ndos' });
    await user.goTo('B30');
    const bar = user.window.getByRole('textbox', { name: 'Barra de fórmulas' });
    expect(await bar.inputValue()).toBe('uno\ndos');
    await bar.press('Control+End');
    await opened.page.keyboard.type('!');
    await press('Alt+Enter');
    await opened.page.keyboard.type('tres');
    await press('Enter');
    await user.waitToSee('B30', { text: 'uno\ndos!\ntres' });
    await user.window.locator('[role=grid]:focus').waitFor();
  });

  test('goes with another book only if one says so', async () => {
    const asked: string[] = [];
    let answer = false;
    opened.page.on('dialog', (dialog: Dialog) => {
      asked.push(dialog.message());
      void (answer ? dialog.accept() : dialog.dismiss());
    });
    const sample = opened.page.getByRole('button', { name: 'Libro de ejemplo' });
    await begin('B30', 'sin guardar');
    await sample.click();
    await user.waitToSee('B30', { text: 'sin guardar' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('«matriz-infoem.xlsx» tiene cambios sin guardar');
    answer = true;
    await sample.click();
    await user.waitToSee('B30', { text: '' });
    await sample.click();
    await user.said('18 municipios y 18 herramientas.');
    expect(asked).toHaveLength(2);
  });
});

inChromium('the window of the preview', () => {
  let opened: OpenPane;
  let user: PreviewUser;
  eachInPreview((at) => {
    ({ opened, user } = at);
  });

  test('keeps each sheet’s scroll', async () => {
    await user.goTo('B80');
    await user.cell('B80').waitFor();
    await user.showSheet('2do reporte');
    await user.cell('E6').waitFor();
    await user.showSheet('1er reporte');
    await user.cell('B80').waitFor();
    expect(await user.cell('C6').count()).toBe(0);
  });

  test('gives the focus back from the palette, whose colours have names', async () => {
    await user.goTo('B30');
    await user.window.getByRole('tab', { name: 'Inicio' }).click();
    const button = user.ribbon('Color de relleno');
    await button.click();
    await user.window.getByRole('button', { name: 'Colores estándar: Verde (#00B050)' }).waitFor();
    await user.window.locator('.swatch:focus').first().waitFor();
    await opened.page.keyboard.press('Escape');
    await user.window.locator('.palette').waitFor({ state: 'detached' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});
