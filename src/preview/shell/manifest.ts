/** Which buttons and menu items does the add-in bring? What manifest.xml says, as Excel would show it. */

/** What pressing does. */
export type Action = { readonly kind: 'function'; readonly name: string } | { readonly kind: 'pane' };

export interface Button {
  readonly kind: 'button';
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of the icon by its size. */
  readonly icons: Readonly<Record<string, string>>;
  readonly action: Action;
}

export interface Menu extends Omit<Button, 'kind' | 'action'> {
  readonly kind: 'menu';
  readonly items: readonly Button[];
}

export type Control = Button | Menu;

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly controls: readonly Control[];
}

/** All that the manifest adds to Excel. */
export interface AddIn {
  readonly name: string;
  readonly tab: { readonly label: string; readonly groups: readonly Group[] };
  /** Controls of the menu that a right click on a cell opens. */
  readonly cellMenu: readonly Control[];
  /** Address of the file with the keyboard shortcuts, if any. */
  readonly shortcuts: string | null;
  /** The name before the worksheet functions, and the address of the file that describes them. */
  readonly functions: { readonly namespace: string; readonly address: string } | null;
}

/** Reads the manifest; addresses become relative to where the pane is served. */
export function readManifest(xml: string): AddIn {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  if (root.localName !== 'OfficeApp') throw new Error('manifest.xml cannot be read.');
  const base = new URL(
    '.',
    attribute(child(child(root, 'DefaultSettings'), 'SourceLocation'), 'DefaultValue'),
  );
  const read = new Reader(root, base.href);
  const surfaces = all(root, 'ExtensionPoint');
  const surface = (type: string): Element | undefined =>
    surfaces.find((point) => point.getAttribute('xsi:type') === type);
  const tab = all(surface('PrimaryCommandSurface'), 'CustomTab')[0];
  const cells = all(surface('ContextMenu'), 'OfficeMenu').find(
    (menu) => menu.getAttribute('id') === 'ContextMenuCell',
  );
  const overrides = child(root, 'ExtendedOverrides')?.getAttribute('Url');
  return {
    name: attribute(child(root, 'DisplayName'), 'DefaultValue'),
    tab: {
      label: read.text(child(tab, 'Label')),
      groups: kids(tab, 'Group').map((group) => ({
        id: attribute(group, 'id'),
        label: read.text(child(group, 'Label')),
        controls: kids(group, 'Control').map((control) => read.control(control)),
      })),
    },
    cellMenu: kids(cells, 'Control').map((control) => read.control(control)),
    shortcuts: overrides ? read.local(overrides) : null,
    functions: read.functions(surface('CustomFunctions')),
  };
}

const kids = (node: Element | undefined, name: string): Element[] =>
  [...(node?.children ?? [])].filter(({ localName }) => localName === name);
const child = (node: Element | undefined, name: string): Element | undefined => kids(node, name)[0];
const all = (node: Element | undefined, name: string): Element[] => [
  ...(node?.getElementsByTagNameNS('*', name) ?? []),
];
const attribute = (node: Element | undefined, name: string): string => node?.getAttribute(name) ?? '';

class Reader {
  private readonly resources = new Map<string, string>();

  constructor(
    root: Element,
    private readonly base: string,
  ) {
    for (const kind of ['Image', 'Url', 'String'])
      for (const node of all(child(child(root, 'VersionOverrides'), 'Resources'), kind))
        this.resources.set(attribute(node, 'id'), attribute(node, 'DefaultValue'));
  }

  text(node: Element | undefined): string {
    return this.resources.get(attribute(node, 'resid')) ?? '';
  }

  /** An address of the add-in's own, from the root of where it is served. */
  local(address: string): string {
    return address.startsWith(this.base) ? `/${address.slice(this.base.length)}` : address;
  }

  functions(point: Element | undefined): AddIn['functions'] {
    if (!point) return null;
    const metadata = child(child(point, 'Metadata'), 'SourceLocation');
    return { namespace: this.text(child(point, 'Namespace')), address: this.local(this.text(metadata)) };
  }

  control(node: Element): Control {
    const tip = child(node, 'Supertip');
    const shared = {
      id: attribute(node, 'id'),
      label: this.text(child(node, 'Label')),
      tip: this.text(child(tip, 'Description')),
      icons: Object.fromEntries(
        kids(child(node, 'Icon'), 'Image').map((image) => [
          attribute(image, 'size'),
          this.local(this.text(image)),
        ]),
      ),
    };
    const items = child(node, 'Items');
    if (items) {
      const made = kids(items, 'Item').map((item) => this.control(item) as Button);
      return { ...shared, kind: 'menu', items: made };
    }
    const action = child(node, 'Action');
    const name = child(action, 'FunctionName')?.textContent?.trim();
    return { ...shared, kind: 'button', action: name ? { kind: 'function', name } : { kind: 'pane' } };
  }
}
