/** «Libro de ejemplo»: how does someone without a matrix get one to try? */
import type { ActionOptions, Outcome } from './outcome';

/** Adds the example's sheets to a workbook that has no matrix; its states are an example, and that is said. */
export async function createSample(options: ActionOptions = {}): Promise<Outcome> {
  void options;
  return Promise.reject(new Error('Not yet'));
}
