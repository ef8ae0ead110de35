/** Does the preview read and write as Excel in Spanish does, while the embedded Excel knows English only? */
import { Session } from '../../src/host/session/session';
import { Acts } from '../../src/preview/excel/acts';
import { Desk } from '../../src/preview/excel/desk';
import { entryFromSpanish, formulaInSpanish } from '../../src/preview/excel/spanish';
import { SheetLook } from '../../src/preview/look/sheet-look';
import { colorName } from '../../src/preview/shell/color-names';
import { es } from '../../src/preview/strings.es';
import { newBook } from '../host/workbook/books';

function open() {
  const desk = new Desk(new Session(newBook({ Uno: [[1], [2], ['x']] })));
  const said: string[] = [];
  const acts = new Acts(desk, (sentence) => said.push(sentence));
  const sheet = desk.session.workbook.sheets[0]!;
  /** What B1 shows once that is typed into it. */
  const shows = async (text: string): Promise<string> => {
    await acts.type({ row: 0, column: 1 }, text);
    return new SheetLook(desk.session, sheet).cell(0, 1).text;
  };
  return { desk, acts, said, sheet, shows };
}

test.each([
  ['=SUMA(1,2)', '3', 'SUM(1,2)'],
  ['=suma(A1:A2)', '3', 'SUM(A1:A2)'],
  ['=CONTAR.SI(A1:A3,"x")', '1', 'COUNTIF(A1:A3,"x")'],
  ['=SI(A1=1,PROMEDIO(A1:A2),0)', '1.5', 'IF(A1=1,AVERAGE(A1:A2),0)'],
  ['=CONTARA(A1:A3)', '3', 'COUNTA(A1:A3)'],
  ['=ÍNDICE(A1:A3,2)', '2', 'INDEX(A1:A3,2)'],
  ['=AÑO(45000)', '2023', 'YEAR(45000)'],
  ['=SUM(1,2)', '3', 'SUM(1,2)'],
  ['=Y(VERDADERO,FALSO)', 'FALSO', 'AND(TRUE,FALSE)'],
])('%s shows %s', async (typed, shown, formula) => {
  const { shows, sheet } = open();
  expect(await shows(typed)).toBe(shown);
  expect(sheet.cell(0, 1)!.formula).toBe(formula);
});

test.each([
  ['=1/0', '#¡DIV/0!'],
  ['="a"+1', '#¡VALOR!'],
  ['=NOD()', '#N/D'],
  ['=COINCIDIR(9,A1:A3,0)', '#N/D'],
  ['=NADIE.LA.CONOCE(1)', '#¿NOMBRE?'],
  ['=#REF!', '#¡REF!'],
  ['#N/D', '#N/D'],
])('%s shows the error %s', async (typed, shown) => {
  expect(await open().shows(typed)).toBe(shown);
});

test('what a formula refers to that is blank is no unknown name', async () => {
  expect(await open().shows('=D9')).toBe('0');
});

test('texts, quoted sheets and names in brackets stay as they are', () => {
  expect(entryFromSpanish(`=SI('SI(a)'!A1="SUMA(1)",Tabla[SUMA],Suma1)`)).toBe(
    `=IF('SI(a)'!A1="SUMA(1)",Tabla[SUMA],Suma1)`,
  );
  expect(entryFromSpanish('SUMA(1)')).toBe('SUMA(1)');
  expect(entryFromSpanish('=MATRIZ.ESTADO(C5)')).toBe('=MATRIZ.ESTADO(C5)');
});

test('what is edited again is shown in Spanish, and comes back as it was', async () => {
  const { acts, shows, sheet } = open();
  await shows('=IF(A1>0,SUM(A1:A2),TRUE)');
  const text = acts.editText({ row: 0, column: 1 });
  expect(text).toBe('=SI(A1>0,SUMA(A1:A2),VERDADERO)');
  expect(entryFromSpanish(text)).toBe(`=${sheet.cell(0, 1)!.formula}`);
  expect(formulaInSpanish('VLOOKUP(A1,B:C,2,FALSE)')).toBe('BUSCARV(A1,B:C,2,FALSO)');
});

test.each(['a/b', '', "'x", 'a'.repeat(32)])(
  'a sheet cannot be named «%s», and it is said why',
  async (name) => {
    const { acts, said, sheet } = open();
    await acts.rename(sheet, name);
    expect(said).toEqual([es.badSheetName]);
    expect(sheet.name).toBe('Uno');
  },
);

test.each([
  ['#FF0000', 'Rojo'],
  ['#00B050', 'Verde'],
  ['#92D050', 'Verde claro'],
  ['#D9D9D9', 'Gris claro'],
  ['#FFFFFF', 'Blanco'],
  ['#000000', 'Negro'],
  ['#7F6000', 'Café'],
  ['#C00001', 'Rojo'],
  ['#FFE4E1', 'Rojo claro'],
  ['#FFCC99', 'Naranja claro'],
  ['#DDEBF7', 'Azul claro'],
  ['#FF00FE', 'Rosa'],
])('%s is called %s', (color, name) => {
  expect(colorName(color)).toBe(name);
});
