/** How is a request batch answered? Its actions are run in order; the first error ends it, and what ran before stays. */
import { ApiError, httpStatusOf } from './errors';
import { isTarget, type Target } from './kind';
import { at, callMethod, notImplemented, PathResolver, place, refuseAt, type Roots } from './paths';
import { readSelection, toClientName, toWireName, type Selection } from './select';
import {
  ActionType,
  type Action,
  type ActionResult,
  type BatchError,
  type QueryInfo,
  type RequestBody,
  type ResponseBody,
} from './wire';

/** Ends a batch midway, as a test asks for. */
export interface BatchEnd {
  /** How many of its actions are run. */
  readonly after: number;
  readonly code: string;
}

/** Runs a batch. `host` is handed to every member; `begin` lets the host know the batch's resolver. */
export function runBatch(
  body: RequestBody,
  roots: Roots,
  host: unknown,
  begin?: (paths: PathResolver) => void,
  end?: BatchEnd,
): ResponseBody {
  const paths = new PathResolver(body.ObjectPaths, roots, host);
  begin?.(paths);
  const run = new BatchRun(paths, roots, host);
  const results: ActionResult[] = [];
  const traceIds: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (end && index >= end.after) throw new ApiError(end.code);
      results.push({ ActionId: action.Id, Value: run.action(action) ?? null });
      if (action.ActionType === ActionType.trace) traceIds.push(action.Id);
    } catch (error) {
      return { Results: results, TraceIds: traceIds, Error: toBatchError(error, index) };
    }
  }
  return { Results: results, TraceIds: traceIds };
}

/** A fault of the host itself is told as one, with its text: nothing is swallowed. */
function toBatchError(error: unknown, index: number): BatchError {
  const known =
    error instanceof ApiError ? error : new ApiError('GeneralException', describe(error), 'EmbeddedExcel');
  return {
    Code: known.code,
    Message: known.message,
    Location: known.at ?? '',
    ActionIndex: index,
    HttpStatusCode: httpStatusOf(known.code),
  };
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `The embedded Excel failed: ${error.stack ?? error.message}`
    : String(error);
}

class BatchRun {
  private readonly selections = new Map<string, Selection>();

  constructor(
    private readonly paths: PathResolver,
    private readonly roots: Roots,
    private readonly host: unknown,
  ) {}

  action(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const target = this.paths.resolve(action.ObjectPathId ?? 0);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return target && this.paths.identity(target);
      case ActionType.query:
        return target && this.query(target, this.selection(action.QueryInfo), action.QueryInfo);
      case ActionType.queryAsJson:
        return target && toClientKeys(this.query(target, this.selection(action.QueryInfo), action.QueryInfo));
      case ActionType.method:
        return this.method(target, action);
      case ActionType.setProperty:
        return target && this.setProperty(target, action);
      case ActionType.ensureUnchanged:
        return null;
      case ActionType.update:
        return target && this.update(target, action);
      default:
        throw new ApiError(
          'NotImplemented',
          `The embedded Excel does not know action type ${action.ActionType}.`,
        );
    }
  }

  /** Many loads of one shape in a batch are common: each list is read once. */
  private selection(info: QueryInfo | null | undefined): Selection {
    const key = JSON.stringify([info?.Select, info?.Expand]);
    const known = this.selections.get(key);
    if (known) return known;
    const made = readSelection(info);
    this.selections.set(key, made);
    return made;
  }

  private query(target: Target, selection: Selection, info?: QueryInfo | null): Record<string, unknown> {
    const { items, unlisted } = target.kind;
    if (unlisted) return this.emptyCollection(target, unlisted, selection);
    if (!items) return this.scalars(target, selection);
    const all = items(target.self as never, this.host as never);
    const from = info?.Skip ?? 0;
    const picked = info?.Top == null ? all.slice(from) : all.slice(from, from + info.Top);
    const own = this.ownScalars(target, selection);
    const rest = own.length
      ? { ...selection, names: selection.names.filter((name) => !own.includes(name)) }
      : selection;
    const answer: Record<string, unknown> = { _Items: picked.map((item) => this.scalars(item, rest)) };
    for (const name of own) answer[name] = this.read(target, name);
    return answer;
  }

  private emptyCollection(
    target: Target,
    unlisted: NonNullable<Target['kind']['unlisted']>,
    selection: Selection,
  ): Record<string, unknown> {
    if (unlisted(target.self as never, this.host as never) > 0) throw notImplemented(target, 'Items');
    const own = this.ownScalars(target, selection);
    return { _Items: [], ...Object.fromEntries(own.map((name) => [name, this.read(target, name)])) };
  }

  /** A collection may have scalars of its own ("count"); the other names are its items'. */
  private ownScalars(target: Target, selection: Selection): string[] {
    const known = Object.keys(target.kind.get);
    return selection.all ? known : selection.names.filter((name) => known.includes(name));
  }

  private scalars(target: Target, selection: Selection): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    const names = selection.all ? Object.keys(target.kind.get) : selection.names;
    for (const name of names) this.put(answer, target, name);
    if (selection.all) for (const name of selection.names) this.put(answer, target, name);
    for (const [name, nested] of selection.nested) answer[name] = this.navigation(target, name, nested);
    return Object.assign(answer, this.paths.identity(target));
  }

  /** A name may be a scalar or, without further steps, a navigation: then all its scalars. */
  private put(answer: Record<string, unknown>, target: Target, name: string): void {
    if (name === '_ReferenceId' || name in answer) return;
    if (target.kind.get[name]) answer[name] = this.read(target, name);
    else if (target.kind.nav[name]) answer[name] = this.navigation(target, name, readSelection(null));
    else if (this.isIdentity(target, name)) return;
    // Excel passes over names that it does not know: Microsoft's samples load "noPropertiesNeeded".
    else if (this.roots.isGap(place(target, name))) throw notImplemented(target, name);
  }

  private isIdentity(target: Target, name: string): boolean {
    return name in this.paths.identity(target);
  }

  private read(target: Target, name: string): unknown {
    const get = target.kind.get[name];
    if (!get) throw notImplemented(target, name);
    return at(place(target, name), () => get(target.self as never, this.host as never)) ?? null;
  }

  private navigation(target: Target, name: string, nested: Selection): unknown {
    const nav = target.kind.nav[name];
    if (!nav && !this.roots.isGap(place(target, name))) return undefined;
    if (!nav) throw notImplemented(target, name);
    const child = at(place(target, name), () => nav(target.self as never, this.host as never));
    return child && this.query(child, nested);
  }

  private method(target: Target | null, action: Action): unknown {
    const name = action.Name ?? '';
    if (!target) return { _IsNull: true };
    if (name === '_KeepReference') return this.keep(target);
    refuseAt(this.roots, target, name);
    const value = callMethod(target, name, this.paths.args(action.ArgumentInfo), this.host);
    return isTarget(value) ? this.paths.identity(value) : value;
  }

  private keep(target: Target): null {
    if (!target.kind.byReference) throw notImplemented(target, '_KeepReference');
    this.paths.keepAs(target, this.roots.references.keep(target));
    return null;
  }

  private setProperty(target: Target, action: Action): null {
    this.assign(target, action.Name ?? '', this.paths.args(action.ArgumentInfo)[0]);
    return null;
  }

  private assign(target: Target, name: string, value: unknown): void {
    const set = target.kind.set[name];
    if (!set) throw notImplemented(target, name);
    refuseAt(this.roots, target, name);
    at(place(target, name), () => set(target.self as never, value as never, this.host as never));
  }

  /** A bag of properties, nested as the object is. */
  private update(target: Target, action: Action): null {
    const [bag] = this.paths.args(action.ArgumentInfo);
    this.assignBag(target, (bag ?? {}) as Record<string, unknown>);
    return null;
  }

  private assignBag(target: Target, bag: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(bag)) {
      const name = toWireName(key);
      const nav = target.kind.nav[name];
      const child = nav?.(target.self as never, this.host as never);
      if (child) this.assignBag(child, value as Record<string, unknown>);
      else this.assign(target, name, value);
    }
  }
}

/** `retrieve` wants camelCase keys, and `items` for `_Items`. */
function toClientKeys(answer: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(answer).map(([key, value]) => {
    if (key === '_Items') return ['items', (value as Record<string, unknown>[]).map(toClientKeys)];
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [toClientName(key), nested ? toClientKeys(value as Record<string, unknown>) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}
