/** What does the narrative know of one municipality before a word is written? */
import { firstRows } from '../align';
import type { MunicipalityRef } from '../align';
import type { Round } from '../matrix';
import { TOOLS } from '../model/tools';
import type { Tool } from '../model/types';
import { hasData } from '../progress';
import type { ProgressNote } from '../progress-note';
import { latestSetback, trajectory } from '../trajectory';
import type { Point, Step, Trajectory } from '../trajectory';
import { isFulfilled } from '../transition';
import type { SourceCell } from '../transition';
import { quote } from './grammar.es';
import { nameRounds } from './round-name.es';
import type { RoundName } from './round-name.es';
import { situationOf } from './situation';
import type { Situation } from './situation';

/** Who signs: it changes the voice, never the facts. */
export type Issuer = 'infoem' | 'ayuntamiento';

/** Who speaks and of whom. */
export interface Voice {
  readonly issuer: Issuer;
  /** With its article in lower case: "el Infoem", "la Secretaría". */
  readonly institution: string;
  /** "el Municipio de Luvianos", "el municipio escrito como «X»". */
  readonly municipality: string;
  /** "el Ayuntamiento de Luvianos". */
  readonly council: string;
}

/** One tool of the story. */
export interface ToolStory {
  readonly tool: Tool;
  readonly path: Trajectory;
  readonly last: Point;
  readonly previous: Point | null;
  readonly situation: Situation;
  /** Has data in the last round and is not fulfilled. */
  readonly pending: boolean;
  /** The change to a lesser state that ends in the last round, across rounds without data too; or null. */
  readonly setback: Step | null;
  readonly notes: readonly ProgressNote[];
}

/** Everything that the paragraphs are written from. */
export interface Story {
  readonly voice: Voice;
  readonly names: readonly RoundName[];
  readonly last: RoundName;
  readonly previous: RoundName | null;
  /** True when the rounds told are all those of the matrix: only then are they consecutive. */
  readonly whole: boolean;
  /** Whether each round has a row for the municipality. */
  readonly listed: readonly boolean[];
  readonly tools: readonly ToolStory[];
  /** From when the Model's terms run (ISO); null when it is not known, and then no deadline is told. */
  readonly baseDate: string | null;
  /** The day on which the ficha is made (ISO); null when nobody said. */
  readonly today: string | null;
}

/** What a story is made of. */
export interface StoryInput {
  readonly municipality: MunicipalityRef;
  readonly rounds: readonly Round[];
  readonly whole: boolean;
  readonly issuer: Issuer;
  readonly institution: string;
  readonly notes: readonly ProgressNote[];
  readonly baseDate: string | null;
  readonly today: string | null;
}

/** Gathers the story of one municipality. Throws when there is no round: there is nothing to tell. */
export function storyOf(input: StoryInput): Story {
  const names = nameRounds(input.rounds);
  const last = names.at(-1);
  if (!last) throw new Error('A factsheet needs at least one round');
  const rows = input.rounds.map((round) => firstRows(round).get(input.municipality.key) ?? null);
  return {
    voice: voiceOf(input),
    names,
    last,
    previous: names.at(-2) ?? null,
    whole: input.whole,
    listed: rows.map((row) => row !== null),
    tools: TOOLS.map((tool) =>
      toolStory(
        tool,
        trajectory(input.rounds, input.municipality, rows, tool.id),
        names,
        input.notes.filter((note) => note.tool === tool.id),
      ),
    ),
    baseDate: input.baseDate,
    today: input.today,
  };
}

/** The cells of the tools in their last round, or in the previous one. */
export function cellsOf(tools: readonly ToolStory[], which: 'last' | 'previous' | 'all'): SourceCell[] {
  return tools.flatMap((story) => {
    if (which === 'all') return story.path.points.flatMap((point) => point.cell ?? []);
    return story[which]?.cell ?? [];
  });
}

/** "Municipio de El Oro"; the written name, plainly, when it is not recognised. */
export function municipalityTitle(municipality: MunicipalityRef): string {
  if (municipality.name !== null) return `Municipio de ${municipality.name}`;
  return `Municipio escrito como ${quote(municipality.written)}`;
}

function voiceOf({ municipality, issuer, institution }: StoryInput): Voice {
  const { name, written } = municipality;
  if (name !== null) {
    return {
      issuer,
      institution,
      municipality: `el Municipio de ${name}`,
      council: `el Ayuntamiento de ${name}`,
    };
  }
  const unknown = `municipio escrito como ${quote(written)}`;
  return { issuer, institution, municipality: `el ${unknown}`, council: `el Ayuntamiento del ${unknown}` };
}

function toolStory(
  tool: Tool,
  path: Trajectory,
  names: readonly RoundName[],
  notes: readonly ProgressNote[],
): ToolStory {
  const last = path.points.at(-1);
  if (!last) throw new Error('A tool is told over at least one round');
  const pending = hasData(last.side) && !isFulfilled(last.side.state);
  const previous = path.points.at(-2) ?? null;
  const setback = latestSetback(path);
  return { tool, path, last, previous, situation: situationOf(path, names), pending, setback, notes };
}
