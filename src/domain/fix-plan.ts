/** What would each safe fix write into its cell, and which of them are of one kind? */
import type { Finding, Fix } from './finding';
import { colorName } from './finding-text';
import { fillOf, HATCHED, type Color, type Grid, type Hatched } from './grid';
import { gridCell } from './ledger-known';
import { contentsOf, type CellContents } from './live-edit';
import { parseAreas } from './parse-areas';
import type { Position, Round, StateKey } from './matrix';
import { quote } from './narrative/grammar.es';
import { planState } from './set-state';
import { stateLabel } from './state';

/** One safe change of one cell, as it would be. */
export interface FixLine {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  /** What the cell shows, in words; "" when it is empty. */
  readonly before: string;
  readonly after: string;
  /** "Metepec, 4.3"; "" for a cell that is of no municipality and tool. */
  readonly place: string;
  /** It changes no state: what was read is confirmed. */
  readonly confirms: boolean;
}

/** The safe changes of one kind; no cell is twice among them. */
export interface FixGroup {
  readonly key: string;
  /** What is done: "Conservar el texto". */
  readonly title: string;
  readonly lines: readonly FixLine[];
}

/** A sheet with its round, if it has one. */
export interface FixSheet {
  readonly grid: Grid;
  readonly round: Round | null;
  /** True when the round shows its states by its values. */
  readonly asText: boolean;
}

/** What a fix writes; what is absent stays. */
export interface FixWrite extends Position {
  readonly contents?: string | { readonly formula: string };
  readonly fill?: Color | null;
}

/** What a fix does to its cell as it is now; null when it can do nothing there. */
export function planFix(
  sheet: FixSheet,
  finding: Finding,
  fix: Fix,
): { write: FixWrite; before: string; after: string } | null {
  const [area] = finding.cell === null ? [] : parseAreas(finding.cell);
  if (!area) return null;
  const at: Position = { row: area.top, column: area.left };
  const write = writeOf(sheet, at, fix);
  if (!write) return null;
  const cell = gridCell(sheet.grid, at);
  const [contents, fill] = [contentsOf(cell), fillOf(cell)];
  return {
    write: { ...at, ...write },
    before: says(contents, fill),
    after: after(sheet, fix, write.contents ?? contents, write.fill === undefined ? fill : write.fill),
  };
}

type Effect = Omit<FixWrite, 'row' | 'column'>;

function writeOf({ grid, round, asText }: FixSheet, at: Position, fix: Fix): Effect | null {
  const cell = gridCell(grid, at);
  if (fix.kind === 'rename') return cell.formula ? null : { contents: fix.text };
  if (fix.kind === 'write_formula') return cell.formula ? null : { contents: { formula: fix.formula } };
  if (!round?.legend) return null;
  if (fix.kind === 'keep_text') {
    // A colour that a conditional format shows is not the cell's own: there is nothing to clear.
    const fill = fillOf(cell);
    // What is drawn there could not be put back.
    return fill === null || fill === HATCHED ? null : { fill: null };
  }
  const { writes, same } = planState(grid, round.legend, [at], fix.state, asText);
  const [write] = writes;
  if (write) return { contents: write.contents, fill: write.fill };
  // Writing what is there already confirms it.
  return same.length > 0 ? { contents: cell.text } : null;
}

function after({ round }: FixSheet, fix: Fix, contents: CellContents, fill: Color | Hatched | null): string {
  if (fix.kind === 'write_formula') return `una fórmula que hoy da ${fix.gives}`;
  const state = 'state' in fix && contents === '' ? stateLabel(fix.state, round?.legend) : contents;
  return says(state, fill);
}

/** "Cumplido, con color rojo (#C00000)"; "color verde (#00B050)"; "" for an empty cell. */
function says(contents: CellContents, fill: Color | Hatched | null): string {
  const text = typeof contents === 'object' ? contents.formula : String(contents);
  if (fill === null) return text;
  const look = fill === HATCHED ? 'trama o degradado' : `color ${colorName(fill)}`;
  return text === '' ? look : `${text}, con ${look}`;
}

/** The kinds of fixes in the order of their first findings; `sheetOf` gives undefined for a sheet that is gone. */
export function groupFixes(
  findings: readonly Finding[],
  sheetOf: (name: string) => FixSheet | undefined,
): FixGroup[] {
  const groups = new Map<string, { title: string; lines: FixLine[] }>();
  for (const finding of findings) {
    const sheet = sheetOf(finding.sheet);
    if (!sheet || finding.cell === null) continue;
    const place = { sheet: finding.sheet, cell: finding.cell };
    finding.fixes.forEach((fix, index) => {
      const plan = planFix(sheet, finding, fix);
      if (!plan) return;
      const { key, title } = kindOf(finding, fix, index, sheet);
      const group = groups.get(key) ?? { title, lines: [] };
      groups.set(key, group);
      const { before, after: then } = plan;
      const told = { place: placeOf(sheet, plan.write), confirms: isConfirmation(finding, fix) };
      group.lines.push({ finding, fix, ...place, before, after: then, ...told });
    });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** A near shade, and a state that waits: the state stays as it was read. */
function isConfirmation({ rule }: Finding, fix: Fix): boolean {
  return fix.kind === 'write_state' && (rule === 'V3' || rule === 'V43');
}

function placeOf({ round }: FixSheet, at: Position): string {
  const row = round?.rows.find((one) => one.row === at.row);
  const tool = round?.tools.find(({ column }) => column === at.column);
  return row && tool ? `${row.name ?? row.written}, ${tool.tool}` : '';
}

function kindOf(
  { rule, sheet, cell, fixes }: Finding,
  fix: Fix,
  index: number,
  { round }: FixSheet,
): { key: string; title: string } {
  const key = `${rule}·${fix.kind}`;
  switch (fix.kind) {
    case 'keep_text':
      return { key, title: 'Conservar el texto' };
    case 'take_color':
      return { key, title: 'Tomar el color' };
    case 'rename': {
      const what = rule === 'V24' ? 'encabezado' : 'nombre';
      const title = `Corregir el ${what} con el que se propone`;
      // Of several candidates the person chooses, one cell at a time: never all at once by their order.
      return fixes.length === 1 ? { key, title } : { key: JSON.stringify([key, sheet, cell, index]), title };
    }
    case 'write_formula':
      return { key: JSON.stringify([key, sheet, fix.line]), title: `Poner una fórmula en ${fix.line}` };
    case 'write_state':
      if (rule === 'V2') return { key: `${key}·${fix.state}`, title: `Poner ${labelled(fix.state, round)}` };
      return rule === 'V43'
        ? { key, title: 'Confirmar el estado del reporte anterior' }
        : { key, title: 'Confirmar el estado que se leyó' };
  }
}

function labelled(state: StateKey, round: Round | null): string {
  return quote(stateLabel(state, round?.legend));
}

/** True when two findings say the same of the same cell and the fix is still among its fixes. */
export function stillOffers(now: Finding, { finding, fix }: FixLine): boolean {
  return (
    now.rule === finding.rule &&
    now.sheet === finding.sheet &&
    now.cell === finding.cell &&
    now.message === finding.message &&
    now.fixes.some((other) => sameFix(other, fix))
  );
}

function sameFix(a: Fix, b: Fix): boolean {
  return JSON.stringify(a, Object.keys(a).sort()) === JSON.stringify(b, Object.keys(b).sort());
}
