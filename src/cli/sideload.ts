/** `npm start` and `npm stop`: how is the add-in put into the Excel of this machine, and taken out again? */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { whatIsMissing, type Machine } from './excel-of-machine';

const MANIFEST = resolve('manifest.xml');
const PORT = 3000;

const thisMachine: Machine = { platform: process.platform, exists: existsSync, hasKey };

function hasKey(key: string): boolean {
  try {
    execFileSync('reg', ['query', key], { stdio: 'ignore' });
    return true;
  } catch {
    // `reg` ends with an error when there is no such key.
    return false;
  }
}

async function start(): Promise<void> {
  // Office opens the pane only over a certificate that the system trusts; this may ask for a password.
  const { ensureCertificatesAreInstalled } = await import('office-addin-dev-certs');
  await ensureCertificatesAreInstalled();
  const { AppType, startDebugging } = await import('office-addin-debugging');
  await startDebugging(MANIFEST, {
    appType: AppType.Desktop,
    devServerCommandLine: 'npm run serve',
    devServerPort: PORT,
  });
  say('El complemento está en Excel: pestaña «Matriz Viva». Para quitarlo: npm stop');
}

async function stop(): Promise<void> {
  const { stopDebugging } = await import('office-addin-debugging');
  await stopDebugging(MANIFEST);
  say('El complemento se quitó de Excel y el servidor se detuvo.');
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function main(command: string | undefined): Promise<number> {
  if (command !== 'start' && command !== 'stop') {
    say('Uso: npm start | npm stop');
    return 2;
  }
  const missing = whatIsMissing(thisMachine);
  if (missing !== null) {
    say(missing);
    return 2;
  }
  await (command === 'start' ? start() : stop());
  return 0;
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    say(`No se pudo poner el complemento en Excel (o quitarlo de él). Detalle: ${detail}`);
    process.exit(3);
  },
);
