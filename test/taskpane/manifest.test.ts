/** Would Excel take the manifest? Checked without a network. */
import fs from 'node:fs';
import path from 'node:path';
import { ribbonHandlers } from '../../src/commands/handlers';
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

const files: ManifestFiles = {
  iconSize: (url) => pngSize(path.join(root, decodeURI(new URL(url).pathname))),
  functionNames: Object.keys(ribbonHandlers()),
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

  test('takes the address of its deployment everywhere', () => {
    const deployed = withAddress('https://ejemplo.gob.mx/matriz-viva/')(manifest);
    expect(deployed).not.toContain('localhost');
    expect(all(parseXml(deployed), 'AppDomain')[0]!.text).toBe('https://ejemplo.gob.mx');
    const local = (url: string) => files.iconSize(url.replace('/matriz-viva/', '/'));
    expect(checkManifest(deployed, { ...files, iconSize: local })).toEqual([]);
  });

  test('speaks Spanish by default', () => {
    expect(all(parseXml(manifest), 'DefaultLocale')[0]!.text).toBe('es-MX');
  });
});

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
    ['two controls with one id', 'id="MatrizViva.Fichas"', 'id="MatrizViva.Comparar"', /used twice/],
  ];

  test.each(broken)('finds %s', (_what, from, to, problem) => {
    const changed = manifest.replace(from, to);
    expect(changed).not.toBe(manifest);
    expect(check(changed).join('\n')).toMatch(problem);
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
