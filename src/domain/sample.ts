/**
 * What does the example hold? Three rounds laid out like the tables of the report of Luvianos, whose colours were
 * lost in transcription: the states were made up, and every place that shows them says so.
 */
import type { Color } from './grid';

/** One round of the example. */
export interface SampleRound {
  readonly sheet: string;
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly color: Color }[];
  /** A line for each of `SAMPLE_MUNICIPALITIES`: the legend's entry of each tool from 0, "." for an empty cell. */
  readonly states: readonly string[];
}

/** What stands above every table. */
export const SAMPLE_HEADING =
  'REPORTES DE CUMPLIMIENTO DE LOS MUNICIPIOS PARA LA IMPLEMENTACIÓN DEL MODELO REGIONAL DE TRANSPARENCIA MUNICIPAL';

/** The rows, as the sheets write them. */
export const SAMPLE_MUNICIPALITIES: readonly string[] = [
  'Ayapango',
  'Calimaya',
  'Capulhuac',
  'Chapultepec',
  'Chimalhuacán',
  'Ixtapan de la Sal',
  'Ixtlahuaca',
  'Jiquipilco',
  'Luvianos',
  'Malinalco',
  'San Antonio la Isla',
  'Ocuilan',
  'Otumba',
  'Temamatla',
  'Teotihuacán',
  'Texcalyacac',
  'Valle de Chalco',
  'Villa Guerrero',
];

/** The rounds, in order. */
export const SAMPLE_ROUNDS: readonly SampleRound[] = [
  {
    sheet: '1er reporte',
    title: 'Cumplimiento general al primer reporte con fecha 23 de enero de 2023',
    legend: [
      { label: 'Cumplido', color: '#00B050' },
      { label: 'Pendiente sin evidencia', color: '#FF0000' },
      { label: 'No se tiene - en proceso', color: '#FFFF00' },
      { label: 'Información errónea', color: '#FFC000' },
    ],
    states: [
      '1.21210012210.0012',
      '220.3110312222220.',
      '102122222013022211',
      '20201201200200021.',
      '212202222002132202',
      '202020100200312212',
      '202211011101000022',
      '120222122020122230',
      '222222010310200201',
      '11231312102122131.',
      '222022101200200312',
      '121201202021112200',
      '000220121210110201',
      '111122220130021100',
      '100013113101323002',
      '010001123131022.03',
      '002021203222002210',
      '021221012311131221',
    ],
  },
  {
    sheet: '2do reporte',
    title:
      'Cumplimiento general al segundo reporte con fecha 5 de abril de 2023 (actualización al 17 de mayo)',
    legend: [
      { label: 'Cumplido', color: '#00B050' },
      { label: 'No se tiene - en proceso', color: '#FFFF00' },
      { label: 'Se cuenta con el proyecto, falta conclusión del mismo.', color: '#FF0000' },
    ],
    states: [
      '0010210011120.0010',
      '010212202211100202',
      '101010110012010101',
      '000012011002000111',
      '110000112002022001',
      '2220.0100100112222',
      '201122111102000000',
      '000211221010011110',
      '012100010220102201',
      '1111.202102101.021',
      '111012201100100122',
      '102201001000011100',
      '000200002010120201',
      '110212120010222200',
      '200020221221102000',
      '0200211222.1002001',
      '001010002111001100',
      '022010010102221112',
    ],
  },
  {
    sheet: '3er reporte',
    title:
      'Cumplimiento general al tercer reporte con fecha 9 de junio de 2023 (actualización al 5 de julio)',
    legend: [
      { label: 'Cumplido', color: '#00B050' },
      { label: 'No se tiene - en proceso', color: '#FFFF00' },
      { label: 'Se cuenta con el proyecto, falta conclusión del mismo.', color: '#FF0000' },
    ],
    states: [
      '000022000022000010',
      '000220002011000202',
      '100020010000010100',
      '0000.1021000000121',
      '111000200002222000',
      '220000000200112002',
      '002020212000200000',
      '020221022000022110',
      '010000000020.00000',
      '000102000021000201',
      '120012202.00100102',
      '002001001010010200',
      '000200002020120202',
      '002022222010212200',
      '000000221201102200',
      '020001202001020000',
      '200020000221001100',
      '020010020202202100',
    ],
  },
];
