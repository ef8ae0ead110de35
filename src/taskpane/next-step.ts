/** What is to be done next in the workbook as it stands? One thing at a time, with one button. */
import type { PanePlace } from '../actions/pane-place';
import type { WorkbookReading } from '../actions/outcome';
import { strings } from './strings.es';

/** The live rounds, and those that could be made live and are not yet. */
export interface Liveness {
  readonly live: readonly string[];
  readonly waiting: readonly string[];
}

/** Rounds without a municipality or a legend with colours wait for something else than being made live. */
export function livenessOf({ matrix, live = [] }: WorkbookReading): Liveness {
  const made = new Set(live);
  const able = matrix.rounds.filter(
    ({ rows, legend }) => rows.length > 0 && legend?.entries.some(({ color }) => color !== null),
  );
  return {
    live: matrix.rounds.map(({ sheet }) => sheet).filter((sheet) => made.has(sheet)),
    waiting: able.map(({ sheet }) => sheet).filter((sheet) => !made.has(sheet)),
  };
}

export interface NextStep {
  readonly text: string;
  readonly label: string;
  readonly place: PanePlace;
}

/** First the legend, then what could not be read, then what is made of it. */
export function nextStep(reading: WorkbookReading): NextStep {
  const { live, waiting } = livenessOf(reading);
  const errors = reading.findings.filter(({ severity }) => severity === 'error').length;
  if (waiting.length > 0) return { ...strings.next.apply(live.length > 0 ? waiting : []), place: 'matrix' };
  if (errors > 0) return { ...strings.next.errors(errors), place: 'findings' };
  return { ...strings.next.reports(reading.matrix.rounds.length > 1), place: 'reports' };
}
