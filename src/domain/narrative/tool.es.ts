/** What must be said of one tool by itself? Its requirement when it is pending, its conflicts and its Avances. */
import type { Paragraph, Sentence } from '../blocks';
import type { Point } from '../trajectory';
import { sentence } from '../wording.es';
import { dateText } from './dates.es';
import { of, quote } from './grammar.es';
import type { ProgressNote } from '../progress-note';
import type { RoundName } from './round-name.es';
import { labelIn, labelOf } from './situation';
import type { Story, ToolStory } from './story';

/** The paragraph «herr-X.Y»; null when the tool needs none. */
export function toolParagraph(story: Story, tool: ToolStory): Paragraph | null {
  const sentences = [
    ...(tool.pending ? [requirement(tool)] : []),
    ...tool.path.points.flatMap((point, index) => conflict(tool, point, story.names[index])),
    ...tool.notes.flatMap((note) => noteSentences(story, note)),
  ];
  return sentences.length === 0 ? null : { kind: 'paragraph', id: `herr-${tool.tool.id}`, sentences };
}

function requirement({ tool, last }: ToolStory): Sentence {
  const name = tool.grammar.withArticle;
  const text = quote(tool.requirement.text);
  const cells = last.cell ? [last.cell] : [];
  if (!tool.hasRequirement) {
    return {
      text: sentence(`para ${name}, el Modelo no estipula un requisito; al respecto se indica: ${text}`),
      cells,
    };
  }
  const variants = [
    `el requisito que el Modelo establece para ${name} es: ${text}`,
    `para ${name}, el Modelo establece como requisito: ${text}`,
    `en el caso ${of(name)}, el requisito del Modelo es: ${text}`,
  ];
  return { text: sentence(variants[tool.order % variants.length] ?? text), cells };
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
  const text = `en el ${round.short}, el texto de la celda ${of(tool.grammar.withArticle)} (${quote(labelOf(point))}) no coincide con ${fill}; se toma el texto`;
  return [{ text: sentence(text), cells: point.cell ? [point.cell] : [] }];
}

function noteSentences({ voice }: Story, note: ProgressNote): Sentence[] {
  const council = voice.issuer === 'infoem' ? 'el Ayuntamiento' : 'este Ayuntamiento';
  const who = note.round === undefined ? council : `en el ${note.round}, ${council}`;
  const evidence = note.evidence?.trim() ? note.evidence : null;
  const date = note.evidencedOn && dateText(note.evidencedOn);
  const dated = date ? `, con fecha ${date}` : '';
  if (note.text.trim() === '') {
    if (evidence === null) return [];
    return [{ text: sentence(`${who} señaló como evidencia ${quote(evidence)}${dated}`), cells: note.cells }];
  }
  const said: Sentence = { text: sentence(`${who} informó ${reported(note.text)}`), cells: note.cells };
  if (evidence === null) return [said];
  return [said, { text: sentence(`como evidencia señaló ${quote(evidence)}${dated}`), cells: note.cells }];
}

const OPENERS =
  /^(?:El|La|Los|Las|Un|Una|Se|Este|Esta|Estos|Estas|En|A|Al|Con|Por|Para|Dentro|Durante|De|Del|Que|Ya|No)(?=\s)/u;

/** "que «…»"; a text that opens with a word that may be a name keeps its capital after a colon. */
function reported(text: string): string {
  const plain = text.trim().replace(/^que\s+/iu, '');
  const lowered = plain.replace(OPENERS, (word) => word.toLocaleLowerCase('es-MX'));
  return /^\p{Lu}/u.test(lowered) ? `que: ${quote(lowered)}` : `que ${quote(lowered)}`;
}
