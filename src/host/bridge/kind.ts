/** What is an Excel object to the query loop? A table of its members by wire name; the loop knows nothing else of Excel. */

/** A live object that a path leads to: which table of members it has, and what they work on. */
export interface Target<T = unknown> {
  readonly kind: Kind;
  readonly self: T;
}

/** Arguments after references were resolved: JSON values and targets, in order; omitted ones are null or absent. */
export type Arguments = readonly unknown[];

/** Members by wire name (PascalCase), as the query loop calls them. */
export interface Kind {
  readonly name: string;
  readonly get: Readonly<Record<string, (self: never, host: never) => unknown>>;
  readonly set: Readonly<Record<string, (self: never, value: never, host: never) => void>>;
  readonly nav: Readonly<Record<string, (self: never, host: never) => Target | null>>;
  /** Called for effect, for a value, or, when a path names them, for a `Target` (null: a null object). */
  readonly methods: Readonly<Record<string, (self: never, args: Arguments, host: never) => unknown>>;
  /** Keys of identity, sent with every instantiation and query so that the client can rewrite its path. */
  readonly identity?: (self: never, host: never) => Readonly<Record<string, string | number>>;
  /** True for Range, RangeAreas and WorkbookRangeAreas: they can be kept by reference id. */
  readonly byReference?: boolean;
  /** The members of a collection, in order. */
  readonly items?: (self: never, host: never) => readonly Target[];
  /** How many members a collection has that the host cannot list: none can be loaded truthfully. */
  readonly unlisted?: (self: never, host: never) => number;
  /** The member with this key; null makes the loop answer ItemNotFound. */
  readonly item?: (self: never, key: never, host: never) => Target | null;
}

/** The same table, typed for those who write it: `T` is what the members work on, `H` the host. */
export interface KindSpec<T, H> {
  readonly name: string;
  readonly get?: Readonly<Record<string, (self: T, host: H) => unknown>>;
  // Values come from outside: each setter checks what it was given.
  readonly set?: Readonly<Record<string, (self: T, value: unknown, host: H) => void>>;
  readonly nav?: Readonly<Record<string, (self: T, host: H) => Target | null>>;
  readonly methods?: Readonly<Record<string, (self: T, args: Arguments, host: H) => unknown>>;
  readonly identity?: (self: T, host: H) => Readonly<Record<string, string | number>>;
  readonly byReference?: boolean;
  readonly items?: (self: T, host: H) => readonly Target[];
  readonly unlisted?: (self: T, host: H) => number;
  readonly item?: (self: T, key: unknown, host: H) => Target | null;
}

/** A kind, and the maker of its targets. */
export interface KindOf<T> extends Kind {
  of(self: T): Target<T>;
}

/** Makes a kind from its table. The types of `self` and `host` end here: targets only ever meet their own kind. */
export function defineKind<T, H>(spec: KindSpec<T, H>): KindOf<T> {
  const kind = {
    get: {},
    set: {},
    nav: {},
    methods: {},
    ...spec,
    of: (self: T): Target<T> => ({ kind, self }),
  } as unknown as KindOf<T>;
  return kind;
}

/** True when a value is a target and not JSON. */
export function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && 'kind' in value && 'self' in value;
}
