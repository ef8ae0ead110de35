/** How do formulas in the preview get the add-in's functions? They ask those that the pane associated, and wait. */
import { calculate } from '../../host/workbook/calc/calculate';
import { bringFunctions, type AddInCall } from '../../host/workbook/calc/functions/add-in';
import { numberText, type Matrix } from '../../host/workbook/calc/values';
import { nameAddInFunctions } from '../../host/workbook/codec/formula-text';
import type { Workbook } from '../../host/workbook/model';
import { ErrorValue, type CellValue } from '../../host/workbook/value';

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

/** What the page of the pane has: office.js's own association, and the errors that Excel's runtime lends to it. */
interface PaneWindow {
  CustomFunctions?: {
    readonly _association: { readonly m_mappings: Readonly<Record<string, (...args: unknown[]) => unknown>> };
    Error?: unknown;
    ErrorCode?: unknown;
  };
}

const CODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;

class FunctionFault extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

const BUSY = ErrorValue.of('#BUSY!');

/** Answers of the pane's functions, remembered by what was asked: they depend on nothing else. */
export class AddInFunctions {
  private readonly answers = new Map<string, CellValue>();
  private waiting = 0;
  private asked = false;
  private pane: Window | null = null;
  private readonly known: ReadonlyMap<string, FunctionHelp>;

  constructor(
    private readonly workbook: Workbook,
    { namespace, functions }: FunctionBook,
    /** Formulas have other values by now. */
    private readonly changed: () => void,
  ) {
    this.known = new Map(functions.map((each) => [`${namespace}.${each.id}`.toUpperCase(), each]));
    nameAddInFunctions([...this.known.keys()]);
    bringFunctions(workbook, (name) => this.callOf(name));
  }

  /** The pane is there: what waited for it is asked again. */
  connect(pane: Window): void {
    this.pane = pane;
    if (this.asked) this.settle();
  }

  private callOf(name: string): AddInCall | null {
    const help = this.known.get(name);
    if (!help) return null;
    return (args) => {
      const error = args.flat(2).find((value) => value instanceof ErrorValue);
      if (error) return error;
      const given = args.map((rows, i) => argumentOf(rows, help.parameters[i]?.dimensionality === 'matrix'));
      const key = JSON.stringify([name, given]);
      const answer = this.answers.get(key);
      if (answer !== undefined) return answer;
      void this.ask(help, key, given);
      return BUSY;
    };
  }

  private async ask({ id }: FunctionHelp, key: string, args: readonly unknown[]): Promise<void> {
    this.asked = true;
    const { CustomFunctions } = (this.pane ?? {}) as PaneWindow;
    const run = CustomFunctions?._association.m_mappings[id.toUpperCase()];
    if (!CustomFunctions || !run) return;
    CustomFunctions.Error ??= FunctionFault;
    CustomFunctions.ErrorCode ??= CODES;
    this.waiting += 1;
    this.answers.set(key, BUSY);
    try {
      this.answers.set(key, (await run(...args)) as CellValue);
    } catch (error) {
      const code = error instanceof FunctionFault ? error.code : '#VALUE!';
      this.answers.set(key, ErrorValue.of(code as '#VALUE!'));
    }
    this.waiting -= 1;
    if (this.waiting === 0) this.settle();
  }

  private settle(): void {
    calculate(this.workbook, { full: true });
    this.changed();
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
