/** What does a `load` ask for? The Select list of a query, read once into a tree of names. */
import type { QueryInfo } from './wire';

/** Names asked of one object: its scalars (all of them when `all`), and for each navigation its own names. */
export interface Selection {
  readonly all: boolean;
  /** Wire names, PascalCase. */
  readonly names: readonly string[];
  readonly nested: ReadonlyMap<string, Selection>;
}

interface Draft {
  all: boolean;
  names: Set<string>;
  nested: Map<string, Draft>;
}

/** "numberFormat" → "NumberFormat". */
export function toWireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "NumberFormat" → "numberFormat". */
export function toClientName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const draft = (): Draft => ({ all: false, names: new Set(), nested: new Map() });

function nestedOf(parent: Draft, name: string): Draft {
  const known = parent.nested.get(name);
  if (known) return known;
  const made = draft();
  parent.nested.set(name, made);
  return made;
}

function addPath(root: Draft, path: string): void {
  const steps = path.split('/').filter((step) => step !== '' && step !== 'items');
  let at = root;
  steps.forEach((step, i) => {
    if (step === '$none') return;
    if (step === '*' || step === '$all') at.all = true;
    else if (i < steps.length - 1) at = nestedOf(at, toWireName(step));
    else at.names.add(toWireName(step));
  });
}

/** Reads a query. Nothing selected means every scalar. */
export function readSelection(query: QueryInfo | null | undefined): Selection {
  const root = draft();
  for (const path of query?.Select ?? []) addPath(root, path);
  for (const path of query?.Expand ?? []) addPath(root, path.endsWith('/*') ? path : `${path}/*`);
  const nothing = !query?.Select?.length;
  if (nothing) root.all = true;
  return finish(root);
}

function finish(from: Draft): Selection {
  const nested = new Map<string, Selection>();
  for (const [name, child] of from.nested) nested.set(name, finish(child));
  return { all: from.all, names: [...from.names], nested };
}
