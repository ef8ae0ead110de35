/** What do `leer --json` and `validar --json` print? Spanish keys, as the terminal's users know them. */
import type { Finding } from './finding';
import { address } from './grid';
import type { Matrix, Reading, Round, ToolId } from './matrix';

/** Why a cell has no state. */
export type Unread =
  'vacia' | 'desconocido' | 'ambiguo' | 'no_legible' | 'sin_simbologia' | 'combinada' | 'otro_contenido';

/** One row of a round. */
export interface RowJson {
  readonly clave: string | null;
  readonly nombre: string | null;
  readonly escrito: string;
  /** Row of the sheet, from 1. */
  readonly fila: number;
  /** Every tool column found is a key; null is a cell without a state. */
  readonly estados: Readonly<Record<ToolId, string | null>>;
  readonly sin_leer: Readonly<Record<ToolId, Unread>>;
}

/** One round. */
export interface RoundJson {
  readonly hoja: string;
  readonly numero: number | null;
  readonly fecha: string | null;
  readonly actualizacion: string | null;
  readonly simbologia: readonly {
    readonly estado: string;
    readonly etiqueta: string;
    readonly color: string | null;
    readonly rango: number | null;
  }[];
  readonly herramientas: readonly {
    readonly id: ToolId;
    readonly encabezado: string;
    readonly columna: string;
  }[];
  readonly municipios: readonly RowJson[];
}

/** One finding. */
export interface FindingJson {
  readonly regla: string;
  readonly severidad: string;
  readonly hoja: string;
  readonly celda: string | null;
  readonly mensaje: string;
  readonly propuesta: string | null;
  readonly candidatos: readonly string[];
}

/** The document of `leer --json`. */
export function readingToJson(
  matrix: Matrix,
  findings: readonly Finding[],
): { reportes: RoundJson[]; hallazgos: FindingJson[] } {
  return { reportes: matrix.rounds.map(roundToJson), ...findingsToJson(findings) };
}

/** The document of `validar --json`. */
export function findingsToJson(findings: readonly Finding[]): { hallazgos: FindingJson[] } {
  return {
    hallazgos: findings.map((f) => ({
      regla: f.rule,
      severidad: f.severity,
      hoja: f.sheet,
      celda: f.cell,
      mensaje: f.message,
      propuesta: f.proposal,
      candidatos: f.candidates,
    })),
  };
}

function roundToJson(round: Round): RoundJson {
  return {
    hoja: round.sheet,
    numero: round.number,
    fecha: round.reportedOn,
    actualizacion: round.updatedOn,
    simbologia: (round.legend?.entries ?? []).map((e) => ({
      estado: e.state,
      etiqueta: e.label,
      color: e.color,
      rango: e.rank,
    })),
    herramientas: round.tools.map((t) => ({
      id: t.tool,
      encabezado: t.header,
      columna: address(0, t.column).replace(/\d+$/, ''),
    })),
    municipios: round.rows.map((row) => {
      const readings = Object.entries(row.readings);
      return {
        clave: row.code,
        nombre: row.name,
        escrito: row.written,
        fila: row.row + 1,
        estados: Object.fromEntries(readings.map(([tool, r]) => [tool, r.kind === 'state' ? r.state : null])),
        sin_leer: Object.fromEntries(
          readings.flatMap(([tool, r]) => (r.kind === 'state' ? [] : [[tool, UNREAD[r.kind]]])),
        ),
      };
    }),
  };
}

const UNREAD: Readonly<Record<Exclude<Reading['kind'], 'state'>, Unread>> = {
  blank: 'vacia',
  unknown: 'desconocido',
  ambiguous: 'ambiguo',
  unreadable: 'no_legible',
  no_legend: 'sin_simbologia',
  merged: 'combinada',
  other: 'otro_contenido',
};
