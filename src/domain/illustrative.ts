/** Are these states an example? Whatever shows them must say so. */
import { checksum } from './checksum';
import type { Matrix, Round } from './matrix';

/** Said wherever states of the example are shown. */
export const ILLUSTRATIVE = 'Estados ilustrativos: son un ejemplo y no describen a ningún municipio.';

/**
 * Fingerprints of the three rounds of the example that goes with the add-in. Its states were made up: the source
 * (the report of Luvianos) lost its colours in transcription. One untouched round is enough to know the workbook.
 */
const EXAMPLE_ROUNDS: readonly string[] = ['1ih1ofm1d98z0d', '1lrnmjx1ly7g5k', 'e3g7fm1nqf4uv'];

/** Municipalities of each of them: of a round with more or fewer no fingerprint is taken. */
const EXAMPLE_ROWS = 18;

/** True when a round of the matrix is, state by state, one of the example's. */
export function isExample(matrix: Matrix): boolean {
  return matrix.rounds.some(
    (round) => round.rows.length === EXAMPLE_ROWS && EXAMPLE_ROUNDS.includes(fingerprint(round)),
  );
}

/** What a round says, whatever its place, colours and wording: its date and each municipality's states. */
export function fingerprint(round: Round): string {
  const lines = round.rows.map(({ code, readings }) => {
    const states = Object.entries(readings).map(
      ([tool, reading]) => `${tool}=${reading.kind === 'state' ? reading.state : ''}`,
    );
    return `${code ?? ''} ${states.sort().join(' ')}`;
  });
  return checksum([round.reportedOn ?? '', ...lines.sort()].join('\n'));
}
