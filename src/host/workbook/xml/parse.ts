/** How does the text of a part become a tree? Strictly, and whatever prefixes the writer chose. */
import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import type { XmlElement, XmlNode } from './element';

/** Receives what is inside one element (the cells of a sheet), which then stays empty in the tree. */
export interface Stream {
  readonly inside: string;
  open(name: string, attrs: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

const RELATIONSHIPS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);
const MAX_DEPTH = 200;

/** The namespaces in force, and the names already translated under them. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly elements: Map<string, string>;
}

interface Open {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: XmlNode[];
  readonly scope: Scope;
}

/** Bytes → text, by byte order mark or the declaration; UTF-8 otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 100));
  const named = /^<\?xml[^>]*encoding=["']([A-Za-z0-9_-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  return new TextDecoder(named).decode(bytes);
}

/**
 * Parses a part. Names of the root's namespace lose their prefix, relationship attributes become `r:…`.
 * Throws an Error for anything that is not well-formed, and for document type declarations.
 */
export function parseXml(text: string, stream?: Stream): XmlElement {
  const builder = new Builder(stream);
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('closetag', (tag) => builder.close(tag));
  parser.on('text', (found) => builder.text(found));
  parser.on('cdata', (found) => builder.text(found));
  parser.on('doctype', () => {
    throw new Error('a document type declaration is not allowed');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  if (!builder.root) throw new Error('no root element');
  return builder.root;
}

class Builder {
  root: XmlElement | null = null;
  private readonly stack: Open[] = [];
  private home = '';
  private streaming = 0;
  private relationships: string | null = null;

  constructor(private readonly stream?: Stream) {}

  open(tag: SaxesTagPlain): void {
    const above = this.stack[this.stack.length - 1];
    const scope = this.scopeOf(tag.attributes, above?.scope);
    if (!above) this.home = scope.prefixes.get(prefixOf(tag.name)) ?? '';
    const name = this.elementName(tag.name, scope);
    const attrs = this.attributes(tag.attributes, scope);
    if (this.stack.length >= MAX_DEPTH) throw new Error('nested too deeply');
    this.stack.push({ name, attrs, children: [], scope });
    if (this.streaming > 0) this.stream!.open(name, attrs);
    if (this.streaming > 0 || name === this.stream?.inside) this.streaming++;
  }

  text(text: string): void {
    if (this.streaming > 0) this.stream!.text(text);
    else this.stack[this.stack.length - 1]?.children.push(text);
  }

  close(_tag: SaxesTagPlain): void {
    const done = this.stack.pop()!;
    if (this.streaming > 0) this.streaming--;
    if (this.streaming > 0) this.stream!.close(done.name);
    else if (this.stack.length > 0) this.stack[this.stack.length - 1]!.children.push(built(done));
    else this.root = this.asRoot(done);
  }

  private asRoot(done: Open): XmlElement {
    const attrs = { ...done.attrs };
    if (this.home) attrs.xmlns = this.home;
    if (this.relationships && attrs['xmlns:r'] === undefined) attrs['xmlns:r'] = this.relationships;
    return { name: done.name, attrs, children: done.children };
  }

  private scopeOf(attrs: Record<string, string>, above?: Scope): Scope {
    let prefixes: Map<string, string> | null = null;
    for (const key in attrs) {
      if (!key.startsWith('xmlns')) continue;
      prefixes ??= new Map(above?.prefixes);
      if (key === 'xmlns') prefixes.set('', attrs[key]!);
      else if (key[5] === ':') prefixes.set(key.slice(6), attrs[key]!);
    }
    if (!prefixes) return above ?? { prefixes: new Map(), elements: new Map() };
    return { prefixes, elements: new Map() };
  }

  private elementName(raw: string, scope: Scope): string {
    let name = scope.elements.get(raw);
    if (name === undefined) {
      const prefix = prefixOf(raw);
      const uri = scope.prefixes.get(prefix);
      if (prefix !== '' && uri === undefined) throw new Error(`unbound prefix ${prefix}`);
      name = uri === this.home && prefix !== '' ? raw.slice(prefix.length + 1) : raw;
      scope.elements.set(raw, name);
    }
    return name;
  }

  private attributes(attrs: Record<string, string>, scope: Scope): Record<string, string> {
    for (const key in attrs) {
      if (!key.includes(':')) continue;
      const uri = scope.prefixes.get(prefixOf(key));
      if (uri === undefined || !RELATIONSHIPS.has(uri)) continue;
      this.relationships = uri;
      if (!key.startsWith('r:')) return this.renamed(attrs, scope);
    }
    return attrs;
  }

  private renamed(attrs: Record<string, string>, scope: Scope): Record<string, string> {
    const done: Record<string, string> = {};
    for (const key in attrs) {
      const uri = key.includes(':') ? scope.prefixes.get(prefixOf(key)) : undefined;
      const ours = uri !== undefined && RELATIONSHIPS.has(uri);
      done[ours ? `r:${key.slice(key.indexOf(':') + 1)}` : key] = attrs[key]!;
    }
    return done;
  }
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

function built(open: Open): XmlElement {
  return { name: open.name, attrs: open.attrs, children: open.children };
}
