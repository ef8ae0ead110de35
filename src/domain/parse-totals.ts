/** Do totals that somebody typed agree with what was read? Only those whose label says what they count. */
import { fold, oneLine } from './fold';
import type { Issue } from './issue';
import { labelState } from './legend-label';
import type { Area } from './grid';
import type { Legend, MunicipalityRow, Position, Reading, StateKey, ToolColumn } from './matrix';
import type { Header } from './parse-header';
import type { GridView } from './parse-view';
import { FULFILLED } from './state';
import { totalFormula } from './total-formula';

/** What a label says that its figures count. */
interface Counted {
  readonly state: StateKey;
  readonly percent: boolean;
}

interface Totals {
  readonly view: GridView;
  readonly header: Header;
  readonly tools: readonly ToolColumn[];
  readonly rows: readonly MunicipalityRow[];
  readonly legend: Legend | null;
}

const COUNTING =
  /\b(?:total|totales|suma|numero|no|cantidad|conteo|de|del|los|las|que|con|herramientas?|municipios?)\b/g;

/** Typed totals that disagree, in rows under the table and in columns beside it. */
export function totalIssues(
  totals: Totals,
  totalRows: readonly { readonly row: number; readonly label: string }[],
): Issue[] {
  return [...rowIssues(totals, totalRows), ...columnIssues(totals)];
}

/** "Total de cumplidos", "% de cumplimiento"; null when a label does not say what it counts. */
function countedBy(label: string): Counted | null {
  const percent = label.includes('%') || /\bporcentaje\b/.test(fold(label));
  const rest = fold(label)
    .replace(/\bporcentaje\b/, '')
    .replace(COUNTING, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (percent && /^(?:cumplimiento|cumplid[oa]s?)$/.test(rest)) return { state: FULFILLED, percent };
  const known = rest === '' ? null : labelState(rest);
  return known?.plain && !percent ? { state: known.state, percent } : null;
}

function rowIssues(
  { view, tools, rows, legend }: Totals,
  totalRows: readonly { row: number; label: string }[],
): Issue[] {
  return totalRows.flatMap(({ row, label }) => {
    const counted = countedBy(label);
    if (!counted) return [];
    return tools.flatMap((t) => {
      const above = rows
        .filter((r) => r.row < row)
        .map((r) => ({ row: r.row, column: t.column, reading: r.readings[t.tool]! }));
      return check({ view, legend, line: 'row' }, { row, column: t.column }, label, counted, above);
    });
  });
}

function columnIssues({ view, header, tools, rows, legend }: Totals): Issue[] {
  const found: Issue[] = [];
  const known = new Set([header.municipality.column, ...tools.map((t) => t.column)]);
  for (const column of view.columns(header.left, header.right)) {
    const label = oneLine(view.text(header.bottom, view.areaAt(header.bottom, column).left));
    const counted = known.has(column) ? null : countedBy(label);
    if (!counted) continue;
    for (const row of rows) {
      const beside = tools.flatMap((t) => {
        const reading = row.readings[t.tool];
        return reading ? [{ row: row.row, column: t.column, reading }] : [];
      });
      const at = { row: row.row, column };
      found.push(...check({ view, legend, line: 'column' }, at, label, counted, beside));
    }
  }
  return found;
}

/** Compares one typed figure. What could not be read might count: within that margin nothing is said. */
function check(
  { view, legend, line }: Where,
  at: Position,
  label: string,
  counted: Counted,
  cells: readonly ReadCell[],
): Issue[] {
  const readings = cells.map(({ reading }) => reading);
  const cell = view.cell(at.row, at.column);
  const typed = cell.formula ? null : figure(cell.text);
  if (typed === null) return [];
  const least = readings.filter((r) => r.kind === 'state' && r.state === counted.state).length;
  const most =
    least + readings.filter((r) => r.kind !== 'state' && r.kind !== 'blank' && r.kind !== 'merged').length;
  const withState = readings.filter((r) => r.kind === 'state').length;
  const fits = counted.percent
    ? fitsPercent(typed, least, most, [withState, readings.length])
    : typed.value >= least && typed.value <= most;
  if (fits) return [];
  const text = counted.percent ? `${least} de ${withState}` : String(least);
  // A figure that is a text stays one: in a cell made for texts a formula would be its letters.
  const formula = cell.value === undefined ? null : formulaOf(view, cells, counted, typed, legend);
  return [{ kind: 'total', at, label, typed: oneLine(cell.text), counted: text, line, formula }];
}

interface Where {
  readonly view: GridView;
  readonly legend: Legend | null;
  readonly line: 'row' | 'column';
}

/** What was read in one cell. */
interface ReadCell extends Position {
  readonly reading: Reading;
}

function formulaOf(
  view: GridView,
  cells: readonly ReadCell[],
  { state, percent }: Counted,
  typed: Figure,
  legend: Legend | null,
): string | null {
  if (cells.length === 0) return null;
  const [rows, columns] = [cells.map(({ row }) => row), cells.map(({ column }) => column)];
  const area: Area = {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
  const texts: string[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) texts.push(view.cell(row, column).text);
  }
  const read = cells.map(({ row, column, reading }) => ({ reading, text: view.cell(row, column).text }));
  const share = !percent ? null : typed.value > 1 ? 'hundred' : 'one';
  return totalFormula({ area, texts, cells: read, state, share }, legend);
}

interface Figure {
  readonly value: number;
  readonly decimals: number;
  readonly percent: boolean;
}

function figure(text: string): Figure | null {
  const match = /^(\d+)(?:[.,](\d+))?\s*(%?)$/.exec(oneLine(text));
  if (!match) return null;
  const decimals = match[2]?.length ?? 0;
  return { value: Number(`${match[1]}.${match[2] ?? 0}`), decimals, percent: match[3] === '%' };
}

/** A percentage fits if it is that of any count and denominator that may be meant, as rounded as it is typed. */
function fitsPercent(typed: Figure, least: number, most: number, denominators: readonly number[]): boolean {
  const scale = typed.percent || typed.value > 1 ? 100 : 1;
  for (let count = least; count <= most; count++) {
    for (const all of denominators) {
      if (all > 0 && Math.abs((count / all) * scale - typed.value) <= 10 ** -typed.decimals) return true;
    }
  }
  return denominators.every((all) => all === 0);
}
