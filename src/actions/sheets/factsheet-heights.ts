/** How wide are a ficha's columns and how tall its rows, so that any text has room on the sheet and on paper? */
import type { FactsheetRow } from '../../domain/factsheet';
import { textHeight } from '../../excel/text-height';
import type { FactsheetPage, Layout, RoundColumn } from './factsheet-layout';
import type { StoryItem } from './factsheet-story';
import { TEXT_COLUMN } from './factsheet-tags';
import { firstPiece, rowPieces } from './text-pieces';

/** Sizes of the texts of tools, of paragraphs and of what stands beside these, in points. */
export const TOOL_TEXT = 9;
export const STORY_TEXT = 11.5;
export const STORY_SIDE = 10;
/** Points above and below a paragraph together. */
const AIR = 12;
/** Excel has no row taller than 409 points; a longer text takes several rows. */
const TALLEST = 400;

/** Rows for a text of so many points. */
export function rowsFor(height: number): number {
  return Math.max(1, Math.ceil(height / TALLEST));
}

/** One row of a paragraph. */
export interface StoryRow {
  readonly text: string;
  readonly height: number;
}

/**
 * A paragraph's rows: one, or for a text that no row is tall enough for several, which pages may part. A cell
 * merged over rows would lose on paper what stands after the first page.
 */
export function storyPieces(heading: string, text: string, widths: readonly number[]): StoryRow[] {
  const setting = { widths: widths.slice(TEXT_COLUMN), size: STORY_TEXT, indent: 1 };
  const beside = { widths: [widths[0]!], size: STORY_SIDE, bold: true, indent: 1 };
  return rowPieces(text, setting).map((piece, index) => ({
    text: piece,
    height: Math.max(
      textHeight(piece, setting, AIR),
      index === 0 ? Math.min(TALLEST, textHeight(heading, beside, AIR)) : 0,
    ),
  }));
}

/** The heading beside a proposed text. */
export const PROPOSED = 'Texto propuesto';

/** Rows of the whole narrative: paragraphs, marks of edited ones and proposals. */
export function storyRows(story: readonly StoryItem[], widths: readonly number[]): number {
  const rows = (heading: string, text: string) => storyPieces(heading, text, widths).length;
  return story.reduce((sum, { heading, text, kept }) => {
    const proposal = kept?.proposal ?? null;
    return sum + rows(heading, text) + (kept ? 1 : 0) + (proposal === null ? 0 : rows(PROPOSED, proposal));
  }, 0);
}

type Columns = Pick<Layout, 'columns' | 'widths'> & {
  readonly rounds: readonly Pick<RoundColumn, 'index' | 'column' | 'writtenOut'>[];
};

/** Points of a tool's row; not capped. */
export function toolHeight(
  page: FactsheetPage,
  row: FactsheetRow,
  { rounds, columns, widths }: Columns,
): number {
  const height = (text: string, column: number, bold = false) =>
    textHeight(text, { widths: [widths[column]!], size: TOOL_TEXT, bold, indent: 1 }, 8);
  const { note, evidence } = typedTexts(page, row);
  return Math.max(
    30,
    height(toolTitle(row), columns.tool, true),
    height(row.requirement, columns.requirement),
    height(note, columns.note),
    height(evidence, columns.evidence),
    ...(row.change && columns.change !== null ? [height(`▲ ${row.change.text}`, columns.change)] : []),
    ...(row.deadline !== null && columns.deadline !== null ? [height(row.deadline, columns.deadline)] : []),
    ...rounds
      .filter(({ writtenOut }) => writtenOut)
      .map(({ index, column }) => height(row.states[index]!.text, column)),
  );
}

/** "4.3  Transparencia Proactiva". */
export function toolTitle({ tool, name }: FactsheetRow): string {
  return `${tool}  ${name}`;
}

/** The texts under Avance and Evidencia: what the person typed, else what the Avances say. */
function typedTexts({ former }: FactsheetPage, row: FactsheetRow): { note: string; evidence: string } {
  const generated = generatedTexts(row);
  const text = (typed: unknown, otherwise: string | null) => {
    const content = typed ?? otherwise;
    return typeof content === 'string' ? content : '';
  };
  return {
    note: text(former.notes.get(row.tool)?.content, generated.note),
    evidence: text(former.evidence.get(row.tool)?.content, generated.evidence),
  };
}

/** What the Avances say, as far as a cell holds it: the narrative tells the rest. */
export function generatedTexts({ note, evidence }: FactsheetRow): Pick<FactsheetRow, 'note' | 'evidence'> {
  const fitting = (text: string | null) => text && firstPiece(text, '(sigue en la redacción)');
  return { note: fitting(note), evidence: fitting(evidence) };
}

interface Widths {
  readonly tool: number;
  readonly requirement: number;
  readonly state: number;
  readonly change: number;
  readonly deadline: number;
  readonly note: number;
  readonly evidence: number;
}

const WIDE: Widths = {
  tool: 23,
  requirement: 37,
  state: 13.5,
  change: 13,
  deadline: 14,
  note: 25,
  evidence: 18,
};
/** With narrow columns, or many states, the others give way: print must stay legible. */
const TIGHT: Widths = { ...WIDE, requirement: 34, state: 13, note: 22, evidence: 17 };
const NARROW = 3.6;
/** Widths that Avance may take, from what it has anyway; the requirement and the evidence give way to it. */
const WIDER_NOTES = [42, 62];
const GIVING_WAY = { requirement: 30, evidence: 16 };
/** Points beyond which a row of the table is better wide than tall. */
const TALL = 110;

/** Widths of the columns that are seen, in characters; Avance is as wide as its longest text asks for. */
export function widthsOf(
  page: FactsheetPage,
  rounds: readonly Pick<RoundColumn, 'writtenOut'>[],
  columns: Pick<Layout['columns'], 'change' | 'deadline'>,
): number[] {
  const width = rounds.length > 3 ? TIGHT : WIDE;
  const note = noteWidth(page, width.note);
  const { requirement, evidence } = note > width.note ? GIVING_WAY : width;
  return [
    width.tool,
    requirement,
    ...rounds.map((round) => (round.writtenOut ? width.state : NARROW)),
    ...(columns.change === null ? [] : [width.change]),
    ...(columns.deadline === null ? [] : [width.deadline]),
    note,
    evidence,
  ];
}

function noteWidth(page: FactsheetPage, usual: number): number {
  const tallest = (width: number) =>
    Math.max(
      0,
      ...page.factsheet.rows.map((row) =>
        textHeight(typedTexts(page, row).note, { widths: [width], size: TOOL_TEXT, indent: 1 }),
      ),
    );
  const widths = [usual, ...WIDER_NOTES];
  return widths.find((width) => tallest(width) <= TALL) ?? widths.at(-1)!;
}
