/** Where does the terminal command begin? Reads the call, runs it, and ends with its exit code. */
import type { ActionError } from '../actions/outcome';
import { HELP, parseCall } from './arguments';

async function main(argv: readonly string[]): Promise<number> {
  const call = parseCall(argv);
  if (call === null) {
    await print(HELP);
    return 0;
  }
  // Loaded only now: a call that cannot be used is answered at once.
  const { runCall } = await import(/* webpackMode: "eager" */ './commands');
  const { stdout, exitCode } = await runCall(call, (line) => process.stderr.write(`${line}\n`));
  if (stdout !== '') await print(stdout);
  return exitCode;
}

function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** What the person is told, and the exit code, when a call did not end well. */
function explain(error: unknown): { message: string; code: number } {
  const name = error instanceof Error ? error.name : '';
  if (error instanceof Error && (name === 'UsageError' || name === 'ActionError')) {
    // What was done before it failed was done in memory only.
    const half = (error as Partial<ActionError>).done ? ' No se escribió ningún archivo.' : '';
    return { message: error.message + half, code: 2 };
  }
  if (error instanceof Error && name === 'ScriptFailure') return { message: error.message, code: 3 };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `Falló el programa, no su libro, que quedó intacto. Detalle para soporte:\n${detail}`,
    code: 3,
  };
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { message, code } = explain(error);
    process.stderr.write(`${message}\n`, () => process.exit(code));
  },
);
