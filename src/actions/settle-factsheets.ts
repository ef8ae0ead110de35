/** «Ajustes de las fichas»: who speaks in them, and from when do the Model's terms run? */
import type { FactsheetSettings } from '../domain/factsheet-settings';
import { settingsText } from '../domain/factsheet-settings.es';
import { keepSettings, keptSettings } from '../excel/factsheet-settings';
import { takeInventory } from '../excel/inventory';
import { ownSheets } from '../excel/own-sheets';
import { inExcel } from '../excel/session';
import { beginStep, sendStep } from '../excel/steps';
import { keepBookAmongSheets } from './follow-action';
import { liveBook } from './live-book';
import type { Outcome } from './outcome';

/**
 * Keeps what a person settled in the workbook; what is not named stays as it is there. No cell is written:
 * fichas follow when they are made. Two requests.
 */
export async function settleFactsheets(change: Partial<FactsheetSettings>): Promise<Outcome> {
  return inExcel('guardar los ajustes de las fichas', async (context) => {
    const inventory = await takeInventory(context);
    const { names } = inventory;
    const settings = { ...keptSettings(names), ...change };
    beginStep(context, inventory);
    keepSettings(context, names, settings);
    await sendStep(context);
    // Whoever has a book at hand has one of the former settings.
    const book = liveBook();
    if (book) await keepBookAmongSheets(context, book);
    const hasFactsheets = ownSheets(names).some(({ kind }) => kind === 'ficha');
    const again = 'Las fichas que ya están en el libro siguen como estaban: hágalas de nuevo.';
    return {
      summary: `Se guardaron los ajustes de las fichas: ${settingsText(settings)}.`,
      notes: hasFactsheets ? [again] : [],
      sheets: [],
      cancelled: false,
    };
  });
}
