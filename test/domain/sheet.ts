/** How do tests draw a sheet? A cell is a string: a text, a fill, a text with a fill, a formula; or an object. */
import type { Area, Color, Grid, GridCell } from '../../src/domain/grid';
import { TOOLS } from '../../src/domain/model/tools';

/** "Cumplido", "#00B050", "Cumplido #FF0000", "=Cumplido" (a formula's result), "" or an object. */
export type CellSpec = string | Partial<GridCell>;

/** What a sheet may have besides its cells. */
export interface SheetSpec {
  readonly position?: number;
  readonly top?: number;
  readonly left?: number;
  /** As [top, left, bottom, right] in the rows and columns given. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  readonly drawings?: number;
}

const COLOR = /(?:^| )(#[0-9A-F]{6})$/;

function cellOf(spec: CellSpec): GridCell {
  const empty = { text: '', formula: false, fill: null, font: '#000000' };
  if (typeof spec !== 'string') return { ...empty, ...spec };
  const fill = COLOR.exec(spec)?.[1] ?? null;
  const text = fill ? spec.replace(COLOR, '') : spec;
  return text.startsWith('=')
    ? { ...empty, text: text.slice(1), formula: true, fill }
    : { ...empty, text, fill };
}

/** A sheet from rows of cells; short rows are filled up. */
export function sheet(name: string, rows: readonly (readonly CellSpec[])[], spec: SheetSpec = {}): Grid {
  const { position = 0, top = 0, left = 0, merges = [], drawings = 0 } = spec;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const shift = ([t, l, b, r]: readonly [number, number, number, number]): Area => ({
    top: t + top,
    left: l + left,
    bottom: b + top,
    right: r + left,
  });
  return {
    sheet: name,
    position,
    top,
    left,
    cells: rows.map((row) => Array.from({ length: width }, (_, i) => cellOf(row[i] ?? ''))),
    merges: merges.map(shift),
    drawings,
  };
}

/** A legend's lines: label and colour. */
export type LegendSpec = readonly (readonly [label: string, color: Color])[];

export const FIRST: LegendSpec = [
  ['Cumplido', '#00B050'],
  ['Pendiente sin evidencia', '#FF0000'],
  ['No se tiene - en proceso', '#FFFF00'],
  ['Información errónea', '#FFC000'],
];
export const LATER: LegendSpec = [
  ['Cumplido', '#00B050'],
  ['No se tiene - en proceso', '#FFFF00'],
  ['Se cuenta con el proyecto, falta conclusión del mismo.', '#FF0000'],
];

/** Colours by the sign that stands for them in a row: C P S I F, in the first or the later legend. */
const SIGNS: Readonly<Record<string, string>> = {
  C: '#00B050',
  P: '#FFFF00',
  S: '#FF0000',
  F: '#FF0000',
  I: '#FFC000',
  '.': '',
};

/** The cells of a row from signs ("CPS.") or from cells. */
export function body(row: string | readonly CellSpec[]): CellSpec[] {
  if (typeof row !== 'string') return [...row];
  return [...row].map((sign) => SIGNS[sign] ?? sign);
}

export const NAMES = TOOLS.map((tool) => tool.name);

/** What a round's sheet is drawn from. */
export interface RoundSpec extends SheetSpec {
  readonly title?: string;
  readonly headers?: readonly CellSpec[];
  readonly rows: Readonly<Record<string, string | readonly CellSpec[]>> | readonly (readonly CellSpec[])[];
  readonly legend?: LegendSpec | null;
  /** Rows after the municipalities, before the legend. */
  readonly below?: readonly (readonly CellSpec[])[];
}

/**
 * A round as the sample draws it: title (row 1), header (row 3: No., Municipio, tools from column C), the
 * municipalities from row 4, a blank row, *Simbología* in column B with swatches in B and labels in C.
 */
export function round(name: string, spec: RoundSpec): Grid {
  const rows = Array.isArray(spec.rows)
    ? (spec.rows as readonly (readonly CellSpec[])[])
    : Object.entries(spec.rows as Readonly<Record<string, string | readonly CellSpec[]>>).map(
        ([who, cells], i) => [String(i + 1), who, ...body(cells)],
      );
  const width = Math.max(...rows.map((r) => r.length)) - 2;
  const headers = spec.headers ?? NAMES.slice(0, Math.max(3, width));
  const legend = spec.legend === undefined ? FIRST : spec.legend;
  return sheet(
    name,
    [
      [spec.title ?? ''],
      [],
      ['No.', 'Municipio', ...headers],
      ...rows,
      ...(spec.below ?? []),
      [],
      ...(legend ? [['', 'Simbología:'], ...legend.map(([label, color]) => ['', color, label])] : []),
    ],
    spec,
  );
}
