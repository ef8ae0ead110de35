/** Are changes told apart and found, and what was last known kept, whatever happens to rows and names? */
import fc from 'fast-check';
import { changeId, municipalityKeys, ORIGIN_WORDS, type StateChange } from '../../src/domain/ledger';
import {
  diffKnown,
  isNewIn,
  knownAfter,
  knownOf,
  recordEffects,
  type KnownCell,
  type KnownRound,
} from '../../src/domain/ledger-known';
import type { Round } from '../../src/domain/matrix';
import { decodeKnown, encodeKnown } from '../../src/excel/known-lines';
import { matrix } from '../builders';
import { sheet } from './sheet';
import type { KnownStates } from '../../src/excel/snapshot';

const one = (text: string): Round => matrix([`# 1 2023-01-23 leyenda=CSPI\n${text}`] as never).rounds[0]!;
const told = (changes: readonly { change: StateChange }[]) =>
  changes.map(
    ({ change }) => `${change.municipality} ${change.tool} ${change.from ?? '.'}>${change.to ?? '.'}`,
  );

test('[E7] rows are told apart by code, else by name; repeated ones by their ordinal', () => {
  const round = one('Ayapango CC\nVilla Perdida CC\nAyapango CC\nVILLA  PÉRDIDA CC');
  expect([...municipalityKeys(round).values()]).toEqual([
    '15017',
    '~villa perdida',
    '15017#2',
    '~villa perdida#2',
  ]);
});

test('[E7] the same change has one id for everybody, and the next one another', () => {
  const change = { tool: '1.1', from: 'cumplido', to: null };
  expect(changeId(change, 'R3', '15017', 1)).toBe('R3·15017·1.1·cumplido>·1');
  const ids = [
    changeId(change, 'R3', '15017', 1),
    changeId(change, 'R3', '15017', 2),
    changeId(change, 'R2', '15017', 1),
    changeId({ ...change, to: 'en_proceso' }, 'R3', '15017', 1),
    changeId({ ...change, from: null, to: 'cumplido' }, 'R3', '15017', 1),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('[E7] every origin has its words', () => {
  expect(Object.values(ORIGIN_WORDS).every((words) => /^[A-ZÁÉÍÓÚ][a-záéíóúñ ]+$/.test(words))).toBe(true);
});

test('[E8] what differs is told with its ordinal; nothing differs from what was just known', () => {
  const before = one('Ayapango CPS\nMetepec CCC');
  const known = knownOf(before, undefined);
  expect(diffKnown({ round: before, known }, 'al_abrir')).toEqual([]);
  const after = one('Ayapango CC.\nMetepec CC?');
  const changes = diffKnown({ round: after, known }, 'al_abrir');
  expect(told(changes)).toEqual([
    'Ayapango 1.2 en_proceso>cumplido',
    'Ayapango 1.3 sin_evidencia>.',
    'Metepec 1.3 cumplido>.',
  ]);
  const next = knownAfter({ round: after, known }, changes);
  expect(diffKnown({ round: after, known: next }, 'al_abrir')).toEqual([]);
  const again = diffKnown({ round: before, known: next }, 'al_abrir');
  expect(again.map(({ ordinal }) => ordinal)).toEqual([2, 2, 2]);
});

test('[E8] rows in another order are no change; a new one counts as filled in, one under a new name does not', () => {
  const known = knownOf(one('Ayapango CPS\nMetepec CCC'), undefined);
  expect(diffKnown({ round: one('Metepec CCC\nAyapango CPS'), known }, 'al_abrir')).toEqual([]);
  expect(diffKnown({ round: one('Ayapango CPS'), known }, 'al_abrir')).toEqual([]);
  const more = one('Ayapango CPS\nMetepec CCC\nToluca P..');
  expect(told(diffKnown({ round: more, known }, 'al_abrir'))).toEqual(['Toluca 1.1 .>en_proceso']);
  const renamed = one('Ayapango CPS\nMetepek CCC');
  expect(diffKnown({ round: renamed, known }, 'al_abrir')).toEqual([]);
});

test('[E8] a row or a tool that comes back is what it was; of a renamed row the count goes on', () => {
  const both = one('Ayapango CPS\nMetepec CPC');
  const changed = knownAfter(
    { round: both, known: knownOf(one('Ayapango CPS\nMetepec CCC'), undefined) },
    diffKnown({ round: both, known: knownOf(one('Ayapango CPS\nMetepec CCC'), undefined) }, 'al_abrir'),
  );
  const without = knownAfter({ round: one('Ayapango CP'), known: changed }, []);
  expect(isNewIn(both, without)).toBe(false);
  expect(diffKnown({ round: both, known: without }, 'al_abrir')).toEqual([]);
  const renamed = one('Ayapango CPS\nMetepek CPC');
  expect(isNewIn(renamed, without)).toBe(true);
  const next = knownOf(renamed, without);
  expect([...next.keys()]).toEqual(['15017', '~metepek']);
  expect(next.get('~metepek')!.get('1.2')).toEqual({ state: 'en_proceso', changes: 1 });
});

test('[E8] a round that cannot be read by its legend tells nothing', () => {
  const known = knownOf(one('Ayapango CPS'), undefined);
  const unread = { ...one('Ayapango ...'), legend: null };
  expect(diffKnown({ round: unread, known }, 'al_abrir')).toEqual([]);
  expect(diffKnown({ round: one('Ayapango ...'), known: undefined }, 'al_abrir')).toEqual([]);
});

test('[E7] an effect changes from the last known state, and outside the body nothing', () => {
  const round = one('Ayapango CP');
  const known = knownOf(one('Ayapango SP'), undefined);
  const row = round.rows[0]!.row;
  const [first, second] = round.tools.map(({ column }) => column);
  const grid = sheet('1er reporte', [], {});
  const effects = [
    { row, column: first!, contents: 'Cumplido' },
    { row, column: second!, contents: 'en proceso' },
    { row: row + 9, column: first!, contents: 'Cumplido' },
  ];
  const { changes, known: next } = recordEffects({ round, known }, grid, effects, 'escrito');
  expect(told(changes)).toEqual(['Ayapango 1.1 sin_evidencia>cumplido']);
  expect(next.get('15017')!.get('1.1')).toEqual({ state: 'cumplido', changes: 1 });
  expect(known.get('15017')!.get('1.1')).toEqual({ state: 'sin_evidencia', changes: 0 });
  const unknown = recordEffects({ round, known: undefined }, grid, effects, 'escrito');
  expect(told(unknown.changes)).toEqual([]);
});

const key = fc.constantFrom('15017', '15123', '15123#2', '~villa perdida', '~');
const tool = fc.constantFrom('1.1', '1.2', '2.3', '5.4');
const state = fc.option(fc.constantFrom('cumplido', 'en_proceso', 'año_2023', '¿'.normalize(), '12'));
const cells = fc
  .dictionary(
    tool,
    fc.record(
      { state, changes: fc.nat(3), shade: fc.constantFrom('#92D050', '#00FF00') },
      { requiredKeys: ['state', 'changes'] },
    ),
  )
  .map((all) => new Map(Object.entries(all)));
const round: fc.Arbitrary<KnownRound> = fc.dictionary(key, cells).map((all) => new Map(Object.entries(all)));
const known: fc.Arbitrary<KnownStates> = fc
  .dictionary(fc.constantFrom('1', '2', '17'), round)
  .map((all) => new Map(Object.entries(all).map(([slot, each]) => [Number(slot), each])));

test('[E8] what is known is read back from its lines', () => {
  const plain = (all: KnownStates) =>
    [...all]
      .sort(([a], [b]) => a - b)
      .map(([slot, each]) => [
        slot,
        Object.fromEntries([...each].map(([k, c]) => [k, Object.fromEntries(c)])),
      ]);
  fc.assert(
    fc.property(known, (all) => {
      expect(plain(decodeKnown(encodeKnown({ known: all, lives: new Map() })).known)).toEqual(plain(all));
    }),
  );
});

test('[E8] torn lines are not known, and break nothing', () => {
  const nothing = decodeKnown([
    ['', '', ''],
    ['x', '15017', '0'],
    ['3', '15017', '0'],
  ]);
  expect([...nothing.known]).toEqual([]);
  const torn = decodeKnown([
    ['1', '', '1.1 1.2|cumplido'],
    ['1', '15017', '0,9,?,'],
    ['1', '15123', ''],
  ]).known;
  expect(torn.get(1)!.get('15017')).toEqual(
    new Map([
      ['1.1', { state: 'cumplido', changes: 0 }],
      ['1.2', { state: null, changes: 0 }],
    ]),
  );
});

test('[E20] whoever changes a cell writes its cell only: what others know of theirs stays', () => {
  const start = (): KnownStates =>
    new Map([
      [
        1,
        new Map([
          ['15017', cellsOf('cumplido', 'cumplido')],
          ['15123', cellsOf('cumplido', null)],
        ]),
      ],
    ]);
  const of = (all: KnownStates) => ({ known: all, lives: new Map([[1, 'x']]) });
  const lines = encodeKnown(of(start()));
  const [hers, his] = [start(), start()];
  (hers.get(1)!.get('15017') as Map<string, KnownCell>).set('1.1', { state: 'en_proceso', changes: 1 });
  (his.get(1)!.get('15017') as Map<string, KnownCell>).set('1.2', { state: 'sin_lugar', changes: 1 });
  const merged = encodeKnown(of(hers), lines).map((line, row) =>
    line.map((text, column) => {
      const other = encodeKnown(of(his), lines)[row]![column]!;
      return text === lines[row]![column] ? other : text;
    }),
  );
  const { known: both, lives } = decodeKnown(merged);
  expect(both.get(1)!.get('15017')).toEqual(
    new Map([
      ['1.1', { state: 'en_proceso', changes: 1 }],
      ['1.2', { state: 'sin_lugar', changes: 1 }],
    ]),
  );
  expect(lives.get(1)).toBe('x');
});

test('[E20] a round that comes or goes moves no other line', () => {
  fc.assert(
    fc.property(known, known, (before, after) => {
      const lines = encodeKnown({ known: before, lives: new Map() });
      const next = encodeKnown({ known: after, lives: new Map() }, lines);
      const at = (line: readonly string[]) => `${line[0]}|${line[1]}`;
      lines.forEach((line, i) => {
        const slot = Number(line[0]);
        if (after.get(slot) && (line[1] === '' || after.get(slot)!.has(line[1]!)))
          expect(at(next[i]!)).toBe(at(line));
      });
      expect(decodeKnown(next).known).toEqual(after);
    }),
  );
});

function cellsOf(...states: (string | null)[]): Map<string, KnownCell> {
  return new Map(states.map((one, i) => [`1.${i + 1}`, { state: one, changes: 0 }]));
}
