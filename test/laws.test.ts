/** Properties that hold for any matrix. Failing seeds are printed by fast-check; pin them here as `examples`. */
import fc from 'fast-check';
import { municipalitiesOf } from '../src/domain/align';
import type { MunicipalityRef } from '../src/domain/align';
import { paragraphText } from '../src/domain/blocks';
import type { Block, Paragraph } from '../src/domain/blocks';
import { compareRounds } from '../src/domain/compare';
import type { Comparison } from '../src/domain/compare';
import { crossTable } from '../src/domain/cross-table';
import { factsheet } from '../src/domain/factsheet';
import type { Factsheet, FactsheetOptions } from '../src/domain/factsheet';
import type { Matrix, Reading, Round, StateKey } from '../src/domain/matrix';
import { DIMENSIONS } from '../src/domain/model/dimensions';
import { TOOLS } from '../src/domain/model/tools';
import { CHANGES, isFulfilled } from '../src/domain/transition';
import { matrixOf } from './builders';

const NAMES = [
  'Metepec',
  'El Oro',
  'La Paz',
  'Luvianos',
  'San Antonio la Isla',
  'Tecohuacán',
  'Valle de Chalco',
];
const SIGNS = [...'CCFFPPIISS.N?~%!_*', 'C/P', 'P/?'];

/** The notation of one round; its legend, columns, rows and signs are any. */
function roundText(position: number): fc.Arbitrary<string> {
  return fc
    .record({
      number: fc.constantFrom(String(position + 1), ''),
      date: fc.constantFrom(
        '',
        `2023-0${position + 1}`,
        `2023-0${position + 1}-05`,
        `2023-0${position + 1}-05 2024-01-09`,
      ),
      legend: fc.constantFrom('CFPIS', 'CSPI', 'CPF', 'C', 'no'),
      own: fc.constantFrom('N=En_revisión', 'N=En_revisión:2', 'N=No_aplica', 'N=Cumplido_en_parte.:3'),
      tools: fc.shuffledSubarray(
        TOOLS.map(({ id }) => id),
        { minLength: 1 },
      ),
      names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
      signs: fc.array(fc.constantFrom(...SIGNS), {
        minLength: 18 * NAMES.length,
        maxLength: 18 * NAMES.length,
      }),
    })
    .map(({ number, date, legend, own, tools, names, signs }) =>
      [
        `# ${number} ${date} leyenda=${legend} ${own} hoja=Hoja${position} herramientas=${tools.join(',')}`,
        ...names.map((name, i) => `${name} ${signs.slice(18 * i, 18 * i + tools.length).join(' ')}`),
      ].join('\n'),
    );
}

const anyMatrix = (rounds: number): fc.Arbitrary<Matrix> =>
  fc
    .tuple(...Array.from({ length: rounds }, (_, i) => roundText(i)))
    .map((texts) => matrixOf((texts as string[]).join('\n')));

const anyPair = anyMatrix(2).map(({ rounds }) => [rounds[0]!, rounds[1]!] as const);
const anyStory = fc.record({
  matrix: fc.integer({ min: 1, max: 4 }).chain(anyMatrix),
  pick: fc.nat(),
  issuer: fc.constantFrom('infoem' as const, 'ayuntamiento' as const),
  baseDate: fc.constantFrom(null, '2023-01-31'),
});

function told(story: { matrix: Matrix; pick: number } & FactsheetOptions): Factsheet {
  const all = municipalitiesOf(story.matrix.rounds);
  return factsheet(story.matrix, all[story.pick % all.length]!, story);
}

const paragraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.filter((block) => block.kind === 'paragraph');
const wholeText = (ficha: Factsheet): string => paragraphs(ficha.narrative).map(paragraphText).join('\n');

/** State of each municipality × tool; cells without one are left out. */
function states(round: Round): Map<string, string> {
  const cells = new Map<string, string>();
  for (const row of round.rows) {
    for (const [tool, reading] of Object.entries(row.readings)) {
      const said = reading.kind === 'state' ? reading.state : reading.kind;
      if (said !== 'blank') cells.set(`${keyOf(row)} ${tool}`, said);
    }
  }
  return cells;
}

const keyOf = (row: { code: string | null; written: string }): string => row.code ?? row.written;
const cellKey = (m: MunicipalityRef, tool: string): string => `${m.code ?? m.written} ${tool}`;

/** The earlier round's cells with every transition applied. */
function apply(comparison: Comparison): Map<string, string> {
  const cells = states(comparison.from);
  for (const { municipality, tool, after } of comparison.transitions) {
    if (after.kind === 'state') cells.set(cellKey(municipality, tool), after.state);
    else if (after.kind === 'unread') cells.set(cellKey(municipality, tool), after.reading.kind);
    else cells.delete(cellKey(municipality, tool));
  }
  return cells;
}

const essence = (comparison: Comparison): string[] =>
  comparison.transitions
    .map((t) => [cellKey(t.municipality, t.tool), t.from, t.to, t.change, t.byLegend].join(' '))
    .sort();

describe('comparison', () => {
  test('[C8] a round compared with itself has no change', () => {
    fc.assert(
      fc.property(anyPair, ([round]) => {
        const { transitions } = compareRounds(round, round);
        for (const t of transitions) {
          expect(t.byLegend).toBe(false);
          expect(t.change).toBe(t.before.kind === 'state' ? 'sin_cambio' : 'no_comparable');
        }
      }),
    );
  });

  test('[C8] applying a comparison to the earlier round gives the later', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        expect([...apply(compareRounds(from, to))].sort()).toEqual([...states(to)].sort());
      }),
    );
  });

  test('[C7] permuting rows and columns changes nothing but the order', () => {
    const shuffled = (round: Round): fc.Arbitrary<Round> =>
      fc
        .record({
          rows: fc.shuffledSubarray([...round.rows], { minLength: round.rows.length }),
          tools: fc.shuffledSubarray([...round.tools], { minLength: round.tools.length }),
        })
        .map((order) => ({ ...round, ...order }));
    const both = anyPair.chain(([from, to]) =>
      fc.tuple(fc.constant([from, to] as const), shuffled(from), shuffled(to)),
    );
    fc.assert(
      fc.property(both, ([[from, to], fromShuffled, toShuffled]) => {
        const [one, other] = [compareRounds(from, to), compareRounds(fromShuffled, toShuffled)];
        expect(essence(other)).toEqual(essence(one));
        expect(other.summary).toEqual(one.summary);
        expect(other.totals.dimensions).toEqual(one.totals.dimensions);
      }),
    );
  });

  test('[C7] recolouring a legend changes nothing', () => {
    const recolour = (round: Round, color: string): Round => ({
      ...round,
      legend: round.legend && {
        ...round.legend,
        entries: round.legend.entries.map((entry) => ({ ...entry, color })),
      },
    });
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const [one, other] = [
          compareRounds(from, to),
          compareRounds(recolour(from, '#FF0000'), recolour(to, '#00FF00')),
        ];
        expect(essence(other)).toEqual(essence(one));
      }),
    );
  });

  test('[C9] the summary and every total count each transition once', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const { transitions, summary, totals } = compareRounds(from, to);
        for (const change of CHANGES) {
          expect(summary[change]).toBe(transitions.filter((t) => t.change === change && !t.byLegend).length);
        }
        expect(summary.por_simbologia).toBe(transitions.filter((t) => t.byLegend).length);
        for (const parts of [totals.municipalities, totals.dimensions, totals.tools]) {
          const total = parts
            .flatMap(({ contrast }) => Object.values(contrast.summary))
            .reduce((a, b) => a + b, 0);
          expect(total).toBe(transitions.length);
          const { from: before, to: after } = totals.overall;
          expect(parts.reduce((sum, { contrast }) => sum + contrast.from.withData, 0)).toBe(before.withData);
          expect(parts.reduce((sum, { contrast }) => sum + contrast.to.blank, 0)).toBe(after.blank);
        }
      }),
    );
  });

  test('[C10] the transition matrix sums to the transitions', () => {
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        const comparison = compareRounds(from, to);
        const { counts, byLegend } = crossTable(comparison);
        const sum = (table: readonly (readonly number[])[]): number =>
          table.flat().reduce((a, b) => a + b, 0);
        expect(sum(counts)).toBe(comparison.transitions.length);
        expect(sum(byLegend)).toBe(comparison.summary.por_simbologia);
      }),
    );
  });

  test('[C6] what is by legend has two states, neither fulfilled, and one missing from the other legend', () => {
    const has = (round: Round, state: StateKey): boolean =>
      !!round.legend?.entries.some((e) => e.state === state);
    fc.assert(
      fc.property(anyPair, ([from, to]) => {
        for (const t of compareRounds(from, to).transitions.filter((each) => each.byLegend)) {
          expect(isFulfilled(t.from) || isFulfilled(t.to)).toBe(false);
          expect((to.legend && !has(to, t.from!)) || (from.legend && !has(from, t.to!))).toBe(true);
        }
      }),
    );
  });
});

describe('narrative', () => {
  test('[N1] the same input gives the same ficha', () => {
    fc.assert(fc.property(anyStory, (story) => expect(told(story)).toEqual(told(structuredClone(story)))));
  });

  test('[N4] the text is clean: no holes, double spaces, broken contractions nor unbalanced quotes', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const paragraph of paragraphs(told(story).narrative)) {
          for (const { text } of paragraph.sentences) expectClean(text);
        }
      }),
    );
  });

  test('[N6] the opening’s and the dimensions’ figures are those of the counts', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const ficha = told(story);
        const byId = new Map(paragraphs(ficha.narrative).map((p) => [p.id, p.sentences[0]!.text]));
        expectFigures(byId.get('apertura')!, ficha.rounds.at(-1)!.tally);
        for (const { dimension, tallies } of ficha.dimensions) {
          expectFigures(byId.get(`dim-${dimension.id}`)!, tallies.at(-1)!);
        }
      }),
    );
  });

  test('[N15] but for the setbacks, the closing lists each tool that is not fulfilled once, and no fulfilled one', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const ficha = told(story);
        const closing = paragraphs(ficha.narrative)
          .at(-1)!
          .sentences.map(({ text }) => text)
          .filter((text) => !text.includes('menor avance que el último'))
          .join(' ');
        const listed = closing.match(/\b\d\.\d\b/g) ?? [];
        for (const row of ficha.rows) {
          const { side } = row.states.at(-1)!;
          const fulfilled = side.kind === 'state' && isFulfilled(side.state);
          expect(listed.filter((id) => id === row.tool)).toHaveLength(fulfilled ? 0 : 1);
        }
      }),
    );
  });

  test('[N2] whatever is quoted is a label, a requirement, a cell’s text or a name of the workbook', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const known = new Set<string>(['ver oficio 12', 'Herramientas', ...NAMES]);
        for (const { legend, sheet } of story.matrix.rounds) {
          known.add(sheet);
          for (const { label } of legend?.entries ?? []) known.add(label.replace(/\.$/, ''));
        }
        for (const row of told(story).rows) {
          known.add(row.requirement.replace(/\.$/, ''));
          for (const { text } of row.states) known.add(text.replace(/\.$/, ''));
        }
        for (const [, quoted] of wholeText(told(story)).matchAll(/«([^»]*)»/g))
          expect(known).toContain(quoted);
      }),
    );
  });

  test('[N1] a cell of one dimension changes nothing in the paragraphs of the others', () => {
    fc.assert(
      fc.property(anyStory, fc.constantFrom(...DIMENSIONS), (story, { id }) => {
        const blank = (round: Round): Round => ({
          ...round,
          rows: round.rows.map((row) => ({ ...row, readings: without(row.readings, id) })),
        });
        const [one, other] = [
          told(story),
          told({ ...story, matrix: { rounds: story.matrix.rounds.map(blank) } }),
        ];
        const rest = (ficha: Factsheet): string[] =>
          paragraphs(ficha.narrative)
            .filter(
              (p) =>
                /^(dim|herr)-/.test(p.id) && !p.id.startsWith(`dim-${id}`) && !p.id.startsWith(`herr-${id}.`),
            )
            .map(paragraphText);
        expect(rest(other)).toEqual(rest(one));
      }),
    );
  });

  test('[N1] each sentence’s cells are cells of the rounds told, of that municipality', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const ficha = told(story);
        const known = new Set(
          ficha.rows.flatMap((row) =>
            row.states.flatMap(({ cell }) => (cell ? `${cell.sheet}!${cell.cell}` : [])),
          ),
        );
        for (const { cells } of paragraphs(ficha.narrative).flatMap((p) => p.sentences)) {
          for (const cell of cells) expect(known).toContain(`${cell.sheet}!${cell.cell}`);
        }
      }),
    );
  });

  test('[N4] verbs agree with each of the tools, whatever its states', () => {
    const signs = [...'CFPIS.?N'];
    for (const [index, tool] of TOOLS.entries()) {
      for (const first of signs) {
        for (const second of signs) {
          const head = `leyenda=CFPIS N=En_revisión herramientas=${tool.id}`;
          const matrix = matrixOf(`# 1 ${head}\nMetepec ${first}\n# 2 ${head}\nMetepec ${second}`);
          const ficha = factsheet(matrix, municipalitiesOf(matrix.rounds)[0]!, {
            issuer: index % 2 ? 'infoem' : 'ayuntamiento',
          });
          const text = paragraphText(
            paragraphs(ficha.narrative).find((p) => p.id === `dim-${tool.dimension}`)!,
          );
          expectAgreement(text, tool.grammar.withArticle, tool.grammar.number === 'plural');
        }
      }
    }
  });
});

function without(readings: Readonly<Record<string, Reading>>, dimension: number): Record<string, Reading> {
  return Object.fromEntries(
    Object.entries(readings).map(([tool, reading]) => [
      tool,
      tool.startsWith(`${dimension}.`) ? { kind: 'blank' } : reading,
    ]),
  );
}

function expectClean(text: string): void {
  expect(text).toMatch(/^[\p{Lu}\d]/u);
  expect(text).toMatch(/[^.]\.$/);
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  expect(text).not.toMatch(/ {2}| [,.;:)]|[,;:]{2}|,\.|\(\)|«»/);
  expect(text).not.toMatch(/ de el | a el /);
  expect(text).not.toMatch(/ al el | del el /);
  let depth = 0;
  for (const sign of text.match(/[«»]/g) ?? []) {
    depth += sign === '«' ? 1 : -1;
    expect([0, 1]).toContain(depth);
  }
  expect(depth).toBe(0);
}

/** The numerator, denominator and percentage of a sentence's parenthesis against the counts. */
function expectFigures(text: string, counts: Factsheet['rounds'][number]['tally']): void {
  const share = /(\d+(?:\.\d)?)\u00a0%/.exec(text)?.[1];
  if (counts.withData === 0) {
    expect(share).toBeUndefined();
    return;
  }
  expect(Math.abs(Number(share) - (100 * counts.fulfilled) / counts.withData)).toBeLessThanOrEqual(
    0.05 + 1e-9,
  );
  const numbers = text.slice(0, text.indexOf('\u00a0%')).match(/\d+|ninguna|única/g) ?? [];
  const value = (word: string): number => (word === 'ninguna' ? 0 : word === 'única' ? 1 : Number(word));
  expect(numbers.map(value)).toEqual(expect.arrayContaining([counts.fulfilled, counts.withData]));
  if (counts.withData < counts.total && text.includes(';')) {
    const missing = /(\d+) de las \d+ no tienen? dato/.exec(text)?.[1];
    expect(Number(missing ?? 0)).toBe(counts.blank);
  }
}

/** The first verb after the tool's name ends in n when, and only when, the name is plural. */
function expectAgreement(text: string, name: string, plural: boolean): void {
  const start = text.toLocaleLowerCase('es-MX').indexOf(name.toLocaleLowerCase('es-MX'));
  // «El estado del Convenio…»: the name is no subject there.
  if (start < 0 || /estado (?:de |d)$/.test(text.slice(0, start))) {
    expect(text).toMatch(/No fue posible determinar el estado (?:de |del )/);
    return;
  }
  const after = text
    .slice(start + name.length)
    .replace(/^, para (?:el|la|los|las) que el Modelo no estipula un requisito,/, '');
  const verb = /^ (?:no )?(?:se )?(\p{L}+)/u.exec(after)?.[1] ?? '';
  expect(`${name}: ${verb}`).toMatch(plural ? /n$/ : /[^n]$/);
}
