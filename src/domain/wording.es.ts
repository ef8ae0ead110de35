/** How is what happened to a tool said in institutional Spanish? One clause for each situation, with variants. */
import type { Reading } from './matrix';
import { isBlankText } from './fold';
import { agree, capitalize, list, quote } from './narrative/grammar.es';
import type { Subject } from './narrative/grammar.es';
import type { RoundName } from './narrative/round-name.es';
import { quoteBriefly, withoutStop } from './narrative/quoting.es';
import type { Direction, Known, Situation, Written } from './narrative/situation';

/** What a clause needs besides its situation. */
export interface Telling {
  readonly subject: Subject;
  /** How many cells of a round the subject has: "su celda", "sus celdas". */
  readonly cells: number;
  /** Chooses among equivalent wordings; the same number gives the same words. */
  readonly variant: number;
  readonly last: RoundName;
  readonly previous: RoundName | null;
  readonly rounds: number;
  /** False when only some of the workbook's rounds are told. */
  readonly whole: boolean;
}

/** The situation as a clause, without initial capital nor full stop. */
export function situationClause(situation: Situation, telling: Telling): string {
  switch (situation.kind) {
    case 'only':
      return `${telling.subject.text} ${reports(telling)} ${quote(situation.label)}`;
    case 'moved':
      return movedClause(situation, telling);
    case 'kept':
      return keptClause(situation, telling);
    case 'new':
      return newClause(situation, telling);
    case 'unread_before':
      return unreadBeforeClause(situation, telling);
    case 'without':
      return withoutClause(situation, telling);
    case 'unread':
      return unreadClause(situation.reading, situation.known, telling);
  }
}

/** A clause as a sentence; what ends with somebody's own full stop needs no other. */
export function sentence(clause: string): string {
  return `${capitalize(clause)}${clause.endsWith('.»') && !endsAbbreviated(clause) ? '' : '.'}`;
}

function endsAbbreviated(clause: string): boolean {
  const text = clause.slice(0, -1);
  return withoutStop(text) === text;
}

function choose(options: readonly string[], variant: number): string {
  return options[variant % options.length] ?? '';
}

function reports({ subject, variant }: Telling): string {
  return choose(
    [
      agree(subject, 'se reporta como', 'se reportan como'),
      agree(subject, 'figura como', 'figuran como'),
      agree(subject, 'se encuentra en el estado', 'se encuentran en el estado'),
    ],
    variant,
  );
}

const MOVES: Readonly<Record<Direction, (from: string, to: string, telling: Telling) => readonly string[]>> =
  {
    fulfilled: (from, to, { subject, previous }) => [
      `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}`,
      `${subject.text} ${agree(subject, 'avanzó', 'avanzaron')} de ${from} a ${to}`,
      `${subject.text} ${agree(subject, 'alcanzó', 'alcanzaron')} el estado ${to}; en el ${previous?.short ?? ''} ${agree(subject, 'figuraba', 'figuraban')} como ${from}`,
    ],
    forward: (from, to, { subject }) => [
      `${subject.text} ${agree(subject, 'avanzó', 'avanzaron')} de ${from} a ${to}`,
      `${subject.text} ${agree(subject, 'registra', 'registran')} un avance, de ${from} a ${to}`,
      `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}, un estado de mayor avance`,
    ],
    back: (from, to, { subject }) => [
      `se hace constar que ${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}, un estado de menor avance`,
      `se hace constar que ${subject.text} ${agree(subject, 'figura', 'figuran')} ahora como ${to}, un estado de menor avance que ${from}`,
    ],
    tied: (from, to, { subject }) => [
      `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}, estados que tienen el mismo orden de avance`,
    ],
    unranked: (from, to, { subject }) => [
      `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}, estados cuyo orden de avance no está definido`,
    ],
    by_legend: (from, to, { subject }) => [
      `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${from} a ${to}, cambio que coincide con la modificación de la simbología entre ambos reportes`,
      `${subject.text} ${agree(subject, 'cambió', 'cambiaron')} de ${from} a ${to}, en coincidencia con la modificación de la simbología entre ambos reportes`,
    ],
  };

function movedClause(situation: Extract<Situation, { kind: 'moved' }>, telling: Telling): string {
  const { direction, from, to, returnsTo, fellFrom } = situation;
  if (fellFrom) {
    const { subject } = telling;
    const passed = `${subject.text} ${agree(subject, 'pasó', 'pasaron')} de ${quote(from)} a ${quote(to)}`;
    return `se hace constar que ${passed}, ${lesserThan(fellFrom)}`;
  }
  const returns = returnsTo !== null && (direction === 'fulfilled' || direction === 'forward');
  // What follows a return qualifies the state reached, so that state has to come last.
  const variant = returns ? 0 : telling.variant;
  const clause = choose(MOVES[direction](quote(from), quote(to), telling), variant);
  if (!returns) return clause;
  const written = returnsTo.label === to ? '' : `, escrito ${quote(returnsTo.label)}`;
  return `${clause}, estado que ya ${agree(telling.subject, 'tenía', 'tenían')} en el ${returnsTo.round.short}${written}`;
}

/** "un estado de menor avance que «X», el último registrado antes, en el primer reporte". */
function lesserThan({ label, round }: Known): string {
  return `un estado de menor avance que ${quote(label)}, el último registrado antes, en el ${round.short}`;
}

function keptClause(situation: Extract<Situation, { kind: 'kept' }>, telling: Telling): string {
  const { subject, variant } = telling;
  const span = spanOf(situation, telling);
  const [only, ...others] = situation.written;
  if (others.length > 0) {
    const keeps = agree(subject, 'se mantiene', 'se mantienen');
    return `${subject.text} ${keeps} en el mismo estado ${span}, escrito ${list(situation.written.map(writtenText))}`;
  }
  const verbs = situation.fulfilled
    ? [
        agree(subject, 'se mantiene como', 'se mantienen como'),
        agree(subject, 'conserva el estado', 'conservan el estado'),
        agree(subject, 'continúa como', 'continúan como'),
      ]
    : [
        agree(subject, 'permanece como', 'permanecen como'),
        agree(subject, 'continúa en el estado', 'continúan en el estado'),
        agree(subject, 'se mantiene, sin cambio, como', 'se mantienen, sin cambio, como'),
      ];
  return `${subject.text} ${choose(verbs, variant)} ${quote(only?.label ?? '')} ${span}`;
}

/** "«X» en el primer reporte", "«Y» del segundo reporte al tercer reporte". */
function writtenText({ label, first, last }: Written): string {
  const where = first === last ? `en el ${first.short}` : `del ${first.short} al ${last.short}`;
  return `${quote(label)} ${where}`;
}

/** "en ambos reportes", "en los 3 reportes", "desde el segundo reporte (2 reportes consecutivos)". */
function spanOf(situation: Extract<Situation, { kind: 'kept' }>, { rounds, whole }: Telling): string {
  const told = whole ? '' : ' considerados';
  if (situation.streak === rounds)
    return rounds === 2 ? `en ambos reportes` : `en los ${rounds} reportes${told}`;
  const since = `desde el ${situation.written[0]?.first.short ?? ''}`;
  if (situation.fulfilled) return since;
  return `${since} (${situation.streak} reportes${whole ? ' consecutivos' : told})`;
}

function newClause(situation: Extract<Situation, { kind: 'new' }>, telling: Telling): string {
  const { subject, previous } = telling;
  const lacked = situation.absent
    ? agree(subject, 'no figuraba', 'no figuraban')
    : agree(subject, 'no tenía dato', 'no tenían dato');
  const gap = `en el ${previous?.short ?? ''} ${lacked}`;
  if (situation.fellFrom) return `${fallClause(situation.label, situation.fellFrom, telling)}; ${gap}`;
  const before = situation.known
    ? ` y en el ${situation.known.round.short} ${agree(subject, 'figuraba', 'figuraban')} como ${quote(situation.known.label)}`
    : '';
  return `${subject.text} ${reports(telling)} ${quote(situation.label)}; ${gap}${before}`;
}

/** A setback across rounds that have nothing to compare with. */
function fallClause(label: string, from: Known, { subject }: Telling): string {
  return `se hace constar que ${subject.text} ${agree(subject, 'figura', 'figuran')} ahora como ${quote(label)}, ${lesserThan(from)}`;
}

function unreadBeforeClause(
  { label, fellFrom }: Extract<Situation, { kind: 'unread_before' }>,
  telling: Telling,
): string {
  const { subject, previous } = telling;
  const gap = `en el ${previous?.short ?? ''}`;
  if (fellFrom) {
    return `${fallClause(label, fellFrom, telling)}; ${gap} no fue posible determinar su estado`;
  }
  return `${subject.text} ${reports(telling)} ${quote(label)}; no se compara con el ${previous?.short ?? ''}, en el que no fue posible determinar su estado`;
}

function withoutClause(situation: Extract<Situation, { kind: 'without' }>, telling: Telling): string {
  const { subject, last, rounds } = telling;
  if (situation.never && rounds > 1) {
    const none = `no ${agree(subject, 'tiene', 'tienen')} dato en ninguno de los ${rounds} reportes`;
    return `${subject.text} ${none}${telling.whole ? '' : ' considerados'}`;
  }
  const lacks = situation.absent
    ? agree(subject, 'no figura', 'no figuran')
    : agree(subject, 'no tiene dato', 'no tienen dato');
  return `${subject.text} ${lacks} en el ${last.short}${lastKnown(situation.known)}`;
}

function unreadClause(reading: Reading, known: Known | null, telling: Telling): string {
  const what = `no fue posible determinar el estado ${telling.subject.genitive} en el ${telling.last.short}`;
  return `${what}: ${reasonOf(reading, telling.cells)}${lastKnown(known)}`;
}

function lastKnown(known: Known | null): string {
  return known ? `; el último estado registrado es ${quote(known.label)}, en el ${known.round.short}` : '';
}

/** Why a reading is no state, as seen in the round's sheet; no cause beyond it. */
function reasonOf(reading: Reading, cells: number): string {
  const own = cells > 1 ? 'sus celdas' : 'su celda';
  switch (reading.kind) {
    case 'unknown':
      return `el color de ${own} no corresponde a la simbología de ese reporte`;
    case 'ambiguous':
      return `el color de ${own} puede corresponder a más de un estado de la simbología de ese reporte`;
    case 'no_legend':
      return `no se identificó la simbología con la que debe leerse el color de ${own}`;
    case 'merged':
      return cells > 1 ? 'sus celdas están combinadas con otras' : 'su celda está combinada con otra';
    case 'other':
      if (reading.carried !== undefined) return `${own} ${cells > 1 ? 'están' : 'está'} por confirmar`;
      return otherContents(reading.text, reading.formula, cells > 1 ? `${own} contienen` : `${own} contiene`);
    case 'unreadable':
    case 'state':
    case 'blank':
      return `el color de ${own} no pudo leerse`;
  }
}

const LONGEST_QUOTE = 80;

function otherContents(text: string, formula: boolean, contains: string): string {
  if (isBlankText(text)) return `${contains} ${formula ? 'una fórmula sin resultado' : 'un texto en blanco'}`;
  return `${contains} ${quoteBriefly(text, LONGEST_QUOTE)}, que no corresponde a un estado`;
}
