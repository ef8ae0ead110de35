/** What does the pane say until its first place is shown, and everywhere? Those of the actions are their own. */
import { BUSY } from '../actions/activity';
import { byCount, list } from '../domain/narrative/grammar.es';
import type { Severity } from '../domain/finding';

/** A date in words: a month alone takes other prepositions. */
export interface SaidDate {
  readonly text: string;
  readonly isMonth: boolean;
}

/** "1 celda", "2 celdas". */
export const count = (n: number, one: string, many: string): string => `${n} ${byCount(n, one, many)}`;

/** Why cells count as without data, where the workbook or its lack of a column says so. */
function withoutData(
  said: readonly (readonly [string, number])[],
  { tools, cells }: { readonly tools: readonly string[]; readonly cells: number },
): string {
  const which =
    tools.length > 6
      ? `${tools.length} columnas`
      : byCount(tools.length, 'la columna ', 'las columnas ') + list(tools);
  const why = [
    ...said.map(([label, n]) => `${n} ${byCount(n, 'dice', 'dicen')} «${label}»`),
    ...(cells > 0 ? [`${cells} ${byCount(cells, 'es', 'son')} de ${which}, que la hoja no tiene`] : []),
  ];
  return why.length === 0 ? '' : `; de las que no tienen dato, ${list(why)}`;
}

export const strings = {
  title: 'Matriz Viva',
  places: { matrix: 'Matriz', cell: 'Celda', findings: 'Hallazgos', reports: 'Informes' },
  placesLabel: 'Secciones del panel',
  findingsToSee: 'por revisar',

  live: 'Al día',
  readingAgain: 'Leyendo…',
  undo: {
    label: 'Deshacer',
    none: 'No hay nada de Matriz Viva por deshacer',
    what: (title: string, cells: number) =>
      `Deshacer: ${title}${cells === 0 ? '' : ` (${count(cells, 'celda', 'celdas')})`}`,
    ask: (title: string, cells: number) =>
      `¿Deshacer «${title}»? ${count(cells, 'celda vuelve', 'celdas vuelven')} a lo que tenía${cells === 1 ? '' : 'n'}, y la matriz vuelve a ser de colores: se quitan sus símbolos, listas y conteos.`,
    yes: 'Sí, deshacerla',
    no: 'No',
  },
  next: {
    label: 'Qué sigue',
    apply: (sheets: readonly string[]) => ({
      text:
        sheets.length === 0
          ? 'Qué sigue: vea qué cambiará y aplique la simbología.'
          : `Qué sigue: ${sheets.length === 1 ? 'falta' : 'faltan'} por aplicar la simbología en ${list(sheets.map((sheet) => `«${sheet}»`))}.`,
      label: 'Ir a Aplicar simbología',
    }),
    errors: (n: number) => ({
      text: `Qué sigue: revise ${n === 1 ? 'el error que hay' : `los ${n} errores`} en Hallazgos.`,
      label: 'Revisar los errores',
    }),
    reports: (several: boolean) => ({
      text: several
        ? 'Qué sigue: compare los reportes o haga las fichas.'
        : 'Qué sigue: haga las fichas de los municipios.',
      label: 'Ir a Informes',
    }),
  },
  notices: {
    sheet: (sheet: string) => `Ver «${sheet}»`,
    cell: (address: string) => `Ver ${address}`,
    more: (n: number) => `Ver ${count(n, 'aviso anterior', 'avisos anteriores')}`,
    fewer: 'Ver solo el último',
    closeAll: 'Cerrar todos',
  },

  reading: 'Leyendo el libro…',
  opening: 'Abriendo…',
  nothingChanged: 'Leer no cambia nada en el libro.',
  notNow: 'Ahora no',
  reread: 'Releer',
  rereadHelp: 'Vuelve a leer el libro, por si cambió',

  illustrative: 'Los estados de este libro son un ejemplo: no describen a ningún municipio.',
  welcome: {
    title: 'Matriz Viva leyó su libro',
    text: 'Leer no cambia nada. Abajo está lo que se encontró: empiece por «Ver qué cambiará», o seleccione una celda de la matriz y abra «Celda».',
    live: 'Su simbología ya está aplicada: los estados que escriba toman su color. Seleccione una celda de la matriz y abra «Celda», o siga con lo que se indica abajo.',
    partly:
      'En algunos reportes la simbología ya está aplicada y en otros falta: empiece por «Ver qué cambiará», o seleccione una celda de la matriz y abra «Celda».',
  },

  notFound: 'Aquí no se encontró la matriz',
  notFoundHelp: [
    'Abra el libro de la matriz: una hoja por reporte, con la columna «Municipio», las herramientas en los encabezados y su «Simbología».',
    'Después elija «Releer». Matriz Viva no cambia nada hasta que usted lo pide.',
  ],
  sample: {
    heading: '¿Quiere verla funcionar?',
    help: 'El libro de ejemplo tiene tres reportes de 18 municipios. Sus estados son ilustrativos: no son datos reales.',
    button: 'Traer el libro de ejemplo',
  },
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
    between: (from: SaidDate, to: SaidDate) =>
      `${from.isMonth ? 'de' : 'del'} ${from.text} ${to.isMonth ? 'a' : 'al'} ${to.text}`,
    on: ({ text, isMonth }: SaidDate) => `${isMonth ? 'de' : 'con fecha'} ${text}`,
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
    /** `said`: states that count as without data, with their cells. */
    progress: (
      tally: string,
      said: readonly (readonly [string, number])[],
      lacking: { readonly tools: readonly string[]; readonly cells: number },
    ) => `Cumplidas: ${tally}${withoutData(said, lacking)}.`,
    repeated: (rows: readonly string[]) =>
      rows.length === 1
        ? `No se cuenta la fila repetida ${rows[0]}.`
        : `No se cuentan ${rows.length} filas repetidas: ${list(rows.length > 6 ? [...rows.slice(0, 5), `${rows.length - 5} más`] : rows)}.`,
    states: 'Estados',
    blank: 'Vacías o sin columna',
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
    see: 'Ver qué cambiará',
    helpLive:
      'La simbología está aplicada en todos los reportes. Puede cambiar cómo se muestran sus estados.',
    helpPartly: (sheets: readonly string[]) =>
      `Falta en ${list(sheets.map((sheet) => `«${sheet}»`))}; en los demás ya está aplicada.`,
    seeLive: 'Ver o cambiar cómo se muestra',
    sameMode: 'No hay nada que aplicar: todo está como se muestra aquí.',
    preview: 'Qué cambiará al aplicar la simbología',
    again: 'Intentar de nuevo',
    looking: 'Viendo qué cambiaría…',
    willChange: 'Qué cambiará',
    nothing: 'Ya está aplicada: ninguna celda cambia.',
    texts: (n: number) => `${count(n, 'celda recibe', 'celdas reciben')} el texto de su estado.`,
    repeated: (n: number) =>
      `De las que cambian, ${count(n, 'está en una fila repetida, que no se cuenta', 'están en filas repetidas, que no se cuentan')} en las cifras.`,
    fills: (n: number) =>
      `${count(n, 'celda cambia', 'celdas cambian')} su relleno por el formato condicional.`,
    unread: (n: number) =>
      `${count(n, 'celda que no se pudo leer se queda', 'celdas que no se pudieron leer se quedan')} como está${n === 1 ? '' : 'n'}.`,
    near: (n: number) =>
      `${count(n, 'celda tiene', 'celdas tienen')} un tono parecido, no igual; revíselas antes si el tono quiere decir otra cosa:`,
    moreNear: (n: number) => `y ${count(n, 'otra', 'otras')} en Hallazgos.`,
    formulas: 'Fórmulas que se refieren a la matriz',
    undoable: 'Lo que había se guarda: después puede elegir «Deshacer».',
  },

  order: {
    heading: 'Orden de los estados',
    help: 'Dice qué estado es mejor que otro: de ahí salen los avances y los retrocesos.',
    open: 'Ver o cambiar el orden',
  },

  newRound: {
    heading: 'Nuevo reporte',
    help: 'Hace la hoja del siguiente reporte a partir del último. Sus estados quedan «por confirmar».',
    open: 'Preparar un nuevo reporte',
    preview: (title: string, rows: number, states: number) =>
      `Se copiará «${title}» en una hoja nueva, con ${count(rows, 'municipio', 'municipios')}; ${count(states, 'estado queda', 'estados quedan')} por confirmar. La hoja de origen no cambia.`,
    date: 'Fecha del nuevo reporte',
    dateHint: 'Si la deja vacía, llevará la fecha de hoy; puede corregirla después en el título.',
    button: 'Hacer el nuevo reporte',
  },

  activity: {
    region: 'Avance y resultado de las acciones',
    running: (title: string) => `${title}…`,
    step: (done: number, total: number, what: string) => `${done} de ${total}${what ? `: ${what}` : ''}`,
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    stuck: 'Excel no responde todavía. Si hay una celda en edición, termínela con Intro o Esc en la hoja.',
    done: 'Listo',
    cancelled: 'Cancelado',
    unchanged: 'Sin cambios',
    failed: 'No se completó',
    failedSeveral: 'No se completaron',
    failedPartly: 'No todo se completó',
    dismiss: 'Cerrar el aviso',
    sheets: 'Hojas hechas o cambiadas',
    moreSheets: (n: number) => `y ${count(n, 'hoja más', 'hojas más')}`,
    busy: BUSY,
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
