/** How does the narrative close? With what is pending and what has no data, and a courtesy that claims nothing. */
import type { Paragraph, Sentence } from '../blocks';
import { hasData } from '../progress';
import { sentence } from '../wording.es';
import { dueText } from './deadline.es';
import { byCount, list, quote, tools as countTools } from './grammar.es';
import { labelOf } from './situation';
import { cellsOf } from './story';
import type { Story, ToolStory } from './story';

/** The paragraph «cierre». */
export function closing(story: Story): Paragraph {
  const pending = story.tools.filter((tool) => tool.pending);
  const unread = story.tools.filter(({ last }) => last.side.kind === 'unread');
  const without = story.tools.filter(({ last }) => last.side.kind !== 'unread' && !hasData(last.side));
  const sentences = [
    pendingSentence(story, pending),
    ...uncounted(without),
    ...unreadSentence(unread),
    ...courtesy(story, pending),
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

function nonePending({ tools }: Story, round: string): string {
  const known = tools.filter(({ last }) => hasData(last.side)).length;
  if (known === 0) {
    const nothing = tools.some(({ last }) => last.side.kind === 'unread') ? 'un estado determinado' : 'dato';
    return `${round}, ninguna herramienta tiene ${nothing}, por lo que no se señalan pendientes`;
  }
  if (known === tools.length) return `${round}, no queda ninguna herramienta pendiente`;
  return `${round}, no queda pendiente ninguna de las ${known} herramientas con dato`;
}

function listed(story: Story, members: readonly ToolStory[]): string {
  return list(
    members.map(({ tool }) => {
      const due = dueText(tool, story.baseDate);
      return `${tool.id} ${tool.name}${due ? ` (${due})` : ''}`;
    }),
  );
}

/** Tools with nothing to count: those that the workbook itself declares so («No aplica») by their label. */
function uncounted(without: readonly ToolStory[]): Sentence[] {
  const labels = new Map<string, ToolStory[]>();
  for (const tool of without)
    labels.set(labelOf(tool.last), [...(labels.get(labelOf(tool.last)) ?? []), tool]);
  return [...labels].map(([label, members]) => {
    const names = list(members.map(({ tool }) => `${tool.id} ${tool.name}`));
    const one = label === '' ? 'no tiene dato' : `se reporta como ${quote(label)}`;
    const many = label === '' ? 'no tienen dato' : `se reportan como ${quote(label)}`;
    const text =
      members.length === 1
        ? `la herramienta ${names} ${one} en ese reporte, por lo que no se cuenta como cumplida ni como pendiente`
        : `las herramientas ${names} ${many} en ese reporte, por lo que no se cuentan como cumplidas ni como pendientes`;
    return { text: sentence(text), cells: cellsOf(members, 'last') };
  });
}

function unreadSentence(unread: readonly ToolStory[]): Sentence[] {
  if (unread.length === 0) return [];
  const names = list(unread.map(({ tool }) => `${tool.id} ${tool.name}`));
  const which = byCount(unread.length, 'de la herramienta', 'de las herramientas');
  const text = `no fue posible determinar el estado ${which} ${names} en ese reporte`;
  return [{ text: sentence(text), cells: cellsOf(unread, 'last') }];
}

function courtesy({ voice }: Story, pending: readonly ToolStory[]): Sentence[] {
  if (voice.issuer === 'ayuntamiento') {
    return [{ text: 'Lo anterior se hace de su conocimiento para los efectos a que haya lugar.', cells: [] }];
  }
  if (pending.length === 0) return [];
  const which = byCount(pending.length, 'la herramienta pendiente', 'las herramientas pendientes');
  const asked = `se invita al Ayuntamiento a remitir la evidencia que, en su caso, acredite el cumplimiento de ${which}`;
  const setbacks = pending.filter(
    ({ situation }) => situation.kind === 'moved' && situation.direction === 'back',
  );
  const clarified = byCount(setbacks.length, 'el cambio', 'los cambios');
  const text =
    setbacks.length === 0 ? asked : `${asked}, así como a aclarar ${clarified} a un estado de menor avance`;
  return [{ text: sentence(text), cells: [] }];
}
