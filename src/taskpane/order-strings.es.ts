/** What does the form of the order of states say? Fetched with it: the pane opens without. */
import { list, quote } from '../domain/narrative/grammar.es';

const quoted = (labels: readonly string[]): string => list(labels.map(quote));

export const orderStrings = {
  onlyModel: 'Este libro solo tiene los estados del Modelo. Su orden se puede cambiar:',
  model: 'Estados del Modelo',
  undecided: 'Elija su lugar…',
  outside: 'Sin lugar: sus cambios no se comparan',
  same: (labels: readonly string[]) => `Igual que ${quoted(labels)}`,
  between: (below: readonly string[] | null, above: readonly string[] | null) => {
    if (below && above) return `Después de ${quoted(below)} y antes de ${quoted(above)}`;
    if (below) return `Después de ${quoted(below)}: el más avanzado`;
    return above ? `Antes de ${quoted(above)}: el menos avanzado` : 'El único con lugar';
  },
  result: 'De menor a mayor avance:',
  level: (labels: readonly string[]) =>
    labels.length > 1 ? `${quoted(labels)}, en el mismo lugar` : quoted(labels),
  without: (labels: readonly string[]) => `Sin lugar en el orden: ${quoted(labels)}.`,
  waiting: (labels: readonly string[]) =>
    `Por decidir: ${quoted(labels)}. Mientras tanto, sus cambios no se comparan.`,
  save: 'Guardar el orden',
  back: 'Poner el orden del Modelo',
  torn: 'El libro guardaba un orden que ya no se puede leer: mientras tanto vale el del Modelo. Dé el orden de nuevo y guárdelo.',
};
