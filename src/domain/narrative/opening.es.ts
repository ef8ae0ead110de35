/** How does the narrative open? Overall progress, its coverage, its change and where it started. */
import type { Paragraph, Sentence } from '../blocks';
import { common, tally } from '../progress';
import type { Tally } from '../progress';
import { isFulfilled } from '../transition';
import { sentence } from '../wording.es';
import * as figures from './figures.es';
import { of } from './grammar.es';
import { moveOf } from './movement';
import type { Move } from './movement';
import { labelIn } from './situation';
import { cellsOf } from './story';
import type { RoundName } from './round-name.es';
import type { Story, ToolStory } from './story';

/** The municipality registers: one subject, whatever the count. */
const REGISTERS = { one: 'registra', many: 'registra', none: 'no registra' };
/** In the origin the tools are the subject. */
const REGISTERED = { one: 'se registraba', many: 'se registraban', none: 'no se registraba' };
const MODEL = 'Modelo Regional de Transparencia Municipal';

/** The paragraph «apertura». */
export function opening(story: Story): Paragraph {
  const last = tally(story.tools.map((tool) => tool.last.side));
  const sentences = [
    overall(story, last),
    ...remainder(story, last),
    ...coverage(story, last),
    ...change(story),
    ...origin(story),
  ];
  return { kind: 'paragraph', id: 'apertura', sentences };
}

function overall(story: Story, last: Tally): Sentence {
  const { voice, last: round } = story;
  const cells = cellsOf(story.tools, 'last');
  const intro =
    voice.issuer === 'infoem'
      ? `en el seguimiento ${of(voice.institution)} a la implementación del ${MODEL}, ${voice.municipality}`
      : `se informa que, conforme al seguimiento ${of(voice.institution)} a la implementación del ${MODEL}, ${voice.council}`;
  if (!story.listed.at(-1)) return { text: sentence(`${intro} no figura en el ${round.full}`), cells };
  const what =
    last.withData === 0
      ? `no registra ${last.unread > 0 ? 'un estado determinado' : 'dato'} en ninguna de las ${last.total} herramientas al ${round.full}`
      : `${figures.fulfilledText(last, REGISTERS)} al ${round.full}`;
  return { text: sentence(`${intro} ${what}`), cells };
}

function coverage(story: Story, last: Tally): Sentence[] {
  if (last.withData + last.unread === 0) return [];
  return [{ text: sentence(figures.coverageText(last)), cells: cellsOf(story.tools, 'last') }];
}

/** The tools with data that are not fulfilled, by the label of the last round. */
function remainder(story: Story, last: Tally): Sentence[] {
  const pending = story.tools.filter((tool) => tool.pending);
  if (pending.length === 0) return [];
  const counts = new Map<string, number>();
  for (const [state, count] of last.byState) {
    if (
      isFulfilled(state) ||
      !pending.some(({ last: { side } }) => side.kind === 'state' && side.state === state)
    )
      continue;
    const label = labelIn(story.last.round, state);
    counts.set(label, (counts.get(label) ?? 0) + count);
  }
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return [
    { text: sentence(figures.remainderText(byCount, last.fulfilled)), cells: cellsOf(pending, 'last') },
  ];
}

function change(story: Story): Sentence[] {
  const { previous, tools } = story;
  const cells = [...cellsOf(tools, 'previous'), ...cellsOf(tools, 'last')];
  if (!previous) return [{ text: sentence(singleRound(story)), cells: [] }];
  if (!story.listed.at(-1)) return [];
  if (!story.listed.at(-2)) {
    const text = `no se presenta comparación con el ${previous.full}, en el que el municipio no figura`;
    return [{ text: sentence(text), cells }];
  }
  const shared = common(
    tools.flatMap(({ previous: before, last }) => (before ? [[before.side, last.side]] : [])),
  );
  const text =
    shared.cells === 0
      ? `no se presenta comparación con el ${previous.full}, pues ninguna herramienta tiene dato en ambos reportes`
      : figures.changeText(shared, tools.length, previous);
  return [{ text: sentence(text), cells }, ...movement(story, previous)];
}

function singleRound({ whole }: Story): string {
  return whole
    ? 'se cuenta con un solo reporte, por lo que no se presenta comparación'
    : 'se considera un solo reporte, por lo que no se presenta comparación';
}

function movement({ tools }: Story, previous: RoundName): Sentence[] {
  const moved = tools.flatMap((tool) => {
    const move = moveOf(tool);
    return move ? [{ tool, move }] : [];
  });
  const moves = new Map<Move, number>();
  for (const { move } of moved) moves.set(move, (moves.get(move) ?? 0) + 1);
  const byLegend = moved.filter(({ move }) => move === 'by_legend').map(({ tool }) => tool);
  const others = moved.filter(({ move }) => move !== 'by_legend').map(({ tool }) => tool);
  const falls = tools.filter((tool) => tool.setback !== null && moveOf(tool) !== 'back');
  const text = figures.movementText(moves);
  return [
    ...(text ? [{ text: sentence(`entre ambos reportes, ${text}`), cells: pairCells(others) }] : []),
    ...(byLegend.length > 0
      ? [{ text: sentence(figures.byLegendText(byLegend.length)), cells: pairCells(byLegend) }]
      : []),
    ...(falls.length > 0
      ? [{ text: sentence(figures.fallsText(falls.length, previous)), cells: cellsOf(falls, 'all') }]
      : []),
  ];
}

function pairCells(tools: readonly ToolStory[]): Sentence['cells'] {
  return [...cellsOf(tools, 'previous'), ...cellsOf(tools, 'last')];
}

/** With three rounds or more: where the count stood in the first one. */
function origin(story: Story): Sentence[] {
  const first = story.names[0];
  if (story.names.length < 3 || !first || !story.listed[0]) return [];
  const points = story.tools.flatMap((tool) => tool.path.points[0] ?? []);
  const then = tally(points.map((point) => point.side));
  if (then.withData === 0) return [];
  const text = `en el ${first.full}, ${figures.fulfilledText(then, REGISTERED)}; ${figures.formerGapsText(then)}`;
  return [{ text: sentence(text), cells: points.flatMap((point) => point.cell ?? []) }];
}
