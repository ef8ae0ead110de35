/**
 * Do the worksheet functions answer as Excel calls them?
 *
 * @jest-environment jsdom
 */
import fs from 'node:fs';
import { avance, cambio, estado } from '../../src/functions/functions';

/** Microsoft's own runtime of custom functions, unmodified: its errors are those that Excel shows. */
beforeAll(() => {
  const file = require.resolve('@microsoft/office-js/dist/custom-functions-runtime.debug.js');
  // It looks for its own element in the page; the one put here loads nothing.
  document.head.append(
    Object.assign(document.createElement('script'), { src: 'custom-functions-runtime.debug.js' }),
  );
  window.eval(fs.readFileSync(file, 'utf8'));
});

async function fault(answer: Promise<unknown>): Promise<{ code: string; message: string | undefined }> {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CustomFunctions.Error);
  const { code, message } = error as CustomFunctions.Error;
  return { code, message };
}

test('[F1] ESTADO gives the label, and #¡VALOR! with a sentence for what is no state', async () => {
  expect(await estado('cumplio')).toBe('Cumplido');
  expect(await estado('pendiente', [['Cumplido'], ['Pendiente']])).toBe('Pendiente');
  expect(await fault(estado('qué sé yo'))).toEqual({
    code: CustomFunctions.ErrorCode.invalidValue,
    message: expect.stringMatching(/^«qué sé yo» no es un estado: escriba «Cumplido»/),
  });
});

test('[F2] AVANCE gives a share, and #N/D where there is nothing to count', async () => {
  expect(await avance([['Cumplido', 'en proceso', '', '✔']])).toBeCloseTo(2 / 3);
  expect(await fault(avance([['', '']]))).toEqual({
    code: CustomFunctions.ErrorCode.notAvailable,
    message: 'Ninguna celda del rango tiene un estado: no hay avance que calcular.',
  });
});

test('[F3] CAMBIO says what happened', async () => {
  expect(await cambio('sin evidencia', 'cumplido')).toBe('avanzó');
  expect(await cambio('Pendiente', 'Pendiente', [['Pendiente']])).toBe('sin cambio');
});

/** What Excel may hand over where the metadata asks for texts, beside texts. */
const loose = (values: readonly unknown[]) => [values] as unknown as string[][];

test('[F2] blank cells and arguments left out may come as null, and a number is no state', async () => {
  const nothing = null as unknown as undefined;
  expect(await estado(nothing as unknown as string, nothing)).toBe('');
  expect(await cambio('Cumplido', nothing as unknown as string, nothing)).toBe('ya no se reporta');
  expect(await avance(loose(['Cumplido', null, undefined]), nothing)).toBe(1);
  expect(await estado('p', loose(['Pendiente', null]))).toBe('Pendiente');
  expect((await fault(avance(loose(['Cumplido', 7])))).message).toMatch(/^«7» no es un estado/);
});

test.each([0, '0', '', null, undefined, ' 0 '])(
  '[F1] [F2] [F3] a blank cell or argument that comes as %j is blank: no state is «0»',
  async (blank) => {
    const text = blank as unknown as string;
    const range = blank as unknown as string[][];
    expect(await estado(text)).toBe('');
    expect(await estado('p', loose(['Pendiente', blank]))).toBe('Pendiente');
    expect(await estado('cumplio', range)).toBe('Cumplido');
    expect(await cambio(text, text, range)).toBe('');
    expect(await cambio('Cumplido', text, range)).toBe('ya no se reporta');
    expect(await cambio(text, 'Cumplido')).toBe('nuevo');
    expect(await avance(loose(['Cumplido', blank, 'en proceso']), range)).toBe(0.5);
    expect((await fault(avance(loose([blank, blank])))).code).toBe(CustomFunctions.ErrorCode.notAvailable);
    expect((await fault(avance(range))).code).toBe(CustomFunctions.ErrorCode.notAvailable);
  },
);
