/** How does a comparison leave for other programs? The document of `comparar --json`. */
import type { Comparison, Summary } from './compare';
import type { StateKey, ToolId } from './matrix';
import type { Change } from './transition';

/** One transition of the document. */
export interface TransitionJson {
  readonly clave: string | null;
  /** The official name, or the written one when it is not recognised. */
  readonly municipio: string;
  readonly herramienta: ToolId;
  readonly de: StateKey | null;
  readonly a: StateKey | null;
  readonly cambio: Change;
  readonly por_simbologia: boolean;
}

/** The whole document; `de` and `a` are sheet names. */
export interface ComparisonJson {
  readonly de: string;
  readonly a: string;
  readonly transiciones: readonly TransitionJson[];
  readonly resumen: Summary;
}

/** The comparison as plain data in Spanish. */
export function comparisonToJson(comparison: Comparison): ComparisonJson {
  return {
    de: comparison.from.sheet,
    a: comparison.to.sheet,
    transiciones: comparison.transitions.map((transition) => ({
      clave: transition.municipality.code,
      municipio: transition.municipality.name ?? transition.municipality.written,
      herramienta: transition.tool,
      de: transition.from,
      a: transition.to,
      cambio: transition.change,
      por_simbologia: transition.byLegend,
    })),
    resumen: comparison.summary,
  };
}
