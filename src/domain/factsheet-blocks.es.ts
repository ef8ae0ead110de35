/** How is a whole ficha laid out as blocks? Title, header, progress and tools as tables, then the narrative. */
import type { Block, Sentence, TableBlock } from './blocks';
import type { Factsheet, FactsheetRow } from './factsheet';
import { dateText } from './narrative/dates.es';
import { tallyText } from './narrative/tally.es';
import { capitalize, points } from './narrative/grammar.es';
import { pointsOfChange } from './progress';
import type { Common, Tally } from './progress';

/** The ficha from title to closing: what a sheet or a document shows. */
export function factsheetBlocks(ficha: Factsheet): Block[] {
  return [
    { kind: 'heading', level: 1, text: ficha.title },
    headerTable(ficha),
    { kind: 'heading', level: 2, text: 'Avance por dimensión' },
    progressTable(ficha),
    { kind: 'heading', level: 2, text: 'Herramientas' },
    toolsTable(ficha),
    ...ficha.narrative,
  ];
}

/** "2 más de 17 con dato en ambos (11.8 puntos porcentuales)": the change between the last two rounds. */
export function commonText(shared: Common | null): string {
  if (!shared) return '';
  if (shared.cells === 0) return 'Sin datos comparables';
  const difference = shared.fulfilledTo - shared.fulfilledFrom;
  const base = `${shared.cells} con dato en ambos`;
  if (difference === 0) return `Sin variación en ${base}`;
  const sense = difference > 0 ? 'más' : 'menos';
  return `${Math.abs(difference)} ${sense} en ${base} (${points(pointsOfChange(shared) ?? 0)})`;
}

function headerTable(ficha: Factsheet): TableBlock {
  const rows = [
    row('Clave INEGI', ficha.code ?? 'Sin identificar'),
    ...ficha.rounds.map((round) => row(round.title, round.dates ?? '')),
    ...(ficha.baseDate === null ? [] : [row('Fecha base de los plazos', dateText(ficha.baseDate) ?? '')]),
  ];
  return { kind: 'table', id: 'encabezado', header: ['Dato', 'Valor'], rows };
}

function row(...texts: readonly string[]): Sentence[] {
  return texts.map((text) => ({ text, cells: [] }));
}

function progressTable(ficha: Factsheet): TableBlock {
  const titles = ficha.rounds.map((round) => round.title);
  const line = (name: string, tallies: readonly Tally[], shared: Common | null): Sentence[] =>
    row(name, ...tallies.map(tallyText), ...(shared ? [commonText(shared)] : []));
  return {
    kind: 'table',
    id: 'avance',
    header: ['Dimensión', ...titles, ...(ficha.common ? ['Variación'] : [])],
    rows: [
      ...ficha.dimensions.map((each) => line(each.dimension.heading, each.tallies, each.common)),
      line(
        'Total',
        ficha.rounds.map((round) => round.tally),
        ficha.common,
      ),
    ],
  };
}

function toolsTable(ficha: Factsheet): TableBlock {
  const withDeadline = ficha.rows.some((each) => each.deadline !== null);
  const header = ['Núm.', 'Herramienta', 'Requisito', ...ficha.rounds.map((round) => round.title)];
  if (ficha.common) header.push('Cambio');
  if (withDeadline) header.push('Plazo');
  header.push('Avance', 'Evidencia');
  const rows = ficha.rows.map((each) => toolRow(each, ficha.common !== null, withDeadline));
  return { kind: 'table', id: 'herramientas', header, rows };
}

function toolRow(each: FactsheetRow, compared: boolean, withDeadline: boolean): Sentence[] {
  const states = each.states.map(({ text, cell }): Sentence => ({ text, cells: cell ? [cell] : [] }));
  const cells = states.flatMap((state) => state.cells);
  const change: Sentence = { text: each.change ? `${each.change.sign} ${each.change.text}` : '', cells };
  return [
    ...row(each.tool, each.name, each.requirement),
    ...states,
    ...(compared ? [change] : []),
    ...(withDeadline ? row(capitalize(each.deadline ?? '')) : []),
    ...row(each.note ?? '', each.evidence ?? ''),
  ];
}
