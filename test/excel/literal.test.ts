/** Does a text stay that text, whatever it looks like and whatever stands before that? Over genuine office.js. */
import { toExcel } from '../../src/excel/change-cells';
import { literal } from '../../src/excel/literal';
import { openHere } from '../embedded';

const LOOKS = [
  'Mar 2025',
  'Sep-25',
  'mayo 2023',
  '5 de abril de 2023',
  '1/2',
  '1 1/2',
  '.5',
  '-5',
  '#N/A',
  '#DIV/0!',
  '1E5',
  'TRUE',
  'false',
  'VERDADERO',
  'falso',
  '10%',
  '$5',
  '€5',
  '5 €',
  '12:30',
  '3 pm',
  '2023-05',
  "'x",
  "''x",
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '(5)',
  '1,200',
  '2 de 3',
  '15123',
  '0015',
  '5abr23',
  'Cumplido',
  'Almoloya de Juárez',
  'Sí',
  'Cumplido 3',
];
const LEADS = ['', ' ', '\t', '\n', '\u00A0', '\uFEFF', '\u200B', '\u3000', "'"];
const texts = LOOKS.flatMap((look) => LEADS.map((lead) => `${lead}${look}`)).concat(['＝1+1', ' ＝1+1']);

test('[L21] every text that looks like something else stays as it is, with every sign before it', async () => {
  const embedded = await openHere(null);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    const range = sheet.getRangeByIndexes(0, 0, texts.length, 2);
    range.formulas = texts.map((text) => [literal(text), toExcel(text)]);
    range.load('values,valueTypes,formulas');
    await context.sync();
    expect(range.values).toEqual(texts.map((text) => [text, text]));
    expect(range.formulas).toEqual(range.values);
    expect(new Set(range.valueTypes.flat())).toEqual(new Set(['String']));
  });
  embedded.close();
});

test('[L21] what is tried is read as something else when it is not kept literal', async () => {
  const embedded = await openHere(null);
  const parsed = LOOKS.slice(0, LOOKS.indexOf('2 de 3')).filter(
    (look) => !look.startsWith('€') && !look.endsWith('€'),
  );
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRangeByIndexes(0, 0, parsed.length, 1);
    range.formulas = parsed.map((text) => [text]);
    range.load('formulas,valueTypes');
    await context.sync();
    const kept = parsed.filter(
      (text, i) => range.valueTypes[i]![0] === 'String' && range.formulas[i]![0] === text,
    );
    expect(kept).toEqual([]);
  });
  embedded.close();
});

test('[L21] words and nothing else go without an apostrophe', () => {
  expect(['Cumplido', 'Sin evidencia, pendiente', ''].map(literal)).toEqual([
    'Cumplido',
    'Sin evidencia, pendiente',
    '',
  ]);
});
