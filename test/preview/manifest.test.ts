/** @jest-environment jsdom */
/** Does the preview offer just what manifest.xml brings to Excel? */
import fs from 'node:fs';
import path from 'node:path';
import { readManifest, type Control } from '../../src/preview/shell/manifest';
import { commandOf, readShortcuts } from '../../src/preview/shell/shortcuts';

const root = path.resolve(__dirname, '../..');
const xml = fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const addIn = readManifest(xml);

const flat = (controls: readonly Control[]): readonly Control[] =>
  controls.flatMap((control) => (control.kind === 'menu' ? [control, ...control.items] : [control]));
const all = flat([...addIn.tab.groups.flatMap(({ controls }) => controls), ...addIn.cellMenu]);

test('every function that the manifest names can be pressed', () => {
  const named = [...xml.matchAll(/<FunctionName>(.+?)<\/FunctionName>/g)].map(([, name]) => name!);
  const offered = all.flatMap((control) =>
    control.kind === 'button' && control.action.kind === 'function' ? [control.action.name] : [],
  );
  expect(named.length).toBeGreaterThan(3);
  expect([...offered].sort()).toEqual([...named].sort());
});

test('every control has its label, and icons that are files of the add-in', () => {
  for (const { label, icons } of all) {
    expect(label).not.toBe('');
    for (const icon of Object.values(icons)) expect(fs.existsSync(path.join(root, icon))).toBe(true);
  }
});

test('a manifest that is none is refused', () => {
  expect(() => readManifest('<html/>')).toThrow('manifest.xml');
});

test('shortcuts are known by the key, whatever character Alt makes of it', () => {
  const shortcuts = readShortcuts(
    JSON.stringify({
      shortcuts: [
        { action: 'cumplido', key: { default: 'Ctrl+Shift+Alt+C' } },
        { action: 'siguiente', key: { default: 'Ctrl+Shift+Alt+ArrowDown' } },
      ],
    }),
  );
  const press = (code: string, key: string, more = {}) =>
    commandOf(
      shortcuts,
      new KeyboardEvent('keydown', { code, key, ctrlKey: true, shiftKey: true, altKey: true, ...more }),
    );
  expect(press('KeyC', '©')).toBe('cumplido');
  expect(press('ArrowDown', 'ArrowDown')).toBe('siguiente');
  expect(press('KeyC', 'c', { altKey: false })).toBeNull();
  expect(press('KeyX', 'x')).toBeNull();
});
