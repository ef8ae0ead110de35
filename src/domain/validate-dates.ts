/** Is it certain which report each sheet is, and which came first? */
import type { DateDoubt } from './dates';
import { quoted, spokenDate } from './finding-text';
import type { Issue } from './issue';
import type { Matrix, Round } from './matrix';
import { compareDates, dateOf, type Ordered } from './parse-order';
import type { Draft } from './validate-draft';
import { listOrCount, ordinalOfReport } from './narrative/grammar.es';

/** Findings of the title of one round. */
export function titleFindings(round: Round, issues: readonly Issue[]): Draft[] {
  return [
    ...missingDate(round, issues),
    ...issues.flatMap((issue) => titleIssue(round, issue)),
    ...updateOrder(round),
  ];
}

const DOUBTS: Readonly<Record<DateDoubt, string>> = {
  invalid: 'no es una fecha posible, leída como día, mes y año',
  no_year: 'no dice de qué año es',
  two_digit_year: 'da el año con dos cifras',
  inferred_year: 'no dice de qué año es; se tomó el de la actualización',
  period: 'es un periodo; se tomó su final',
  several: 'no es la única fecha del título; se tomó la primera',
  aside: 'parece de la impresión, la emisión u otro documento; se tomó a falta de otra',
  day_or_number: 'puede decir el día o el número del reporte; se tomó como día',
  number_or_day: 'puede decir el número del reporte o un día; se tomó como número',
};

const MAY_NUMBER: ReadonlySet<DateDoubt> = new Set(['day_or_number', 'number_or_day']);

function missingDate(round: Round, issues: readonly Issue[]): Draft[] {
  if (dateOf(round) !== null || issues.some((i) => i.kind === 'date_doubt')) return [];
  return [
    {
      rule: 'V26',
      at: null,
      message: `${quoted(round.sheet)} no dice su fecha, ni en el título ni en el nombre de la hoja.`,
      proposal: 'Escríbala en el título: «con fecha 5 de abril de 2023».',
    },
  ];
}

function titleIssue(round: Round, issue: Issue): Draft[] {
  if (issue.kind === 'date_doubt') {
    const taken = dateOf(round);
    const read = taken ? `Se leyó ${spokenDate(taken)}.` : 'No se leyó ninguna fecha.';
    return [
      {
        rule: 'V26',
        at: issue.at,
        message: `La fecha de ${quoted(round.sheet)} es dudosa: ${quoted(issue.text)} ${DOUBTS[issue.doubt]}. ${read}`,
        proposal: MAY_NUMBER.has(issue.doubt)
          ? 'Escriba el número y la fecha completos, como «Primer reporte, 5 de abril de 2023».'
          : 'Escríbala completa, como «5 de abril de 2023».',
      },
    ];
  }
  if (issue.kind !== 'number_doubt') return [];
  const [taken, other] = [ordinalOfReport(issue.taken), ordinalOfReport(issue.other)];
  return [
    {
      rule: 'V29',
      at: issue.at,
      message: `${quoted(round.sheet)} se llama a la vez ${taken} y ${other} reporte; se tomó ${taken}.`,
      proposal: 'Corrija el título o el nombre de la hoja.',
    },
  ];
}

function updateOrder(round: Round): Draft[] {
  const { reportedOn, updatedOn } = round;
  if (!reportedOn || !updatedOn || compareDates(reportedOn, updatedOn) <= 0) return [];
  return [
    {
      rule: 'V28',
      at: null,
      message: `En ${quoted(round.sheet)} la actualización (${spokenDate(updatedOn)}) es anterior al reporte (${spokenDate(reportedOn)}).`,
      proposal: 'Corrija una de las dos fechas.',
    },
  ];
}

/** Findings about the order of the rounds. */
export function orderFindings(matrix: Matrix, by: Ordered['by']): { round: Round; draft: Draft }[] {
  const { rounds } = matrix;
  if (rounds.length < 2) return [];
  return [
    ...repeated(
      rounds,
      'fecha',
      (r) => r.reportedOn ?? null,
      (date) => spokenDate(String(date)),
    ),
    ...repeated(
      rounds,
      'número',
      (r) => r.number,
      (n) => `${ordinalOfReport(Number(n))} reporte`,
    ),
    ...outOfOrder(rounds),
    ...(by === 'position' ? [byPosition(rounds)] : []),
  ];
}

function repeated(
  rounds: readonly Round[],
  what: string,
  valueOf: (round: Round) => string | number | null,
  spoken: (value: string | number) => string,
): { round: Round; draft: Draft }[] {
  return rounds.flatMap((round, i) => {
    const value = valueOf(round);
    const other = rounds.slice(0, i).find((r) => value !== null && valueOf(r) === value);
    if (!other || value === null) return [];
    const draft: Draft = {
      rule: 'V27',
      at: null,
      message: `${quoted(other.sheet)} y ${quoted(round.sheet)} tienen ${what === 'fecha' ? 'la misma' : 'el mismo'} ${what}: ${spoken(value)}.`,
      proposal: `Corrija ${what === 'fecha' ? 'la fecha' : 'el número'} de una de las dos hojas.`,
    };
    return [{ round, draft }];
  });
}

/** Neighbours in time whose numbers, or whose dates, say the contrary. */
function outOfOrder(rounds: readonly Round[]): { round: Round; draft: Draft }[] {
  return rounds.slice(1).flatMap((round, i) => {
    const before = rounds[i]!;
    const [a, b] = [dateOf(before), dateOf(round)];
    const byNumber = before.number !== null && round.number !== null && before.number > round.number;
    const byDate = a !== null && b !== null && compareDates(a, b) > 0;
    if (!byNumber && !byDate) return [];
    const say = (r: Round, date: string | null) => {
      const parts = [
        r.number === null ? null : `${ordinalOfReport(r.number)} reporte`,
        date && spokenDate(date),
      ];
      return `${quoted(r.sheet)} (${parts.filter(Boolean).join(', ')})`;
    };
    const draft: Draft = {
      rule: 'V28',
      at: null,
      message: `El orden es dudoso: ${say(before, a)} se puso antes que ${say(round, b)}.`,
      proposal: 'Revise el número y la fecha de las dos hojas.',
    };
    return [{ round, draft }];
  });
}

function byPosition(rounds: readonly Round[]): { round: Round; draft: Draft } {
  const doubtful = rounds.filter((r) => dateOf(r) === null || r.number === null);
  const round = doubtful.find((r) => dateOf(r) === null) ?? rounds[0]!;
  const sheets = listOrCount(
    rounds.map((r) => quoted(r.sheet)),
    'hojas',
  );
  return {
    round,
    draft: {
      rule: 'V28',
      at: null,
      message: `No todas las hojas dicen su fecha ni todas su número: se ordenaron por su lugar en el libro (${sheets}).`,
      proposal: 'Escriba en cada título la fecha del reporte, o su número.',
    },
  };
}
