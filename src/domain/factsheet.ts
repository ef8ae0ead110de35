/** What does one municipality's ficha hold? Header, progress by dimension, a row for each tool, and its narrative. */
import type { MunicipalityRef } from './align';
import { textHash } from './blocks';
import type { Block } from './blocks';
import type { Matrix, Round, ToolId } from './matrix';
import { DIMENSIONS } from './model/dimensions';
import type { Dimension } from './model/types';
import { changeSign, changeText, sideText } from './change.es';
import { closing } from './narrative/closing.es';
import { cutDay, deadlineText, isOverdue } from './narrative/deadline.es';
import { dimensionHeading, dimensionParagraph } from './narrative/dimension.es';
import { opening } from './narrative/opening.es';
import { capitalize } from './narrative/grammar.es';
import { municipalityTitle, storyOf } from './narrative/story';
import type { Issuer, Story, ToolStory } from './narrative/story';
import { toolParagraph } from './narrative/tool.es';
import { common, tally } from './progress';
import type { Common, Tally } from './progress';
import type { ProgressNote } from './progress-note';
import type { Point } from './trajectory';
import { judge, stateOf } from './transition';
import type { Judgement, Side, SourceCell } from './transition';

/** What may be chosen of a ficha. */
export interface FactsheetOptions {
  /** Who signs; Infoem by default. */
  readonly issuer?: Issuer;
  /** The institution that follows the Model up, with its article: "el Infoem" by default. */
  readonly institution?: string;
  /** Sheets of the rounds to tell, in any order; all by default. */
  readonly sheets?: readonly string[];
  /** This municipality's *Avances*. */
  readonly notes?: readonly ProgressNote[];
  /** From when the Model's terms run (ISO date); without it no deadline is told. */
  readonly baseDate?: string | null;
  /** The day on which the ficha is made (ISO date): evidence dated later is told as such. */
  readonly today?: string | null;
}

/** One round of the header. */
export interface FactsheetRound {
  readonly sheet: string;
  /** "Tercer reporte". */
  readonly title: string;
  /** "9 de junio de 2023 (actualización al 5 de julio)", or null. */
  readonly dates: string | null;
  readonly tally: Tally;
}

/** One dimension's progress: a tally for each round, and what the last two have in common. */
export interface FactsheetDimension {
  readonly dimension: Dimension;
  readonly tallies: readonly Tally[];
  readonly common: Common | null;
}

/** What one round says of a tool, ready to be shown. */
export interface FactsheetState {
  readonly sheet: string;
  readonly side: Side;
  /** The label as that round writes it; else "Sin dato", "No figura" or "Sin lectura". */
  readonly text: string;
  readonly cell: SourceCell | null;
}

/** A change as shown: in words and as a sign. */
export interface FactsheetChange extends Judgement {
  readonly text: string;
  readonly sign: string;
}

/** One tool's row. */
export interface FactsheetRow {
  readonly tool: ToolId;
  readonly name: string;
  readonly dimension: Dimension['id'];
  /** The requirement's text; for a tool without one, the words that say so. */
  readonly requirement: string;
  readonly hasRequirement: boolean;
  readonly states: readonly FactsheetState[];
  /** Between the last two rounds; null when there is one round or neither has anything. */
  readonly change: FactsheetChange | null;
  /** Null without a base date. */
  readonly deadline: string | null;
  /** Has data in the last round and is not fulfilled. */
  readonly pending: boolean;
  /** The last state is a lesser one than the last known before it. */
  readonly setback: boolean;
  /** The term had passed at the last round's cut, fulfilled or not. */
  readonly past: boolean;
  /** Pending, and its term had passed. */
  readonly overdue: boolean;
  /** The municipality's own words, or null. */
  readonly note: string | null;
  readonly evidence: string | null;
}

/** One municipality's ficha. */
export interface Factsheet {
  readonly municipality: MunicipalityRef;
  /** "Municipio de Luvianos". */
  readonly title: string;
  /** INEGI code, or null. */
  readonly code: string | null;
  readonly rounds: readonly FactsheetRound[];
  /** The last two rounds over all tools; null when there is one round. */
  readonly common: Common | null;
  readonly dimensions: readonly FactsheetDimension[];
  readonly rows: readonly FactsheetRow[];
  /** From when the deadlines are counted (ISO date); null when none is told. */
  readonly baseDate: string | null;
  /** The day of the last round's cut, in words ("5 de abril de 2023"); null when no deadline can be judged. */
  readonly overdueOn: string | null;
  /** "del segundo reporte al tercer reporte": what the changes are between; null when there is one round. */
  readonly between: string | null;
  /** Headings and paragraphs. */
  readonly narrative: readonly Block[];
  /** Fingerprint of every reading told: when it differs, the matrix changed since the text was written. */
  readonly basis: string;
}

/**
 * The ficha of one municipality (see `municipalitiesOf`). The same input gives the same ficha. Throws when
 * there is no round to tell.
 */
export function factsheet(matrix: Matrix, who: MunicipalityRef, options: FactsheetOptions = {}): Factsheet {
  const { issuer = 'infoem', institution = 'el Infoem', notes = [], baseDate = null, today = null } = options;
  const rounds = chosen(matrix, options.sheets);
  const whole = rounds.length === matrix.rounds.length;
  const story = storyOf({ municipality: who, rounds, whole, issuer, institution, notes, baseDate, today });
  return {
    municipality: who,
    title: municipalityTitle(who),
    code: who.code,
    rounds: roundsOf(story),
    common: commonOf(story.tools),
    dimensions: DIMENSIONS.map((dimension) => dimensionOf(story, dimension)),
    rows: story.tools.map((tool) => rowOf(story, tool)),
    baseDate,
    overdueOn: baseDate === null ? null : cutDay(story.last.round),
    between: story.previous && `del ${story.previous.short} al ${story.last.short}`,
    narrative: narrativeOf(story),
    basis: basisOf(story),
  };
}

function chosen(matrix: Matrix, sheets: readonly string[] | undefined): readonly Round[] {
  return sheets ? matrix.rounds.filter((round) => sheets.includes(round.sheet)) : matrix.rounds;
}

/** The narrative alone, in reading order. */
export function narrativeOf(story: Story): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Cumplimiento general' },
    opening(story),
    ...DIMENSIONS.flatMap((dimension, index): Block[] => [
      { kind: 'heading', level: 2, text: dimensionHeading(dimension) },
      dimensionParagraph(story, dimension, index === DIMENSIONS.length - 1),
      ...story.tools
        .filter(({ tool }) => tool.dimension === dimension.id)
        .flatMap((tool) => toolParagraph(story, tool) ?? []),
    ]),
    { kind: 'heading', level: 2, text: 'Herramientas pendientes' },
    closing(story),
  ];
}

function sidesAt(tools: readonly ToolStory[], round: number): Side[] {
  return tools.flatMap(({ path }) => path.points[round]?.side ?? []);
}

function roundsOf(story: Story): FactsheetRound[] {
  return story.names.map((name, index) => ({
    sheet: name.round.sheet,
    title: name.title,
    dates: name.dates,
    tally: tally(sidesAt(story.tools, index)),
  }));
}

function commonOf(tools: readonly ToolStory[]): Common | null {
  const pairs = tools.flatMap(({ previous, last }) =>
    previous ? [[previous.side, last.side] as const] : [],
  );
  return pairs.length === 0 ? null : common(pairs);
}

function dimensionOf(story: Story, dimension: Dimension): FactsheetDimension {
  const tools = story.tools.filter(({ tool }) => tool.dimension === dimension.id);
  return {
    dimension,
    tallies: story.names.map((_, index) => tally(sidesAt(tools, index))),
    common: commonOf(tools),
  };
}

function rowOf(story: Story, told: ToolStory): FactsheetRow {
  const { tool, path, previous, last, notes, pending } = told;
  const past = isOverdue(tool, story.baseDate, story.last.round);
  const judgement = previous && judge(previous.round, previous.side, last.round, last.side);
  return {
    tool: tool.id,
    name: tool.name,
    dimension: tool.dimension,
    requirement: tool.requirement.text,
    hasRequirement: tool.hasRequirement,
    states: path.points.map(({ round, side, cell }) => ({
      sheet: round.sheet,
      side,
      text: sideText(side, round.legend),
      cell,
    })),
    change: judgement && { ...judgement, text: changeText(judgement), sign: changeSign(judgement) },
    deadline: deadlineText(tool, story.baseDate),
    pending,
    setback: told.setback !== null,
    past,
    overdue: past && pending,
    note: joined(story, notes, (note) => note.text),
    evidence: joined(story, notes, (note) => note.evidence),
  };
}

/** What the notes say; of several reports, or of one before the last, each text says its report. */
function joined(
  { last }: Story,
  notes: readonly ProgressNote[],
  textOf: (note: ProgressNote) => string | null,
): string | null {
  const told = notes.flatMap((note) => {
    const text = textOf(note)?.trim();
    return text ? [{ text, round: note.round ?? last.short }] : [];
  });
  const isPlain = told.every(({ round }) => round === last.short);
  const lines = told.map(({ text, round }) => (isPlain ? text : `${capitalize(round)}: ${text}`));
  return lines.length === 0 ? null : lines.join('\n');
}

function basisOf({ tools }: Story): string {
  const told = tools.map(({ tool, path, notes }) => {
    const readings = path.points.map((point) => readingText(point));
    return [tool.id, ...readings, ...notes.map((note) => JSON.stringify(note))].join('|');
  });
  return textHash(told.join('\n'));
}

/** All that the ficha may tell of one reading: its sheet, state or contents, label and conflict. */
function readingText({ round, side, conflict }: Point): string {
  const said = side.kind === 'unread' ? JSON.stringify(side.reading) : sideText(side, round.legend);
  return [round.sheet, stateOf(side) ?? side.kind, said, conflict ? JSON.stringify(conflict) : ''].join(':');
}
