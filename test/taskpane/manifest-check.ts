/** What would Excel refuse in a manifest? The checks that need no network, and that the old schemas miss too. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** What the check needs to know of the world beside the manifest. */
export interface ManifestFiles {
  /** Width and height in pixels of an icon by its address, or null when there is no such file. */
  readonly iconSize: (url: string) => readonly [number, number] | null;
  /** Names of the functions that commands can call. */
  readonly functionNames: readonly string[];
  /** The text of the shortcuts file by its address, or null when there is no such file. */
  readonly shortcuts: (url: string) => string | null;
}

/** Order of the children, by parent, as the schemas have it (only elements that this project uses). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
    'ExtendedOverrides',
  ],
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources'],
  'Host/override': ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  AllFormFactors: ['ExtensionPoint'],
  'ExtensionPoint/CustomFunctions': ['Script', 'Page', 'Metadata', 'Namespace'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  CustomTab: ['Group', 'Label'],
  Group: ['Label', 'Icon', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action', 'Items'],
  Items: ['Item'],
  Item: ['Label', 'Supertip', 'Icon', 'Action'],
  OfficeMenu: ['Control'],
  Supertip: ['Title', 'Description'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
/** Identifiers of Microsoft's templates and samples, which people forget to change. */
const COPIED_GUIDS = ['05c2e1c9-3e1d-406e-9a91-e9ac64854143', '12345678-1234-1234-1234-123456789012'];
const MAX = { resid: 32, short: 125, long: 250, id: 125, groups: 6, commands: 7 };

/** Parses a manifest into plain elements. */
export function parseXml(xml: string): XmlElement {
  const stack: XmlElement[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const element = {
      name: tag.name,
      attributes: tag.attributes as Record<string, string>,
      children: [],
      text: '',
    };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => stack.pop());
  parser.on('text', (text) => (stack.at(-1)!.text += text.trim()));
  parser.write(xml).close();
  return stack[0]!.children[0]!;
}

/** All descendants of that name, in document order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** Everything wrong with a manifest, one sentence each; none when it would be taken. */
export function checkManifest(xml: string, files: ManifestFiles): string[] {
  const root = parseXml(xml);
  return [
    ...checkOrder(root),
    ...checkIdentity(root),
    ...checkSharedRuntime(root),
    ...checkRequirements(root),
    ...checkResources(root),
    ...checkRibbon(root, files),
    ...checkCellMenu(root),
    ...checkShortcuts(root, files),
    ...checkFunctions(root),
    ...checkIcons(root, files),
    ...checkAddresses(root),
  ];
}

/** Elements whose children depend on their type have an order of their own. */
function orderName({ name, attributes }: XmlElement): string {
  const type = attributes['xsi:type'];
  if (name === 'Host' && type !== undefined) return 'Host/override';
  return name === 'ExtensionPoint' ? `${name}/${type}` : name;
}

function checkOrder(root: XmlElement): string[] {
  const problems: string[] = [];
  const visit = (element: XmlElement): void => {
    const order = ORDER[orderName(element)];
    const places = element.children.map((child) => order?.indexOf(child.name) ?? 0);
    element.children.forEach((child, i) => {
      if (places[i] === -1) problems.push(`<${child.name}> is not expected in <${element.name}>`);
      else if (i > 0 && places[i]! < places[i - 1]!) {
        problems.push(`<${child.name}> stands after its place in <${element.name}>`);
      }
      visit(child);
    });
  };
  visit(root);
  return problems;
}

function checkIdentity(root: XmlElement): string[] {
  const ids = root.children.filter((child) => child.name === 'Id').map((child) => child.text);
  const version = all(root, 'Version')[0]?.text ?? '';
  const lengthOf = (name: string) =>
    root.children.find((c) => c.name === name)?.attributes.DefaultValue?.length ?? 0;
  return [
    ...(root.attributes['xsi:type'] === 'TaskPaneApp' ? [] : ['not a TaskPaneApp']),
    ...(ids.length === 1 && GUID.test(ids[0]!) ? [] : ['there must be one <Id>, a GUID']),
    ...(COPIED_GUIDS.includes(ids[0] ?? '') ? ['the <Id> is that of a template'] : []),
    ...(/^\d+(\.\d+){1,3}$/.test(version) ? [] : [`<Version> "${version}" is not a version`]),
    ...(lengthOf('DisplayName') <= MAX.short ? [] : ['<DisplayName> is too long']),
    ...(lengthOf('Description') <= MAX.long ? [] : ['<Description> is too long']),
  ];
}

function checkSharedRuntime(root: XmlElement): string[] {
  const runtimes = all(root, 'Runtime');
  const resid = runtimes[0]?.attributes.resid;
  const pages = [
    ...all(root, 'FunctionFile'),
    ...all(root, 'Page').flatMap((page) => page.children),
    ...all(root, 'Action').flatMap((action) => all(action, 'SourceLocation')),
  ];
  return [
    ...(runtimes.length === 1 ? [] : ['there must be one <Runtime>']),
    ...(runtimes[0]?.attributes.lifetime === 'long' ? [] : ['the <Runtime> must be long-lived']),
    ...(all(root, 'FunctionFile').length === 1 ? [] : ['there must be one <FunctionFile>']),
    ...pages
      .filter((page) => page.attributes.resid !== resid)
      .map((page) => `<${page.name}> has another resid than <Runtime>`),
    ...(all(root, 'TaskpaneId').length === 0 ? [] : ['<TaskpaneId> does not go with a shared runtime']),
  ];
}

function checkRequirements(root: XmlElement): string[] {
  const sets = new Map(all(root, 'Set').map((set) => [set.attributes.Name, set.attributes.MinVersion]));
  return [
    ...(sets.get('SharedRuntime') === '1.1' ? [] : ['SharedRuntime 1.1 must be required']),
    ...(sets.get('ExcelApi') === '1.14' ? [] : ['ExcelApi 1.14 must be required']),
    ...(sets.has('RibbonApi') ? ['RibbonApi must not be in the manifest'] : []),
  ];
}

function checkResources(root: XmlElement): string[] {
  const resources = all(root, 'Resources')[0]!;
  const defined = resources.children.flatMap((family) =>
    family.children.map((resource) => ({ family: family.name, id: resource.attributes.id ?? '', resource })),
  );
  const ids = defined.map(({ id }) => id);
  const used = new Set<string>();
  const collect = (element: XmlElement): void => {
    if (element.attributes.resid !== undefined) used.add(element.attributes.resid);
    element.children.forEach(collect);
  };
  collect(root);
  return [
    ...[...used].filter((id) => !ids.includes(id)).map((id) => `resid "${id}" is not defined`),
    ...ids.filter((id) => !used.has(id)).map((id) => `resource "${id}" is not used`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `resource "${id}" is defined twice`),
    ...ids.filter((id) => id.length > MAX.resid).map((id) => `resid "${id}" is too long`),
    ...defined.flatMap(({ family, id, resource }) => checkString(family, id, resource)),
  ];
}

function checkString(family: string, id: string, resource: XmlElement): string[] {
  const limit = { 'bt:ShortStrings': MAX.short, 'bt:LongStrings': MAX.long }[family];
  if (limit === undefined) return [];
  const values = [
    resource.attributes.DefaultValue,
    ...all(resource, 'bt:Override').map((o) => o.attributes.Value),
  ];
  return values.flatMap((value) => {
    if (!value) return [`string "${id}" is empty`];
    return value.length <= limit ? [] : [`string "${id}" is longer than ${limit}`];
  });
}

function checkRibbon(root: XmlElement, files: ManifestFiles): string[] {
  const groups = all(root, 'Group');
  const commands = [...all(root, 'Control'), ...all(root, 'Item')];
  const ids = [...all(root, 'CustomTab'), ...groups, ...commands].map((e) => e.attributes.id ?? '');
  const names = all(root, 'FunctionName').map((name) => name.text);
  return [
    ...(all(root, 'CustomTab').length <= 1 ? [] : ['there must be one <CustomTab> at most']),
    ...(groups.length <= MAX.groups ? [] : ['too many groups']),
    ...groups
      .filter((group) => all(group, 'Control').length > MAX.commands)
      .map((g) => `too many commands in ${g.attributes.id}`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id "${id}" is used twice`),
    ...ids.filter((id) => id === '' || id.length > MAX.id).map((id) => `id "${id}" is empty or too long`),
    ...names.filter((n) => !files.functionNames.includes(n)).map((n) => `no function is called "${n}"`),
    ...files.functionNames
      .filter((n) => !names.includes(n))
      .map((n) => `no button calls the function "${n}"`),
    ...commands.flatMap(checkCommand),
  ];
}

/** A button or an item acts, a menu has items; only one level of them. */
function checkCommand(command: XmlElement): string[] {
  const id = command.attributes.id ?? '';
  const has = (name: string) => command.children.some((child) => child.name === name);
  const type = command.name === 'Item' ? 'Button' : command.attributes['xsi:type'];
  return [
    ...(type === 'Button' || type === 'Menu' ? [] : [`${id} is neither a button nor a menu`]),
    ...(has('Action') === (type === 'Button') ? [] : [`${id} must have an action if it is a button`]),
    ...(has('Items') === (type === 'Menu') ? [] : [`${id} must have items if it is a menu`]),
    ...(['Label', 'Supertip', 'Icon'].every(has) ? [] : [`${id} lacks its label, supertip or icon`]),
  ];
}

/** Source: learn.microsoft.com/javascript/api/manifest/officemenu: "There can be only one child control." */
function checkCellMenu(root: XmlElement): string[] {
  const menus = all(root, 'OfficeMenu');
  return menus.flatMap(({ attributes, children }) => [
    ...(['ContextMenuCell', 'ContextMenuText'].includes(attributes.id ?? '')
      ? []
      : [`<OfficeMenu> ${attributes.id} is unknown`]),
    ...(children.length === 1 ? [] : [`${attributes.id} must have one control`]),
  ]);
}

/** Source: learn.microsoft.com/office/dev/add-ins/excel/custom-functions-naming. */
function checkFunctions(root: XmlElement): string[] {
  const strings = new Map(
    all(root, 'bt:String').map((each) => [each.attributes.id, each.attributes.DefaultValue ?? '']),
  );
  const names = all(root, 'Namespace').map(({ attributes }) => strings.get(attributes.resid) ?? '');
  return names
    .filter((name) => !/^[A-Z][A-Z0-9._]{0,31}$/i.test(name))
    .map((name) => `"${name}" cannot be a namespace of functions`);
}

interface ShortcutFile {
  readonly actions: readonly { id: string; name: string; type?: string }[];
  readonly shortcuts: readonly { action: string; key: Readonly<Record<string, string>> }[];
}

/** Source: learn.microsoft.com/office/dev/add-ins/design/keyboard-shortcuts (guidelines, 21 May 2026). */
const KEYS = /^(?:(?:Ctrl|Alt|Shift|Command|Option)\+)+[A-Z0-9+_-]$/;

function checkShortcuts(root: XmlElement, files: ManifestFiles): string[] {
  const url = root.children.find((child) => child.name === 'ExtendedOverrides')?.attributes.Url;
  if (url === undefined) return [];
  const text = files.shortcuts(url);
  if (text === null) return [`there is no shortcuts file at "${url}"`];
  const { actions, shortcuts } = JSON.parse(text) as ShortcutFile;
  const ids = actions.map(({ id }) => id);
  const keys = shortcuts.map(({ key }) => key.default ?? '');
  return [
    ...(url.startsWith('https://') ? [] : [`"${url}" is not an https address`]),
    ...ids.filter((id) => !files.functionNames.includes(id)).map((id) => `no function is called "${id}"`),
    ...actions.filter(({ name }) => !name).map(({ id }) => `the shortcut of "${id}" has no name`),
    ...shortcuts
      .filter(({ action }) => !ids.includes(action))
      .map(({ action }) => `a shortcut runs "${action}", which is no action`),
    ...keys.filter((key) => !KEYS.test(key)).map((key) => `"${key}" is no combination of keys`),
    ...keys.filter((key) => !/Ctrl\+Shift\+Alt\+/.test(key)).map((key) => `"${key}" may be taken by Excel`),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `"${key}" is used twice`),
  ];
}

function checkIcons(root: XmlElement, files: ManifestFiles): string[] {
  const urls = new Map(all(root, 'bt:Image').map((i) => [i.attributes.id, i.attributes.DefaultValue ?? '']));
  const own = (name: string) => root.children.find((c) => c.name === name)?.attributes.DefaultValue ?? '';
  const wanted: [string, number][] = [
    [own('IconUrl'), 32],
    [own('HighResolutionIconUrl'), 64],
    ...all(root, 'bt:Image')
      .filter((image) => image.attributes.size !== undefined)
      .map((image): [string, number] => [
        urls.get(image.attributes.resid) ?? '',
        Number(image.attributes.size),
      ]),
  ];
  const sizes = all(root, 'Icon').map((icon) => icon.children.map((c) => c.attributes.size).join());
  return [
    ...sizes.filter((s) => s !== '16,32,80').map((s) => `an icon has sizes ${s}, not 16,32,80`),
    ...wanted.flatMap(([url, size]) => {
      const found = files.iconSize(url);
      if (!found) return [`there is no icon file for "${url}"`];
      return found[0] === size && found[1] === size ? [] : [`"${url}" is ${found.join('×')}, not ${size}`];
    }),
  ];
}

function checkAddresses(root: XmlElement): string[] {
  const problems: string[] = [];
  const visit = (element: XmlElement): void => {
    const value = element.attributes.DefaultValue ?? '';
    const isAddress = /Url$|SourceLocation$|bt:Image$/.test(element.name) && value !== '';
    if (isAddress && !value.startsWith('https://')) problems.push(`"${value}" is not an https address`);
    if (element.name === 'AppDomain' && !element.text.startsWith('https://')) {
      problems.push(`"${element.text}" is not an https domain`);
    }
    element.children.forEach(visit);
  };
  visit(root);
  return problems;
}
