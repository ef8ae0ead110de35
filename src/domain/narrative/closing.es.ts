/** How does the narrative close? With what is pending and what has no data, and a courtesy that claims nothing. */
import type { Paragraph, Sentence } from '../blocks';
import { hasData } from '../progress';
import { sentence } from '../wording.es';
import type { Tool } from '../model/types';
import { cutDay, dueText, isOverdue } from './deadline.es';
import { byCount, list, LONGEST_LIST, quote, tools as countTools } from './grammar.es';
import { labelOf } from './situation';
import { cellsOf } from './story';
import type { Story, ToolStory } from './story';

/** The paragraph «cierre». */
export function closing(story: Story): Paragraph {
  const pending = story.tools.filter((tool) => tool.pending);
  const unread = story.tools.filter(({ last }) => last.side.kind === 'unread');
  const without = story.tools.filter(({ last }) => last.side.kind !== 'unread' && !hasData(last.side));
  const fallen = story.tools.filter(({ setback }) => setback !== null);
  const sentences = [
    pendingSentence(story, pending),
    ...overdueSentence(story, pending),
    ...requirementSentence(pending),
    ...setbackSentence(story, fallen),
    ...uncounted(without),
    ...unreadSentence(unread),
    ...courtesy(story, pending, fallen),
  ];
  return { kind: 'paragraph', id: 'cierre', sentences };
}

function pendingSentence(story: Story, pending: readonly ToolStory[]): Sentence {
  const round = `al ${story.last.short}`;
  if (pending.length === 0)
    return { text: sentence(nonePending(story, round)), cells: cellsOf(story.tools, 'last') };
  const labels = new Map<string, ToolStory[]>();
  for (const tool of pending)
    labels.set(labelOf(tool.last), [...(labels.get(labelOf(tool.last)) ?? []), tool]);
  const parts = [...labels].map(
    ([label, members]) => `con el estado ${quote(label)}, ${listed(story, members)}`,
  );
  const verb = byCount(pending.length, 'queda pendiente', 'quedan pendientes');
  const text = `${round}, ${verb} ${countTools(pending.length)}: ${parts.join('; ')}`;
  return { text: sentence(text), cells: cellsOf(pending, 'last') };
}

/** How many of the pending were overdue at the cut, and at which day that is. */
function overdueSentence({ baseDate, last }: Story, pending: readonly ToolStory[]): Sentence[] {
  const overdue = pending.filter(({ tool }) => isOverdue(tool, baseDate, last.round));
  const day = cutDay(last.round);
  if (overdue.length === 0 || day === null) return [];
  const verb = byCount(overdue.length, 'tenía', 'tenían');
  const which = pending.length === 1 ? 'esa herramienta' : `de las pendientes, ${overdue.length}`;
  const text = `${which} ${verb} el plazo vencido al ${day}, según la fecha de ese reporte`;
  return [{ text: sentence(text), cells: cellsOf(overdue, 'last') }];
}

/** Each requirement stands once in the ficha, in its table. */
function requirementSentence(pending: readonly ToolStory[]): Sentence[] {
  const asked = pending.filter(({ tool }) => tool.hasRequirement).length;
  if (asked === 0) return [];
  const each = pending.length === 1 ? 'esa herramienta' : 'cada herramienta';
  const text = `el requisito que el Modelo establece para ${each} se transcribe en la tabla «Herramientas» de esta ficha`;
  return [{ text: sentence(text), cells: [] }];
}

function setbackSentence({ last }: Story, fallen: readonly ToolStory[]): Sentence[] {
  if (fallen.length === 0) return [];
  const verb = byCount(fallen.length, 'figura', 'figuran');
  const text = `en el ${last.short}, ${countTools(fallen.length)} ${verb} con un estado de menor avance que el último registrado antes: ${namesOf(fallen)}`;
  return [{ text: sentence(text), cells: cellsOf(fallen, 'all') }];
}

function nonePending({ tools }: Story, round: string): string {
  const known = tools.filter(({ last }) => hasData(last.side)).length;
  if (known === 0) {
    const nothing = tools.some(({ last }) => last.side.kind === 'unread') ? 'un estado determinado' : 'dato';
    return `${round}, ninguna herramienta tiene ${nothing}, por lo que no se señalan pendientes`;
  }
  if (known === tools.length) return `${round}, no queda ninguna herramienta pendiente`;
  const which =
    known === 1 ? 'la única herramienta con dato' : `ninguna de las ${known} herramientas con dato`;
  return `${round}, no queda pendiente ${which}`;
}

function listed(story: Story, members: readonly ToolStory[]): string {
  return namesOf(members, (tool) => dueText(tool, story.baseDate, story.last.round));
}

/** "4.1 Plan anual …, 4.2 …"; beyond nine, how many they are and their numbers. */
function namesOf(members: readonly ToolStory[], asideOf?: (tool: Tool) => string | null): string {
  const isLong = members.length > LONGEST_LIST;
  const names = members.map(({ tool }) => {
    const aside = asideOf?.(tool) ?? null;
    const name = isLong ? tool.id : `${tool.id} ${tool.name}`;
    return aside === null ? name : `${name} (${aside})`;
  });
  return isLong ? `${countTools(members.length)}, que son ${list(names)}` : list(names);
}

/** Tools with nothing to count: those that the workbook itself declares so («No aplica») by their label. */
function uncounted(without: readonly ToolStory[]): Sentence[] {
  const labels = new Map<string, ToolStory[]>();
  for (const tool of without)
    labels.set(labelOf(tool.last), [...(labels.get(labelOf(tool.last)) ?? []), tool]);
  return [...labels].map(([label, members]) => {
    const one = label === '' ? 'no tiene dato' : `se reporta como ${quote(label)}`;
    const many = label === '' ? 'no tienen dato' : `se reportan como ${quote(label)}`;
    const text =
      members.length === 1
        ? `la herramienta ${namesOf(members)} ${one} en ese reporte, por lo que no se cuenta como cumplida ni como pendiente`
        : `${theTools(members)} ${many} en ese reporte, por lo que no se cuentan como cumplidas ni como pendientes`;
    return { text: sentence(text), cells: cellsOf(members, 'last') };
  });
}

function unreadSentence(unread: readonly ToolStory[]): Sentence[] {
  if (unread.length === 0) return [];
  const which = unread.length === 1 ? `la herramienta ${namesOf(unread)}` : theTools(unread);
  const text = `no fue posible determinar el estado de ${which} en ese reporte`;
  return [{ text: sentence(text), cells: cellsOf(unread, 'last') }];
}

/** "las herramientas 4.1 …, y 4.2 …"; beyond nine, "las herramientas 1.1, 1.2 … (12)". */
function theTools(members: readonly ToolStory[]): string {
  if (members.length <= LONGEST_LIST) return `las herramientas ${namesOf(members)}`;
  return `las ${members.length} herramientas siguientes (${list(members.map(({ tool }) => tool.id))})`;
}

function courtesy({ voice }: Story, pending: readonly ToolStory[], fallen: readonly ToolStory[]): Sentence[] {
  if (voice.issuer === 'ayuntamiento') {
    return [{ text: 'Lo anterior se hace de su conocimiento para los efectos a que haya lugar.', cells: [] }];
  }
  const which = byCount(pending.length, 'la herramienta pendiente', 'las herramientas pendientes');
  const parts = [
    ...(pending.length === 0
      ? []
      : [`remitir la evidencia que, en su caso, acredite el cumplimiento de ${which}`]),
    ...(fallen.length === 0
      ? []
      : [
          `aclarar ${byCount(fallen.length, 'el cambio', `los ${fallen.length} cambios`)} a un estado de menor avance`,
        ]),
  ];
  if (parts.length === 0) return [];
  return [{ text: sentence(`se invita al Ayuntamiento a ${parts.join(', así como a ')}`), cells: [] }];
}
