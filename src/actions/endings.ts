/** What is told of several actions that ended one after the other? Every sentence once, failures first. */
import { list } from '../domain/narrative/grammar.es';
import type { Outcome } from './outcome';

interface Done {
  readonly kind: 'done';
  readonly title: string;
  readonly outcome: Outcome;
}

interface Failed {
  readonly kind: 'failed';
  readonly title: string;
  readonly message: string;
  /** Several actions of other titles failed, or of actions under one title not all did. */
  readonly extent?: 'several' | 'partly';
  /** What failed under each title, where these are several. */
  readonly parts?: readonly Part[];
}

interface Part {
  readonly title: string;
  readonly message: string;
}

/** How an action ended: its outcome, or a sentence that says what failed and what to do. */
export type Ended = Done | Failed;

/** What is told when the person cancelled those that waited, after `done` of `total`. */
export function cancelledAfter(title: string, done: number, total: number): Ended {
  const summary = `Se canceló: se hicieron ${done} de ${total} acciones seguidas.`;
  return { kind: 'done', title, outcome: { summary, notes: [], sheets: [], cancelled: true } };
}

/** What is to be told of `done` actions that ran one after the other, as the ending of one; a failure comes first. */
export function asOne(told: readonly Ended[], done: number): Ended {
  const failures = told.filter((one) => one.kind === 'failed');
  const others = told.filter((one) => one.kind === 'done');
  if (failures.length === 0) return outcomesAsOne(others, done);
  const one = failuresAsOne(failures);
  const more = new Set(others.flatMap((other) => under(one, other)));
  if (done > 1) {
    const many = failures.length === 1 ? 'una no se hizo' : `${failures.length} no se hicieron`;
    more.add(`De ${done} acciones seguidas, ${many}.`);
  }
  const all = { ...one, message: joined(one.message, [...more]) };
  return done > failures.length && !all.extent ? { ...all, extent: 'partly' } : all;
}

/** One that changed something comes first: what is headed as without changes must not have any. */
function outcomesAsOne(told: readonly Done[], done: number): Ended {
  const idle = told.filter(({ outcome }) => outcome.unchanged);
  const [first, ...others] = [...told.filter(({ outcome }) => !outcome.unchanged), ...idle];
  const more = new Set(others.flatMap(sentencesOf));
  sentencesOf(first!).forEach((sentence) => more.delete(sentence));
  const all = more.size > 0 ? withMore(first!, first!.title, [...more]) : first!;
  if (!all.outcome.unchanged || done === idle.length) return all;
  const { notes, sheets, cancelled } = all.outcome;
  const many = idle.length === 1 ? 'una no cambió nada' : `${idle.length} no cambiaron nada`;
  const summary = `De ${done} acciones seguidas, ${many}.`;
  return { ...all, outcome: { summary, notes, sheets, cancelled } };
}

/** Failures under one heading that names each; a sentence that several say is told once. */
function failuresAsOne(failures: readonly Failed[]): Failed {
  const byTitle = new Map<string, string>();
  for (const { title, message } of failures.flatMap((one) => one.parts ?? [one])) {
    byTitle.set(title, joined(byTitle.get(title) ?? '', [message]));
  }
  const parts = [...byTitle].map(([title, message]) => ({ title, message }));
  const messages = new Set(byTitle.values());
  const partly = failures.some(({ extent }) => extent === 'partly') ? ({ extent: 'partly' } as const) : {};
  if (parts.length === 1) return { kind: 'failed', ...parts[0]!, ...partly };
  return {
    kind: 'failed',
    title: list([...byTitle.keys()]),
    message:
      messages.size === 1
        ? [...messages].join('')
        : parts.map(({ title, message }) => `${title}: ${message}`).join(' '),
    extent: 'several',
    parts,
  };
}

/** How what ended before, and nobody can have read yet, is told with what ended now. */
export function oneAfter(before: Ended, now: Ended): Ended {
  if (before.kind === 'failed') {
    if (now.kind === 'failed') return failuresAsOne([before, now]);
    const all = withMore(before, before.title, under(before, now));
    return before.title === now.title && !now.outcome.unchanged ? { ...all, extent: 'partly' } : all;
  }
  if (before.title !== now.title) return withMore(before, before.title, under(before, now));
  if (now.kind === 'failed') return { ...withMore(now, now.title, sentencesOf(before)), extent: 'partly' };
  return before.outcome.unchanged && !now.outcome.unchanged
    ? withMore(now, now.title, sentencesOf(before))
    : withMore(before, before.title, sentencesOf(now));
}

/** Successes that alone need no notice, after an ending that nobody can have read and that must not stand alone. */
export function withLater(before: Ended, count: number, last: Ended): Ended {
  if (last.kind === 'failed') return oneAfter(before, last);
  if (before.kind === 'done') {
    if (!before.outcome.unchanged) return before;
    // What is headed as without changes is followed by one.
    if (before.title === last.title) return oneAfter(before, last);
  }
  const which = before.title === last.title ? '' : `, ${last.title}`;
  const { summary } = last.outcome;
  const sentence =
    count === 1
      ? `Después${which}: ${summary}`
      : `Después se hicieron ${count} acciones más; la última${which}: ${summary}`;
  const all = withMore(before, before.title, [sentence]);
  return all.kind === 'failed' && before.title === last.title ? { ...all, extent: 'partly' } : all;
}

function sentencesOf(ended: Ended): readonly string[] {
  if (ended.kind === 'failed') return [ended.message];
  const { summary, notes, cancelled } = ended.outcome;
  return cancelled || notes.length === 0 ? [summary, ...notes] : notes;
}

/** What an ending says, under that of another action. */
function under({ title }: Ended, ended: Ended): readonly string[] {
  const sentences = sentencesOf(ended);
  return ended.title === title ? sentences : sentences.map((sentence) => `${ended.title}: ${sentence}`);
}

/** An ending that says more; where there is none, what more there is to say is one. */
export function withMore<E extends Ended>(ended: E, title: string, sentences: readonly string[]): E;
export function withMore(ended: Ended | null, title: string, sentences: readonly string[]): Ended;
export function withMore(ended: Ended | null, title: string, sentences: readonly string[]): Ended {
  if (!ended) return { kind: 'failed', title, message: sentences.join(' ') };
  if (ended.kind === 'failed') return { ...ended, message: joined(ended.message, sentences) };
  return {
    ...ended,
    outcome: { ...ended.outcome, notes: [...new Set([...ended.outcome.notes, ...sentences])] },
  };
}

function joined(message: string, sentences: readonly string[]): string {
  return sentences.reduce((all, one) => (all.includes(one) ? all : `${all} ${one}`.trim()), message);
}
