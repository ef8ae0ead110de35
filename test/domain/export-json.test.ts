/** Do `leer --json` and `validar --json` have exactly the keys and words that their users know? */
import { findingsToJson, readingToJson } from '../../src/domain/export-json';
import { readMatrix } from '../../src/domain/read';
import { FIRST, NAMES, round, sheet } from './sheet';

test('[R18] a round has its keys, its places as on the sheet, and a reason for each cell without a state', () => {
  const grid = round('1er reporte', {
    title: 'Primer reporte con fecha 23 de enero de 2023',
    headers: NAMES.slice(0, 6),
    rows: { METEPEC: ['#00B050', '', '#7030A0', '#FFE000', { shown: 'unreadable' }, 'x'] },
    legend: FIRST,
  });
  const { matrix, findings } = readMatrix([grid]);
  expect(readingToJson(matrix, findings).reportes).toEqual([
    {
      hoja: '1er reporte',
      numero: 1,
      fecha: '2023-01-23',
      actualizacion: null,
      simbologia: [
        { estado: 'cumplido', etiqueta: 'Cumplido', color: '#00B050', rango: 4 },
        { estado: 'sin_evidencia', etiqueta: 'Pendiente sin evidencia', color: '#FF0000', rango: 0 },
        { estado: 'en_proceso', etiqueta: 'No se tiene - en proceso', color: '#FFFF00', rango: 2 },
        { estado: 'informacion_erronea', etiqueta: 'Información errónea', color: '#FFC000', rango: 1 },
      ],
      herramientas: ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2'].map((id, i) => ({
        id,
        encabezado: NAMES[i],
        columna: 'CDEFGH'[i],
      })),
      municipios: [
        {
          clave: '15054',
          nombre: 'Metepec',
          escrito: 'METEPEC',
          fila: 4,
          estados: { '1.1': 'cumplido', '1.2': null, '1.3': null, '1.4': null, '2.1': null, '2.2': null },
          sin_leer: {
            '1.2': 'vacia',
            '1.3': 'desconocido',
            '1.4': 'ambiguo',
            '2.1': 'no_legible',
            '2.2': 'otro_contenido',
          },
        },
      ],
    },
  ]);
});

test('[R18] without a legend, merged or unrecognised, it says so', () => {
  const grid = sheet(
    'x',
    [
      ['Municipio', ...NAMES.slice(0, 3)],
      ['Raro', '#00B050', '#00B050', ''],
    ],
    {
      merges: [[1, 2, 1, 3]],
    },
  );
  const { matrix, findings } = readMatrix([grid]);
  const [json] = readingToJson(matrix, findings).reportes;
  expect(json).toMatchObject({ numero: null, fecha: null, simbologia: [] });
  expect(json!.municipios).toEqual([
    {
      clave: null,
      nombre: null,
      escrito: 'Raro',
      fila: 2,
      estados: { '1.1': null, '1.2': null, '1.3': null },
      sin_leer: { '1.1': 'sin_simbologia', '1.2': 'sin_simbologia', '1.3': 'combinada' },
    },
  ]);
});

test('[R18] a finding has its seven keys', () => {
  const grid = round('x', { rows: { Metepec: ['Cumplido #FF0000', '#00B050', '#FF0000'] } });
  const { matrix, findings } = readMatrix([grid]);
  const { hallazgos } = findingsToJson(findings);
  expect(readingToJson(matrix, findings).hallazgos).toEqual(hallazgos);
  for (const h of hallazgos) {
    expect(Object.keys(h)).toEqual([
      'regla',
      'severidad',
      'hoja',
      'celda',
      'mensaje',
      'propuesta',
      'candidatos',
    ]);
  }
  expect(hallazgos.find((h) => h.celda === 'C4')).toMatchObject({
    regla: 'V5',
    severidad: 'error',
    hoja: 'x',
    candidatos: ['Pendiente sin evidencia'],
  });
});
