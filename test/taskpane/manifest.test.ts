/** Would Excel take the manifest? Checked without a network. */
import fs from 'node:fs';
import path from 'node:path';
import { commandHandlers, STATE_COMMANDS } from '../../src/commands/handlers';
import { stateLabel } from '../../src/domain/state';
import { all, checkManifest, parseXml, type ManifestFiles } from './manifest-check';

const { withAddress } = jest.requireActual<{ withAddress: (url: string) => (content: string) => string }>(
  '../../webpack.config.js',
);

const root = path.resolve(__dirname, '../..');
const manifest = fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8');

/** Width and height stand at fixed places in the first chunk of a PNG. */
function pngSize(file: string): readonly [number, number] | null {
  if (!fs.existsSync(file)) return null;
  const bytes = fs.readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const local = (url: string) => path.join(root, decodeURI(new URL(url).pathname));

const files: ManifestFiles = {
  iconSize: (url) => pngSize(local(url)),
  shortcuts: (url) => (fs.existsSync(local(url)) ? fs.readFileSync(local(url), 'utf8') : null),
  functionNames: Object.keys(commandHandlers()),
};

const check = (xml: string) => checkManifest(xml, files);

describe('manifest.xml', () => {
  test('has nothing that Excel would refuse', () => {
    expect(check(manifest)).toEqual([]);
  });

  test('offers the ribbon tab Matriz Viva with its three groups', () => {
    const tab = all(parseXml(manifest), 'CustomTab')[0]!;
    expect(all(tab, 'Group').map((group) => group.attributes.id)).toEqual([
      'MatrizViva.Matriz',
      'MatrizViva.Revisar',
      'MatrizViva.Informes',
    ]);
  });

  test('offers the Model’s states, another one and the pane on a right click of a cell', () => {
    const menu = all(parseXml(manifest), 'OfficeMenu')[0]!;
    expect(menu.attributes.id).toBe('ContextMenuCell');
    expect(all(menu, 'Item').map((item) => all(item, 'FunctionName')[0]!.text)).toEqual([
      ...Object.keys(STATE_COMMANDS),
      'otroEstado',
      'verEnElPanel',
    ]);
  });

  test('names each state as the Model does', () => {
    const xml = parseXml(manifest);
    const labels = new Map(
      all(xml, 'bt:String').map(({ attributes }) => [attributes.id, attributes.DefaultValue]),
    );
    const items = all(all(xml, 'OfficeMenu')[0]!, 'Item');
    for (const [name, state] of Object.entries(STATE_COMMANDS)) {
      const item = items.find((one) => all(one, 'FunctionName')[0]!.text === name)!;
      expect(labels.get(all(item, 'Label')[0]!.attributes.resid)).toBe(stateLabel(state));
    }
  });

  test('takes the address of its deployment everywhere', () => {
    const deployed = withAddress('https://ejemplo.gob.mx/matriz-viva/')(manifest);
    expect(deployed).not.toContain('localhost');
    expect(all(parseXml(deployed), 'AppDomain')[0]!.text).toBe('https://ejemplo.gob.mx');
    const plain = (url: string) => url.replace('/matriz-viva/', '/');
    const iconSize = (url: string) => files.iconSize(plain(url));
    const shortcuts = (url: string) => files.shortcuts(plain(url));
    expect(checkManifest(deployed, { ...files, iconSize, shortcuts })).toEqual([]);
  });

  test('speaks Spanish by default', () => {
    expect(all(parseXml(manifest), 'DefaultLocale')[0]!.text).toBe('es-MX');
  });
});

const ITEM =
  '<Item id="MatrizViva.Celda.Ver"><Action><FunctionName>verEnElPanel</FunctionName></Action></Item>';

describe('the check', () => {
  const broken: [string, RegExp | string, string, RegExp][] = [
    [
      'a resid without definition',
      'resid="Abrir.Ayuda"',
      'resid="Otra.Ayuda"',
      /"Otra.Ayuda" is not defined/,
    ],
    [
      'a resource that nothing uses',
      'resid="Abrir.Ayuda"',
      'resid="Validar.Ayuda"',
      /"Abrir.Ayuda" is not used/,
    ],
    ['a resid of 33 characters', /Validar\.Ayuda/g, 'A'.repeat(33), /is too long/],
    [
      'a short string of 126',
      'DefaultValue="Validar"',
      `DefaultValue="${'a'.repeat(126)}"`,
      /longer than 125/,
    ],
    ['a long override of 251', 'Value="Checks', `Value="${'a'.repeat(251)}`, /longer than 250/],
    ['an id that is no GUID', /<Id>[^<]+/, '<Id>matriz-viva', /a GUID/],
    [
      'elements out of order',
      /(<Version>.*?<\/Version>)\s*(<ProviderName>.*?<\/ProviderName>)/,
      '$2$1',
      /stands after/,
    ],
    [
      'a TaskpaneId',
      '<SourceLocation resid',
      '<TaskpaneId>x</TaskpaneId><SourceLocation resid',
      /TaskpaneId/,
    ],
    ['a runtime that is not long', 'lifetime="long"', 'lifetime="short"', /long-lived/],
    [
      'another page for the functions',
      '<FunctionFile resid="Panel.Url"',
      '<FunctionFile resid="Inicio.Url"',
      /another resid/,
    ],
    [
      'an address without https',
      'https://localhost:3000/taskpane',
      'http://localhost:3000/taskpane',
      /not an https/,
    ],
    ['an icon that is missing', /validar-80/g, 'no-existe-80', /no icon file/],
    ['an icon of another size', 'icons/validar-80', 'icons/validar-32', /is 32×32, not 80/],
    ['a button that calls nothing', '>comparar<', '>comparador<', /no function is called "comparador"/],
    ['a function without a button', '>comparar<', '>fichas<', /no button calls the function "comparar"/],
    ['an older ExcelApi', 'MinVersion="1.14"', 'MinVersion="1.7"', /ExcelApi 1.14/],
    ['an item without its icon', /<Item id="MatrizViva.Celda.Ver">[\s\S]*?<\/Item>/, ITEM, /lacks its label/],
    ['a second control on the cell menu', '</OfficeMenu>', '<Control id="x" /></OfficeMenu>', /one control/],
    ['shortcuts that are not there', 'assets/atajos.json', 'assets/otros.json', /no shortcuts file/],
    [
      'a namespace that Excel does not take',
      'DefaultValue="MATRIZ"',
      'DefaultValue="MATRIZ VIVA"',
      /cannot be a namespace/,
    ],
    ['two controls with one id', 'id="MatrizViva.Fichas"', 'id="MatrizViva.Comparar"', /used twice/],
  ];

  test.each(broken)('finds %s', (_what, from, to, problem) => {
    const changed = manifest.replace(from, to);
    expect(changed).not.toBe(manifest);
    expect(check(changed).join('\n')).toMatch(problem);
  });

  test.each([
    ['Ctrl+Shift+Alt+C', 'Ctrl+Shift+Alt+Ñ', /no combination/],
    ['Ctrl+Shift+Alt+C', 'Ctrl+C', /taken by Excel/],
    ['Ctrl+Shift+Alt+C', 'Ctrl+Shift+Alt+P', /used twice/],
    ['"action": "ponerCumplido"', '"action": "cumplir"', /which is no action/],
    ['"id": "ponerCumplido"', '"id": "cumplir"', /no function is called "cumplir"/],
  ])('finds what is wrong with a shortcut: %s → %s', (from, to, problem) => {
    const shortcuts = (url: string) => files.shortcuts(url)!.replace(from, to);
    expect(checkManifest(manifest, { ...files, shortcuts }).join('\n')).toMatch(problem);
  });

  test('counts the commands of a group', () => {
    const control = /<Control xsi:type="Button" id="MatrizViva.Fichas">[\s\S]*?<\/Control>/.exec(
      manifest,
    )![0];
    const many = Array.from({ length: 7 }, (_, i) => control.replace('Viva.Fichas', `Viva.Fichas${i}`)).join(
      '',
    );
    expect(check(manifest.replace(control, many)).join('\n')).toMatch(/too many commands/);
  });
});
