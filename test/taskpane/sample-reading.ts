/** A small reading to draw: two rounds, three municipalities, two tools, one finding of each severity. */
import type { WorkbookReading } from '../../src/actions/outcome';
import type { Finding, Severity } from '../../src/domain/finding';
import type { Legend, MunicipalityRow, Reading, Round } from '../../src/domain/matrix';

const at = (row: number) => ({ swatch: { row, column: 0 }, labelAt: { row, column: 1 } });

export const LEGEND: Legend = {
  source: { kind: 'own' },
  title: { row: 9, column: 0 },
  entries: [
    { state: 'cumplido', label: 'Cumplido', color: '#00B050', rank: 4, ...at(10) },
    { state: 'en_proceso', label: 'No se tiene - en proceso', color: '#FFC000', rank: 2, ...at(11) },
    { state: 'sin_evidencia', label: 'Pendiente sin evidencia', color: '#C00000', rank: 0, ...at(12) },
  ],
};

const BLANK: Reading = { kind: 'blank' };
const state = (key: string): Reading => ({ kind: 'state', state: key, by: 'fill', match: 'exact' });

function row(
  name: string,
  code: string | null,
  at: number,
  first: Reading,
  second: Reading,
): MunicipalityRow {
  return {
    code,
    name: code === null ? null : name,
    written: name,
    row: at,
    readings: { '1.1': first, '1.2': second },
  };
}

/** A round with what tests care about; everything else is plain. */
export function round(change: Partial<Round> = {}): Round {
  return {
    sheet: 'Primer reporte',
    position: 0,
    number: 1,
    reportedOn: '2023-04-05',
    updatedOn: '2023-05-17',
    legend: LEGEND,
    tools: [
      { tool: '1.1', header: 'Convenio de colaboración', column: 2 },
      { tool: '1.2', header: 'Plan de trabajo', column: 3 },
    ],
    rows: [
      row('Metepec', '15054', 4, state('cumplido'), state('en_proceso')),
      row('Ecatepec de Morelos', '15033', 5, state('cumplido'), BLANK),
      row('San Nadie', null, 6, state('sin_evidencia'), { kind: 'unknown', color: '#800080' }),
    ],
    municipalityColumn: 1,
    headerRow: 3,
    body: { top: 4, left: 2, bottom: 6, right: 3 },
    ...change,
  };
}

export const SECOND = round({
  sheet: 'Segundo reporte',
  position: 1,
  number: 2,
  reportedOn: '2023-06-09',
  updatedOn: null,
});

/** A finding of a severity, at a cell. */
export function finding(severity: Severity, change: Partial<Finding> = {}): Finding {
  return {
    rule: { error: 'V1', aviso: 'V18', nota: 'V15' }[severity],
    severity,
    sheet: 'Primer reporte',
    cell: 'D7',
    message: `Un hallazgo con gravedad ${severity}.`,
    proposal: null,
    candidates: [],
    fixes: [],
    ...change,
  };
}

/** Two rounds and three findings. */
export function sampleReading(
  change: { rounds?: readonly Round[]; findings?: readonly Finding[] } = {},
): WorkbookReading {
  return {
    matrix: { rounds: change.rounds ?? [round(), SECOND] },
    findings: change.findings ?? [
      finding('error', {
        message: 'El morado de la celda no está en la simbología.',
        proposal: 'Elija un estado.',
      }),
      finding('aviso', {
        cell: 'B7',
        message: 'El municipio no está en la lista.',
        candidates: ['Nextlalpan', 'Nezahualcóyotl'],
      }),
      finding('nota', { sheet: 'Segundo reporte', cell: null }),
    ],
  };
}
