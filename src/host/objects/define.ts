/** How do Excel objects refer to each other without importing each other? By name, through the register of kinds. */
import { defineKind, type Kind, type KindSpec, type Target } from '../bridge/kind';
import type { Session } from '../session/session';
import type { Selves } from './selves';

const kinds = new Map<string, Kind>();

/** The table of members of one Excel object; see `KindSpec`. */
export type Spec<K extends keyof Selves> = Omit<KindSpec<Selves[K], Session>, 'name'>;

/** Members to be spread into a spec, for objects whose table takes several files. */
export type Part<K extends keyof Selves> = Pick<Spec<K>, 'get' | 'set' | 'nav' | 'methods'>;

/** Registers an Excel object's members. */
export function define<K extends keyof Selves>(name: K, spec: Spec<K>): void {
  kinds.set(name, defineKind<Selves[K], Session>({ name, ...spec }));
}

/** A target of the named kind. */
export function to<K extends keyof Selves>(name: K, self: Selves[K]): Target<Selves[K]> {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`The kind ${name} is not registered: see catalog.ts.`);
  return { kind, self };
}

/** All registered kinds, for the coverage test and the error of an unknown one. */
export function registeredKinds(): ReadonlyMap<string, Kind> {
  return kinds;
}
