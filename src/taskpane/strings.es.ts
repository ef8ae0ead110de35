/** What does the pane say? Every Spanish sentence of the pane; those of the actions are their own. */
import { BUSY } from '../actions/activity';
import { byCount, list } from '../domain/narrative/grammar.es';
import type { Severity } from '../domain/finding';

const count = (n: number, one: string, many: string): string => `${n} ${byCount(n, one, many)}`;

/** One safe change, as it is told. */
interface FixText {
  readonly sheet: string;
  readonly cell: string;
  readonly before: string;
  readonly after: string;
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
    what: (title: string, cells: number) => `Deshacer: ${title} (${count(cells, 'celda', 'celdas')})`,
  },
  notices: {
    sheet: (sheet: string) => `Ver «${sheet}»`,
    cell: (address: string) => `Ver ${address}`,
    more: (n: number) => `Ver ${count(n, 'aviso anterior', 'avisos anteriores')}`,
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
    /** `said`: states that count as without data, with their cells. */
    progress: (tally: string, said: readonly (readonly [string, number])[]) =>
      `Cumplidas: ${tally}${said.length > 0 ? `; de las que no tienen dato, ${list(said.map(([label, n]) => `${n} ${n === 1 ? 'dice' : 'dicen'} «${label}»`))}` : ''}.`,
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
    preview: 'Qué cambiará al aplicar la simbología',
    again: 'Intentar de nuevo',
    looking: 'Viendo qué cambiaría…',
    willChange: 'Qué cambiará',
    nothing: 'Ya está aplicada: ninguna celda cambia.',
    texts: (n: number) => `${count(n, 'celda recibe', 'celdas reciben')} el texto de su estado.`,
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

  cell: {
    none: 'Seleccione en el libro una celda de la matriz para ver aquí su estado, su historia y su avance.',
    outside: 'Fuera de la matriz',
    goToRound: (title: string) => `Ir al ${title[0]!.toLowerCase()}${title.slice(1)}`,
    dimension: (name: string) => `Dimensión: ${name}`,
    where: (title: string, cell: string) => `${title} · celda ${cell}`,
    short: (municipality: string, tool: string) => `${municipality}, ${tool}`,
    pending: 'Celdas por atender',
    pendingLabel: 'Por atender:',
    previous: 'Anterior',
    next: 'Siguiente',
    previousHelp: 'Ir a la celda por atender anterior',
    nextHelp: 'Ir a la siguiente celda por atender',
    noPending: 'No hay más celdas por atender en esa dirección',
    state: 'Estado',
    setState: (cell: string) => `Estado de ${cell}`,
    setting: (label: string, cell: string) => `«${label}» en ${cell}`,
    clearing: (cell: string) => `Quitar el estado de ${cell}`,
    clear: 'Quitar el estado',
    noStates: 'Este reporte no tiene simbología: elija una en «Matriz» para poner estados.',
    history: 'Historia',
    here: 'esta celda',
    requirement: 'Qué pide el Modelo',
    noRequirement: 'El Modelo Regional no establece un requisito para esta herramienta.',
  },

  cells: {
    heading: (n: number) => `${count(n, 'celda seleccionada', 'celdas seleccionadas')}`,
    where: (sheet: string, cells: string) => `Hoja «${sheet}», ${cells}`,
    setAll: 'Poner un estado a todas',
    help: 'El número dice cuántas lo tienen ahora. Después puede elegir «Deshacer».',
    setting: (label: string, n: number) => `«${label}» en ${count(n, 'celda', 'celdas')}`,
    clearing: (n: number) => `Quitar el estado de ${count(n, 'celda', 'celdas')}`,
    other: (label: string, n: number) => `${label}: ${count(n, 'celda', 'celdas')}.`,
    without: (n: number) => `Sin estado: ${count(n, 'celda', 'celdas')}.`,
  },

  advance: {
    heading: 'Avance',
    help: 'Lo que el municipio informó. Se guarda en la hoja «Avances» y la ficha lo cita.',
    advance: 'Avance informado',
    evidence: 'Evidencia',
    evidenceHint: 'Documento, oficio o vínculo',
    evidenceOn: 'Fecha de la evidencia',
    name: 'Su nombre (opcional)',
    nameHint: 'Queda en «Avances» y en la Bitácora.',
    save: 'Guardar avance',
    saving: (cell: string) => `Avance de ${cell}`,
    saved: 'Guardado en «Avances».',
    unsaved: 'Sin guardar.',
    by: (name: string, date: string | null) =>
      `Capturó: ${name}${date === null ? '' : `; evidencia del ${date}`}.`,
    moved: 'El avance guardado cambió mientras usted escribía',
    says: (text: string) => `Ahora la hoja «Avances» dice: «${text}». Lo que usted escribió sigue abajo.`,
    empty: 'sin texto',
    gone: 'Alguien quitó el avance de la hoja «Avances». Lo que usted escribió sigue abajo.',
    keepMine: 'Conservar lo mío',
    takeStored: 'Tomar lo guardado',
  },

  drafts: {
    title: (municipality: string, tool: string, sheet: string) =>
      `${municipality}, ${tool} (hoja «${sheet}»)`,
    kept: (title: string, more: number) =>
      `Tiene un avance sin guardar: ${title}${more > 0 ? `, y ${count(more, 'otro', 'otros')}` : ''}. Su texto se conserva.`,
    back: 'Volver a la celda',
    lost: 'Su celda ya no se encuentra en el libro: copie el texto y péguelo en el avance de la celda que corresponda; después puede descartarlo.',
    text: 'Texto sin guardar',
    discard: 'Descartar el texto',
  },

  findings: {
    heading: 'Hallazgos',
    none: 'No hay nada que revisar: todas las celdas, los municipios y las fechas se leyeron sin dudas.',
    filter: 'Mostrar por gravedad',
    sheet: 'Mostrar los de',
    everySheet: 'Todas las hojas',
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

  fixes: {
    heading: 'Correcciones',
    help: 'Cambios que se proponen, todos los de una clase a la vez. Vea antes cada celda; después puede elegir «Deshacer».',
    kind: (title: string, n: number) => `${title} (${count(n, 'celda', 'celdas')})`,
    see: 'Ver los cambios',
    close: 'Cerrar',
    preview: (title: string) => `Cambios: ${title}`,
    line: ({ sheet, cell, before, after }: FixText) =>
      before === after
        ? `${sheet}, ${cell}: se confirma «${after}»`
        : `${sheet}, ${cell}: ${before === '' ? 'vacía' : `«${before}»`} → ${after === '' ? 'vacía' : `«${after}»`}`,
    rest: (n: number) => `Y ${count(n, 'celda más', 'celdas más')} de la misma clase.`,
    apply: (n: number) => `Corregir ${count(n, 'celda', 'celdas')}`,
    one: (title: string, after: string) => (after === '' ? title : `${title}: «${after}»`),
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
