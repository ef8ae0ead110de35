/** How are figures said? Every percentage with its numerator, its denominator and what has no data. */
import { pointsOfChange } from '../progress';
import type { Common, Tally } from '../progress';
import { byCount, list, percent, points, quote, tools } from './grammar.es';
import type { Move } from './movement';
import type { RoundName } from './round-name.es';

/** The forms of a verb of registering: "registra", "registran", "no registra". */
export interface CountVerb {
  readonly one: string;
  readonly many: string;
  readonly none: string;
}

/** "registra 15 herramientas cumplidas de 17 con dato (88.2 %)", "no registra ninguna herramienta cumplida…". */
export function fulfilledText({ fulfilled, withData }: Tally, verb: CountVerb): string {
  const share = percent(fulfilled, withData);
  if (fulfilled === 0) return `${verb.none} ninguna herramienta cumplida de ${withData} con dato (${share})`;
  const said = byCount(fulfilled, verb.one, verb.many);
  if (fulfilled === withData && withData > 1) {
    return `${said} cumplidas las ${withData} herramientas con dato (${fulfilled} de ${withData}, ${share})`;
  }
  return `${said} ${tools(fulfilled)} ${byCount(fulfilled, 'cumplida', 'cumplidas')} de ${withData} con dato (${share})`;
}

/** How many of the Model's tools have no data, or could not be read; said also when all have it. */
export function coverageText(tally: Tally): string {
  const { total, withData } = tally;
  if (withData === total) return `las ${total} herramientas del Modelo tienen dato en ese reporte`;
  return `en ese reporte, ${gapsText(tally, HAS, ' herramientas del Modelo')}`;
}

/** The unfulfilled tools by label: "de las 3 restantes, 2 se reportan como «X» y 1 como «Y»". */
export function remainderText(
  byLabel: readonly (readonly [label: string, count: number])[],
  fulfilled: number,
): string {
  const total = byLabel.reduce((sum, [, count]) => sum + count, 0);
  const [first, ...rest] = byLabel;
  if (!first) return '';
  const others = fulfilled === 0 ? `${total} herramientas con dato` : `${total} restantes`;
  if (rest.length > 0) {
    const said = `${first[1]} ${byCount(first[1], 'se reporta', 'se reportan')} como ${quote(first[0])}`;
    return `de las ${others}, ${list([said, ...rest.map(([label, count]) => `${count} como ${quote(label)}`)])}`;
  }
  if (total > 1) return `las ${others} se reportan como ${quote(first[0])}`;
  return `la ${fulfilled === 0 ? 'única herramienta con dato' : 'restante'} se reporta como ${quote(first[0])}`;
}

/** The change of the fulfilled tools over those with data in both rounds, of the `total` of the Model. */
export function changeText(shared: Common, total: number, previous: RoundName): string {
  const { cells, fulfilledFrom, fulfilledTo } = shared;
  const among = byCount(cells, 'sobre la única herramienta', `sobre las ${cells} herramientas`);
  const since = `respecto del ${previous.full}, y ${among} con dato en ambos reportes`;
  if (fulfilledFrom === fulfilledTo) {
    const without = total - cells;
    const rest = `${without} de las ${total} ${byCount(without, 'queda', 'quedan')} fuera de la cuenta`;
    const share = `${fulfilledTo} de ${cells}, ${percent(fulfilledTo, cells)}${without > 0 ? `; ${rest}` : ''}`;
    return `${since}, el número de cumplidas se mantiene sin variación (${share})`;
  }
  const difference = Math.abs(fulfilledTo - fulfilledFrom);
  const sense = fulfilledTo > fulfilledFrom ? 'más' : 'menos';
  const change = points(pointsOfChange(shared) ?? 0);
  return `${since}, las cumplidas pasaron de ${fulfilledFrom} a ${fulfilledTo} (${difference} ${sense}, ${change})`;
}

/** How many tools made each move. */
export type Moves = ReadonlyMap<Move, number>;

/** The changes of state between two rounds, without those by legend. Empty when there is nothing to tell. */
export function movementText(moves: Moves): string {
  const count = (move: Move): number => moves.get(move) ?? 0;
  const [advanced, back, same] = [count('advanced'), count('back'), count('same')];
  const [tied, unranked] = [count('tied'), count('unranked')];
  const tail = movementTail(count('gained'), count('lost'), count('unread'));
  const changed = advanced + back + tied + unranked;
  if (changed + same === 0) return tail;
  const rest = tail && `; ${tail}`;
  if (changed + count('by_legend') === 0) return `${unmovedText(same)}${rest}`;
  const main = [
    advanced === 0
      ? 'ninguna herramienta avanzó de estado'
      : `${tools(advanced)} ${byCount(advanced, 'avanzó', 'avanzaron')} de estado`,
    `${counted(back)} ${byCount(Math.max(back, 1), 'pasó', 'pasaron')} a un estado de menor avance`,
    ...(tied > 0
      ? [`${tied} ${byCount(tied, 'pasó', 'pasaron')} a otro estado del mismo orden de avance`]
      : []),
    ...(unranked > 0
      ? [`${unranked} ${byCount(unranked, 'cambió', 'cambiaron')} entre estados sin orden de avance definido`]
      : []),
    `${counted(same)} ${byCount(Math.max(same, 1), 'se mantuvo', 'se mantuvieron')} sin cambio`,
  ];
  return `${list(main)}${rest}`;
}

function counted(count: number): string {
  return count === 0 ? 'ninguna' : String(count);
}

function unmovedText(same: number): string {
  return same === 1
    ? 'la única herramienta comparable se mantuvo sin cambio'
    : `las ${same} herramientas comparables se mantuvieron sin cambio`;
}

/** The first of them names what is counted. */
function movementTail(gained: number, lost: number, unread: number): string {
  const parts = [
    { count: gained, one: 'cuenta ahora con dato', many: 'cuentan ahora con dato' },
    { count: lost, one: 'dejó de tener dato', many: 'dejaron de tener dato' },
    { count: unread, one: 'no es comparable', many: 'no son comparables' },
  ].filter(({ count }) => count > 0);
  return list(
    parts.map(
      ({ count, one, many }, index) => `${index === 0 ? tools(count) : count} ${byCount(count, one, many)}`,
    ),
  );
}

/** Setbacks against a state known before the previous round, which has nothing to compare with. */
export function fallsText(count: number, previous: RoundName): string {
  return `asimismo, ${tools(count)} ${byCount(count, 'figura', 'figuran')} con un estado de menor avance que el último registrado antes del ${previous.short}`;
}

/** The changes that coincide with a change of legend, which are no progress. */
export function byLegendText(count: number): string {
  const changed = byCount(count, 'cambió', 'cambiaron');
  const counted = byCount(count, 'no se cuenta', 'no se cuentan');
  return `además, ${tools(count)} ${changed} de estado en coincidencia con la modificación de la simbología entre ambos reportes, por lo que ${counted} como avance ni como retroceso`;
}

/** "se reportan cumplidas 3 de las 4 herramientas (75 %; todas con dato), 2 más…": one dimension's figures. */
export function dimensionText(tally: Tally, verb: CountVerb, change: string): string {
  const { fulfilled, withData, total } = tally;
  const said = fulfilled === 0 ? verb.none : byCount(fulfilled, verb.one, verb.many);
  const compared = change && `, ${change}`;
  if (withData < total) return `${said} ${partOf(tally, 'con dato')}${compared}; ${gapsText(tally)}`;
  return `${said} ${partOf(tally, total === 2 ? 'ambas con dato' : 'todas con dato')}${compared}`;
}

/** The fulfilled part of those with data; `data` says that all have it, or which ones are counted. */
function partOf({ fulfilled, withData, total }: Tally, data: string): string {
  const share = percent(fulfilled, withData);
  const of = withData < total ? ` ${data}` : '';
  if (withData === 1) return `la única herramienta${of} (${fulfilled} de 1, ${share})`;
  if (fulfilled === withData)
    return `las ${withData} herramientas${of} (${fulfilled} de ${withData}, ${share})`;
  const part = `${fulfilled === 0 ? 'ninguna' : fulfilled} de las ${withData} herramientas${of}`;
  return `${part} (${share}${of ? '' : `; ${data}`})`;
}

/** A dimension of which no tool has data: blank, unreadable, or some of each. */
export function nothingText(tally: Tally, round: RoundName): string {
  const { blank, unread, total } = tally;
  if (unread === 0) return `ninguna de las ${total} herramientas tiene dato en el ${round.short}`;
  const undetermined = `no fue posible determinar el estado de ninguna de las ${total} herramientas en el ${round.short}`;
  if (blank === 0) return undetermined;
  return `ninguna de las ${total} herramientas tiene un estado determinado en el ${round.short}: ${gapsText(tally)}`;
}

const HAS = { one: 'no tiene', many: 'no tienen' };
const HAD = { one: 'no tenía', many: 'no tenían' };

/** "2 de las 18 no tenían dato": what the percentage of a former round leaves out; said also when nothing is. */
export function formerGapsText(tally: Tally): string {
  const { total, withData } = tally;
  return withData === total ? `las ${total} del Modelo tenían dato` : gapsText(tally, HAD);
}

/** "1 de las 4 no tiene dato y no fue posible determinar el estado de 2 más". */
export function gapsText({ blank, unread, total }: Tally, verb = HAS, what = ''): string {
  const parts: string[] = [];
  if (blank > 0) parts.push(`${blank} de las ${total}${what} ${byCount(blank, verb.one, verb.many)} dato`);
  if (unread > 0) {
    const which = `${byCount(unread, 'una', String(unread))} ${blank > 0 ? 'más' : `de las ${total}${what}`}`;
    parts.push(`no fue posible determinar el estado de ${which}`);
  }
  return list(parts);
}

/**
 * "2 más que en el segundo reporte": a dimension's change; empty when nothing can be compared. Where the two
 * reports do not have the same tools with data, it says among which ones.
 */
export function dimensionChangeText(shared: Common, before: Tally, last: Tally, previous: RoundName): string {
  if (shared.cells === 0) return '';
  const inBoth = byCount(shared.cells, 'en la única', `entre las ${shared.cells}`);
  const areSame = shared.cells === before.withData && shared.cells === last.withData;
  const among = areSame ? '' : `, ${inBoth} con dato en ambos`;
  const difference = shared.fulfilledTo - shared.fulfilledFrom;
  if (difference === 0) return `el mismo número que en el ${previous.short}${among}`;
  return `${Math.abs(difference)} ${difference > 0 ? 'más' : 'menos'} que en el ${previous.short}${among}`;
}
