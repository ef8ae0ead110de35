/** How do formulas in the preview get the add-in's functions? They ask those that the pane associated, and wait. */
import { calculate } from '../../host/workbook/calc/calculate';
import { bringFunctions, type AddInCall } from '../../host/workbook/calc/functions/add-in';
import { numberText, type Matrix } from '../../host/workbook/calc/values';
import type { Workbook } from '../../host/workbook/model';
import { ErrorValue, type CellValue, type ErrorCode } from '../../host/workbook/value';

/** One function as functions.json tells Excel of it. */
export interface FunctionHelp {
  readonly id: string;
  readonly parameters: readonly { readonly dimensionality?: string }[];
}

/** The functions of an add-in, and the name before them. */
export interface FunctionBook {
  readonly namespace: string;
  readonly functions: readonly FunctionHelp[];
}

/** The functions' names as formulas write them: "MATRIZ.ESTADO". */
export function functionNames({ namespace, functions }: FunctionBook): string[] {
  return functions.map(({ id }) => `${namespace}.${id}`.toUpperCase());
}

/** What the page of the pane has: office.js's own association, and the errors that Excel's runtime lends to it. */
interface PaneWindow {
  CustomFunctions?: {
    readonly _association: { readonly m_mappings: Readonly<Record<string, PaneFunction>> };
    Error?: unknown;
    ErrorCode?: unknown;
  };
}

type PaneFunction = (...args: readonly unknown[]) => CellValue | Promise<CellValue>;

const CODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const satisfies Record<string, ErrorCode>;

/** What a function throws to say why it has no answer, until office.js brings its own. */
class FunctionFault extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/**
 * What the formula shows of a fault that its function told of; null for any other error. Known by its code: the
 * pane is another frame, whose classes are not ours, and office.js calls its own plainly "Error".
 */
function faultOf(error: unknown): ErrorValue | null {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? ErrorValue.parse(code) : null;
}

const BUSY = ErrorValue.of('#BUSY!');
const UNKNOWN = ErrorValue.of('#NAME?');
const FAILED = ErrorValue.of('#VALUE!');

/** Answers of the pane's functions, remembered by what was asked: they depend on nothing else. */
export class AddInFunctions {
  private readonly answers = new Map<string, CellValue>();
  /** What the present pane was asked and has not answered. */
  private pending = new Set<string>();
  private asked = false;
  private pane: Window | null = null;

  constructor(
    private readonly workbook: Workbook,
    book: FunctionBook,
    /** Formulas have other values by now. */
    private readonly changed: () => void,
  ) {
    const names = functionNames(book);
    bringFunctions(
      workbook,
      new Map(book.functions.map((each, i) => [names[i]!, this.callOf(names[i]!, each)])),
    );
  }

  /** The pane is there: what waited for it, or for one that went away, is asked again. */
  connect(pane: Window): void {
    this.pane = pane;
    this.pending = new Set();
    if (this.asked) this.settle();
  }

  private callOf(name: string, help: FunctionHelp): AddInCall {
    return (args) => {
      const error = args.flat(2).find((value) => value instanceof ErrorValue);
      if (error) return error;
      const given = args.map((rows, i) => argumentOf(rows, help.parameters[i]?.dimensionality === 'matrix'));
      const key = JSON.stringify([name, given]);
      const answer = this.answers.get(key);
      if (answer !== undefined) return answer;
      this.asked = true;
      const run = this.paneFunction(help);
      if (typeof run !== 'function') return run;
      if (!this.pending.has(key)) void this.ask(run, key, given, this.pending);
      return BUSY;
    };
  }

  /** What the pane answers with; what a formula shows while there is no pane, and when the pane lacks the function. */
  private paneFunction({ id }: FunctionHelp): PaneFunction | ErrorValue {
    const { CustomFunctions } = (this.pane ?? {}) as PaneWindow;
    if (!CustomFunctions) return BUSY;
    CustomFunctions.Error ??= FunctionFault;
    CustomFunctions.ErrorCode ??= CODES;
    return CustomFunctions._association.m_mappings[id.toUpperCase()] ?? UNKNOWN;
  }

  private async ask(
    run: PaneFunction,
    key: string,
    args: readonly unknown[],
    pending: Set<string>,
  ): Promise<void> {
    pending.add(key);
    try {
      // Not before the calculation that asks is done: what throws at once would start another within it.
      await Promise.resolve();
      this.answers.set(key, await run(...args));
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) console.error(error);
      this.answers.set(key, fault ?? FAILED);
    } finally {
      pending.delete(key);
    }
    if (pending === this.pending && pending.size === 0) this.settle();
  }

  /** Nobody waits for this: what fails is told where faults of a page are. */
  private settle(): void {
    try {
      calculate(this.workbook, { full: true });
      this.changed();
    } catch (error) {
      console.error(error);
    }
  }
}

/** Arguments of these functions are texts, which Excel makes of whatever the cells hold. */
function argumentOf(rows: Matrix | undefined, isMatrix: boolean): unknown {
  if (!rows) return undefined;
  const texts = rows.map((row) => row.map(textOf));
  return isMatrix ? texts : texts[0]![0]!;
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
