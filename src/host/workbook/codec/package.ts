/** Which parts does a package hold, of which type, and how do they refer to each other? */
import type { XmlElement } from '../xml/element';
import { childElements, childrenNamed, element } from '../xml/element';
import { decodeXml, parseXml } from '../xml/parse';
import { writePart } from '../xml/write';
import { WorkbookFileError } from '../file-error';
import type { ZipEntry } from './zip';
import { deflateEntry, inflateEntry, readZip, writeZip } from './zip';

/** A reference from one part to another part or to an outside address. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Absolute part name without the leading "/", or the outside address as written. */
  readonly target: string;
  readonly external: boolean;
}

const TYPES = '[Content_Types].xml';
const RELS_NS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES_NS = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** A package being read or changed. Part names have no leading "/" and ignore case. */
export class Package {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly fresh = new Map<string, { name: string; bytes: Uint8Array }>();
  private readonly relationships = new Map<string, readonly Relationship[]>();
  private readonly defaults = new Map<string, string>();
  private readonly overrides = new Map<string, { name: string; type: string }>();
  private typesTouched = false;

  static open(bytes: Uint8Array): Package {
    const made = new Package();
    for (const entry of readZip(bytes)) {
      const key = keyOf(entry.name);
      if (!entry.name.endsWith('/') && !made.entries.has(key)) made.entries.set(key, entry);
    }
    made.readTypes();
    return made;
  }

  /** A package without parts. */
  static blank(): Package {
    return new Package();
  }

  has(name: string): boolean {
    return this.fresh.has(keyOf(name)) || this.entries.has(keyOf(name));
  }

  /** All part names. */
  names(): string[] {
    const all = new Map([...this.entries].map(([key, entry]) => [key, plain(entry.name)]));
    for (const [key, part] of this.fresh) all.set(key, part.name);
    return [...all.values()];
  }

  bytes(name: string): Uint8Array | null {
    const part = this.fresh.get(keyOf(name));
    if (part) return part.bytes;
    const entry = this.entries.get(keyOf(name));
    return entry ? inflateEntry(entry) : null;
  }

  text(name: string): string | null {
    const bytes = this.bytes(name);
    return bytes && decodeXml(bytes);
  }

  /** The tree of a part, or null when there is no such part. */
  tree(name: string): XmlElement | null {
    const text = this.text(name);
    return text === null ? null : parsePart(name, text);
  }

  put(name: string, content: string | Uint8Array, type?: string): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.fresh.set(keyOf(name), { name, bytes });
    if (type !== undefined && this.typeOf(name) !== type) this.setType(name, type);
  }

  /** Removes a part with its type and its own relationships. */
  remove(name: string): void {
    for (const part of [name, relsName(name)]) {
      this.fresh.delete(keyOf(part));
      this.entries.delete(keyOf(part));
      if (this.overrides.delete(keyOf(part))) this.typesTouched = true;
    }
    this.relationships.delete(keyOf(name));
  }

  typeOf(name: string): string | undefined {
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    return this.overrides.get(keyOf(name))?.type ?? this.defaults.get(extension);
  }

  setType(name: string, type: string): void {
    this.overrides.set(keyOf(name), { name: plain(name), type });
    this.typesTouched = true;
  }

  /** Gives an extension its type, for pictures and the like. */
  setDefaultType(extension: string, type: string): void {
    if (this.defaults.has(extension)) return;
    this.defaults.set(extension, type);
    this.typesTouched = true;
  }

  /** What a part refers to; '' is the package itself. */
  rels(part: string): readonly Relationship[] {
    let known = this.relationships.get(keyOf(part));
    if (!known) {
      const root = this.tree(relsName(part));
      known = childrenNamed(root, 'Relationship').map((node) => readRelationship(node, part));
      this.relationships.set(keyOf(part), known);
    }
    return known;
  }

  /** The relationships whose type ends so ("/worksheet"), strict or not. */
  relsOf(part: string, kind: string): Relationship[] {
    return this.rels(part).filter((rel) => rel.type.endsWith(`/${kind}`));
  }

  /** Adds a relationship and returns its id. */
  addRel(part: string, type: string, target: string, external = false): string {
    const rels = this.rels(part);
    let n = rels.length + 1;
    while (rels.some((rel) => rel.id === `rId${n}`)) n++;
    this.setRels(part, [...rels, { id: `rId${n}`, type, target, external }]);
    return `rId${n}`;
  }

  removeRel(part: string, id: string): void {
    this.setRels(
      part,
      this.rels(part).filter((rel) => rel.id !== id),
    );
  }

  /** A part name that is not taken: `unused('xl/tables/table', '.xml')`. */
  unused(stem: string, extension: string): string {
    let n = 1;
    while (this.has(`${stem}${n}${extension}`)) n++;
    return `${stem}${n}${extension}`;
  }

  /** The package as a file; parts that nobody touched are copied compressed as they were. */
  save(): Uint8Array {
    if (this.typesTouched) this.put(TYPES, writePart(this.typesTree()));
    const done = new Map<string, ZipEntry>(this.entries);
    for (const [key, part] of this.fresh) done.set(key, deflateEntry(part.name, part.bytes));
    return writeZip([...done.values()].sort((a, b) => first(b.name) - first(a.name)));
  }

  /** An independent copy: saving must not change the package that it started from. */
  copy(): Package {
    const made = new Package();
    this.entries.forEach((entry, key) => made.entries.set(key, entry));
    this.fresh.forEach((part, key) => made.fresh.set(key, part));
    this.relationships.forEach((rels, key) => made.relationships.set(key, rels));
    this.defaults.forEach((type, key) => made.defaults.set(key, type));
    this.overrides.forEach((type, key) => made.overrides.set(key, type));
    made.typesTouched = this.typesTouched;
    return made;
  }

  /** Replaces all relationships of a part. */
  setRels(part: string, rels: readonly Relationship[]): void {
    this.relationships.set(keyOf(part), rels);
    const nodes = rels.map((rel) =>
      element('Relationship', {
        Id: rel.id,
        Type: rel.type,
        Target: rel.external ? rel.target : relative(part, rel.target),
        TargetMode: rel.external ? 'External' : undefined,
      }),
    );
    this.put(relsName(part), writePart(element('Relationships', { xmlns: RELS_NS }, nodes)));
  }

  private readTypes(): void {
    const root = this.tree(TYPES);
    if (!root) throw new WorkbookFileError('not_a_workbook', 'a zip file of another kind');
    for (const node of childElements(root)) {
      const type = node.attrs.ContentType ?? '';
      if (node.name === 'Default') this.defaults.set((node.attrs.Extension ?? '').toLowerCase(), type);
      const name = node.attrs.PartName ?? '';
      if (node.name === 'Override') this.overrides.set(keyOf(name), { name: plain(name), type });
    }
  }

  private typesTree(): XmlElement {
    const defaults = [...this.defaults].map(([Extension, ContentType]) =>
      element('Default', { Extension, ContentType }),
    );
    const overrides = [...this.overrides.values()].map(({ name, type }) =>
      element('Override', { PartName: `/${name}`, ContentType: type }),
    );
    return element('Types', { xmlns: TYPES_NS }, [...defaults, ...overrides]);
  }
}

/** Parses a part; what is not well-formed is a damaged file. */
export function parsePart(name: string, text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    throw new WorkbookFileError('damaged', (error as Error).message, name);
  }
}

function plain(name: string): string {
  const slashed = name.replace(/\\/g, '/');
  return slashed.startsWith('/') ? slashed.slice(1) : slashed;
}

function keyOf(name: string): string {
  return plain(name).toLowerCase();
}

// Readers that stream want the types first.
function first(name: string): number {
  return name === TYPES ? 2 : name === '_rels/.rels' ? 1 : 0;
}

function relsName(part: string): string {
  const name = plain(part);
  const slash = name.lastIndexOf('/');
  return `${name.slice(0, slash + 1)}_rels/${name.slice(slash + 1)}.rels`;
}

function readRelationship(node: XmlElement, part: string): Relationship {
  const external = node.attrs.TargetMode === 'External';
  const target = node.attrs.Target ?? '';
  return {
    id: node.attrs.Id ?? '',
    type: node.attrs.Type ?? '',
    target: external ? target : absolute(part, target),
    external,
  };
}

function absolute(part: string, target: string): string {
  const slashed = target.replace(/\\/g, '/');
  if (slashed.startsWith('/')) return slashed.slice(1);
  const steps = plain(part).split('/').slice(0, -1);
  for (const step of slashed.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function relative(part: string, target: string): string {
  const from = plain(part).split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
