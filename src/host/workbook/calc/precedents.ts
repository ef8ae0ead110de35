/** On which cells does a formula depend? As far as its text tells. */
import type { Area } from '../area';
import type { Ast } from '../formula/ast';
import { walk } from '../formula/ast';
import { formulaTree } from '../formula/parse';
import { readStructured, structuredArea } from '../formula/structured';
import type { Sheet, Workbook } from '../model';
import { VOLATILE } from './functions/find';

/** Cells of one sheet that a formula reads. */
export interface Precedent {
  readonly sheet: Sheet;
  readonly area: Area;
}

export interface Dependencies {
  readonly cells: readonly Precedent[];
  /** Must be computed at every calculation. */
  readonly volatile: boolean;
  /** Names that it reads, in lower case, whether defined or not. */
  readonly names: ReadonlySet<string>;
  /** Reads tables, or a name that may yet be a table's. */
  readonly tables: boolean;
  /** Names a sheet that is not there. */
  readonly homeless: boolean;
}

/** What the tree of a formula that stands in this cell reads. */
export function dependenciesOf(tree: Ast, workbook: Workbook, sheet: Sheet, row: number): Dependencies {
  const found = new Search(workbook, sheet, row);
  found.add(tree, sheet, 0);
  return found;
}

/** How deep names may stand for names. */
const MAX_NAMES = 64;

class Search implements Dependencies {
  readonly cells: Precedent[] = [];
  readonly names = new Set<string>();
  private readonly seen = new Set<string>();
  volatile = false;
  tables = false;
  homeless = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly home: Sheet,
    private readonly row: number,
  ) {}

  add(tree: Ast, sheet: Sheet, depth: number): void {
    walk(tree, (node) => {
      if (node.kind === 'ref') this.reference(node, sheet);
      else if (node.kind === 'structured') this.structured(node.table, node.inner);
      else if (node.kind === 'name') this.name(node.sheet, node.name, depth);
      else if (node.kind === 'call' && VOLATILE.has(node.name)) this.volatile = true;
      else if (node.kind === 'binary' && node.op === ':') this.span(node);
      else if (node.kind === 'unary' && node.op === '#') this.volatile = true;
    });
  }

  private reference({ ref }: Ast & { kind: 'ref' }, sheet: Sheet): void {
    const target = ref.sheet === null ? sheet : this.workbook.sheetNamed(ref.sheet);
    if (!target) this.homeless = true;
    else if (ref.book === null) this.cells.push({ sheet: target, area: ref.area });
  }

  // `A1:INDEX(…)` reads cells between its ends that no reference names.
  private span(node: Ast & { kind: 'binary' }): void {
    if (node.left.kind !== 'ref' || node.right.kind !== 'ref') this.volatile = true;
    else if (node.left.ref.sheet === null && node.right.ref.sheet === null) this.volatile = true;
  }

  private structured(table: string, inner: string): void {
    this.tables = true;
    const found = table === '' ? this.tableHere() : this.workbook.table(table);
    if (!found) return;
    const area = structuredArea(found.table, readStructured(inner), this.row);
    if (typeof area !== 'string') this.cells.push({ sheet: found.sheet, area });
  }

  private tableHere(): { sheet: Sheet; table: Sheet['tables'][number] } | undefined {
    const table = this.home.tables.find(({ area }) => this.row >= area.top && this.row <= area.bottom);
    return table && { sheet: this.home, table };
  }

  private name(sheet: string | null, name: string, depth: number): void {
    const key = `${sheet ?? ''}!${name.toLowerCase()}`;
    // Names that stand for names that stand for names: each is looked at once.
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.names.add(name.toLowerCase());
    if (sheet !== null && !this.workbook.sheetNamed(sheet)) this.homeless = true;
    const home = sheet === null ? this.home : (this.workbook.sheetNamed(sheet) ?? this.home);
    const defined = this.workbook.definedName(name, home);
    if (!defined) return this.structured(name, '');
    if (depth >= MAX_NAMES) return;
    const tree = formulaTree(defined.formula);
    if (tree) this.add(tree, home, depth + 1);
  }
}
