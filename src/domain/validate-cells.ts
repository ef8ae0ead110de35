/** Which body cells cannot be trusted as they are? */
import type { Fix } from './finding';
import { cellName, colorName, labelOf, quoted } from './finding-text';
import { choice, list } from './narrative/grammar.es';
import { areaAddress, type Color } from './grid';
import type { Issue } from './issue';
import { fittingStates } from './legend-label';
import type { MunicipalityRow, Position, Reading, Round, StateKey, ToolColumn } from './matrix';
import { entryOf, stateLabel } from './state';
import type { Draft } from './validate-draft';

/** Findings of the body of one round. */
export function cellFindings(round: Round, issues: readonly Issue[]): Draft[] {
  const found: Draft[] = [];
  const near = new Map(issues.filter((i) => i.kind === 'near').map((i) => [key(i.at), i.color]));
  const under = new Map(issues.filter((i) => i.kind === 'other_on_fill').map((i) => [key(i.at), i.state]));
  for (const row of round.rows) {
    for (const tool of round.tools) {
      const at = { row: row.row, column: tool.column };
      const cell: Cell = { round, name: cellName(row, tool.tool, tool.column), at };
      const draft = cellFinding(cell, row.readings[tool.tool]!, near.get(key(at)), under.get(key(at)));
      if (draft) found.push(...draft);
    }
  }
  return [...found, ...shades(round, issues), ...mergedCells(round, issues), ...totals(issues)];
}

const key = ({ row, column }: Position) => `${row},${column}`;

interface Cell {
  readonly round: Round;
  readonly name: string;
  readonly at: Position;
}

function cellFinding(
  cell: Cell,
  reading: Reading,
  near: Color | undefined,
  under: StateKey | undefined,
): Draft[] | null {
  switch (reading.kind) {
    case 'state':
      return stateFindings(cell, reading, near);
    case 'blank':
      return [
        { rule: 'V16', at: cell.at, message: `${cell.name}: la celda está vacía; cuenta como sin dato.` },
      ];
    case 'unknown':
      return [unknownFill(cell, reading.color)];
    case 'ambiguous':
      return [ambiguousFill(cell, reading.color, reading.candidates)];
    case 'unreadable':
      return [reading.hatched ? hatched(cell) : unreadable(cell)];
    case 'other':
      if (reading.carried !== undefined) return [carriedOver(cell, reading.carried)];
      if (reading.struck) return [struckText(cell, reading.text, reading.struck)];
      if (reading.symbolFont) return [symbolText(cell, reading.text, reading.symbolFont)];
      return [otherContent(cell, reading.text, reading.formula, under)];
    // A sheet without a legend and a merged cell have one finding each, not one for each cell.
    case 'no_legend':
    case 'merged':
      return null;
  }
}

const write = (state: StateKey): Fix => ({ kind: 'write_state', state });

function unknownFill({ round, name, at }: Cell, color: Color): Draft {
  return {
    rule: 'V1',
    at,
    message: `${name}: el color ${colorName(color)} no es el de ningún estado de la simbología de ${quoted(round.sheet)}; la celda no se leyó.`,
    proposal:
      'Escriba el estado o píntela con un color de la simbología; si el color es un estado más, agréguelo a ella.',
  };
}

function ambiguousFill({ round, name, at }: Cell, color: Color, candidates: readonly StateKey[]): Draft {
  const labels = candidates.map((state) => stateLabel(state, round.legend));
  return {
    rule: 'V2',
    at,
    message: `${name}: el color ${colorName(color)} puede ser ${choice(labels.map(quoted))}; la celda no se leyó.`,
    proposal: 'Escriba en la celda el estado que corresponde.',
    candidates: labels,
    fixes: candidates.map(write),
  };
}

function unreadable({ name, at }: Cell): Draft {
  return {
    rule: 'V17',
    at,
    message: `${name}: su color lo da un formato condicional que aquí no se puede evaluar; la celda no se leyó.`,
    proposal: 'Escriba el estado en la celda, o píntela directamente.',
  };
}

function hatched({ round, name, at }: Cell): Draft {
  return {
    rule: 'V1',
    at,
    message: `${name}: su relleno tiene trama o degradado, que no es un color de la simbología de ${quoted(round.sheet)}; la celda no se leyó.`,
    proposal: 'Píntela de un color liso de la simbología, o quítele el relleno y escriba el estado.',
  };
}

function carriedOver({ round, name, at }: Cell, state: StateKey): Draft {
  return {
    rule: 'V43',
    at,
    message: `${name}: está por confirmar; en el reporte anterior figuraba como ${labelOf(state, round.legend)}.`,
    proposal: 'Confirme el estado, o ponga el que corresponde.',
    fixes: [write(state)],
  };
}

function struckText({ name, at }: Cell, text: string, struck: 'all' | 'part'): Draft {
  const how = struck === 'all' ? 'está tachado' : 'está tachado en parte';
  return {
    rule: 'V47',
    at,
    message: `${name}: el texto ${quoted(text)} ${how}; no se sabe cuál es el estado y la celda no se leyó.`,
    proposal: 'Escriba el estado que vale, sin tachar.',
  };
}

function symbolText({ name, at }: Cell, text: string, font: string): Draft {
  return {
    rule: 'V48',
    at,
    message: `${name}: ${quoted(text)} está escrito con la fuente ${font}, en la que se ve otro signo; la celda no se leyó.`,
    proposal: 'Escriba el estado con el rótulo de la simbología.',
  };
}

function otherContent(
  { round, name, at }: Cell,
  text: string,
  formula: boolean,
  under: StateKey | undefined,
): Draft {
  const candidates = under === undefined ? [] : [stateLabel(under, round.legend)];
  const color = candidates[0] ? ` Su color es el de ${quoted(candidates[0])}.` : '';
  if (formula) {
    const result = text.trim() === '' ? 'sin resultado' : `con el resultado ${quoted(text)}`;
    return {
      rule: 'V7',
      at,
      message: `${name}: tiene una fórmula (${result}); no se lee como estado ni se cambia.${color}`,
      proposal: 'Si es un estado, escríbalo en lugar de la fórmula.',
      candidates,
    };
  }
  const fitting = fittingStates(text, round.legend).map((state) => stateLabel(state, round.legend));
  if (fitting.length > 1) {
    return {
      rule: 'V6',
      at,
      message: `${name}: ${quoted(text)} puede ser ${choice(fitting.map(quoted))}; la celda se deja como está y no se lee.${color}`,
      proposal: 'Escriba el estado completo, con el rótulo de la simbología.',
      candidates: fitting,
    };
  }
  return {
    rule: 'V6',
    at,
    message: `${name}: ${quoted(text)} no es un estado; la celda se deja como está y no se lee.${color}`,
    proposal: 'Escriba el estado con el rótulo de la simbología; lo demás puede ir en una nota.',
    candidates,
  };
}

type StateReading = Extract<Reading, { kind: 'state' }>;

function stateFindings(cell: Cell, reading: StateReading, near: Color | undefined): Draft[] | null {
  const found: Draft[] = [];
  if (near !== undefined) found.push(nearFill(cell, reading.state, near));
  if (reading.conflict) found.push(conflict(cell, reading));
  if (cell.round.legend && !entryOf(reading.state, cell.round.legend))
    found.push(foreignState(cell, reading.state));
  return found.length > 0 ? found : null;
}

function nearFill({ round, name, at }: Cell, state: StateKey, color: Color): Draft {
  const legendColor = entryOf(state, round.legend)?.color;
  const other = legendColor ? `, cuyo color en la simbología es ${colorName(legendColor)}` : '';
  return {
    rule: 'V3',
    at,
    message: `${name}: el color ${colorName(color)} se tomó como ${labelOf(state, round.legend)}${other}.`,
    proposal: 'Si quiere decir otra cosa, agréguelo a la simbología; si no, confirme el estado.',
    fixes: [write(state)],
  };
}

function conflict(cell: Cell, { state, conflict: other }: StateReading): Draft {
  const { round, name, at } = cell;
  if (other!.color === null) return hatchedText(cell, state);
  const text = labelOf(state, round.legend);
  const color = other!.state === null ? null : labelOf(other!.state, round.legend);
  const says = color
    ? `su color es el de ${color}`
    : `su color, ${colorName(other!.color)}, no es el de ese estado ni el de otro`;
  const take: Fix[] = other!.state === null ? [] : [{ kind: 'take_color', state: other!.state }];
  return {
    rule: 'V5',
    at,
    message: `${name}: el texto dice ${text} y ${says}; se tomó el texto.`,
    proposal: color ? 'Conserve el texto o tome el color.' : 'Conserve el texto, o píntela con su color.',
    candidates: other!.state === null ? [] : [stateLabel(other!.state, round.legend)],
    fixes: [{ kind: 'keep_text' }, ...take],
  };
}

/** No fix: what a person drew could not be put back. */
function hatchedText({ round, name, at }: Cell, state: StateKey): Draft {
  return {
    rule: 'V5',
    at,
    message: `${name}: el texto dice ${labelOf(state, round.legend)} y su relleno tiene trama o degradado; se tomó el texto.`,
    proposal: 'Quítele el relleno para conservar el texto, o píntela de un color liso de la simbología.',
  };
}

function foreignState({ round, name, at }: Cell, state: StateKey): Draft {
  return {
    rule: 'V8',
    at,
    message: `${name}: dice ${labelOf(state, null)}, que no está en la simbología de ${quoted(round.sheet)}.`,
    proposal: 'Agregue ese estado a la simbología, o use uno de los suyos.',
    candidates: round.legend!.entries.map((entry) => entry.label),
  };
}

/** One finding for each state that is painted in several shades. */
function shades(round: Round, issues: readonly Issue[]): Draft[] {
  const byState = new Map<StateKey, Extract<Issue, { kind: 'near' }>[]>();
  for (const issue of issues) {
    if (issue.kind === 'near') byState.set(issue.state, [...(byState.get(issue.state) ?? []), issue]);
  }
  return [...byState].map(([state, near]) => {
    const colors = new Map<Color, number>();
    for (const { color } of near) colors.set(color, (colors.get(color) ?? 0) + 1);
    const told = [...colors].map(
      ([color, n]) => `${colorName(color)} en ${n} ${n === 1 ? 'celda' : 'celdas'}`,
    );
    return {
      rule: 'V4',
      at: near[0]!.at,
      message: `En ${quoted(round.sheet)}, ${labelOf(state, round.legend)} aparece también con otros tonos: ${list(told)}.`,
      proposal: 'Si un tono quiere decir otra cosa, agréguelo a la simbología antes de aplicarla.',
    };
  });
}

function mergedCells(round: Round, issues: readonly Issue[]): Draft[] {
  return issues.flatMap((issue): Draft[] => {
    if (issue.kind !== 'merged') return [];
    const { row, tool } = bodyCell(round, issue.at);
    const name = row && tool ? cellName(row, tool.tool, tool.column) : areaAddress(issue.area);
    return [
      {
        rule: 'V31',
        at: issue.at,
        message: `${name}: la celda está combinada (${areaAddress(issue.area)}); solo la primera de ellas tiene estado, las demás quedan sin leer.`,
        proposal: 'Separe las celdas y dé a cada una su estado.',
      },
    ];
  });
}

function bodyCell(round: Round, at: Position): { row?: MunicipalityRow; tool?: ToolColumn } {
  return {
    row: round.rows.find((r) => r.row === at.row),
    tool: round.tools.find((t) => t.column === at.column),
  };
}

function totals(issues: readonly Issue[]): Draft[] {
  return issues.flatMap((issue): Draft[] => {
    if (issue.kind !== 'total') return [];
    return [
      {
        rule: 'V32',
        at: issue.at,
        message: `${quoted(issue.label)} dice ${issue.typed}, y en la matriz se leen ${issue.counted}.`,
        proposal: 'Corrija el total, o cámbielo por una fórmula.',
        fixes: totalFix(issue),
      },
    ];
  });
}

function totalFix({ formula, line, label, counted }: Extract<Issue, { kind: 'total' }>): Fix[] {
  if (formula === null) return [];
  const where = `la ${line === 'row' ? 'fila' : 'columna'} ${quoted(label)}`;
  return [{ kind: 'write_formula', formula, gives: counted, line: where }];
}
