import { streak, trajectories } from '../../src/domain/trajectory';
import type { Trajectory } from '../../src/domain/trajectory';
import { matrixOf } from '../builders';

/** One cell's trajectory over rounds that have one sign each. */
function path(signs: string, legends: readonly string[] = []): Trajectory {
  const rounds = [...signs].map((sign, i) => `# ${i + 1} ${legends[i] ?? ''}\nMetepec ${sign}`);
  return trajectories(matrixOf(rounds.join('\n')))[0]!;
}

describe('trajectories', () => {
  test('[C13] each step goes from a known state to the next, over rounds without one', () => {
    const steps = path('C.?PC').steps.map((step) => [
      step.from.round.number,
      step.to.round.number,
      step.change,
    ]);
    expect(steps).toEqual([
      [1, 4, 'retroceso'],
      [4, 5, 'avance'],
    ]);
  });

  test('[C13] the same unfulfilled state in every round is stalled', () => {
    expect(path('PPP').stalled).toBe(true);
    expect(path('CCC').stalled).toBe(false);
    expect(path('PP.').stalled).toBe(false);
    expect(path('PFP').stalled).toBe(false);
    expect(path('P').stalled).toBe(false);
    expect(path('NN', ['N=No_aplica', 'N=No_aplica']).stalled).toBe(false);
  });

  test('[C13] setbacks are the steps down, unless they are by legend', () => {
    expect(path('CPCF').setbacks.map((step) => step.to.round.number)).toEqual([2, 4]);
    expect(path('FP', ['leyenda=CPF', 'leyenda=CPS']).steps[0]).toMatchObject({
      change: 'retroceso',
      byLegend: true,
    });
    expect(path('FP', ['leyenda=CPF', 'leyenda=CPS']).setbacks).toEqual([]);
  });

  test('[C13] a cell that never says anything has no trajectory', () => {
    expect(trajectories(matrixOf('# 1\nMetepec . C\n# 2\nMetepec . .')).map(({ tool }) => tool)).toEqual([
      '1.2',
    ]);
  });

  test('[C13] the streak counts back from the last round', () => {
    expect(
      ['CPP', 'PPP', 'P.P', 'PP.', ''].filter(Boolean).map((signs) => streak(path(signs).points)),
    ).toEqual([2, 3, 1, 0]);
    expect(streak([])).toBe(0);
  });

  test('[C13] each point knows its cell and its conflict', () => {
    const [row] = trajectories(matrixOf('# 1\nMetepec C/P'));
    expect(row?.points[0]).toMatchObject({
      cell: { sheet: 'R1', cell: 'C6' },
      conflict: { state: 'en_proceso' },
    });
  });
});
