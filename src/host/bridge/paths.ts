/** Which object does a path lead to? Paths are resolved when first used, and once a batch: `Add` paths make things. */
import { ApiError } from './errors';
import { isTarget, type Arguments, type Target } from './kind';
import type { References } from './references';
import { toClientName } from './select';
import { PathType, type ArgumentInfo, type ObjectPath } from './wire';

/** Where paths begin. */
export interface Roots {
  /** The workbook. */
  readonly root: Target;
  /** The service with this full name; null when the host has none. */
  readonly service: (name: string) => Target | null;
  readonly references: References;
  /** True for a member ("Range.style") that Excel has and this host has not. */
  readonly isGap: (member: string) => boolean;
  /** The code with which a member fails because a test asked for it. */
  readonly faultOf?: (member: string) => string | null;
}

/** Names a member as Microsoft's errors do: "Range.values". */
export function place(target: Target, member: string): string {
  return `${target.kind.name}.${toClientName(member)}`;
}

/** Runs a member, adding its place to the errors that have none. */
export function at<T>(location: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ApiError && !error.at) throw new ApiError(error.code, error.message, location);
    throw error;
  }
}

/** Fails where a test asked that this member fail. */
export function refuseAt({ faultOf }: Roots, target: Target, member: string): void {
  const location = place(target, member);
  const code = faultOf?.(location);
  if (code) throw new ApiError(code, null, location);
}

/** The refusal of a member that the host does not have. */
export function notImplemented(target: Target, member: string): ApiError {
  const name = place(target, member);
  return new ApiError('NotImplemented', `The embedded Excel does not implement ${name}.`, name);
}

/** Resolves the paths of one batch. */
export class PathResolver {
  private readonly memo = new Map<number, Target | null>();
  private readonly referenceIds = new Map<Target, string>();

  constructor(
    private readonly paths: Readonly<Record<string, ObjectPath>>,
    private readonly roots: Roots,
    private readonly host: unknown,
  ) {}

  /** The target of a path; null for a null object. */
  resolve(id: number): Target | null {
    const known = this.memo.get(id);
    if (known !== undefined) return known;
    const path = this.paths[id];
    if (!path) throw new ApiError('InvalidObjectPath', `The object path ${id} is missing.`);
    const target = this.follow(path);
    this.memo.set(id, target);
    return target;
  }

  /** Targets of this batch so far. */
  *targets(): IterableIterator<Target> {
    for (const target of this.memo.values()) if (target) yield target;
  }

  /** Notes that a target is kept under a reference id, to be told with its identity. */
  keepAs(target: Target, id: string): void {
    this.referenceIds.set(target, id);
  }

  /** The keys by which the client addresses this object from now on. */
  identity(target: Target): Record<string, unknown> {
    const reference = this.referenceIds.get(target);
    if (reference !== undefined) return { _ReferenceId: reference };
    const { kind } = target;
    return { ...(kind.identity ? kind.identity(target.self as never, this.host as never) : {}) };
  }

  /** Arguments with path ids replaced by targets, at any depth. */
  args(info: ArgumentInfo | undefined): Arguments {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds;
    return values.map((value, i) => this.argument(value, ids?.[i]));
  }

  private argument(value: unknown, pathIds: unknown): unknown {
    if (typeof pathIds === 'number' && pathIds !== 0) return this.resolve(pathIds);
    if (Array.isArray(pathIds) && Array.isArray(value)) {
      return value.map((entry: unknown, i) => this.argument(entry, pathIds[i]));
    }
    return this.nested(value);
  }

  /** Objects within JSON arrive as `{_ObjectPathId: n}`: a list source that is a range, for one. */
  private nested(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('_ObjectPathId' in value) return this.resolve(Number(value._ObjectPathId));
    const entries = Object.entries(value);
    if (!entries.some(([, entry]) => typeof entry === 'object' && entry !== null)) return value;
    return Object.fromEntries(entries.map(([key, entry]) => [key, this.nested(entry)]));
  }

  private follow(path: ObjectPath): Target | null {
    const name = path.Name ?? '';
    switch (path.ObjectPathType) {
      case PathType.global:
        return this.roots.root;
      case PathType.newObject: {
        const service = this.roots.service(name);
        if (!service)
          throw new ApiError('NotImplemented', `The embedded Excel has no service ${name}.`, name);
        return service;
      }
      case PathType.referenceId: {
        const target = this.roots.references.get(name);
        this.keepAs(target, name);
        return target;
      }
      case PathType.nullObject:
        return null;
      default:
        return this.step(path, name);
    }
  }

  /** A step from a parent. A null object's children are null objects. */
  private step(path: ObjectPath, name: string): Target | null {
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    if (path.ObjectPathType === PathType.indexer) return this.item(parent, this.args(path.ArgumentInfo)[0]);
    const location = place(parent, name);
    if (path.ObjectPathType === PathType.property) {
      const nav = parent.kind.nav[name];
      if (!nav) throw notImplemented(parent, name);
      return at(location, () => nav(parent.self as never, this.host as never));
    }
    refuseAt(this.roots, parent, name);
    const made = callMethod(parent, name, this.args(path.ArgumentInfo), this.host);
    if (made === null || isTarget(made)) return made;
    throw new ApiError('GeneralException', `${location} gave no object.`, location);
  }

  private item(parent: Target, key: unknown): Target {
    const location = place(parent, 'GetItem');
    const { item } = parent.kind;
    if (!item) throw notImplemented(parent, 'GetItem');
    const found = at(location, () => item(parent.self as never, key as never, this.host as never));
    if (!found) throw new ApiError('ItemNotFound', null, location);
    return found;
  }
}

/** Calls a method; unknown ones are refused by name. */
export function callMethod(target: Target, name: string, args: Arguments, host: unknown): unknown {
  const { kind } = target;
  const own = kind.methods[name] ?? collectionMethod(target, name);
  if (!own) throw notImplemented(target, name);
  return at(place(target, name), () => own(target.self as never, args, host as never));
}

/** `getItemOrNullObject`, `getItem`, `getItemAt` and `getCount` follow from a collection's items, unless it has its own. */
function collectionMethod(target: Target, name: string): Target['kind']['methods'][string] | undefined {
  const { items, item } = target.kind;
  if (item && name === 'GetItemOrNullObject') return (self, args, host) => item(self, args[0] as never, host);
  if (item && name === 'GetItem') {
    return (self, args, host) => item(self, args[0] as never, host) ?? fail('ItemNotFound');
  }
  if (items && name === 'GetItemAt') {
    return (self, args, host) => items(self, host)[Number(args[0])] ?? fail('InvalidArgument');
  }
  if (items && name === 'GetCount') return (self, _args, host) => items(self, host).length;
  return undefined;
}

function fail(code: string): never {
  throw new ApiError(code);
}
