/** Does `npm start` say plainly what a machine lacks? */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { whatIsMissing } from '../../src/cli/excel-of-machine';

const nothing = { exists: () => false, hasKey: () => false };

test.each([
  ['linux', /solo existe para Windows y Mac, y esta máquina usa Linux/],
  ['freebsd', /esta máquina usa freebsd/],
  ['win32', /no está instalado en este Windows/],
  ['darwin', /no está en «\/Applications\/Microsoft Excel.app»/],
])('%s without Excel is told so, and what can be done', (platform, sentence) => {
  const missing = whatIsMissing({ ...nothing, platform });
  expect(missing).toMatch(sentence);
  expect(missing).toMatch(/npm run matriz/);
});

test('a machine with Excel lacks nothing', () => {
  expect(
    whatIsMissing({ ...nothing, platform: 'win32', hasKey: (key) => key.startsWith('HKCU') }),
  ).toBeNull();
  expect(whatIsMissing({ ...nothing, platform: 'darwin', exists: () => true })).toBeNull();
});

// Elsewhere it would start Excel.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux.each(['start', 'stop'])('npm %s ends with code 2 and the sentence', (command) => {
  const built = path.resolve(__dirname, '../../build/sideload.cjs');
  const { status, stderr } = spawnSync(process.execPath, [built, command], { encoding: 'utf8' });
  expect(stderr).toMatch(/^Falta Excel de escritorio/);
  expect(status).toBe(2);
});
