/** How are the counts of a ficha said, as texts and as the formulas that give the same texts? */
import { commonText } from '../../domain/factsheet-blocks.es';
import { percent } from '../../domain/narrative/grammar.es';
import type { Common, Tally } from '../../domain/progress';
import type { Content } from '../../excel/sheet-design';
import { contentOf, quoted } from './comparison-text';
import type { CommonCells, CountCells } from './factsheet-live';

const NBSP = '\u00a0';

/** "3 de 4 (75 %)" and, under it, how many have no data; formulas when the counts are. */
export function tallyContent(tally: Tally, at: CountCells | null): Content {
  return at ? contentOf({ value: '', formula: tallyFormula(tally.total, at) }, true) : tallyLines(tally);
}

/** The lines that `tallyContent` shows. */
export function tallyLines({ fulfilled, withData, blank, unread }: Tally): string {
  const share = percent(fulfilled, withData);
  const lines = [`${fulfilled} de ${withData}${share && ` (${share})`}`, `${blank} sin dato`];
  if (unread > 0) lines.push(`${unread} sin lectura`);
  return lines.join('\n');
}

function tallyFormula(total: number, at: CountCells): string {
  return [
    `${at.fulfilled}&" de "&${at.withData}`,
    `${shareFormula(at)}&CHAR(10)&${blankOf(total, at)}&" sin dato"`,
    `IF(${at.unread}=0,"",CHAR(10)&${at.unread}&" sin lectura")`,
  ].join('&');
}

/** Only the number of fulfilled tools, for a narrow column. */
export function fulfilledContent(
  tally: Tally,
  labels: string | null,
  fulfilled: string | undefined,
): Content {
  if (labels === null || fulfilled === undefined) return tally.fulfilled;
  return { formula: `=COUNTIF(${labels},${quoted(fulfilled)})` };
}

/** One block for each tool, as a bar: "███░·". */
export function squaresContent({ fulfilled, withData, total }: Tally, at: CountCells | null): Content {
  const [full, open, none] = SQUARES;
  if (!at) return full.repeat(fulfilled) + open.repeat(withData - fulfilled) + none.repeat(total - withData);
  const without = `${total}-${at.withData}`;
  return {
    formula: `=REPT("${full}",${at.fulfilled})&REPT("${open}",${at.withData}-${at.fulfilled})&REPT("${none}",${without})`,
  };
}

/** Fulfilled, with data, without. */
export const SQUARES = ['█', '░', '·'] as const;

/** "15 de 18", large: of all the Model's tools. */
export function bigContent({ fulfilled, total }: Tally, at: CountCells | null): Content {
  return at ? { formula: `=${at.fulfilled}&" de ${total}"` } : `${fulfilled} de ${total}`;
}

/** What the large figure counts, what it leaves out, and the share of what is known. */
export function bigNoteContent(tally: Tally, at: CountCells | null): Content {
  const { fulfilled, withData, blank, unread, total } = tally;
  const counted = 'herramientas cumplidas';
  if (!at) {
    const share = percent(fulfilled, withData);
    const gaps = `${blank} sin dato${unread > 0 ? `; ${unread} sin lectura` : ''}`;
    return `${counted}; ${gaps}${share && `\n${fulfilled} de ${withData} con dato (${share})`}`;
  }
  const unreadText = `IF(${at.unread}=0,"","; "&${at.unread}&" sin lectura")`;
  const known = `CHAR(10)&${at.fulfilled}&" de "&${at.withData}&" con dato"&${shareFormula(at)}`;
  return {
    formula: `="${counted}; "&${blankOf(total, at)}&" sin dato"&${unreadText}&IF(${at.withData}=0,"",${known})`,
  };
}

/** "2 más en 17 con dato en ambos (11.8 puntos porcentuales)". */
export function commonContent(common: Common | null, at: CommonCells | null, lead = ''): Content {
  if (!at) return `${lead && `${lead}\n`}${commonText(common)}`;
  const difference = `(${at.to}-${at.from})`;
  const share = `ROUND(100*ABS${difference}/${at.cells},1)`;
  const unit = `IF(${share}=1," punto porcentual)"," puntos porcentuales)")`;
  const moved = [
    `ABS${difference}&IF(${difference}>0," más"," menos")`,
    `" en "&${at.cells}&" con dato en ambos ("&${share}&${unit}`,
  ].join('&');
  const same = `"Sin variación en "&${at.cells}&" con dato en ambos"`;
  const said = `IF(${at.cells}=0,"Sin datos comparables",IF(${difference}=0,${same},${moved}))`;
  return { formula: `=${lead && `${quoted(lead)}&CHAR(10)&`}${said}` };
}

function shareFormula(at: CountCells): string {
  return `IF(${at.withData}=0,""," ("&ROUND(100*${at.fulfilled}/${at.withData},1)&"${NBSP}%)")`;
}

function blankOf(total: number, at: CountCells): string {
  return `(${total}-${at.withData}-${at.unread})`;
}
