/** Which number does a text get among the shared strings? Old ones keep theirs, new ones are appended. */
import type { RichText } from '../cells';
import type { XmlElement } from '../xml/element';
import { element } from '../xml/element';
import { XML_DECLARATION, writeAttributes, writeNode } from '../xml/write';
import type { Package } from './package';
import { readSharedStrings, textElement } from './strings';
import { CONTENT_TYPE, mainNamespace, relationType } from './vocabulary';

/** The shared strings of a workbook being saved. */
export class StringWriter {
  private readonly root: XmlElement | null;
  private readonly part: string;
  private readonly texts = new Map<string, number>();
  private readonly inlined = new Map<XmlElement, number>();
  private readonly added: string[] = [];
  private readonly before: number;

  constructor(
    private readonly pack: Package,
    private readonly main: string,
    private readonly strict: boolean,
  ) {
    this.part = pack.relsOf(main, 'sharedStrings')[0]?.target ?? '';
    this.root = pack.tree(this.part);
    const strings = readSharedStrings(this.root);
    this.before = strings.length;
    strings.forEach((string, i) => {
      if (!string.rich && !this.texts.has(string.text)) this.texts.set(string.text, i);
    });
  }

  /** The number of a plain text. */
  plain(text: string): number {
    let known = this.texts.get(text);
    if (known === undefined) {
      known = this.append(element('si', {}, [textElement(text)]));
      this.texts.set(text, known);
    }
    return known;
  }

  /** The number of a text with several formats. */
  rich(rich: RichText): number {
    if (rich.index >= 0) return rich.index;
    let known = this.inlined.get(rich.nodes);
    if (known === undefined) {
      known = this.append({ ...rich.nodes, name: 'si', attrs: {} });
      this.inlined.set(rich.nodes, known);
    }
    return known;
  }

  /** Writes the part when something was added. */
  save(): void {
    if (this.added.length === 0) return;
    const total = this.before + this.added.length;
    const attrs = { ...this.root?.attrs, xmlns: this.root?.attrs.xmlns ?? mainNamespace(this.strict) };
    // The optional count of uses is left out: it would be stale.
    const kept = Object.fromEntries(Object.entries(attrs).filter(([name]) => name !== 'count'));
    const start = `<sst${writeAttributes({ ...kept, uniqueCount: String(total) })}>`;
    const text = [start, ...(this.root?.children ?? []).map(writeNode), ...this.added, '</sst>'].join('');
    const part = this.part || this.create();
    this.pack.put(part, XML_DECLARATION + text, CONTENT_TYPE.sharedStrings);
  }

  private append(node: XmlElement): number {
    return this.before + this.added.push(writeNode(node)) - 1;
  }

  private create(): string {
    const folder = this.main.slice(0, this.main.lastIndexOf('/') + 1);
    const part = this.pack.has(`${folder}sharedStrings.xml`)
      ? this.pack.unused(`${folder}sharedStrings`, '.xml')
      : `${folder}sharedStrings.xml`;
    this.pack.addRel(this.main, relationType('sharedStrings', this.strict), part);
    return part;
  }
}
