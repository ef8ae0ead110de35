/** Can two people work in one workbook, each with their pane? Two windows of the preview stand for two co-authors. */
import type { OpenPane } from './browser';
import { eachInPreview, inChromium } from './in-preview';
import { PreviewUser } from './preview-user';

const GREEN = 'rgb(0, 176, 80)';
const YELLOW = 'rgb(255, 255, 0)';
const PENDING = 'Pendiente sin evidencia';

inChromium('two people in the preview', () => {
  let opened: OpenPane;
  let one: PreviewUser;
  let other: PreviewUser;
  eachInPreview(
    async (at) => {
      opened = at.opened;
      one = at.user;
      await second().click();
      other = new PreviewUser(opened.page, opened.page.locator('[data-person="p2"]'));
      await other.said('18 municipios y 18 herramientas.');
    },
    { viewport: { width: 1400, height: 1000 } },
  );

  const second = () => opened.page.getByRole('button', { name: 'Segunda persona' });

  async function apply(): Promise<void> {
    await one.ribbon('Aplicar simbología').click();
    await one.waitToSee('E6', { text: '✔' });
    await one.said('Aplicar simbología: listo');
    await other.waitToSee('E6', { text: '✔' });
  }

  async function takeBack(user: PreviewUser): Promise<void> {
    await user.grid.focus();
    await user.page.keyboard.press('Control+z');
  }

  /** What a pane says of the rounds and their states, once it says the same twice in a row. */
  async function rounds(user: PreviewUser): Promise<string> {
    await user.place(/^Matriz/);
    let before = '';
    for (;;) {
      const text = await user.frame.getByRole('tabpanel').innerText();
      const own = text.slice(text.indexOf('18 municipios'), text.indexOf('Simbología'));
      if (own === before) return own;
      before = own;
      // A pane waits 0.8 s for a person to pause before it reads.
      await user.page.waitForTimeout(1500);
    }
  }

  test('each change is taken in once, by whoever made it, and both panes show the same', async () => {
    await apply();
    await other.typeInto('C5', 'cumplio');
    await one.waitToSee('C5', { text: '✔', fill: GREEN });
    await one.paste('C8', 'cumplió\tqué sé yo\nen proceso\tCumplido');
    for (const user of [one, other]) {
      await user.waitToSee('C8', { text: '✔', fill: GREEN });
      await user.waitToSee('C9', { text: '▷', fill: YELLOW });
    }
    expect(await rounds(other)).toBe(await rounds(one));
    expect(await one.ledgerOf(4)).toEqual([
      `Ayapango | 1.1 | ${PENDING} | Cumplido | Escrito en la celda`,
      'Chapultepec | 1.1 | No se tiene - en proceso | Cumplido | Pegado',
      'Chapultepec | 1.2 | Cumplido |  | Pegado',
      `Chimalhuacán | 1.2 | ${PENDING} | Cumplido | Pegado`,
    ]);
  });

  test('Ctrl+Z takes back one’s own acts, and what cannot be taken back is said', async () => {
    await apply();
    await one.typeInto('C5', 'cumplio');
    await other.waitToSee('C5', { text: '✔', fill: GREEN });
    expect(await one.ledgerOf(1)).toHaveLength(1);
    // The first entry makes the Bitácora, and no sheet can be taken back.
    await takeBack(one);
    await one.window
      .getByRole('alert')
      .getByText(/Ctrl\+Z ya no puede deshacer/)
      .waitFor();
    await other.typeInto('C6', 'cumplio');
    await one.waitToSee('C6', { text: '✔', fill: GREEN });
    expect(await one.ledgerOf(2)).toHaveLength(2);
    await takeBack(other);
    await one.waitToSee('C6', { text: 'cumplio' });
    await takeBack(other);
    await one.waitToSee('C6', { text: '▷', fill: YELLOW });
    expect(await one.ledgerOf(1)).toEqual([`Ayapango | 1.1 | ${PENDING} | Cumplido | Escrito en la celda`]);
  });

  test('when the second person leaves, the first goes on', async () => {
    await apply();
    await other.typeInto('C5', 'cumplio');
    await one.waitToSee('C5', { text: '✔', fill: GREEN });
    await second().click();
    await expect(other.window.count()).resolves.toBe(0);
    await one.typeInto('C6', 'c');
    await one.waitToSee('C6', { text: '✔', fill: GREEN });
    expect(await one.ledgerOf(2)).toEqual([
      `Ayapango | 1.1 | ${PENDING} | Cumplido | Escrito en la celda`,
      `Calimaya | 1.1 | No se tiene - en proceso | Cumplido | Escrito en la celda`,
    ]);
  });
});
