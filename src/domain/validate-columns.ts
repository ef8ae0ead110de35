/** Is every column a tool, once and in its place, and are all of them there? */
import type { Fix } from './finding';
import { addressOf, dimensionName, quoted, toolName } from './finding-text';
import { choice, list, listOrCount } from './narrative/grammar.es';
import { areaAddress, type Area } from './grid';
import type { Issue } from './issue';
import type { Round } from './matrix';
import { TOOLS } from './model/tools';
import type { Draft } from './validate-draft';

/** Findings of the columns and of the place of the table in its sheet. */
export function columnFindings(round: Round, issues: readonly Issue[]): Draft[] {
  return [...issues.flatMap((issue) => columnIssue(round.sheet, issue)), ...missingTools(round, issues)];
}

/** Findings of a sheet that is no round. */
export function sheetFindings(sheet: string, issues: readonly Issue[]): Draft[] {
  return issues.flatMap((issue) => columnIssue(sheet, issue));
}

function columnIssue(sheet: string, issue: Issue): Draft[] {
  switch (issue.kind) {
    case 'unknown_column':
      return [unknownColumn(issue)];
    case 'unnamed_column':
      return [
        {
          rule: 'V24',
          at: issue.at,
          message: `Una columna de ${quoted(sheet)} tiene color y no tiene encabezado: no se leyó.`,
          proposal: 'Escriba la herramienta en su encabezado.',
        },
      ];
    case 'repeated_column':
      return [
        {
          rule: 'V23',
          at: issue.at,
          message: `${toolName(issue.tool)} está repetida: se lee la columna de ${addressOf(issue.first)} y esta no.`,
          proposal: 'Deje una sola columna, o corrija el encabezado de la que sea otra herramienta.',
        },
      ];
    case 'wrong_dimension':
      return [
        {
          rule: 'V25',
          at: issue.at,
          message: `${toolName(issue.tool)} está bajo ${quoted(dimensionName(issue.under))}, y es de ${quoted(dimensionName(dimensionOf(issue.tool)))}: se cuenta en su dimensión.`,
          proposal: 'Corrija el encabezado de la dimensión.',
        },
      ];
    default:
      return tableIssue(sheet, issue);
  }
}

/** What is to be said of a sheet's tables as a whole. */
function tableIssue(sheet: string, issue: Issue): Draft[] {
  switch (issue.kind) {
    case 'second_table':
      return [
        {
          rule: 'V34',
          at: issue.at,
          message: `${quoted(sheet)} tiene otra matriz ${issue.beside ? 'al lado de' : 'debajo de'} la primera: solo se leyó la primera.`,
          proposal: 'Ponga cada reporte en su propia hoja.',
        },
      ];
    case 'repeated_header':
      return [
        {
          rule: 'V35',
          at: issue.at,
          message: `El encabezado se repite dentro de la tabla de ${quoted(sheet)}: se saltó y las filas siguientes se leyeron.`,
        },
      ];
    case 'no_municipality_header':
      return [
        {
          rule: 'V37',
          at: issue.at,
          message: `${quoted(sheet)} tiene ${issue.tools} herramientas en sus encabezados y ninguna columna «Municipio»: no se leyó como reporte.`,
          proposal: 'Si es un reporte, escriba «Municipio» sobre la columna de los municipios.',
        },
      ];
    case 'unread_formats':
      return [
        {
          rule: 'V51',
          at: null,
          message: `En ${quoted(sheet)} Excel no dejó leer ${formatsText(issue.areas)}: lo que solo colorean esos formatos se dejó sin leer; lo demás se leyó.`,
          proposal:
            'En Inicio ▸ Formato condicional ▸ Administrar reglas, borre esas reglas o créelas otra vez, y pulse Releer.',
        },
      ];
    case 'cut_short':
      return [
        {
          rule: 'V44',
          at: null,
          message: `${quoted(sheet)} tiene algo escrito muy lejos de la tabla, después de ${addressOf(issue.at)}: eso no se leyó.`,
          proposal: 'Vaya al final de la hoja con Ctrl+Fin y borre lo que sobre.',
        },
      ];
    case 'too_few_tools':
      return [
        {
          rule: 'V37',
          at: issue.at,
          message: `${quoted(sheet)} tiene municipios y simbología, y en sus encabezados no se reconocen tres herramientas del Modelo: no se leyó como reporte.`,
          proposal: 'Si es un reporte, escriba el nombre completo de cada herramienta en una sola celda.',
        },
      ];
    default:
      return [];
  }
}

const dimensionOf = (id: string) => TOOLS.find((t) => t.id === id)!.dimension;

function unknownColumn({
  at,
  header,
  candidates,
  covers,
}: Extract<Issue, { kind: 'unknown_column' }>): Draft {
  const names = candidates.map(toolName);
  if (covers) {
    return {
      rule: 'V24',
      at,
      message: `${quoted(header)} abarca ${list(names)}: la columna no se leyó.`,
      proposal: 'Sepárela en una columna para cada herramienta.',
      candidates: names,
    };
  }
  const may = names.length > 0 ? ` ¿Es ${choice(names)}?` : '';
  return {
    rule: 'V24',
    at,
    message: `${quoted(header)} no es una herramienta del Modelo: la columna no se leyó.${may}`,
    proposal: names[0]
      ? `Si es ${names[0]}, corrija el encabezado.`
      : 'Corrija el encabezado si es una herramienta.',
    candidates: names,
    fixes: candidates.map((id): Fix => ({ kind: 'rename', text: TOOLS.find((t) => t.id === id)!.name })),
  };
}

/** Beyond these, missing tools are told together. */
const TOLD_APART = 6;

function missingTools(round: Round, issues: readonly Issue[]): Draft[] {
  const present = new Set(round.tools.map((t) => t.tool));
  const missing = TOOLS.filter((tool) => !present.has(tool.id)).map((tool) => toolName(tool.id));
  const unknown = issues.filter((i) => i.kind === 'unknown_column').map((i) => quoted(i.header));
  const proposal =
    unknown.length > 0
      ? `Puede ser una columna no reconocida: ${choice(unknown.slice(0, 5))}.`
      : 'Agregue la columna si también se reportó.';
  const tell = (names: readonly string[]): Draft => ({
    rule: 'V22',
    at: null,
    message: `En ${quoted(round.sheet)} ${names.length > 1 ? 'faltan' : 'falta'} ${listOrCount(names, 'herramientas')}: ${names.length > 1 ? 'cuentan' : 'cuenta'} como sin dato.`,
    proposal,
  });
  return missing.length > TOLD_APART ? [tell(missing)] : missing.map((name) => tell([name]));
}

/** "un formato condicional (C5:F20)"; of many the first places. */
function formatsText(areas: readonly Area[]): string {
  const places = [...new Set(areas.map(areaAddress))];
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => (place === 'A1:XFD1048576' ? 'toda la hoja' : place));
  const more = places.length > MOST_PLACES ? [`${places.length - MOST_PLACES} lugares más`] : [];
  return `formatos condicionales de la matriz (${list([...shown, ...more])})`;
}

const MOST_PLACES = 3;
