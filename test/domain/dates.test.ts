/** Are the dates of a title those that a person in Mexico reads in it? */
import fc from 'fast-check';
import { readDates } from '../../src/domain/dates';

const dates = (text: string) => {
  const { reportedOn, updatedOn } = readDates(text);
  return updatedOn ? `${reportedOn} / ${updatedOn}` : reportedOn;
};

test.each([
  ['Cumplimiento general al primer reporte con fecha 23 de enero de 2023', '2023-01-23'],
  ['con fecha 5 de abril de 2023 (actualización al 17 de mayo)', '2023-04-05 / 2023-05-17'],
  ['con fecha 18 de diciembre de 2023 (actualización al 15 de enero)', '2023-12-18 / 2024-01-15'],
  ['2do reporte con fecha 05/04/2023 (actualización al 17/05/2023)', '2023-04-05 / 2023-05-17'],
  ['05-04-2023', '2023-04-05'],
  ['5.4.2023', '2023-04-05'],
  ['2023-04-05', '2023-04-05'],
  ['primero de junio de 2023', '2023-06-01'],
  ['1º de junio de 2023', '2023-06-01'],
  ['1o. de junio de 2023', '2023-06-01'],
  ['1ro de junio del 2023', '2023-06-01'],
  ['veinticuatro de agosto de dos mil veintitrés', '2023-08-24'],
  ['treinta y uno de marzo del año 2024', '2024-03-31'],
  ['TOLUCA, 9 DE JUNIO DE 2023', '2023-06-09'],
  ['5-abr-2023', '2023-04-05'],
  ['5 abril, 2023', '2023-04-05'],
  ['9 de sept. de 2023', '2023-09-09'],
  ['mayo 2023', '2023-05'],
  ['Cumplimiento general, MAYO DE 2023', '2023-05'],
  ['05/2023', '2023-05'],
  ['Abril 15, 2023', '2023-04-15'],
  ["mayo '23", '2023-05'],
  ['Reporte 2, mayo de 2023', '2023-05'],
  ['Reporte 2. Mayo 2023', '2023-05'],
  ['Reporte 2 - mayo 2023', '2023-05'],
  ['Reporte 2 de mayo de 2023', '2023-05-02'],
  ['Reporte 23 enero 2023', '2023-01-23'],
  ['Reporte 5 de abril de 2023', '2023-04-05'],
  ['Avance 5 abr 2023', '2023-04-05'],
  ['Gobierno 5 abril 2023', '2023-04-05'],
  ['Primer reporte, 5 abril 2023', '2023-04-05'],
  ['Primer reporte 5 abril 2023', '2023-04-05'],
  ['1er. Reporte 5 abril 2023', '2023-04-05'],
  ['IV informe 5 abril 2023', '2023-04-05'],
  ['Primer reporte 5 abr 2023, act. 17 may 2023', '2023-04-05 / 2023-05-17'],
  ['Reporte 5-abr-2023', '2023-04-05'],
  ['Reporte No. 3 abril 2023', '2023-04'],
  ['Reporte núm. 15 de abril de 2023', '2023-04'],
  ['29 de febrero de 2024', '2024-02-29'],
  ['con fecha mayo de 2023 (actualización a junio)', '2023-05'],
  ['"2023. Año del Septuagésimo Aniversario del Reconocimiento del Derecho al Voto"', null],
  ['2do reporte', null],
  ['Acta 032/2023', null],
  ['15%', null],
  ['', null],
])('[R5] %j gives %s', (text, expected) => expect(dates(text)).toBe(expected));

test.each([
  ['29 de febrero de 2023', null, 'invalid'],
  ['04/25/2023', null, 'invalid'],
  ['5 de abril', null, 'no_year'],
  ['Reporte de mayo', null, 'no_year'],
  ['05/04/23', '2023-04-05', 'two_digit_year'],
  ['may-23', '2023-05', 'two_digit_year'],
  ['mayo 23', null, 'no_year'],
  ['5 de abril (actualización al 17 de mayo de 2023)', '2023-04-05 / 2023-05-17', 'inferred_year'],
  ['del 1 de enero al 31 de marzo de 2023', '2023-03-31', 'period'],
  ['enero - marzo 2023', '2023-03', 'period'],
  ['de enero a marzo de 2023', '2023-03', 'period'],
  ['marzo de 2023', '2023-03', null],
  ['Primer reporte del 1 al 15 de marzo de 2023', '2023-03-15', 'period'],
  ['Primer reporte del 1° al 15 de marzo de 2023', '2023-03-15', 'period'],
  ['1o. al 15 de marzo de 2023', '2023-03-15', 'period'],
  ['del primero al quince de marzo de 2023', '2023-03-15', 'period'],
  ['5 a 9 de junio de 2023', '2023-06-09', 'period'],
  ['1-15 marzo 2023', '2023-03-15', 'period'],
  ['del 1 al 15/03/2023', '2023-03-15', 'period'],
  ['5 de abril de 2023 (actualización del 1 al 17 de mayo)', '2023-04-05 / 2023-05-17', 'period'],
  ['05/04/23 al 17/05/23', '2023-05-17', 'period'],
  ['Primer reporte al 15 de marzo de 2023', '2023-03-15', null],
  ['Informe de 18 municipios al 15 de marzo de 2023', '2023-03-15', null],
  ['Acta 32 - 15 de marzo de 2023', '2023-03-15', null],
  ['Reporte No. 1 al 15 de marzo de 2023', '2023-03-15', null],
  ['Reporte 1 al 15 de marzo de 2023', '2023-03-15', 'number_or_day'],
  ['Corte 2 al 15 de marzo de 2023', '2023-03-15', 'number_or_day'],
  ['Reporte 5 abril 2023', '2023-04-05', 'day_or_number'],
  ['Informe 12 mayo 2023', '2023-05-12', 'day_or_number'],
  ['Rep. 5 abril 2023', '2023-04-05', 'day_or_number'],
  ['Reporte 5° abril 2023', '2023-04-05', 'day_or_number'],
  ['Reporte 2-mayo 2023', '2023-05-02', 'day_or_number'],
  ['Reporte 2 mayo', null, 'no_year'],
  ['5 de abril de 2023; 6 de abril de 2023', '2023-04-05', 'several'],
])('[R5] %j gives %s, and the doubt %s', (text, expected, doubt) => {
  expect([dates(text), readDates(text).doubts[0]?.doubt ?? null]).toEqual([expected, doubt]);
});

// What stands right before a date, and dates side by side.
test.each([
  ['x5 de abril de 2023', '2023-04', null],
  ['5 de abril de 2023-6 de abril de 2023', '2023-04-06', 'period'],
  ['ñ5/4/2023', null, null],
  ['(5/4/2023)', '2023-04-05', null],
  ['5/4/2023.6/4/2023', '2023-04-05', 'several'],
  ['9 abr. 2023, 5 abr. 2023', '2023-04-09', 'several'],
  ['abr.6 de mayo de 2023', '2023-05-06', null],
  ['fecha 05/2023', '2023-05', null],
  ['x05/2023', null, null],
  ['-05/2023', null, null],
  ['15abr23', '2023-04-15', 'two_digit_year'],
  ['115abr23', null, null],
  ['(abr23)', '2023-04', 'two_digit_year'],
  ['xabr23', null, null],
  ['ABR2023,MAY2023', '2023-04', 'several'],
  ['20230405', '2023-04-05', null],
  ['120230405', null, null],
  ['submayo 2023', null, null],
  ['Vigésimo reporte 5 abril 2023', '2023-04-05', null],
  ['XIV reporte 5 abril 2023', '2023-04-05', null],
  ['Centésimo primer reporte 5 abril 2023', '2023-04-05', 'day_or_number'],
  ['Subprimer reporte 5 abril 2023', '2023-04-05', 'day_or_number'],
  ['Subreporte 5 abril 2023', '2023-04-05', null],
  ['#5 abril 2023', '2023-04', null],
  ['Asno 5 abril 2023', '2023-04-05', null],
  ['x1 al 15 de marzo de 2023', '2023-03-15', null],
  ['Fin:enero - marzo 2023', '2023-03', 'period'],
  ['Subenero - marzo 2023', '2023-03', null],
])('[R5] %j, with what stands before it, gives %s, and the doubt %s', (text, expected, doubt) => {
  expect([dates(text), readDates(text).doubts[0]?.doubt ?? null]).toEqual([expected, doubt]);
});

test('[R5] only an update gives no date of the report', () => {
  expect(readDates('Actualizado al 17 de mayo de 2023')).toMatchObject({
    reportedOn: null,
    updatedOn: '2023-05-17',
  });
});

test("[R5] a date's figures are taken out of what is left", () => {
  expect(readDates('Reporte 05/04/2023 y 3').rest).not.toMatch(/05|04|2023/);
  expect(readDates('Reporte 05/04/2023 y 3').rest).toMatch(/3/);
});

test('[R5] every valid date is read back from each way of writing it', () => {
  const months =
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
  const date = fc.date({ min: new Date('2001-01-01'), max: new Date('2059-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (d) => {
      const iso = d.toISOString().slice(0, 10);
      const [y, m, day] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()];
      const written = [
        `${day} de ${months[m]} de ${y}`,
        `${day}/${m + 1}/${y}`,
        `(${String(day).padStart(2, '0')}-${String(m + 1).padStart(2, '0')}-${y})`,
        `AL ${day} DE ${months[m]!.toUpperCase()} DEL ${y}.`,
      ];
      expect(written.map((text) => readDates(text).reportedOn)).toEqual(written.map(() => iso));
    }),
  );
});

test('[R5] a letter or a figure right before a date in figures hides it; any other mark does not', () => {
  const before = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
  fc.assert(
    fc.property(before, (mark) => {
      const isWord = /[\p{L}\d]$/u.test(mark.normalize('NFKD').replace(/\p{M}+/gu, ''));
      expect(dates(`${mark}20230405`)).toBe(isWord ? null : dates(`${mark} 20230405`));
    }),
  );
});

test('[R5] any text ends, with valid dates or none', () => {
  const piece = fc.constantFrom(
    '05',
    '/',
    '-',
    ' ',
    'de',
    'mayo',
    '2023',
    '23',
    'actualización',
    'al',
    'primero',
    '.',
    'mar',
    '99',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (parts) => {
      for (const date of [readDates(parts.join('')), readDates(parts.join(' '))]) {
        if (date.reportedOn !== null) expect(date.reportedOn).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
    }),
  );
});
