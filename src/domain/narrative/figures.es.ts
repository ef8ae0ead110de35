/** How are figures said? Every percentage with its numerator, its denominator and what has no data. */
import type { Summary } from '../compare';
import { pointsOfChange } from '../progress';
import type { Common, Tally } from '../progress';
import { byCount, list, percent, points, quote, tools } from './grammar.es';
import type { RoundName } from './round-name.es';

/** "11 de 16 con dato (68.8 %); 2 de 18 sin dato": the short form, for cells and tables. */
export function tallyText(tally: Tally): string {
  const share = percent(tally.fulfilled, tally.withData);
  const parts = [`${tally.fulfilled} de ${tally.withData} con dato${share && ` (${share})`}`];
  parts.push(`${tally.blank} de ${tally.total} sin dato`);
  if (tally.unread > 0) parts.push(`${tally.unread} de ${tally.total} sin lectura`);
  return parts.join('; ');
}

/** "15 herramientas cumplidas de 17 con dato (88.2 %)", as the object of «registra». */
export function fulfilledText({ fulfilled, withData }: Tally): string {
  const share = percent(fulfilled, withData);
  if (fulfilled === 0) return `ninguna herramienta cumplida de ${withData} con dato (${share})`;
  return `${tools(fulfilled)} ${byCount(fulfilled, 'cumplida', 'cumplidas')} de ${withData} con dato (${share})`;
}

/** How many of the Model's tools have no data, or could not be read; said also when all have it. */
export function coverageText({ blank, unread, total, withData }: Tally): string {
  if (withData === total) return `las ${total} herramientas del Modelo tienen dato en ese reporte`;
  const parts: string[] = [];
  if (blank > 0)
    parts.push(
      `${blank} de las ${total} herramientas del Modelo ${byCount(blank, 'no tiene', 'no tienen')} dato`,
    );
  if (unread > 0) {
    const which = blank > 0 ? `${unread} más` : `${unread} de las ${total} herramientas del Modelo`;
    parts.push(`de ${which} no fue posible determinar el estado`);
  }
  return `en ese reporte, ${parts.join(', y ')}`;
}

/** The unfulfilled tools by label: "de las 3 restantes, 2 se reportan como «X» y 1 como «Y»". */
export function remainderText(byLabel: readonly (readonly [label: string, count: number])[]): string {
  const total = byLabel.reduce((sum, [, count]) => sum + count, 0);
  const [first, ...rest] = byLabel;
  if (!first) return '';
  if (rest.length === 0) {
    return total === 1
      ? `la herramienta restante con dato se reporta como ${quote(first[0])}`
      : `las ${total} restantes con dato se reportan como ${quote(first[0])}`;
  }
  const verb = byCount(first[1], 'se reporta', 'se reportan');
  const parts = [
    `${first[1]} ${verb} como ${quote(first[0])}`,
    ...rest.map(([label, n]) => `${n} como ${quote(label)}`),
  ];
  return `de las ${total} restantes con dato, ${list(parts)}`;
}

/** The change of the fulfilled tools over those with data in both rounds. */
export function changeText(shared: Common, previous: RoundName): string {
  const { cells, fulfilledFrom, fulfilledTo } = shared;
  const among = `${byCount(cells, 'en la única herramienta', `en las ${cells} herramientas`)} con dato en ambos reportes`;
  const since = `respecto del ${previous.full}, ${among}`;
  if (fulfilledFrom === fulfilledTo) {
    return `${since}, el número de cumplidas se mantiene en ${fulfilledTo} (${percent(fulfilledTo, cells)})`;
  }
  const difference = Math.abs(fulfilledTo - fulfilledFrom);
  const sense = fulfilledTo > fulfilledFrom ? 'más' : 'menos';
  const change = points(pointsOfChange(shared) ?? 0);
  return `${since}, las cumplidas pasaron de ${fulfilledFrom} a ${fulfilledTo}: ${difference} ${sense}, es decir, ${change} ${sense}`;
}

/** The changes of state between two rounds, without those by legend. Empty when nothing was compared. */
export function movementText(summary: Summary): string {
  const { avance, retroceso, sin_cambio: same, nuevo, ya_no_reportado: gone, no_comparable: other } = summary;
  if (avance + retroceso + same === 0) return movementTail(nuevo, gone, other);
  const main = [
    avance === 0
      ? 'ninguna herramienta avanzó de estado'
      : `${tools(avance)} ${byCount(avance, 'avanzó', 'avanzaron')} de estado`,
    `${retroceso === 0 ? 'ninguna' : retroceso} ${byCount(Math.max(retroceso, 1), 'pasó', 'pasaron')} a un estado de menor avance`,
    `${same === 0 ? 'ninguna' : same} ${byCount(Math.max(same, 1), 'se mantuvo', 'se mantuvieron')} sin cambio`,
  ];
  const tail = movementTail(nuevo, gone, other);
  return `${list(main)}${tail && `; ${tail}`}`;
}

function movementTail(nuevo: number, gone: number, other: number): string {
  const parts: string[] = [];
  if (nuevo > 0) parts.push(`${nuevo} ${byCount(nuevo, 'cuenta', 'cuentan')} ahora con dato`);
  if (gone > 0) parts.push(`${gone} ${byCount(gone, 'dejó', 'dejaron')} de tener dato`);
  if (other > 0) parts.push(`${other} no ${byCount(other, 'es comparable', 'son comparables')}`);
  return list(parts);
}

/** The changes that coincide with a change of legend, which are no progress. */
export function byLegendText(count: number): string {
  const changed = byCount(count, 'cambió', 'cambiaron');
  const counted = byCount(count, 'no se cuenta', 'no se cuentan');
  return `además, ${tools(count)} ${changed} de estado en coincidencia con la modificación de la simbología entre ambos reportes, por lo que ${counted} como avance ni como retroceso`;
}

/** "se reportan cumplidas 3 de las 4 herramientas, todas con dato (75 %)": one dimension's figures. */
export function dimensionText(
  tally: Tally,
  verb: { one: string; many: string; none: string },
  change: string,
): string {
  const { fulfilled, withData, total } = tally;
  const share = percent(fulfilled, withData);
  const said = fulfilled === 0 ? verb.none : byCount(fulfilled, verb.one, verb.many);
  const compared = change && `, ${change}`;
  if (withData < total) {
    return `${said} ${partOf(fulfilled, withData)} con dato (${share})${compared}; ${gapsText(tally)}`;
  }
  const all = total === 2 ? 'ambas con dato' : 'todas con dato';
  if (fulfilled === total)
    return `${said} las ${total} herramientas, ${all} (${total} de ${total}, ${share})${compared}`;
  return `${said} ${partOf(fulfilled, total)}, ${all} (${share})${compared}`;
}

/** "3 de las 4 herramientas", "ninguna de las 4 herramientas", "1 de 1 herramienta". */
function partOf(count: number, total: number): string {
  if (total === 1) return `${count} de 1 herramienta`;
  return `${count === 0 ? 'ninguna' : count} de las ${total} herramientas`;
}

/** "1 de las 4 no tiene dato y de 1 no fue posible determinar el estado". */
export function gapsText({ blank, unread, total }: Tally): string {
  const parts: string[] = [];
  if (blank > 0) parts.push(`${blank} de las ${total} ${byCount(blank, 'no tiene', 'no tienen')} dato`);
  if (unread > 0) parts.push(`de ${unread} de las ${total} no fue posible determinar el estado`);
  return list(parts);
}

/** "2 más que en el segundo reporte": a dimension's change; empty when nothing can be compared. */
export function dimensionChangeText(shared: Common, withData: number, previous: RoundName): string {
  if (shared.cells === 0) return '';
  const among = shared.cells === withData ? '' : `, entre las ${shared.cells} con dato en ambos`;
  const difference = shared.fulfilledTo - shared.fulfilledFrom;
  if (difference === 0) return `el mismo número que en el ${previous.short}${among}`;
  return `${Math.abs(difference)} ${difference > 0 ? 'más' : 'menos'} que en el ${previous.short}${among}`;
}
