/** What is said of one dimension? Its figures, then its tools, those that share a story in one sentence. */
import type { Paragraph, Sentence } from '../blocks';
import type { Dimension } from '../model/types';
import { common, tally } from '../progress';
import { sentence, situationClause } from '../wording.es';
import * as figures from './figures.es';
import { capitalize, subjectOf } from './grammar.es';
import type { Subject } from './grammar.es';
import type { Situation } from './situation';
import { cellsOf } from './story';
import type { Story, ToolStory } from './story';

/** The paragraph «dim-N». */
export function dimensionParagraph(story: Story, dimension: Dimension, isLast: boolean): Paragraph {
  const tools = story.tools.filter(({ tool }) => tool.dimension === dimension.id);
  const groups = groupTools(tools).filter((group) => !saidByFigures(story, group, tools));
  const sentences = groups.map((group, index) =>
    groupSentence(story, group, dimension.id + index, index === 0),
  );
  return {
    kind: 'paragraph',
    id: `dim-${dimension.id}`,
    sentences: [figuresSentence(story, dimension, tools, isLast), ...sentences],
  };
}

const LEADS = ['en la dimensión de', 'en cuanto a la dimensión de', 'por lo que respecta a la dimensión de'];

function lead(dimension: Dimension, isLast: boolean): string {
  if (isLast) return `finalmente, en la dimensión de ${dimension.name}`;
  return `${LEADS[(dimension.id - 1) % LEADS.length]} ${dimension.name}`;
}

function figuresSentence(
  story: Story,
  dimension: Dimension,
  tools: readonly ToolStory[],
  isLast: boolean,
): Sentence {
  const counts = tally(tools.map((tool) => tool.last.side));
  const start = lead(dimension, isLast);
  const cells = cellsOf(tools, 'last');
  if (counts.withData === 0) {
    return { text: sentence(`${start}, ${figures.nothingText(counts, story.last)}`), cells };
  }
  const shared = common(
    tools.flatMap(({ previous, last }) => (previous ? [[previous.side, last.side]] : [])),
  );
  const before = tally(tools.flatMap(({ previous }) => previous?.side ?? []));
  const change = story.previous && figures.dimensionChangeText(shared, before, counts, story.previous);
  const text = figures.dimensionText(counts, verbsOf(story), change || '');
  return {
    text: sentence(`${start}, ${text}`),
    cells: change ? [...cellsOf(tools, 'previous'), ...cells] : cells,
  };
}

function verbsOf({ voice }: Story): figures.CountVerb {
  if (voice.issuer === 'infoem') {
    return { one: 'se reporta cumplida', many: 'se reportan cumplidas', none: 'no se reporta cumplida' };
  }
  const who = 'este Ayuntamiento';
  return {
    one: `${who} tiene reportada como cumplida`,
    many: `${who} tiene reportadas como cumplidas`,
    none: `${who} no tiene reportada como cumplida`,
  };
}

/** Tools that share a situation, and so a sentence. */
interface Group {
  readonly situation: Situation;
  readonly tools: readonly ToolStory[];
  /** A tool whose sentence must say that the Model has no requirement for it stands alone. */
  readonly alone: boolean;
}

const ORDER: readonly string[] = [
  'moved:fulfilled',
  'moved:forward',
  'moved:by_legend',
  'moved:unranked',
  'moved:tied',
  'moved:back',
  'fell',
  'new',
  'unread_before',
  'only',
  'kept:true',
  'kept:false',
  'without',
  'unread',
];

function groupTools(tools: readonly ToolStory[]): Group[] {
  const groups = new Map<string, ToolStory[]>();
  for (const tool of tools) {
    const key = JSON.stringify([tellable(tool.situation), saysNoRequirement(tool) && tool.tool.id]);
    groups.set(key, [...(groups.get(key) ?? []), tool]);
  }
  return [...groups.values()]
    .flatMap((members): Group[] => {
      const first = members[0];
      return first ? [{ situation: first.situation, tools: members, alone: saysNoRequirement(first) }] : [];
    })
    .sort((a, b) => ORDER.indexOf(orderKey(a.situation)) - ORDER.indexOf(orderKey(b.situation)));
}

/** A whole dimension without data in the only round told: its figures have said it already. */
function saidByFigures(story: Story, { situation, tools }: Group, all: readonly ToolStory[]): boolean {
  return situation.kind === 'without' && story.names.length === 1 && tools.length === all.length;
}

/** What the sentence depends on: two tools with the same tellable situation are told together. */
function tellable(situation: Situation): unknown {
  const nameOnly = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'short' in value ? value.short : value;
  return JSON.parse(JSON.stringify(situation, nameOnly));
}

function orderKey(situation: Situation): string {
  if (situation.kind === 'moved') return `moved:${situation.direction}`;
  if ('fellFrom' in situation && situation.fellFrom) return 'fell';
  return situation.kind === 'kept' ? `kept:${situation.fulfilled}` : situation.kind;
}

/** A tool for which the Model has no requirement says so wherever it is told. */
function saysNoRequirement({ tool }: ToolStory): boolean {
  return !tool.hasRequirement;
}

const NOTICES = ['se informa que', 'se hace de su conocimiento que', 'al respecto, se informa que'];

function groupSentence(story: Story, group: Group, variant: number, first: boolean): Sentence {
  const clause = situationClause(group.situation, {
    subject: subjectOfGroup(group),
    cells: group.tools.length,
    variant,
    last: story.last,
    previous: story.previous,
    rounds: story.names.length,
    whole: story.whole,
  });
  const announced =
    story.voice.issuer === 'ayuntamiento' && first && !/^(?:se hace constar|no fue)/u.test(clause);
  const notice = announced ? `${NOTICES[variant % NOTICES.length]} ` : '';
  return { text: sentence(`${notice}${clause}`), cells: groupCells(group) };
}

function subjectOfGroup({ tools, alone }: Group): Subject {
  const subject = subjectOf(tools.map(({ tool }) => tool));
  const grammar = tools[0]?.tool.grammar;
  if (!alone || !grammar) return subject;
  const aside = `, para ${grammar.article} que el Modelo no estipula un requisito,`;
  return { ...subject, text: `${subject.text}${aside}`, genitive: `${subject.genitive}${aside}` };
}

/** The cells of every round that the sentence speaks of. */
function groupCells({ situation, tools }: Group): Sentence['cells'] {
  if (situation.kind === 'only') return cellsOf(tools, 'last');
  const back =
    situation.kind === 'kept'
      ? situation.streak + 1 // «desde» also rests on the round before.
      : situation.kind === 'moved' && !situation.returnsTo && !situation.fellFrom
        ? 2
        : Number.POSITIVE_INFINITY;
  return tools.flatMap(({ path }) =>
    path.points.slice(-Math.min(back, path.points.length)).flatMap(({ cell }) => cell ?? []),
  );
}

/** "Dimensión 1. Estrategia". */
export function dimensionHeading(dimension: Dimension): string {
  return capitalize(`dimensión ${dimension.id}. ${dimension.name}`);
}
