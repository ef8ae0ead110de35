/** Is every figure and claim of a ficha what the cells say? A second reader recomputes them for random matrices. */
import fc from 'fast-check';
import { municipalitiesOf } from '../../src/domain/align';
import type { Paragraph } from '../../src/domain/blocks';
import { factsheet, type Factsheet } from '../../src/domain/factsheet';
import { DIMENSIONS } from '../../src/domain/model/dimensions';
import { TOOLS } from '../../src/domain/model/tools';
import { matrixOf } from '../builders';
import {
  countsOf,
  fellFrom,
  isData,
  isState,
  labelOf,
  shareText,
  signAt,
  stepOf,
  streakOf,
  type DrawnRound,
} from './second-reader';

const IDS = TOOLS.map(({ id }) => id);
const NAMES = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto'].map((ordinal) => `${ordinal} reporte`);
const SIGNS = [...'CCCFFPPISNOT..?'];

const drawnRound: fc.Arbitrary<DrawnRound> = fc.record({
  legend: fc.constantFrom('CFPIS', 'CSPI', 'CPF'),
  signs: fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(
          fc.subarray(IDS, { minLength: 12 }),
          fc.array(fc.constantFrom(...SIGNS), { minLength: 18, maxLength: 18 }),
        )
        .map(([ids, signs]) => Object.fromEntries(ids.map((id) => [id, signs[IDS.indexOf(id)]!]))),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});

const drawnRounds = fc
  .array(drawnRound, { minLength: 1, maxLength: 5 })
  .filter((rounds) => rounds.some(({ signs }) => signs !== null));

function told(rounds: readonly DrawnRound[]): Factsheet {
  const text = rounds.map(({ legend, signs }, index) => {
    const ids = signs ? Object.keys(signs) : IDS;
    const head = `# ${index + 1} leyenda=${legend} N=No_aplica O=En_revisión T=En_trámite:2 herramientas=${ids.join(',')}`;
    return `${head}\n${signs ? `Metepec ${Object.values(signs).join(' ')}` : 'Toluca .'}`;
  });
  const matrix = matrixOf(text.join('\n'));
  return factsheet(
    matrix,
    municipalitiesOf(matrix.rounds).find(({ name }) => name === 'Metepec')!,
  );
}

function sentencesOf(ficha: Factsheet, id: string): string[] {
  const found = ficha.narrative.find(
    (block): block is Paragraph => block.kind === 'paragraph' && block.id === id,
  )!;
  return found.sentences.map(({ text }) => text.replace(/\u00a0/g, ' '));
}

/** Checks for many matrices, always the same ones. */
function always(check: (rounds: readonly DrawnRound[], ficha: Factsheet) => void): void {
  fc.assert(
    fc.property(drawnRounds, (rounds) => check(rounds, told(rounds))),
    { seed: 20261201, numRuns: 400 },
  );
}

/** The number that a pattern finds; 0 where the text does not have it, a word for it included. */
function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]?.toLowerCase();
  if (found === undefined || found === 'ninguna') return 0;
  return found === 'una' || found === 'la única' ? 1 : Number(found);
}

/** The ids that a text names. */
const idsIn = (text: string): string[] => text.match(/\b\d\.\d\b/g) ?? [];

/** The tools with data in both of the last two rounds, by what became of them. */
function pairs(rounds: readonly DrawnRound[], tools: readonly string[]) {
  const [before, after] = rounds.slice(-2) as [DrawnRound, DrawnRound];
  const both = tools.filter((tool) => isData(signAt(before, tool)) && isData(signAt(after, tool)));
  const steps = both.map((tool) => stepOf(before, signAt(before, tool), after, signAt(after, tool)));
  const ful = (round: DrawnRound) => both.filter((tool) => signAt(round, tool) === 'C').length;
  return { before, after, both, steps, from: ful(before), to: ful(after) };
}

test('[N49] the opening: what is fulfilled, of how many, and what is missing', () => {
  always((rounds, ficha) => {
    const text = sentencesOf(ficha, 'apertura').join(' ');
    const last = rounds.at(-1)!;
    if (last.signs === null)
      return void expect(text).toContain(`no figura en el ${NAMES[rounds.length - 1]}`);
    const { data, fulfilled, unread, blank } = countsOf(last, IDS);
    if (data > 0) {
      expect(numberIn(text, /registra(?: cumplidas las)? (\d+)/) || 0).toBe(fulfilled);
      expect(numberIn(text, /(?:de|\(\d+ de) (\d+)(?: con dato \(|,)/)).toBe(data);
      expect(text).toContain(shareText(fulfilled, data));
    }
    if (data + unread === 0) return;
    expect(numberIn(text, /(?:, |^)(\d+) de las 18 herramientas del Modelo no tienen? dato/)).toBe(blank);
    const gaps = sentencesOf(ficha, 'apertura').find((one) => one.startsWith('En ese reporte, ')) ?? '';
    expect(numberIn(gaps, /determinar el estado de (una|\d+)/)).toBe(unread);
  });
});

test('[N49] [N45] the opening: changes over what has data in both, which add up', () => {
  always((rounds, ficha) => {
    const text = sentencesOf(ficha, 'apertura').join(' ');
    if (rounds.length < 2 || rounds.slice(-2).some(({ signs }) => signs === null)) return;
    const { before, after, both, steps, from, to } = pairs(rounds, IDS);
    if (both.length === 0) return void expect(text).toContain('ninguna herramienta tiene dato en ambos');
    expect(numberIn(text, /sobre (?:las )?(la única|\d+) herramientas? con dato en ambos/)).toBe(both.length);
    if (from === to)
      expect(text).toContain(`sin variación (${to} de ${both.length}, ${shareText(to, both.length)}`);
    else
      expect(text).toContain(
        `pasaron de ${from} a ${to} (${Math.abs(to - from)} ${to > from ? 'más' : 'menos'}, `,
      );
    const count = (step: string) => steps.filter((one) => one === step).length;
    const same = /(?:las|la) (\d+|única) herramientas? comparables? se mant/.exec(text)?.[1];
    if (same) {
      expect(count('same')).toBe(both.length);
      expect(same === 'única' ? 1 : Number(same)).toBe(both.length);
    } else {
      expect(numberIn(text, /(\d+) herramientas? avanz(?:ó|aron)/)).toBe(count('up'));
      expect(numberIn(text, /(\d+) pas(?:ó|aron) a un estado de menor/)).toBe(count('down'));
      expect(numberIn(text, /(\d+) pas(?:ó|aron) a otro estado del mismo orden/)).toBe(count('tied'));
      expect(numberIn(text, /(\d+) cambi(?:ó|aron) entre estados sin orden/)).toBe(count('unranked'));
      expect(numberIn(text, /(\d+) se mantuv(?:o|ieron) sin cambio/)).toBe(count('same'));
    }
    expect(numberIn(text, /Además, (\d+) herramienta/)).toBe(count('legend'));
    const other = (a: (sign: string) => boolean, b: (sign: string) => boolean) =>
      IDS.filter((tool) => a(signAt(before, tool)) && b(signAt(after, tool))).length;
    const none = (sign: string) => !isData(sign) && sign !== '?';
    expect(numberIn(text, /(\d+)(?: herramientas?)? cuentan? ahora/)).toBe(other(none, isData));
    expect(numberIn(text, /(\d+)(?: herramientas?)? dej(?:ó|aron) de tener/)).toBe(other(isData, none));
    const unread = IDS.filter((tool) => [before, after].some((round) => signAt(round, tool) === '?')).length;
    expect(numberIn(text, /(\d+)(?: herramientas?)? no (?:es|son) comparable/)).toBe(unread);
  });
});

test('[N49] each dimension: its count, and a change that says among which tools', () => {
  always((rounds, ficha) => {
    for (const { id } of DIMENSIONS) {
      const ids = TOOLS.filter(({ dimension }) => dimension === id).map((tool) => tool.id);
      const [figures = ''] = sentencesOf(ficha, `dim-${id}`);
      const { total, data, fulfilled } = countsOf(rounds.at(-1)!, ids);
      if (data === 0) {
        expect(figures).toMatch(new RegExp(`ninguna de las ${total} herramientas`));
        continue;
      }
      expect(figures).toContain(shareText(fulfilled, data));
      if (data > 1) expect(figures).toMatch(new RegExp(`las ${data} herramientas`));
      if (rounds.length < 2) continue;
      const { before, both, from, to } = pairs(rounds, ids);
      const change = /(el mismo número|(\d+) (más|menos)) que en el (\w+ reporte)/.exec(figures);
      expect(change === null).toBe(both.length === 0);
      if (!change) continue;
      const difference = Number(change[2] ?? 0) * (change[3] === 'menos' ? -1 : 1);
      expect([difference, change[4]]).toEqual([to - from, NAMES[rounds.length - 2]]);
      const among = numberIn(figures, /(?:entre las (\d+)|en (?=la única)(la única)) con dato en ambos/);
      const isScoped = / con dato en ambos/.test(figures);
      expect(isScoped).toBe(!(both.length === data && both.length === countsOf(before, ids).data));
      if (isScoped && both.length > 1) expect(among).toBe(both.length);
    }
  });
});

test('[N49] each tool: what is said of its states, their rounds and its setback', () => {
  always((rounds, ficha) => {
    for (const { id, name, dimension } of TOOLS) {
      const said = sentencesOf(ficha, `dim-${dimension}`)
        .slice(1)
        .filter((text) => text.includes(name));
      const signs = rounds.map((round) => signAt(round, id));
      const last = signs.at(-1)!;
      if (said.length === 0) {
        // A single round in which the whole dimension has nothing has said so by its figures.
        expect([rounds.length, isState(last), last]).toEqual([1, false, '.']);
        continue;
      }
      expect(said).toHaveLength(1);
      const text = said[0]!;
      if (isState(last)) expect(text).toContain(`«${labelOf(last)}»`);
      expect(/menor avance/.test(text)).toBe(fellFrom(rounds, id) !== null);
      const streak = streakOf(rounds, id);
      const all = /en los (\d+) reportes|en (ambos) reportes/.exec(text);
      if (all && isState(last)) expect(streak).toBe(all[2] ? 2 : Number(all[1]));
      expect(all !== null && isState(last)).toBe(streak === rounds.length && streak > 1);
      const since = /desde el (\w+ reporte)(?: \((\d+) reportes)?/.exec(text);
      if (since) {
        expect(since[1]).toBe(NAMES[rounds.length - streak]);
        if (since[2]) expect(Number(since[2])).toBe(streak);
      }
      const moved = /«([^»]+)» a «([^»]+)»/.exec(text);
      if (moved) expect([moved[1], moved[2]]).toEqual([labelOf(signs.at(-2)!), labelOf(last)]);
      const known = /último estado registrado es «([^»]+)», en el (\w+ reporte)/.exec(text);
      if (known) {
        const at = signs.slice(0, -1).findLastIndex(isState);
        expect([known[1], known[2]]).toEqual([labelOf(signs[at]!), NAMES[at]]);
      }
      if (/tienen? dato en ninguno/.test(text)) expect(signs.every((sign) => sign === '.')).toBe(true);
      expect(/^No fue posible determinar/.test(text)).toBe(last === '?');
    }
  });
});

test('[N49] the closing and the strip: what is pending, without data, unread and fallen back', () => {
  always((rounds, ficha) => {
    const last = rounds.at(-1)!;
    const [first = '', ...rest] = sentencesOf(ficha, 'cierre');
    const where = (test: (sign: string) => boolean) => IDS.filter((id) => test(signAt(last, id)));
    const pending = where((sign) => isData(sign) && sign !== 'C');
    expect(idsIn(first).sort()).toEqual(pending);
    if (pending.length > 0) expect(numberIn(first, /pendientes? (\d+)/)).toBe(pending.length);
    for (const part of first.split('; ').filter((one) => one.includes('con el estado'))) {
      const label = /con el estado «([^»]+)»/.exec(part)![1];
      for (const id of idsIn(part)) expect(labelOf(signAt(last, id))).toBe(label);
    }
    const said = (pattern: RegExp) =>
      rest
        .filter((text) => pattern.test(text))
        .flatMap(idsIn)
        .sort();
    expect(said(/tienen? dato en ese reporte/)).toEqual(where((sign) => sign === '.'));
    expect(said(/reportan? como «No aplica»/)).toEqual(where((sign) => sign === 'N'));
    expect(said(/^No fue posible determinar/)).toEqual(where((sign) => sign === '?'));
    const fallen = IDS.filter((id) => fellFrom(rounds, id) !== null);
    expect(said(/menor avance que el último/)).toEqual(fallen);
    expect(
      numberIn(rest.join(' '), /aclarar los (\d+) cambios/) ||
        (rest.join(' ').includes('aclarar el cambio') ? 1 : 0),
    ).toBe(fallen.length);
    expect(ficha.rows.filter((row) => row.setback).map(({ tool }) => tool)).toEqual(fallen);
    expect(ficha.rows.filter((row) => row.pending).map(({ tool }) => tool)).toEqual(pending);
  });
});
