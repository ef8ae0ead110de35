/** What does the pane say? Every Spanish sentence of the pane; those of the actions are their own. */
import { byCount, list } from '../domain/narrative/grammar.es';
import type { Severity } from '../domain/finding';

const count = (n: number, one: string, many: string): string => `${n} ${byCount(n, one, many)}`;

export const strings = {
  title: 'Matriz Viva',
  places: { matrix: 'Matriz', findings: 'Hallazgos', reports: 'Informes' },
  placesLabel: 'Secciones del panel',

  reading: 'Leyendo el libro…',
  opening: 'Abriendo…',
  nothingChanged: 'Leer no cambia nada en el libro.',
  reread: 'Releer',
  rereadHelp: 'Vuelve a leer el libro, por si cambió',

  notFound: 'Aquí no se encontró la matriz',
  notFoundHelp: [
    'Abra el libro de la matriz: una hoja por reporte, con la columna «Municipio», las herramientas en los encabezados y su «Simbología».',
    'Después elija «Releer». Matriz Viva no cambia nada hasta que usted lo pide.',
  ],
  readFailed: 'No se pudo leer el libro',
  noOffice: 'Matriz Viva vive dentro de Excel',
  noOfficeHelp:
    'Esta página es el panel del complemento: se abre desde Excel, en la pestaña «Matriz Viva», con el botón «Abrir panel».',
  noLibrary: 'No se pudo cargar la biblioteca de Office',
  noLibraryHelp: 'Revise la conexión a internet, cierre el panel y ábralo de nuevo.',

  found: {
    label: 'Qué se encontró en el libro',
    rounds: (n: number, dates: string | null) =>
      `${count(n, 'reporte', 'reportes')}${dates === null ? '' : ` ${dates}`}.`,
    between: (from: string, to: string) => `del ${from} al ${to}`,
    on: (date: string) => `con fecha ${date}`,
    size: (municipalities: number, tools: number) =>
      `${count(municipalities, 'municipio', 'municipios')} y ${count(tools, 'herramienta', 'herramientas')}.`,
    findings: (bySeverity: readonly (readonly [Severity, number])[]) => {
      const parts = bySeverity.filter(([, n]) => n > 0).map(([severity, n]) => severityCount(severity, n));
      return parts.length === 0 ? 'Ningún hallazgo: todo se leyó sin dudas.' : `${list(parts)} por revisar.`;
    },
    see: 'Ver los hallazgos',
  },

  round: {
    goTo: (sheet: string) => `Ir a la hoja «${sheet}»`,
    sheet: (sheet: string) => `Hoja «${sheet}»`,
    noDate: 'Sin fecha legible',
    noLegend: 'Sin simbología: sus colores no se leen hasta que elija una.',
    borrowed: (sheet: string) => `Simbología tomada de «${sheet}».`,
    defaultLegend: 'Simbología predeterminada del Modelo.',
    progress: (tally: string) => `Cumplidas: ${tally}.`,
    states: 'Estados',
    blank: 'Sin dato',
    unread: 'Sin lectura',
    cells: (n: number) => count(n, 'celda', 'celdas'),
    bar: (title: string, parts: readonly string[]) => `${title}: ${list(parts)}`,
  },

  legend: {
    label: 'Simbología para los reportes que no la tienen',
    none: 'Ninguna: dejar sus colores sin leer',
    default: 'La predeterminada del Modelo',
    from: (sheet: string) => `La de «${sheet}»`,
  },

  apply: {
    heading: 'Aplicar simbología',
    help: 'Escribe en cada celda el estado que su color significa y deja el color como formato condicional. Lo que no se pudo leer se queda como está.',
    mode: 'Mostrar cada estado como',
    modes: { simbolo: 'Color y símbolo', color: 'Solo color', texto: 'Texto' },
    button: 'Aplicar simbología',
  },

  findings: {
    heading: 'Hallazgos',
    none: 'No hay nada que revisar: todas las celdas, los municipios y las fechas se leyeron sin dudas.',
    filter: 'Mostrar por gravedad',
    nothingShown: 'Elija al menos una gravedad para ver sus hallazgos.',
    shown: (n: number, total: number) => `${n} de ${count(total, 'hallazgo', 'hallazgos')}`,
    more: (n: number) => `Mostrar ${count(n, 'más', 'más')}`,
    place: (sheet: string, cell: string | null) => (cell === null ? sheet : `${sheet}, ${cell}`),
    workbook: 'Todo el libro',
    proposal: 'Propuesta:',
    candidates: 'Puede ser:',
    write: 'Escribir la hoja «Hallazgos»',
    writeHelp: 'Deja la lista en el libro, con un vínculo a cada celda.',
    goTo: (sheet: string, cell: string | null) =>
      cell === null ? `Ir a la hoja «${sheet}»` : `Ir a la celda ${cell} de «${sheet}»`,
  },

  compare: {
    heading: 'Comparar dos reportes',
    help: 'Hace la hoja «Comparativo»: qué avanzó, qué retrocedió y qué cambió solo por la simbología.',
    from: 'Reporte anterior',
    to: 'Reporte posterior',
    same: 'Elija dos reportes distintos.',
    single: 'El libro tiene un solo reporte: para comparar hacen falta dos.',
    button: 'Comparar',
  },

  factsheets: {
    heading: 'Fichas de municipios',
    help: 'Hace una hoja por municipio con sus estados, sus cambios y la redacción institucional. Los párrafos que usted editó se conservan.',
    who: 'Municipios',
    every: (n: number) => `Todos (${n})`,
    some: 'Solo algunos',
    search: 'Buscar municipio',
    chosen: (n: number) => count(n, 'elegido', 'elegidos'),
    noneFound: 'Ningún municipio del libro se llama así.',
    noneChosen: 'Elija al menos un municipio.',
    button: (n: number) => (n === 1 ? 'Hacer 1 ficha' : `Hacer ${n} fichas`),
  },

  process: {
    heading: 'Todo de una vez',
    help: 'Aplica la simbología y hace Hallazgos, Comparativo y las fichas de todos los municipios.',
    button: 'Procesar el libro',
  },

  activity: {
    region: 'Avance y resultado de las acciones',
    running: (title: string) => `${title}…`,
    step: (done: number, total: number, what: string) => `${done} de ${total}${what ? `: ${what}` : ''}`,
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    done: 'Listo',
    cancelled: 'Cancelado',
    failed: 'No se completó',
    dismiss: 'Cerrar el aviso',
    sheets: 'Hojas hechas o cambiadas',
    moreSheets: (n: number) => `y ${count(n, 'hoja más', 'hojas más')}`,
    busy: 'Espere a que termine la acción en curso.',
  },

  fault: {
    title: 'El panel tuvo un problema',
    help: 'Su libro no se dañó: lo que ya estaba escrito sigue ahí. Puede seguir trabajando desde aquí.',
    retry: 'Volver a abrir el panel',
  },

  severities: { error: 'Errores', aviso: 'Avisos', nota: 'Notas' } satisfies Record<Severity, string>,
  severity: { error: 'Error', aviso: 'Aviso', nota: 'Nota' } satisfies Record<Severity, string>,
} as const;

/** "2 errores", "1 aviso", "4 notas". */
export function severityCount(severity: Severity, n: number): string {
  const forms = { error: ['error', 'errores'], aviso: ['aviso', 'avisos'], nota: ['nota', 'notas'] } as const;
  return count(n, forms[severity][0], forms[severity][1]);
}
