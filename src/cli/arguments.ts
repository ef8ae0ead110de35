/** What did the person ask for on the command line? */
import { parseArgs } from 'node:util';
import type { DisplayMode, LegendChoice } from '../actions/outcome';

/** A call or an input that cannot be used: one sentence in Spanish, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const COMMANDS = ['leer', 'validar', 'colorear', 'comparar', 'fichas', 'procesar', 'script'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** A call, checked. */
export interface Call {
  readonly command: CommandName;
  /** The workbook, or the script and then the workbook. */
  readonly files: readonly string[];
  readonly output: string | null;
  readonly json: boolean;
  readonly mode: DisplayMode;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly municipalities: readonly string[];
  readonly legend: LegendChoice | undefined;
}

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
  mostrar: { type: 'string' },
  de: { type: 'string' },
  a: { type: 'string' },
  municipio: { type: 'string', multiple: true },
  simbologia: { type: 'string' },
  ayuda: { type: 'boolean', short: 'h' },
  help: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** Options that each command takes besides --simbologia. */
const TAKES: Record<CommandName, readonly OptionName[]> = {
  leer: ['json'],
  validar: ['json'],
  colorear: ['output', 'mostrar'],
  comparar: ['de', 'a', 'output', 'json'],
  fichas: ['municipio', 'output'],
  procesar: ['output'],
  script: ['output'],
};

const NEEDS_OUTPUT: readonly CommandName[] = ['colorear', 'fichas', 'procesar'];

export const HELP = `Matriz Viva: la matriz de seguimiento, leída, coloreada, comparada y redactada.

  npm run matriz -- leer      LIBRO.xlsx [--json]
  npm run matriz -- validar   LIBRO.xlsx [--json]
  npm run matriz -- colorear  LIBRO.xlsx -o SALIDA.xlsx [--mostrar color|simbolo|texto]
  npm run matriz -- comparar  LIBRO.xlsx [--de HOJA --a HOJA] [-o SALIDA.xlsx] [--json]
  npm run matriz -- fichas    LIBRO.xlsx [--municipio NOMBRE]... -o SALIDA.xlsx
  npm run matriz -- procesar  LIBRO.xlsx -o SALIDA.xlsx
  npm run matriz -- script    GUION.js [LIBRO.xlsx] [-o SALIDA.xlsx]

En todas: [--simbologia HOJA|predeterminada] para los reportes que no tienen simbología.
Termina con 0 si se hizo; 1 si «validar» halló errores; 2 si la orden o el libro no sirven; 3 si falló el programa.`;

/**
 * The call in `argv`; null when help was asked for.
 *
 * @throws UsageError with a sentence that says what to write instead.
 */
export function parseCall(argv: readonly string[]): Call | null {
  const { values, positionals } = parse(argv);
  const [name, ...files] = positionals;
  if (values.ayuda || values.help || name === 'ayuda') return null;
  const command = COMMANDS.find((known) => known === name);
  if (!command) {
    const what = name === undefined ? 'Falta la orden' : `No existe la orden «${name}»`;
    throw new UsageError(`${what}: use ${listed(COMMANDS)}.`);
  }
  checkOptions(command, values);
  checkFiles(command, files);
  const output = values.output ?? null;
  if (output === null && NEEDS_OUTPUT.includes(command)) {
    throw new UsageError(`«${command}» necesita saber dónde guardar el resultado: agregue -o SALIDA.xlsx.`);
  }
  return {
    command,
    files,
    output,
    json: values.json ?? false,
    mode: displayMode(values.mostrar),
    from: values.de,
    to: values.a,
    municipalities: values.municipio ?? [],
    legend: legendChoice(values.simbologia),
  };
}

interface Values {
  output?: string;
  json?: boolean;
  mostrar?: string;
  de?: string;
  a?: string;
  municipio?: string[];
  simbologia?: string;
  ayuda?: boolean;
  help?: boolean;
}

function parse(argv: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const option = /'(-[^' ,]*)/.exec((error as Error).message)?.[1] ?? '';
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new UsageError(
      unknown
        ? `No existe la opción «${option}»: escriba «npm run matriz -- ayuda» para ver las que hay.`
        : `A la opción «${option}» le falta su valor, o le sobra: escriba «npm run matriz -- ayuda» para ver cómo se usa.`,
    );
  }
}

function checkOptions(command: CommandName, values: Values): void {
  const allowed: readonly string[] = [...TAKES[command], 'simbologia', 'ayuda'];
  const extra = Object.keys(values).find((option) => !allowed.includes(option));
  if (extra !== undefined) {
    const option = extra === 'output' ? '-o' : `--${extra}`;
    throw new UsageError(
      `«${command}» no usa la opción «${option}»: escriba «npm run matriz -- ayuda» para ver cuáles usa.`,
    );
  }
}

function checkFiles(command: CommandName, files: readonly string[]): void {
  const most = command === 'script' ? 2 : 1;
  if (files.length === 0) {
    const missing = command === 'script' ? 'el guion (.js)' : 'el libro (.xlsx)';
    throw new UsageError(`A «${command}» le falta ${missing}.`);
  }
  if (files.length > most)
    throw new UsageError(`Sobra «${files[most]}»: «${command}» trabaja con un libro a la vez.`);
}

function displayMode(text: string | undefined): DisplayMode {
  if (text === undefined) return 'simbolo';
  if (text === 'color' || text === 'simbolo' || text === 'texto') return text;
  throw new UsageError(`La opción --mostrar no admite «${text}»: use color, simbolo o texto.`);
}

function legendChoice(text: string | undefined): LegendChoice | undefined {
  if (text === undefined) return undefined;
  return text === 'predeterminada' ? 'predeterminada' : { sheet: text };
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} o ${words.at(-1)}`;
}
