/** What is told of several actions that ended one after the other? Every sentence once, failures first. */
import type { Outcome } from './outcome';

/** How an action ended: its outcome, or a sentence that says what failed and what to do. */
export type Ended =
  | { readonly kind: 'done'; readonly title: string; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly title: string; readonly message: string };

/** What is told when the person cancelled those that waited, after `done` of `total`. */
export function cancelledAfter(title: string, done: number, total: number): Ended {
  const summary = `Se canceló: se hicieron ${done} de ${total} acciones seguidas.`;
  return { kind: 'done', title, outcome: { summary, notes: [], sheets: [], cancelled: true } };
}

/** What is to be told of `done` actions that ran one after the other, as the ending of one; a failure comes first. */
export function asOne(told: readonly Ended[], done: number): Ended {
  const failures = told.filter(({ kind }) => kind === 'failed');
  const [first, ...others] = [...failures, ...told.filter(({ kind }) => kind === 'done')];
  const more = new Set(others.flatMap(sentencesOf));
  sentencesOf(first!).forEach((sentence) => more.delete(sentence));
  if (failures.length > 0 && done > 1)
    more.add(`De ${done} acciones seguidas, ${failures.length} no se hicieron.`);
  return more.size > 0 ? withMore(first!, first!.title, [...more]) : first!;
}

function sentencesOf(ended: Ended): readonly string[] {
  if (ended.kind === 'failed') return [ended.message];
  const { summary, notes, cancelled } = ended.outcome;
  return cancelled || notes.length === 0 ? [summary, ...notes] : notes;
}

/** What an ending says, under that of another action. */
export function under({ title }: Ended, ended: Ended): readonly string[] {
  const sentences = sentencesOf(ended);
  return ended.title === title ? sentences : sentences.map((sentence) => `${ended.title}: ${sentence}`);
}

/** An ending that says more; where there is none, what more there is to say is one. */
export function withMore(ended: Ended | null, title: string, sentences: readonly string[]): Ended {
  if (!ended) return { kind: 'failed', title, message: sentences.join(' ') };
  if (ended.kind === 'failed') {
    const more = sentences.filter((sentence) => !ended.message.includes(sentence));
    return { ...ended, message: [ended.message, ...more].join(' ') };
  }
  return {
    ...ended,
    outcome: { ...ended.outcome, notes: [...new Set([...ended.outcome.notes, ...sentences])] },
  };
}
