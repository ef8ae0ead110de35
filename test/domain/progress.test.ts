import { municipalitiesOf } from '../../src/domain/align';
import { common, percentage, pointsOfChange, roundProgress, tally } from '../../src/domain/progress';
import { commonText } from '../../src/domain/factsheet-blocks.es';
import { tallyText } from '../../src/domain/narrative/tally.es';
import { sideOf } from '../../src/domain/transition';
import type { Side } from '../../src/domain/transition';
import { matrix } from '../builders';

const { rounds } = matrix`
  # 1 N=No_aplica X=Cumplido_parcialmente
  Metepec C C N X . ?
  Toluca  C P P P P P
  # 2
  Metepec C
`;

function sides(name: string): Side[] {
  const row = rounds[0]!.rows.find((candidate) => candidate.name === name)!;
  return rounds[0]!.tools.map(({ tool }) => sideOf(row, tool));
}

describe('counts', () => {
  test('[C11] only «cumplido» is fulfilled; an own state, however it is called, is not', () => {
    expect(tally(sides('Metepec'))).toMatchObject({
      fulfilled: 2,
      withData: 3,
      blank: 2,
      unread: 1,
      total: 6,
    });
  });

  test('[C11] «No aplica» is no data, though its cells are counted by state', () => {
    expect(tally(sides('Metepec')).byState.get('no_aplica')).toBe(1);
  });

  test('[C11] the short form says numerator, denominator, percentage and what has no data', () => {
    expect(tallyText(tally(sides('Metepec')))).toBe(
      '2 de 3 con dato (66.7\u00a0%); 2 de 6 sin dato; 1 de 6 sin lectura',
    );
    expect(tallyText(tally(sides('Toluca')))).toBe('1 de 6 con dato (16.7\u00a0%); 0 de 6 sin dato');
    expect(tallyText(tally([]))).toBe('0 de 0 con dato; 0 de 0 sin dato');
  });

  test('[C11] a percentage over nothing is none', () => {
    expect(percentage(0, 0)).toBeNull();
    expect(percentage(1, 4)).toBe(25);
  });

  test('[C11] a round’s progress counts every tool of the Model for each municipality', () => {
    const progress = roundProgress(rounds[0]!);
    expect(progress.overall).toMatchObject({ fulfilled: 3, withData: 9, total: 36 });
    expect(progress.municipalities.get('15054')).toMatchObject({ fulfilled: 2, withData: 3, total: 18 });
    expect(progress.dimensions.get(1)).toMatchObject({ fulfilled: 3, withData: 7, total: 8 });
    expect(progress.tools.get('5.4')).toMatchObject({ withData: 0, blank: 2, total: 2 });
  });

  test('[C11] among given municipalities, one that the round lacks has no data', () => {
    const progress = roundProgress(rounds[1]!, municipalitiesOf(rounds));
    expect(progress.tools.get('1.1')).toMatchObject({ fulfilled: 1, withData: 1, blank: 1, total: 2 });
  });
});

describe('change', () => {
  test('[C12] only pairs with data on both sides count', () => {
    const state = (name: string): Side => ({ kind: 'state', state: name });
    const shared = common([
      [state('en_proceso'), state('cumplido')],
      [state('cumplido'), { kind: 'blank' }],
      [{ kind: 'absent' }, state('cumplido')],
      [state('no_aplica'), state('cumplido')],
      [state('cumplido'), state('cumplido')],
    ]);
    expect(shared).toEqual({ cells: 2, fulfilledFrom: 1, fulfilledTo: 2 });
    expect(pointsOfChange(shared)).toBe(50);
    expect(pointsOfChange({ cells: 0, fulfilledFrom: 0, fulfilledTo: 0 })).toBeNull();
  });

  test('[C12] its text says on how many cells it rests', () => {
    expect(commonText({ cells: 17, fulfilledFrom: 8, fulfilledTo: 10 })).toBe(
      '2 más en 17 con dato en ambos (11.8 puntos porcentuales)',
    );
    expect(commonText({ cells: 100, fulfilledFrom: 8, fulfilledTo: 7 })).toBe(
      '1 menos en 100 con dato en ambos (1 punto porcentual)',
    );
    expect(commonText({ cells: 4, fulfilledFrom: 1, fulfilledTo: 1 })).toBe(
      'Sin variación en 4 con dato en ambos',
    );
    expect(commonText({ cells: 0, fulfilledFrom: 0, fulfilledTo: 0 })).toBe('Sin datos comparables');
  });
});
