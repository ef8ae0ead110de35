/** Is the order of states whatever the person says, and does it come back from the workbook as it was? */
import fc from 'fast-check';
import { checksum } from '../../src/domain/checksum';
import { readMatrix } from '../../src/domain/read';
import { DEFAULT_KEYS, defaultRank } from '../../src/domain/state';
import {
  MODEL_ORDER,
  orderMark,
  orderText,
  parseOrder,
  ranksOf,
  readOrder,
  type StateOrder,
} from '../../src/domain/state-order';
import {
  placeChoices,
  placeState,
  sameOrder,
  statesToPlace,
  type StatePlace,
} from '../../src/domain/state-places';
import { FIRST, round } from './sheet';

const OWN = 'en_revision';
const key = fc.constantFrom(...DEFAULT_KEYS, OWN, 'otro', 'rubrica_2');
const place: fc.Arbitrary<StatePlace> = fc.oneof(
  fc.constant<StatePlace>({ kind: 'outside' }),
  key.map((state): StatePlace => ({ kind: 'with', state })),
  fc.option(key).map((state): StatePlace => ({ kind: 'above', state })),
);
/** Orders that a person can reach, step by step. */
const order = fc
  .array(fc.tuple(key, place), { maxLength: 12 })
  .map((steps) => steps.reduce<StateOrder>((now, [state, at]) => placeState(now, state, at), MODEL_ORDER));
const statesIn = ({ levels, outside }: StateOrder) => [...levels.flat(), ...outside];

test('[R22] without a person’s order the ranks are the Model’s', () => {
  expect(ranksOf(MODEL_ORDER)).toEqual(
    Object.fromEntries(DEFAULT_KEYS.map((state) => [state, defaultRank(state)])),
  );
});

test('[R22] a state goes between two, beside one, to either end, or out of the order', () => {
  const at = (to: StatePlace) => orderText(placeState(MODEL_ORDER, OWN, to));
  expect(at({ kind: 'above', state: 'en_proceso' })).toBe(
    'sin_evidencia<informacion_erronea<en_proceso<en_revision<falta_conclusion<cumplido',
  );
  expect(at({ kind: 'with', state: 'en_proceso' })).toBe(
    'sin_evidencia<informacion_erronea<en_proceso=en_revision<falta_conclusion<cumplido',
  );
  expect(at({ kind: 'above', state: null })).toMatch(/^en_revision<sin_evidencia</);
  expect(at({ kind: 'above', state: 'cumplido' })).toMatch(/<cumplido<en_revision$/);
  expect(at({ kind: 'outside' })).toMatch(/<cumplido\|en_revision$/);
  expect(ranksOf(placeState(MODEL_ORDER, OWN, { kind: 'outside' }))[OWN]).toBeNull();
});

test('[R22] moving a state loses none, has none twice, and leaves the others among themselves as they were', () => {
  fc.assert(
    fc.property(order, key, place, (before, state, to) => {
      const after = placeState(before, state, to);
      const all = statesIn(after);
      expect(new Set(all).size).toBe(all.length);
      expect([...new Set([...statesIn(before), state])].filter((one) => !all.includes(one))).toEqual(
        statesIn(before).includes(state) || all.includes(state) ? [] : [state],
      );
      const others = ({ levels }: StateOrder) =>
        levels.map((level) => level.filter((one) => one !== state)).filter((level) => level.length > 0);
      expect(others(after)).toEqual(others(before));
    }),
  );
});

test('[R22] an order comes back from its text as it was', () => {
  fc.assert(
    fc.property(order, (one) => {
      const read = readOrder(orderText(one), orderMark(ranksOf(one)));
      expect(sameOrder(read.order!, one)).toBe(true);
      expect(ranksOf(read.order!)).toEqual(ranksOf(one));
      expect(orderText(read.order!)).toBe(read.text);
    }),
  );
});

test('[R22] an order in which no state has a place comes back too', () => {
  const none = DEFAULT_KEYS.reduce<StateOrder>(
    (now, state) => placeState(now, state, { kind: 'outside' }),
    MODEL_ORDER,
  );
  expect(sameOrder(parseOrder(orderText(none))!, none)).toBe(true);
  expect(new Set(Object.values(ranksOf(none)))).toEqual(new Set([null]));
});

test('[R22] a text that is torn is no order', () => {
  const whole = orderText(MODEL_ORDER);
  for (const torn of ['', `${whole}<`, `${whole}|cumplido`, `${whole}<<a`])
    expect(parseOrder(torn)).toBeNull();
  for (const torn of ['x', whole.slice(0, -3), whole.slice(4)])
    expect(readOrder(torn, orderMark(ranksOf(MODEL_ORDER))).order).toBeNull();
});

test('[R22] an order that was saved before the Model had a state goes on counting, with its mark', () => {
  fc.assert(
    fc.property(order, fc.constantFrom(...DEFAULT_KEYS), (one, added) => {
      const without = (states: readonly string[]) => states.filter((state) => state !== added);
      const levels = one.levels.map(without).filter((level) => level.length > 0);
      const saved: StateOrder = { levels, outside: without(one.outside) };
      const placed = saved.levels.flatMap((level, rank) => level.map((state) => [state, rank] as const));
      fc.pre(placed.length + saved.outside.length > 0);
      // The mark as it was reckoned then: over the states that the person placed, and no other.
      const mark = checksum(
        [...placed, ...saved.outside.map((state) => [state, ''] as const)]
          .map(([state, rank]) => `${state} ${rank}`)
          .sort()
          .join('\n'),
      );
      const read = readOrder(orderText(saved), mark);
      expect(sameOrder(read.order!, saved)).toBe(true);
      const ranks = ranksOf(read.order!);
      expect(orderMark(ranks)).toBe(mark);
      for (const [state, rank] of placed) expect(ranks[state]).toBe(rank);
      // Beside nobody, and right above the Model's next lower state that has a place.
      expect(Object.values(ranks).filter((rank) => rank === ranks[added])).toHaveLength(1);
      const lower = DEFAULT_KEYS.slice(0, DEFAULT_KEYS.indexOf(added)).findLast(
        (state) => typeof ranks[state] === 'number',
      );
      const floor = lower === undefined ? -1 : ranks[lower]!;
      expect(ranks[added]).toBeGreaterThan(floor);
      expect(ranks[added]).toBeLessThan(floor + 1);
    }),
  );
});

test('[R22] a text cut anywhere is no order by its mark, nor is another order’s', () => {
  fc.assert(
    fc.property(order, order, fc.nat(), (one, other, cut) => {
      const text = orderText(one);
      const mark = orderMark(ranksOf(one));
      expect(readOrder(text.slice(0, cut % text.length), mark).order).toBeNull();
      if (!sameOrder(one, other)) expect(readOrder(orderText(other), mark).order).toBeNull();
    }),
  );
  expect(orderMark(undefined)).toBe('');
  expect(orderMark({})).toBe('');
});

test('[R22] a state taken out and put where it stood leaves the order as it was', () => {
  fc.assert(
    fc.property(order, key, (before, state) => {
      const { choices, chosen } = placeChoices(before, state, new Set(statesIn(before)));
      if (chosen < 0) return;
      const out = placeState(before, state, { kind: 'outside' });
      expect(sameOrder(placeState(out, state, choices[chosen]!.place), before)).toBe(true);
    }),
  );
});

test('[R22] of the places offered exactly one is where the state stands, and each is another order', () => {
  fc.assert(
    fc.property(order, key, (now, state) => {
      const seen = new Set(statesIn(now));
      const { choices, chosen } = placeChoices(now, state, seen);
      const made = choices.map(({ place: to }) => placeState(now, state, to));
      const same = made.flatMap((one, index) => (sameOrder(one, now) ? [index] : []));
      expect(same).toEqual(chosen < 0 ? [] : [chosen]);
      const texts = made.map(({ levels }) => JSON.stringify(levels.map((level) => [...level].sort())));
      expect(new Set(texts).size).toBe(choices.length);
    }),
  );
});

test('[R22] what the workbook no longer has keeps its place and is not offered', () => {
  const kept = placeState(MODEL_ORDER, 'antiguo', { kind: 'above', state: 'en_proceso' });
  const { choices, chosen } = placeChoices(kept, 'falta_conclusion', new Set(DEFAULT_KEYS));
  expect(choices.flatMap(({ below, above }) => [...(below ?? []), ...(above ?? [])])).not.toContain(
    'antiguo',
  );
  expect(choices[chosen]).toEqual({
    place: { kind: 'above', state: 'en_proceso' },
    below: ['en_proceso'],
    above: ['cumplido'],
  });
  expect(statesIn(placeState(kept, 'falta_conclusion', { kind: 'above', state: null }))).toContain('antiguo');
});

test('[R22] a state that has no place is not where any place offered is', () => {
  const { choices, chosen } = placeChoices(MODEL_ORDER, OWN, new Set(DEFAULT_KEYS));
  expect(chosen).toBe(-1);
  expect(choices).toHaveLength(11);
});

test('[R22] the workbook’s own states come first, those without data never, each by the label last written', () => {
  const legend = (label: string) =>
    [...FIRST, [label, '#7030A0'], ['No aplica', '#BFBFBF']] as [string, string][];
  const rounds = ['En Revisión', 'En revisión'].map((label, position) =>
    round(`Reporte ${position + 1}`, {
      legend: legend(label),
      rows: { Metepec: ['#7030A0', '', ''] },
      position,
    }),
  );
  const { matrix } = readMatrix(rounds);
  expect(statesToPlace(matrix).map(({ state, label, own }) => [state, label, own])).toEqual([
    ['en_revision', 'En revisión', true],
    ['cumplido', 'Cumplido', false],
    ['falta_conclusion', 'Se cuenta con el proyecto, falta conclusión del mismo', false],
    ['en_proceso', 'No se tiene - en proceso', false],
    ['informacion_erronea', 'Información errónea', false],
    ['sin_evidencia', 'Pendiente sin evidencia', false],
  ]);
});
