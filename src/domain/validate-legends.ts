/** Can every round's legend be relied on, and do the rounds' legends agree? */
import { CONFUSABLE_WITHIN, distance } from './color';
import { colorName, labelOf, quoted } from './finding-text';
import { choice, list } from './narrative/grammar.es';
import { HATCHED } from './grid';
import type { Issue, MissingColor } from './issue';
import { hasColors } from './legend';
import { labelState } from './legend-label';
import type { Legend, LegendEntry, Matrix, Round, StateKey } from './matrix';
import { NO_DATA_STATES, entryOf, isDefaultState, rankByPerson, rankOf } from './state';
import type { Draft } from './validate-draft';

/** Findings of the legend of one round. */
export function legendFindings(round: Round, issues: readonly Issue[], givers: readonly string[]): Draft[] {
  const own = round.legend?.source.kind === 'own' ? round.legend : null;
  return [
    ...issues.flatMap((issue) => issueFinding(round, issue)),
    ...missingLegend(round, issues, givers),
    ...(own ? [...unknownLabels(round, own), ...sameColors(round, own), ...sameStates(round, own)] : []),
  ];
}

function issueFinding(round: Round, issue: Issue): Draft[] {
  switch (issue.kind) {
    case 'legend_no_color':
      return [
        {
          rule: 'V10',
          at: issue.at,
          message: `La simbología de ${quoted(round.sheet)} no da un color legible a ${quoted(issue.label)}: ${WHY[issue.why]}.`,
          proposal: 'Ponga junto al rótulo una celda rellena con su color, una por renglón.',
        },
      ];
    case 'legend_struck':
      return [
        {
          rule: 'V49',
          at: issue.at,
          message: `En la simbología de ${quoted(round.sheet)} el rótulo ${quoted(issue.label)} está tachado; se leyó como los demás.`,
          proposal: 'Si el estado ya no se usa, bórrelo de la simbología; si se usa, quite el tachado.',
        },
      ];
    case 'legend_no_label':
      return [
        {
          rule: 'V40',
          at: issue.at,
          message: `La simbología de ${quoted(round.sheet)} tiene ${issue.color === HATCHED ? 'un relleno con trama o degradado' : `el color ${colorName(issue.color)}`} sin rótulo en palabras: no se sabe qué estado es.`,
          proposal: 'Escriba el nombre del estado junto al color.',
        },
      ];
    case 'legend_untitled':
      return [
        {
          rule: 'V38',
          at: issue.at,
          message: `En ${quoted(round.sheet)} se tomó como simbología un bloque que no lleva ese título.`,
          proposal: 'Escriba «Simbología» sobre el bloque.',
        },
      ];
    case 'legend_drawn':
      return [
        {
          rule: 'V14',
          at: issue.at,
          message: `En ${quoted(round.sheet)} no hay simbología en celdas, y la hoja tiene dibujos: si la simbología está dibujada, no se puede leer.`,
          proposal: 'Escríbala en celdas: un color y su rótulo por renglón.',
        },
      ];
    case 'choice_unusable':
      return [
        {
          rule: 'V13',
          at: null,
          message: `${quoted(round.sheet)} iba a tomar la simbología de ${quoted(issue.wanted)}, que no tiene una con colores.`,
          proposal: 'Elija otra hoja, o la simbología predeterminada.',
        },
      ];
    default:
      return [];
  }
}

const WHY: Readonly<Record<MissingColor, string>> = {
  // What Excel tells of a cell without fill is white too: nobody can tell whether it was painted.
  none: 'no tiene junto una celda rellena ni un símbolo de color (el blanco no cuenta: es el de las celdas vacías)',
  several_in_cell: 'varios rótulos comparten una celda, y de una celda solo se conoce un color de letra',
  text_black: 'su símbolo tiene el color del texto',
  hatched: 'su relleno tiene trama o degradado, que es de varios colores',
};

/** A round without colours to read by; what the person can choose instead is offered. */
function missingLegend(round: Round, issues: readonly Issue[], givers: readonly string[]): Draft[] {
  const { title = null } = round.legend ?? {};
  if (hasColors(round.legend) || issues.some((i) => i.kind === 'choice_unusable')) return [];
  const readings = round.rows.flatMap((row) => Object.values(row.readings));
  const unread = readings.filter((r) => r.kind === 'no_legend').length;
  // States that are typed need no colours.
  if (unread === 0 && readings.some((r) => r.kind === 'state')) return [];
  const what = round.legend ? 'no tiene colores en su simbología' : 'no tiene simbología';
  const cells =
    unread === 1 ? 'queda sin leer 1 celda con color' : `quedan sin leer ${unread} celdas con color`;
  const from = givers.length > 0 ? `la de ${choice(givers.map(quoted))} o ` : '';
  return [
    {
      rule: 'V13',
      at: title,
      message: `${quoted(round.sheet)} ${what}${unread > 0 ? `: ${cells}` : ''}.`,
      proposal: `Escriba la simbología bajo la tabla, o tome ${from}la predeterminada.`,
      candidates: [...givers],
    },
  ];
}

/** Only the person knows whether it is better or worse than another. */
const ASK_RANK =
  'Diga qué lugar tiene en el avance, o que no tiene ninguno: en el panel, «Matriz» ▸ «Orden de los estados». Si significa lo mismo que un estado del Modelo, use mejor el rótulo de ese estado en la simbología y en las celdas.';

function unknownLabels(round: Round, { entries }: Legend): Draft[] {
  const unknown = entries.filter(
    (e) =>
      !isDefaultState(e.state) &&
      e.rank === null &&
      !NO_DATA_STATES.has(e.state) &&
      rankByPerson(e.state, round.ranks) === undefined,
  );
  return firstOfEach(unknown).map((entry) => ({
    rule: 'V9',
    at: entry.labelAt,
    message: `La simbología de ${quoted(round.sheet)} dice ${quoted(entry.label)}, que no es un estado conocido: se lee como un estado propio del libro, sin lugar en el orden de avance.`,
    proposal: ASK_RANK,
    candidates: similarLabels(entry),
  }));
}

/** Labels of the Model that the unknown one contains or that contain it; nothing is taken from it. */
function similarLabels(entry: LegendEntry): string[] {
  const known = labelState(entry.label);
  return known ? [labelOf(known.state, null).slice(1, -1)] : [];
}

function firstOfEach(entries: readonly LegendEntry[]): LegendEntry[] {
  const seen = new Set<StateKey>();
  return entries.filter((e) => !seen.has(e.state) && seen.add(e.state));
}

/** Two states with one colour: their cells cannot be told apart. */
function sameColors(round: Round, { entries }: Legend): Draft[] {
  return entries.flatMap((entry, i): Draft[] => {
    const { color } = entry;
    const other = entries
      .slice(0, i)
      .find(
        (e) =>
          e.state !== entry.state &&
          color !== null &&
          e.color !== null &&
          distance(color, e.color) <= CONFUSABLE_WITHIN,
      );
    if (!other) return [];
    const same = other.color === color ? 'el mismo color' : 'colores que no se distinguen';
    return [
      {
        rule: 'V11',
        at: entry.swatch ?? entry.labelAt,
        message: `En la simbología de ${quoted(round.sheet)}, ${quoted(other.label)} y ${quoted(entry.label)} tienen ${same}, ${colorName(color!)}: no se puede saber cuál es cada celda.`,
        proposal: 'Dé a cada estado un color distinto y vuelva a pintar sus celdas.',
        candidates: [other.label, entry.label],
      },
    ];
  });
}

function sameStates(round: Round, { entries }: Legend): Draft[] {
  return entries.flatMap((entry, i): Draft[] => {
    const other = entries.slice(0, i).find((e) => e.state === entry.state);
    if (!other) return [];
    return [
      {
        rule: 'V12',
        at: entry.labelAt,
        message: `La simbología de ${quoted(round.sheet)} repite el estado ${quoted(entry.label)}.`,
        proposal: 'Deje un solo renglón para cada estado.',
      },
    ];
  });
}

/** Legends of consecutive rounds that differ in their states or in what a colour means. */
export function legendChanges(matrix: Matrix): { round: Round; draft: Draft }[] {
  return matrix.rounds.flatMap((round, i) => {
    const before = matrix.rounds.slice(0, i).findLast((r) => r.legend !== null);
    if (!before?.legend || !round.legend) return [];
    const told = differences(before.legend, round.legend);
    if (told.length === 0) return [];
    const draft: Draft = {
      rule: 'V15',
      at: round.legend.title,
      message: `La simbología de ${quoted(round.sheet)} no es la de ${quoted(before.sheet)}: ${told.join('; ')}.`,
      proposal: 'Al comparar estos reportes, los cambios que vengan de la simbología se cuentan aparte.',
    };
    return [{ round, draft }];
  });
}

function differences(before: Legend, after: Legend): string[] {
  const states = (legend: Legend) => [...new Set(legend.entries.map((e) => e.state))];
  const gone = states(before).filter((s) => !entryOf(s, after));
  const come = states(after).filter((s) => !entryOf(s, before));
  const labels = (keys: readonly StateKey[], legend: Legend) => list(keys.map((k) => labelOf(k, legend)));
  const told: string[] = [];
  if (gone.length > 0) told.push(`ya no ${gone.length > 1 ? 'están' : 'está'} ${labels(gone, before)}`);
  if (come.length > 0) told.push(`${come.length > 1 ? 'aparecen' : 'aparece'} ${labels(come, after)}`);
  for (const entry of after.entries) {
    const other = before.entries.find((e) => entry.color !== null && e.color === entry.color);
    if (other && other.state !== entry.state) {
      told.push(
        `${colorName(entry.color!)} era ${labelOf(other.state, before)} y ahora es ${labelOf(entry.state, after)}`,
      );
    }
  }
  return told;
}

/**
 * States that cells have and that no legend or person has put in order: they can be neither advance nor setback.
 * Of which a person said that they have no place, nothing more is asked.
 */
export function unranked(matrix: Matrix): { round: Round; draft: Draft }[] {
  const seen = new Set<StateKey>();
  return matrix.rounds.flatMap((round) => {
    const used = new Set(
      round.rows.flatMap((row) =>
        Object.values(row.readings).flatMap((r) => (r.kind === 'state' ? [r.state] : [])),
      ),
    );
    const fresh = [...used].filter(
      (s) =>
        !seen.has(s) &&
        !NO_DATA_STATES.has(s) &&
        rankOf(s, ...matrix.rounds) === null &&
        rankByPerson(s, round.ranks) === undefined,
    );
    fresh.forEach((s) => seen.add(s));
    return fresh.map((state) => ({
      round,
      draft: {
        rule: 'V33',
        at: entryOf(state, round.legend)?.labelAt ?? null,
        message: `${labelOf(state, round.legend)} no tiene lugar en el orden de los estados: sus cambios no se comparan como avance ni como retroceso.`,
        proposal: ASK_RANK,
      } satisfies Draft,
    }));
  });
}
