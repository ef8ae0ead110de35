/** What must be said of one tool by itself? Its conflicts and its Avances; its requirement stands in the table of tools. */
import type { Paragraph, Sentence } from '../blocks';
import type { Point } from '../trajectory';
import { sentence } from '../wording.es';
import { advanceSentences } from './advance.es';
import { of, quote } from './grammar.es';
import type { RoundName } from './round-name.es';
import { labelIn, labelOf } from './situation';
import type { Story, ToolStory } from './story';

/** The paragraph «herr-X.Y»; null when the tool needs none. */
export function toolParagraph(story: Story, tool: ToolStory): Paragraph | null {
  const sentences = [
    ...tool.path.points.flatMap((point, index) => conflict(tool, point, story.names[index])),
    ...advanceSentences(story, tool),
  ];
  return sentences.length === 0 ? null : { kind: 'paragraph', id: `herr-${tool.tool.id}`, sentences };
}

/** Where text and colour of a cell disagree: both are said, and which was taken. */
function conflict({ tool }: ToolStory, point: Point, round: RoundName | undefined): Sentence[] {
  const reading = point.conflict;
  if (!reading || !round) return [];
  const fill =
    reading.color === null
      ? 'su relleno, que tiene trama o degradado'
      : reading.state === null
        ? 'su color, que no corresponde a la simbología'
        : `su color, que corresponde a ${quote(labelIn(point.round, reading.state))}`;
  const text = `en el ${round.short}, el texto de la celda ${of(tool.grammar.withArticle)}, que corresponde a ${quote(labelOf(point))}, no coincide con ${fill}; se toma el texto`;
  return [{ text: sentence(text), cells: point.cell ? [point.cell] : [] }];
}
