/** Are formulas read and calculated as in Excel? */
import { calculate, evaluateFormula } from '../../../src/host/workbook/calc/calculate';
import { openWorkbook } from '../../../src/host/workbook/codec/open';
import { saveWorkbook } from '../../../src/host/workbook/codec/save';
import { FormulaSyntaxError, parseFormula } from '../../../src/host/workbook/formula/parse';
import { offsetFormula, renameSheetIn } from '../../../src/host/workbook/formula/rewrite';
import { tokenize } from '../../../src/host/workbook/formula/tokens';
import { element } from '../../../src/host/workbook/xml/element';
import { parseArea } from '../../../src/host/workbook/area';
import { book, newBook, plain } from './books';

const DATA = {
  Datos: [
    ['Municipio', 'Estado', 'Valor', 'Fecha'],
    ['Acambay', 'Cumplió', 10, 45021],
    ['Acolman', 'En proceso', 20.5, 45022],
    ['Aculco', 'cumplió', -3, 45100],
    ['Almoloya', '', null, 44000],
    ['Amatepec', 'Falta conclusión', 7, 1],
    ['Ámbar', true, '12', null],
    ['x*y', '#', 0, 60],
  ],
  Números: [
    [5, 'a', 1],
    [15, 'b', 2],
    [25, 'c', 3],
  ],
};

/** The value of a formula over DATA. */
function result(formula: string): unknown {
  const workbook = newBook({ ...DATA, Prueba: [[`=${formula}`]] });
  const report = calculate(workbook, { now: new Date(2023, 3, 5, 12) });
  expect(report.unsupported).toEqual([]);
  return plain(workbook.sheets[2]!.cell(0, 0)!.value);
}

// Each result was compared with LibreOffice's, but where Excel is known to differ from it (marked).
test.each<[string, unknown]>([
  ['1+2*3', 7],
  ['-2^2', 4],
  ['2^3^2', 64],
  ['10%*50', 5],
  ['"a"&1/3', 'a0.333333333333333'],
  ['"A"="a"', true],
  ['1<"a"', true],
  ['TRUE>"z"', true], // Excel: texts before booleans
  ['0.1+0.2=0.3', true],
  ['0.1+0.2-0.3', 0],
  ['1/0', '#DIV/0!'],
  ['"2"+3', 5],
  ['"2023-04-05"+1', 45022],
  ['Datos!C5&"x"', 'x'],
  ['Datos!C5=""', true],
  ['SUM(Datos!C2:C8)', 34.5],
  ['SUM(Datos!C2:C8,"5",TRUE)', 40.5], // Excel: direct texts are read
  ['COUNT(Datos!A1:D8)', 11], // Excel: booleans of ranges do not count
  ['COUNTA(Datos!A1:D8)', 30],
  ['COUNTBLANK(Datos!A1:D8)', 3],
  ['COUNTIF(Datos!B2:B8,"cumplió")', 2],
  ['COUNTIF(Datos!B2:B8,"c*")', 2],
  ['COUNTIF(Datos!B2:B8,"<>")', 7],
  ['COUNTIF(Datos!B:B,"")', 1048568 + 1],
  ['COUNTIF(Datos!C2:C8,">5")', 3],
  ['COUNTIF(Datos!C2:C8,12)', 1], // Excel: a text that spells the number counts
  ['COUNTIF(Datos!A2:A8,"x~*y")', 1],
  ['COUNTIF(Datos!A2:A8,"a?????")', 1],
  ['COUNTIFS(Datos!B2:B8,"cumplió",Datos!C2:C8,">0")', 1],
  ['SUMIF(Datos!B2:B8,"cumplió",Datos!C2:C8)', 7],
  ['SUMIFS(Datos!C2:C8,Datos!B2:B8,"*c*",Datos!C2:C8,"<20")', 14],
  ['AVERAGEIF(Datos!B2:B8,"cumplió",Datos!C2:C8)', 3.5],
  ['SUMPRODUCT((Datos!B2:B8="cumplió")*1)', 2],
  ['SUMPRODUCT(--(LEN(Datos!A2:A8)>6))', 4],
  ['MATCH("acolman",Datos!A1:A8,0)', 3],
  ['MATCH(12,Números!A1:A3)', 1],
  ['MATCH("zz",Datos!A1:A8,0)', '#N/A'],
  ['INDEX(Datos!A1:D8,3,2)', 'En proceso'],
  ['SUM(INDEX(Datos!A1:D8,0,3))', 34.5],
  ['SUM(Números!A1:INDEX(Números!A1:A3,2))', 20],
  ['VLOOKUP("Aculco",Datos!A1:D8,3,FALSE)', -3],
  ['VLOOKUP(20,Números!A1:B3,2)', 'b'],
  ['HLOOKUP("Valor",Datos!A1:D8,3,FALSE)', 20.5],
  ['XLOOKUP("b",Números!B1:B3,Números!A1:A3)', 15],
  ['XLOOKUP("q",Números!B1:B3,Números!A1:A3,"nada")', 'nada'],
  ['LOOKUP(2,1/(Números!B1:B3="b"),Números!A1:A3)', 15],
  ['IFERROR(1/0,"mal")', 'mal'],
  ['IFNA(MATCH("q",Datos!A1:A8,0),-1)', -1],
  ['IF(Datos!C5,"s","n")', 'n'],
  ['IFS(FALSE,1,TRUE,2)', 2],
  ['SWITCH(2,1,"uno",2,"dos","otro")', 'dos'],
  ['CHOOSE(2,"a","b")', 'b'],
  ['LET(x,2,y,x*3,x+y)', 8],
  ['AND(TRUE,1,Números!A1:A3)', true],
  ['ISBLANK(Datos!C5)', true],
  ['ISBLANK(Datos!B5)', false],
  ['TEXT(1234.567,"#,##0.00")', '1,234.57'],
  ['TEXT(45021,"[$-80A]d \\d\\e mmmm")', '5 de abril'],
  ['TEXTJOIN(", ",TRUE,Datos!A2:A4,"")', 'Acambay, Acolman, Aculco'],
  ['SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
  ['SEARCH("m?n","Hola mundo")', 6],
  ['TRIM("  a   b ")', 'a b'],
  ['PROPER("valle de chalco")', 'Valle De Chalco'],
  ['ROUND(2.5,0)', 3],
  ['ROUND(1.005,2)', 1.01],
  ['ROUND(1234,-2)', 1200],
  ['MOD(-3,2)', 1],
  ['DATE(2023,4,5)', 45021],
  ['DATEDIF(DATE(2022,1,15),DATE(2023,4,5),"m")', 14],
  ['EOMONTH(45021,0)', 45046],
  ['NETWORKDAYS(DATE(2023,4,1),DATE(2023,4,30))', 20],
  ['WEEKDAY(45021,2)', 3],
  ['TODAY()', 45021],
  ['ROW()', 1],
  ['SUM(OFFSET(Números!A1,0,0,2,1))', 20],
  ['INDIRECT("Números!A2")', 15],
  ['ADDRESS(5,3,4)', 'C5'],
  ['SUM(Números!A1:B2 Números!A2:C3)', 15],
  ['SUM((Números!A1:A2,Números!C1:C3))', 26],
  ['SUM({1,2;3,4})', 10],
  ['SUM(IF(Números!A1:A3>10,Números!C1:C3,0))', 5],
  ['COUNTA(UNIQUE(LOWER(Datos!B2:B4)))', 2],
  ['INDEX(SORT(Números!A1:A3,1,-1),1)', 25],
  ['SUBTOTAL(9,Números!A1:A3)', 45],
  ['PMT(0.01,12,1000)', -88.84878867834163],
  ['BASE(255,16)', 'FF'],
  ['NoHay', '#NAME?'],
  ['NoHay!A1', '#REF!'],
  // What a file may keep of a sheet that is gone.
  ['#REF!$A$1', '#REF!'],
  ['COUNTA(#REF!$A$1:$B$9)', 1],
  ['IFERROR(Datos!#REF!,"nada")', 'nada'],
])('=%s', (formula, expected) => {
  const value = result(formula);
  if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 9);
  else expect(value).toBe(expected);
});

describe('names and tables', () => {
  const withNames = (formula: string) => {
    const workbook = newBook({ ...DATA, Prueba: [[`=${formula}`, '=SUM(T[[#This Row],[Valor]])']] });
    workbook.names = [
      { name: 'Valores', formula: 'Datos!$C$2:$C$8', sheet: null, hidden: true, comment: '' },
      { name: 'Local', formula: '7', sheet: workbook.sheets[2]!.id, hidden: false, comment: '' },
      { name: 'Local', formula: '8', sheet: null, hidden: false, comment: '' },
    ];
    const style = {
      name: null,
      firstColumn: false,
      lastColumn: false,
      rowStripes: false,
      columnStripes: false,
    };
    const columns = ['Municipio', 'Estado', 'Valor', 'Fecha'].map((name, i) => ({ id: i + 1, name }));
    workbook.sheets[0]!.tables = [
      {
        id: 1,
        name: 'T',
        displayName: 'T',
        area: parseArea('A1:D8')!,
        headerRow: true,
        totalsRow: false,
        columns,
        style,
        filter: element('autoFilter'),
      },
    ];
    calculate(workbook);
    return plain(workbook.sheets[2]!.cell(0, 0)!.value);
  };

  test.each<[string, unknown]>([
    ['SUM(Valores)', 34.5],
    ['Local', 7],
    ['SUM(T[Valor])', 34.5],
    ['COUNTA(T[#All])', 30],
    ['COUNTA(T[#Headers])', 4],
    ['SUM(T[[Valor]:[Fecha]])', 34.5 + 45021 + 45022 + 45100 + 44000 + 1 + 60],
    ['COUNTIF(T[Estado],"cumplió")', 2],
    ['SUM(T[No hay])', '#REF!'],
  ])('=%s', (formula, expected) => expect(withNames(formula)).toEqual(expected));
});

describe('what is calculated when', () => {
  test('the values of a file stay until something that they depend on changes', () => {
    const workbook = book('by-hand.xlsx');
    const sheet = workbook.sheets[0]!;
    expect(calculate(workbook).computed).toEqual([]);
    sheet.cells.setValue(4, 0, 40);
    const { computed } = calculate(workbook);
    expect(computed.map(({ sheet: s, row, column }) => [s.name, row, column]).sort()).toEqual([
      ['Hoja1', 4, 1],
      ['Otra', 1, 0],
    ]);
    expect(workbook.sheets[1]!.cell(1, 0)!.value).toBe(40);
  });

  test('an unknown function keeps the value of the file while its cells are unchanged, and no longer', () => {
    const kept = book('by-hand.xlsx');
    const report = calculate(kept, { full: true });
    expect(report.unsupported).toMatchObject([{ row: 1, column: 2, why: 'RARA.FUNCION' }]);
    expect(kept.sheets[0]!.cell(1, 2)!.value).toBe(77);
    kept.sheets[0]!.cells.setValue(1, 0, 9);
    calculate(kept);
    const again = openWorkbook(saveWorkbook(kept));
    expect(again.sheets[0]!.cell(1, 2)).toMatchObject({ formula: 'RARA.FUNCION(A2)', value: null });
    expect(again.calc.fullOnLoad).toBe(true);
  });

  test('formulas without a value are computed', () => {
    const workbook = book('openpyxl.xlsx');
    calculate(workbook);
    expect(workbook.sheets[0]!.cell(1, 2)!.value).toBe(2);
    expect(workbook.sheets[0]!.cell(2, 2)!.value).toBe(3);
    expect(workbook.sheets[2]!.cell(0, 0)!.value).toBe(3);
  });

  test('long chains and loops end', () => {
    const workbook = newBook({ Uno: [[1]] });
    const { cells } = workbook.sheets[0]!;
    for (let row = 1; row < 5000; row++) cells.setFormula(row, 0, `A${row}+1`);
    for (let row = 0; row < 300; row++) cells.setFormula(row, 2, `C${((row + 1) % 300) + 1}+1`);
    const report = calculate(workbook);
    expect(cells.get(4999, 0)!.value).toBe(5000);
    expect(report.circular.length).toBeGreaterThan(0);
    cells.setValue(0, 0, 10);
    calculate(workbook);
    expect(cells.get(4999, 0)!.value).toBe(5009);
  });

  test('a changed name, table or sheet name is noticed', () => {
    const workbook = newBook({ Uno: [[1, 2, '=N', '=Dos!A1']], Dos: [[5]] });
    workbook.names = [{ name: 'N', formula: 'Uno!$A$1', sheet: null, hidden: false, comment: '' }];
    calculate(workbook);
    workbook.names = [{ ...workbook.names[0]!, formula: 'Uno!$B$1' }];
    calculate(workbook);
    expect(workbook.sheets[0]!.cell(0, 2)!.value).toBe(2);
  });

  test('arrays spill into free cells, withdraw, and say when there is no room', () => {
    const workbook = newBook({ Uno: [['=SEQUENCE(A9,2)', null, null, '=SUM(A1:B3)']] });
    const { cells } = workbook.sheets[0]!;
    cells.setValue(8, 0, 3);
    calculate(workbook);
    expect(cells.get(2, 1)!.value).toBe(6);
    expect(cells.get(0, 3)!.value).toBe(21);
    cells.setValue(8, 0, 1);
    calculate(workbook);
    expect(cells.get(2, 1)!.value).toBeNull();
    expect(cells.get(0, 3)!.value).toBe(3);
    cells.setValue(1, 0, 'estorbo');
    cells.setValue(8, 0, 2);
    calculate(workbook);
    expect(plain(cells.get(0, 0)!.value)).toBe('#SPILL!');
    const again = openWorkbook(saveWorkbook(workbook));
    expect(again.sheets[0]!.cell(0, 0)!.array?.dynamic).toBe(true);
  });

  test('an old formula meets a range where it stands; a new one takes it whole', () => {
    const workbook = openWorkbook(saveWorkbook(newBook({ Uno: [[1], [2], [3]] })));
    const { cells } = workbook.sheets[0]!;
    cells.put(1, 1, { value: null, formula: 'A1:A3*10', style: 0, freshness: 'changed' });
    cells.setFormula(0, 3, 'SUM(A1:A3*10)');
    calculate(workbook);
    expect(cells.get(1, 1)!.value).toBe(20);
    expect(cells.get(0, 3)!.value).toBe(60);
  });

  test('a formula may be evaluated without standing in a cell', () => {
    const workbook = newBook(DATA);
    const place = { sheet: workbook.sheets[0]!, row: 1, column: 1 };
    expect(evaluateFormula(workbook, place, 'B2="cumplió"', false)).toBe(true);
  });
});

describe('formulas as texts', () => {
  test.each([
    "SUM('1er reporte'!$C$5:T22,A:A,1:3)",
    'Tabla1[[#All],[Col 1]:[Col 2]]+Tabla1[@x]',
    '{1,2;3,"a""b"}&#N/A',
    '_xlfn.XLOOKUP(A1#,B1:INDEX(C:C,3),D1)',
    ' A1 B2 + LOG10( 5 ) \n',
    "[1]Hoja!A1+'[Libro.xlsx]L''hoja'!B2+Ene:Mar!C3",
    'año1+á!B2+R1C1_x',
  ])('%s is told apart without losing a character', (formula) => {
    expect(
      tokenize(formula)
        .map((token) => token.text)
        .join(''),
    ).toBe(formula);
  });

  test.each(['1+', '(1', 'SUM(1', '{1,2;3}', '1 2', 'A1:', '"abc', '=1', '1..2', ')'])(
    '%s is no formula',
    (formula) => {
      expect(() => parseFormula(formula)).toThrow(FormulaSyntaxError);
    },
  );

  test('copying moves what carries no dollar sign', () => {
    expect(offsetFormula("A1+$A1+A$1+$A$1+'x y'!B2:C3+SUM(A:A)", 2, 1)).toBe(
      "B3+$A3+B$1+$A$1+'x y'!C4:D5+SUM(B:B)",
    );
  });

  test('a rename leaves texts and other sheets alone', () => {
    expect(renameSheetIn('Uno!A1+"Uno!A1"+Unos!A1+Uno!Nombre+UNO!#REF!', 'Uno', 'R1')).toBe(
      "'R1'!A1+\"Uno!A1\"+Unos!A1+'R1'!Nombre+'R1'!#REF!",
    );
  });
});
