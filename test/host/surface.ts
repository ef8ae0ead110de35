/** What is the public Excel API that the genuine library can speak? Its classes' members, with their names on the wire. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { OfficeLibrary } from '../../src/host/office-library';

/** One member of the API: documented by Microsoft's types and present in the library. */
export interface Member {
  readonly owner: string;
  readonly name: string;
  readonly kind: 'get' | 'set' | 'nav' | 'method' | 'indexer' | 'event';
  /** As it goes over the wire; several names where the library uses more than one. */
  readonly wire: readonly string[];
}

/** What every object has from the library itself. */
const FRAMEWORK = new Set([
  'context',
  'isNullObject',
  'load',
  'toJSON',
  'set',
  'items',
  'track',
  'untrack',
  'onRetrieve',
]);

/** The library sends these properties under another name. */
const RENAMED: Readonly<Record<string, string>> = { showGridlines: 'Gridlines', showHeadings: 'Headings' };

/** Member names by class, as @types/office-js documents them. */
export function documentedMembers(): Map<string, Set<string>> {
  const path = require.resolve('@types/office-js/index.d.ts');
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
  const found = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isModuleDeclaration(node) && node.name.text === 'Excel' && node.body) {
      ts.forEachChild(node.body, (child) => {
        if (ts.isClassDeclaration(child) && child.name) found.set(child.name.text, memberNames(child));
      });
    } else if (ts.isModuleDeclaration(node) || ts.isModuleBlock(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

function memberNames(node: ts.ClassDeclaration): Set<string> {
  const names = node.members.flatMap((member) => {
    const isStatic =
      ts.canHaveModifiers(member) &&
      ts.getModifiers(member)?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword);
    return member.name && ts.isIdentifier(member.name) && !isStatic ? [member.name.text] : [];
  });
  return new Set(names.filter((name) => !FRAMEWORK.has(name)));
}

interface Prototype {
  readonly _scalarPropertyNames?: readonly string[];
  readonly _scalarPropertyOriginalNames?: readonly string[];
  readonly _scalarPropertyUpdateable?: readonly boolean[];
  readonly _navigationPropertyNames?: readonly string[];
}

/** The members of a class that are documented and that the library (its readable build) has. */
function membersOf(owner: string, names: ReadonlySet<string>, prototype: Prototype & object): Member[] {
  const scalars = prototype._scalarPropertyNames ?? [];
  const originals = prototype._scalarPropertyOriginalNames ?? scalars;
  return [...names].flatMap((name): Member[] => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (!descriptor) return [];
    const at = scalars.indexOf(name);
    if (at >= 0) {
      const wire = originals[at]!;
      const get: Member = { owner, name, kind: 'get', wire: [wire] };
      const settable = prototype._scalarPropertyUpdateable?.[at];
      return settable ? [get, { owner, name, kind: 'set', wire: [RENAMED[name] ?? wire] }] : [get];
    }
    return [fromSource(owner, name, String(descriptor.get ?? descriptor.value))];
  });
}

/** Reads the wire names out of the member's own code. */
function fromSource(owner: string, name: string, source: string): Member {
  const nav = /_createPropertyObject\([^,]+, this, "(\w+)"/.exec(source);
  if (nav) return { owner, name, kind: 'nav', wire: [nav[1]!] };
  if (/EventHandlers\(/.test(source)) {
    const wire = [...source.matchAll(/_this\.(_Register\w+)\(/g)].map((match) => match[1]!);
    return { owner, name, kind: 'event', wire };
  }
  if (/_createIndexerObject\(/.test(source)) return { owner, name, kind: 'indexer', wire: ['GetItem'] };
  const called =
    /_(?:createMethodObject|invokeMethod|createAndInstantiateMethodObject)\((?:[^,"]+, )?this, "(\w+)"/.exec(
      source,
    );
  return { owner, name, kind: 'method', wire: [called?.[1] ?? name.charAt(0).toUpperCase() + name.slice(1)] };
}

/** All members that add-ins can use with this library. */
export function surface(library: OfficeLibrary): Member[] {
  const classes = library.Excel as unknown as Record<
    string,
    { prototype?: Prototype & { _className?: string } } | undefined
  >;
  return [...documentedMembers()].flatMap(([owner, names]) => {
    const prototype = classes[owner]?.prototype;
    return prototype && '_className' in prototype ? membersOf(owner, names, prototype) : [];
  });
}
