/** What do the places of the pane say that are fetched when they are first shown? */
import { count } from './strings.es';

/** One safe change, as it is told. */
interface FixText {
  readonly sheet: string;
  readonly cell: string;
  readonly before: string;
  readonly after: string;
  /** Municipality and tool; "" where it is of none. */
  readonly place: string;
  readonly confirms: boolean;
}

export const placeStrings = {
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
    dateLost: 'La fecha quedó a medias y no se pudo conservar: escríbala de nuevo, o guarde sin ella.',
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

  dates: {
    wrong:
      'Esta fecha no está completa o no existe: escriba día, mes y año con cuatro cifras, o borre todo el campo.',
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
    by: 'Agrupar los retrocesos por',
    ways: { municipality: 'Municipio', report: 'Reporte', tool: 'Herramienta' },
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
    line: ({ sheet, cell, before, after, place, confirms }: FixText) =>
      confirms || before === after
        ? `${place === '' ? '' : `${place} · `}${sheet}, ${cell}: se confirma «${after}»`
        : `${place === '' ? '' : `${place} · `}${sheet}, ${cell}: ${before === '' ? 'vacía' : `«${before}»`} → ${after === '' ? 'vacía' : `«${after}»`}`,
    apply: (n: number) => `Corregir ${count(n, 'celda', 'celdas')}`,
    confirm: (n: number) => `Confirmar ${count(n, 'celda', 'celdas')}`,
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

  settings: {
    heading: 'Ajustes de las fichas',
    issuer: 'Emisor',
    issuerHint: 'Quién habla en la redacción. Los datos no cambian.',
    infoem: 'Infoem',
    council: 'El Ayuntamiento de cada municipio',
    baseDate: 'Fecha base de los plazos',
    baseDateHint:
      'Desde ella se cuentan los plazos del Modelo, en las fichas de todos los municipios. Si la deja vacía, las fichas no dicen plazos.',
    saved: 'Guardado en el libro.',
  },

  process: {
    heading: 'Todo de una vez',
    help: 'Aplica la simbología y hace Hallazgos, Comparativo y las fichas de todos los municipios.',
    button: 'Procesar el libro',
  },
} as const;
