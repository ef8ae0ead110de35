/** How is an Avance told? Attributed and quoted to the letter; in the Ayuntamiento's own voice, as its reports write it. */
import type { Sentence } from '../blocks';
import { fold } from '../fold';
import type { Tool } from '../model/types';
import type { ProgressNote } from '../progress-note';
import { sentence } from '../wording.es';
import { dateText } from './dates.es';
import { of } from './grammar.es';
import { quoteExactly } from './quoting.es';
import type { Story, ToolStory } from './story';

/** The sentences of a tool's Avances; of several, or of one of an earlier report, each says its report. */
export function advanceSentences(story: Story, { tool, notes }: ToolStory): Sentence[] {
  return notes.flatMap((note) => {
    const isPlain = notes.length === 1 && (note.round === undefined || note.round === story.last.short);
    const told: Told = { tool, note, round: isPlain ? null : (note.round ?? story.last.short), story };
    const texts = story.voice.issuer === 'infoem' ? attributed(told) : asReported(told);
    return texts.map((text) => ({ text, cells: note.cells }));
  });
}

interface Told {
  readonly tool: Tool;
  readonly note: ProgressNote;
  /** The report to name; null when there is no other. */
  readonly round: string | null;
  readonly story: Story;
}

/** "El Ayuntamiento informó sobre el Convenio de colaboración: «…». Como evidencia señaló «…», con fecha …". */
function attributed({ tool, note, round, story }: Told): string[] {
  const name = tool.grammar.withArticle;
  const when = round === null ? '' : `en el ${round}, `;
  const evidence = note.evidence?.trim() ? quoteExactly(note.evidence) : null;
  const dated = datedText(note, story);
  const said = note.text.trim() === '' ? null : saidText(name, note.text);
  if (said === null && evidence === null) {
    return dated === null ? [] : [sentence(`${when}la evidencia ${of(name)} se señala ${dated}`)];
  }
  if (said === null) {
    const named = `${when}el Ayuntamiento señaló como evidencia ${of(name)}: ${evidence}`;
    return [sentence(dated === null ? named : `${named}, ${dated}`)];
  }
  const first = sentence(`${when}${said}`);
  if (evidence === null)
    return dated === null ? [first] : [first, sentence(`su evidencia se señala ${dated}`)];
  const proof = `como evidencia señaló ${evidence}`;
  return [first, sentence(dated === null ? proof : `${proof}, ${dated}`)];
}

/** A text that says itself who informs is not introduced a second time. */
function saidText(name: string, text: string): string {
  const introduced = ATTRIBUTED.test(fold(text))
    ? `el Avance registrado ${of(name)} dice`
    : `el Ayuntamiento informó sobre ${name}`;
  return `${introduced}: ${quoteExactly(text)}`;
}

const ATTRIBUTED =
  /^(?:que )?(?:(?:(?:el|este|nuestro|esta) )?(?:h )?(?:ayuntamiento|municipio|gobierno municipal|unidad de transparencia)(?: \w+){0,4} (?:inform|senal|report|manifest|comunic|indic|refier|refirio|hizo saber|hace de su)|(?:se|les?) (?:le |les )?(?:inform|hace (?:de )?su conocimiento))/;

/** "1.1 Convenio de colaboración. Avance: … Evidencia: …", as the Ayuntamiento's own report writes it. */
function asReported({ tool, note, round, story }: Told): string[] {
  const when = round === null ? '' : ` al ${round}`;
  const dated = datedText(note, story);
  const proof = note.evidence?.trim() ?? '';
  const shown = [proof, dated === null ? '' : proof === '' ? dated : `(${dated})`].filter(
    (part) => part !== '',
  );
  const parts = [
    ...(note.text.trim() === '' ? [] : [`Avance${when}: ${closed(note.text)}`]),
    ...(shown.length === 0
      ? []
      : [`Evidencia${note.text.trim() === '' ? when : ''}: ${closed(shown.join(' '))}`]),
  ];
  return parts.map((part, index) => (index === 0 ? `${tool.id} ${tool.name}. ${part}` : part));
}

/** What somebody wrote, with a full stop where it ends without any sign of its own. */
function closed(text: string): string {
  const plain = text.replace(/\r\n?/gu, '\n').trim();
  return /[.!?…:;]["”»)]?$/u.test(plain) ? plain : `${plain}.`;
}

/** "con fecha 1 de marzo de 2023", and that it is later than the report or than today; null without a date. */
function datedText({ evidencedOn, cut, round }: ProgressNote, { last, today }: Story): string | null {
  const date = evidencedOn && dateText(evidencedOn);
  if (!date) return null;
  const late =
    cut && evidencedOn > cut ? `posterior al ${dateText(cut)}, corte del ${round ?? last.short}` : '';
  const future = today && evidencedOn > today ? 'que aún no llega' : '';
  const doubts = [late, future].filter((doubt) => doubt !== '').join(', y ');
  return `con fecha ${date}${doubts && `, ${doubts}`}`;
}
