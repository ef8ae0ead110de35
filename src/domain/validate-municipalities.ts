/** Is every row a municipality, once, and are all of them there? */
import { firstRows, municipalityKey } from './align';
import type { Fix } from './finding';
import { addressOf, quoted } from './finding-text';
import { choice, listOrCount, LONGEST_LIST } from './narrative/grammar.es';
import type { Issue } from './issue';
import type { Matrix, MunicipalityRow, Round } from './matrix';
import { likestMunicipality, municipalityOf, spellingCandidates } from './municipality';
import { fold, oneLine } from './fold';
import type { Draft } from './validate-draft';

/** Findings of the rows of one round, against the other rounds. */
export function municipalityFindings(round: Round, matrix: Matrix, issues: readonly Issue[]): Draft[] {
  if (round.rows.length === 0) return [noMunicipality(round), ...issues.flatMap((i) => rowIssue(round, i))];
  return [
    ...unknownRows(round, matrix),
    ...repeatedRows(round),
    ...missingRows(round, matrix),
    ...issues.flatMap((issue) => rowIssue(round, issue)),
    ...severalLines(issues),
  ];
}

const at = (round: Round, row: MunicipalityRow) => ({
  row: row.nameRow ?? row.row,
  column: round.municipalityColumn,
});

/** Of a round without municipalities nothing was read, and every one of them is missing: that is told once. */
function noMunicipality(round: Round): Draft {
  return {
    rule: 'V45',
    at: { row: round.headerRow, column: round.municipalityColumn },
    message: `${quoted(round.sheet)} no tiene ningún municipio debajo de su encabezado: no se leyó ningún estado de la hoja.`,
    proposal: 'Escriba los municipios en esa columna; si la hoja es solo una plantilla, déjela así.',
  };
}

function unknownRows(round: Round, matrix: Matrix): Draft[] {
  const present = new Set(round.rows.map((r) => r.code));
  const others = matrix.rounds
    .filter((r) => r !== round)
    .sort((a, b) => closeness(round, a) - closeness(round, b))
    .map((r): Other => ({ codes: r.rows.map((row) => row.code), places: placesOf(r) }));
  return round.rows.flatMap((row, index): Draft[] => {
    if (row.code !== null) return [];
    const candidates = candidatesFor(round, index, others, present);
    const [first] = candidates;
    return [
      {
        rule: 'V18',
        at: at(round, row),
        message: `${quoted(row.written)} no es un municipio de la lista oficial; la fila se lee con ese nombre, sin clave.${mayBe(candidates)}`,
        proposal: !first
          ? 'Corrija el nombre.'
          : first.again === null
            ? `Si es ${first.name}, corrija el nombre.`
            : `Si es otra vez ${first.name}, deje una sola fila; si no, corrija el nombre.`,
        candidates: candidates.map(({ name }) => name),
        // A name that another row has would be a repeated municipality.
        fixes: candidates
          .filter(({ again }) => again === null)
          .map(({ name }): Fix => ({ kind: 'rename', text: name })),
      },
    ];
  });
}

/** A municipality that a name may be; `again` is the row of this round that has it already. */
interface Candidate {
  readonly name: string;
  readonly again: number | null;
}

/** " ¿Es A o B, o es otra vez C, fila 8?" */
function mayBe(candidates: readonly Candidate[]): string {
  const names = candidates.filter(({ again }) => again === null).map(({ name }) => name);
  const again = candidates.flatMap(({ name, again: row }) =>
    row === null ? [] : [`otra vez ${name}, fila ${row + 1}`],
  );
  const parts = candidates[0]?.again === null ? [choice(names), ...again] : [...again, choice(names)];
  const asked = parts.filter((part) => part !== '');
  return asked.length === 0 ? '' : ` ¿Es ${asked.join(', o es ')}?`;
}

/** Another round's municipalities, in its row order. */
interface Other {
  readonly codes: readonly (string | null)[];
  readonly places: ReadonlyMap<string, number>;
}

const closeness = (a: Round, b: Round) => Math.abs(a.position - b.position);

function placesOf(round: Round): Map<string, number> {
  const places = new Map<string, number>();
  round.rows.forEach(({ code }, i) => {
    if (code !== null && !places.has(code)) places.set(code, i);
  });
  return places;
}

/** Proposals for a name, best first: the one that it is but for a slip, the same row of other rounds, then alike ones. */
const MOST = 3;

function candidatesFor(
  round: Round,
  index: number,
  others: readonly Other[],
  present: ReadonlySet<string | null>,
): Candidate[] {
  const { written } = round.rows[index]!;
  const sameRow = [
    ...others.map((other) => betweenNeighbours(round, other, index)),
    ...others.map((other) => other.codes[index]),
  ].filter((code) => code && !present.has(code));
  const likest = likestMunicipality(written)?.code;
  const alike = spellingCandidates(written, MOST + 2).map((m) => m.code);
  const spelt = [...alike.filter((c) => !present.has(c)), ...alike.filter((c) => present.has(c))];
  const codes = [...new Set([...(likest ? [likest] : []), ...sameRow, ...spelt])].slice(0, MOST);
  return codes.map((code) => ({
    name: municipalityOf(code!)!.name,
    again: round.rows.find((row) => row.code === code)?.row ?? null,
  }));
}

/** What stands, in another round, between the same two neighbours: rows may have been added above. */
function betweenNeighbours(round: Round, other: Other, index: number): string | null {
  const [before, after] = [round.rows[index - 1]?.code ?? null, round.rows[index + 1]?.code ?? null];
  const place = before !== null ? other.places.get(before) : index === 0 ? -1 : undefined;
  if (place === undefined) return null;
  const next = other.codes[place + 2] ?? null;
  const ends = index === round.rows.length - 1 && place + 2 >= other.codes.length;
  return ends || (next !== null && next === after) ? (other.codes[place + 1] ?? null) : null;
}

function repeatedRows(round: Round): Draft[] {
  const counting = firstRows(round);
  return round.rows.flatMap((row): Draft[] => {
    const other = counting.get(municipalityKey(row))!;
    if (other === row) return [];
    const as = fold(other.written) === fold(row.written) ? '' : `, allí escrito ${quoted(other.written)}`;
    const above = other.row < row.row;
    const where = `${above ? 'ya aparece' : 'también está'} en ${addressOf(at(round, other))}${as}`;
    const counts = above ? 'la primera fila' : `esa fila, la ${other.row + 1}, que tiene los estados`;
    return [
      {
        rule: 'V19',
        at: at(round, row),
        message: `${row.name ?? quoted(row.written)} está repetido: ${where}. Al comparar solo cuenta ${counts}.`,
        proposal: 'Deje una sola fila, o corrija el nombre de la que sea otro municipio.',
      },
    ];
  });
}

/** Beyond these, missing municipalities are told together and by their number: a list that grew is not a hundred findings. */
const TOLD_APART = LONGEST_LIST;

function missingRows(round: Round, matrix: Matrix): Draft[] {
  const present = new Set(round.rows.map((r) => r.code));
  const seenIn = new Map<string, string[]>();
  for (const other of matrix.rounds) {
    for (const code of new Set(other.rows.map((r) => r.code))) {
      if (code !== null && !present.has(code))
        seenIn.set(code, [...(seenIn.get(code) ?? []), quoted(other.sheet)]);
    }
  }
  const missing = [...seenIn].map(([code, sheets]) => ({ name: municipalityOf(code)!.name, sheets }));
  const unknown = round.rows.filter((r) => r.code === null).map((r) => oneLine(r.written));
  const proposal =
    unknown.length > 0
      ? `Puede ser una fila no reconocida: ${choice(unknown.slice(0, 5).map(quoted))}.`
      : 'Agregue su fila si también se reportó.';
  if (missing.length > TOLD_APART) {
    const sheets = [...new Set(missing.flatMap((m) => m.sheets))];
    const message = `En ${quoted(round.sheet)} faltan ${missing.length} municipios que están en ${listOrCount(sheets, 'reportes más')}; allí cuentan como sin dato.`;
    return [{ rule: 'V20', at: null, message, proposal }];
  }
  return missing.map(({ name, sheets }) => ({
    rule: 'V20',
    at: null,
    message: `En ${quoted(round.sheet)} falta ${name}, que está en ${listOrCount(sheets, 'reportes más')}; allí cuenta como sin dato.`,
    proposal,
  }));
}

/** Names merged over several rows, told once for the round: a sheet that is laid out so has one for each row. */
function severalLines(issues: readonly Issue[]): Draft[] {
  const found = issues.filter((issue) => issue.kind === 'several_lines');
  const first = found[0];
  if (!first) return [];
  const others = found.length === 1 ? '' : ` Igual en otros ${found.length - 1} municipios.`;
  return [
    {
      rule: 'V50',
      at: first.at,
      message: `${quoted(first.written)} ocupa varias filas: se leyó la fila ${first.read + 1}, y lo que dice la fila ${first.left + 1} quedó fuera.${others}`,
      proposal: 'Si un estado está en otra fila, póngalo en la que se leyó.',
    },
  ];
}

const HEADING_PROPOSAL = 'Si es la fila de un municipio, escriba en ella el estado de alguna herramienta.';

function headingText({ text, other, figures }: Extract<Issue, { kind: 'heading_row' }>): string {
  if (other === null)
    return `${quoted(text)} es una franja de un solo color: se tomó como un título dentro de la tabla.`;
  const what = figures ? 'solo tiene cifras' : 'no tiene estados';
  const taken = figures ? 'un subtotal' : 'un título dentro de la tabla';
  return `${quoted(text)} ${what} y el municipio está en la fila ${other + 1}: se tomó como ${taken}.`;
}

function rowIssue(round: Round, issue: Issue): Draft[] {
  switch (issue.kind) {
    case 'code_mismatch': {
      const name = municipalityOf(issue.code)!.name;
      const unnamed = issue.written === '';
      const decided = issue.byCode ? 'se tomó la clave' : 'se tomó el nombre';
      return [
        {
          rule: 'V21',
          at: issue.at,
          message: unnamed
            ? `La fila ${issue.at.row + 1} de ${quoted(round.sheet)} no dice su municipio: por su clave ${issue.code} se leyó como ${name}.`
            : `La clave ${issue.code} es de ${name} y la fila dice ${quoted(issue.written)}: ${decided}.`,
          proposal: unnamed ? 'Escriba el nombre del municipio en su fila.' : 'Corrija la clave o el nombre.',
          candidates: [name],
        },
      ];
    }
    case 'nameless_row':
      return [
        {
          rule: 'V36',
          at: issue.at,
          message: `La fila ${issue.at.row + 1} de ${quoted(round.sheet)} tiene estados y no tiene municipio: no se leyó.`,
          proposal: 'Escriba el municipio, o quite el color si la fila sobra.',
        },
      ];
    case 'section_row':
      return [
        {
          rule: 'V39',
          at: issue.at,
          message: `${quoted(issue.text)} ocupa la fila de lado a lado: se tomó como un título dentro de la tabla.`,
        },
      ];
    case 'heading_row':
      return [{ rule: 'V39', at: issue.at, message: headingText(issue), proposal: HEADING_PROPOSAL }];
    case 'place_line':
      return [
        {
          rule: 'V39',
          at: issue.at,
          message: `${quoted(issue.text)} está fuera de la tabla y sin nada más en su fila: se tomó como un lugar y no como municipio del reporte.`,
          proposal:
            'Si es del reporte, escriba en su fila el estado de alguna herramienta, o ponga la fila junto a las demás.',
        },
      ];
    default:
      return [];
  }
}
