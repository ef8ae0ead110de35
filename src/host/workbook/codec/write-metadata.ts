/** How does the file tell a formula that spills from one of Ctrl+Shift+Enter? By a number into metadata.xml. */
import type { XmlElement } from '../xml/element';
import { child, childElements, childrenNamed, element, withAttrs, withChild } from '../xml/element';
import { writePart } from '../xml/write';
import type { Package } from './package';
import { CONTENT_TYPE, mainNamespace, relationType } from './vocabulary';

const DYNAMIC = 'http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray';
const EXTENSION = '{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}';
const ORDER = [
  'metadataTypes',
  'metadataStrings',
  'mdxMetadata',
  'futureMetadata',
  'cellMetadata',
  'valueMetadata',
];
const TYPE_FLAGS =
  'copy pasteAll pasteValues merge splitFirst rowColShift clearFormats clearComments assign coerce cellMeta';

/** The metadata part of a workbook being saved; made when the first spilling formula is written. */
export class DynamicArrays {
  private known: number | null = null;

  constructor(
    private readonly pack: Package,
    private readonly main: string,
    private readonly strict: boolean,
  ) {}

  /** The `cm` number of formulas that spill. */
  index(): number {
    return (this.known ??= this.find());
  }

  private find(): number {
    const part = this.pack.relsOf(this.main, 'sheetMetadata')[0]?.target;
    const root = part === undefined ? null : this.pack.tree(part);
    const types = childrenNamed(child(root, 'metadataTypes'), 'metadataType');
    const type = types.findIndex((node) => node.attrs.name === 'XLDAPR') + 1;
    const blocks = childrenNamed(child(root, 'cellMetadata'), 'bk');
    const block = blocks.findIndex((node) => type > 0 && child(node, 'rc')?.attrs.t === String(type)) + 1;
    if (block > 0) return block;
    const made = withDynamic(
      root ?? element('metadata', { xmlns: mainNamespace(this.strict) }),
      types.length + 1,
    );
    this.pack.put(part ?? this.create(), writePart(made), CONTENT_TYPE.metadata);
    return blocks.length + 1;
  }

  private create(): string {
    const part = `${this.main.slice(0, this.main.lastIndexOf('/') + 1)}metadata.xml`;
    this.pack.addRel(this.main, relationType('sheetMetadata', this.strict), part);
    return part;
  }
}

function withDynamic(root: XmlElement, type: number): XmlElement {
  const flags = Object.fromEntries(TYPE_FLAGS.split(' ').map((name) => [name, 1]));
  const metadataType = element('metadataType', { name: 'XLDAPR', minSupportedVersion: 120000, ...flags });
  const property = element('xda:dynamicArrayProperties', {
    'xmlns:xda': DYNAMIC,
    fDynamic: 1,
    fCollapsed: 0,
  });
  const ext = element('ext', { uri: EXTENSION }, [property]);
  const future = element('futureMetadata', { name: 'XLDAPR', count: 1 }, [
    element('bk', {}, [element('extLst', {}, [ext])]),
  ]);
  const cell = element('bk', {}, [element('rc', { t: type, v: 0 })]);
  let done = withChild(root, 'metadataTypes', grown(root, 'metadataTypes', metadataType), ORDER);
  const at = done.children.findIndex((kid) => typeof kid !== 'string' && ORDER.indexOf(kid.name) > 3);
  const children = [...done.children];
  children.splice(at < 0 ? children.length : at, 0, future);
  done = { ...done, children };
  return withChild(done, 'cellMetadata', grown(root, 'cellMetadata', cell), ORDER);
}

/** A counted list with one more item. */
function grown(root: XmlElement, name: string, item: XmlElement): XmlElement {
  const old = child(root, name) ?? element(name);
  const items = [...childElements(old), item];
  return withAttrs({ ...old, children: items }, { count: items.length });
}
