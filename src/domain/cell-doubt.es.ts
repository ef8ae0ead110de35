/** Why is a cell without a state, or its state in doubt? One sentence. */
import { firstRows, municipalityKey } from './align';
import { colorName, labelOf, quoted } from './finding-text';
import { choice } from './narrative/grammar.es';
import { address } from './grid';
import { fittingStates } from './legend-label';
import type { Conflict, Legend, MunicipalityRow, Reading, Round } from './matrix';
import { entryOf } from './state';

/** The doubt about a cell, or null when there is none. */
export function cellDoubt(round: Round, row: MunicipalityRow, reading: Reading): string | null {
  const doubts = [readingDoubt(round, reading), repeatedRow(round, row)].filter((doubt) => doubt !== null);
  return doubts.length === 0 ? null : doubts.join(' ');
}

function readingDoubt({ legend }: Round, reading: Reading): string | null {
  switch (reading.kind) {
    case 'state':
      return stateDoubt(legend, reading);
    case 'blank':
      return 'La celda está vacía: cuenta como sin dato.';
    case 'unknown':
      return `Su color, ${colorName(reading.color)}, no es el de ningún estado de la simbología de la hoja.`;
    case 'ambiguous': {
      const labels = reading.candidates.map((state) => labelOf(state, legend));
      return `Su color, ${colorName(reading.color)}, puede ser ${choice(labels)}: elija el estado.`;
    }
    case 'unreadable':
      if (reading.hatched)
        return 'Su relleno tiene trama o degradado: no se sabe cuál de sus colores cuenta. Quítelo para ponerle un estado.';
      return 'Su color lo da un formato condicional que aquí no se puede evaluar.';
    case 'no_legend':
      return `Tiene el color ${colorName(reading.color)}, y la hoja no tiene una simbología que lo explique.`;
    case 'merged':
      return `Está combinada con ${address(reading.into.row, reading.into.column)}, que tiene su estado.`;
    case 'other':
      if (reading.carried !== undefined) {
        return `Está por confirmar: en el reporte anterior figuraba como ${labelOf(reading.carried, legend)}.`;
      }
      return otherDoubt(reading, legend);
  }
}

function otherDoubt({ text, formula }: Extract<Reading, { kind: 'other' }>, legend: Legend | null): string {
  if (formula) {
    const result = text.trim() === '' ? 'sin resultado' : `con el resultado ${quoted(text)}`;
    return `Tiene una fórmula, ${result}: no se lee como estado ni se cambia.`;
  }
  const fitting = fittingStates(text, legend).map((state) => labelOf(state, legend));
  if (fitting.length > 1) return `Dice ${quoted(text)}, que puede ser ${choice(fitting)}: elija el estado.`;
  return `Dice ${quoted(text)}, que no es un estado: el que usted elija lo reemplazará.`;
}

function stateDoubt(
  legend: Round['legend'],
  { state, match, conflict }: Extract<Reading, { kind: 'state' }>,
): string | null {
  const label = labelOf(state, legend);
  if (conflict) {
    return `El texto dice ${label} y ${conflictingFill(legend, conflict)}: se tomó el texto.`;
  }
  if (legend && !entryOf(state, legend)) return `${label} no está en la simbología de la hoja.`;
  return match === 'near' ? `Se leyó de otro tono del color de ${label}: confírmelo.` : null;
}

function conflictingFill(legend: Round['legend'], { color, state }: Conflict): string {
  if (color === null) return 'su relleno tiene trama o degradado';
  return `su color ${state === null ? `es ${colorName(color)}` : `es el de ${labelOf(state, legend)}`}`;
}

function repeatedRow(round: Round, row: MunicipalityRow): string | null {
  const first = firstRows(round).get(municipalityKey(row));
  if (!first || first === row) return null;
  return `El municipio está repetido: al comparar solo cuenta la fila ${first.row + 1}.`;
}
