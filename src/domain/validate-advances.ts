/** What is to be told once the workbook has a table «Avances»? */
import { notesByKey, noteOf, type NoteRow, type ReadNotes, type UnplacedNote } from './advances';
import { firstRows } from './align';
import { cutOf } from './cut';
import { cellName, quoted, spokenDate, toolName } from './finding-text';
import { list } from './narrative/grammar.es';
import { oneLine } from './fold';
import type { Matrix, MunicipalityRow, Round, ToolColumn } from './matrix';
import { municipalityOf } from './municipality';
import { isFulfilled } from './transition';
import { placed, type Draft, type Placed } from './validate-draft';

/** Findings of the table itself, and of the rounds that it speaks of. */
export function advanceFindings(matrix: Matrix, notes: ReadNotes, today: string | null): Placed[] {
  return [
    ...notes.unplaced.map((doubt) => placed(unplacedDraft(doubt), notes)),
    ...withoutEvidence(matrix, notes),
    ...lateEvidence(matrix, notes, today),
  ];
}

const WHY: Readonly<Record<UnplacedNote['why'], (text: string) => string>> = {
  municipality: () => 'La fila no dice de qué municipio habla: no se toma en cuenta.',
  tool: (text) => `${quoted(text)} no es una herramienta del Modelo: la fila no se toma en cuenta.`,
  round: (text) => `${quoted(text)} no es un reporte de este libro: la fila no se toma en cuenta.`,
  repeated: () => 'Ya hay otra fila del mismo municipio, herramienta y reporte: el panel muestra la primera.',
  date: (text) => `${quoted(text)} no es una fecha que se pueda leer.`,
};

const WHAT: Readonly<Record<UnplacedNote['why'], string>> = {
  municipality: 'Escriba el municipio o su clave.',
  tool: 'Escriba el número o el nombre de la herramienta.',
  round: 'Escriba el nombre de la hoja del reporte.',
  repeated: 'Deje una sola fila.',
  date: 'Escriba día, mes y año.',
};

function unplacedDraft({ row, column, why, text }: UnplacedNote): Draft {
  return { rule: 'V42', at: { row, column }, message: WHY[why](text), proposal: WHAT[why] };
}

/** Only in rounds that the table speaks of: others are not captured yet. One for each municipality. */
function withoutEvidence(matrix: Matrix, { rows }: ReadNotes): Placed[] {
  const notes = notesByKey(rows);
  const spoken = new Set(rows.filter(({ key }) => notes.has(key)).map(({ round }) => round));
  return matrix.rounds
    .filter(({ sheet }) => spoken.has(sheet))
    .flatMap((round) =>
      round.rows.flatMap((row) => {
        const lacking = round.tools.filter(({ tool }) => {
          const reading = row.readings[tool];
          if (reading?.kind !== 'state' || !isFulfilled(reading.state)) return false;
          return !noteOf(notes, round, row, tool)?.evidence.trim();
        });
        return lacking.length === 0 ? [] : [placed(lackingDraft(round, row, lacking), round)];
      }),
    );
}

function lackingDraft({ sheet }: Round, row: MunicipalityRow, tools: readonly ToolColumn[]): Draft {
  const [first] = tools;
  const what =
    tools.length === 1
      ? `${cellName(row, first!.tool, first!.column)}: figura como cumplida y «Avances» no tiene su evidencia`
      : `${row.name ?? oneLine(row.written)}: ${tools.length} herramientas figuran como cumplidas en ${quoted(sheet)} y «Avances» no tiene su evidencia (${list(tools.map(({ tool }) => tool))})`;
  return {
    rule: 'V41',
    at: { row: row.row, column: first!.column },
    message: `${what}.`,
    proposal: 'Capture la evidencia en el panel, en Celda, o en la tabla «Avances».',
  };
}

/** Evidence of a day that its report could not know of, or that nobody knows of yet. */
function lateEvidence(matrix: Matrix, notes: ReadNotes, today: string | null): Placed[] {
  return notes.rows.flatMap((row) => {
    const round = matrix.rounds.find(({ sheet }) => sheet === row.round);
    const { evidenceOn } = row.note;
    if (!round || evidenceOn === null) return [];
    const cut = cutOf(round)?.last ?? null;
    const doubts = [
      ...(cut !== null && evidenceOn > cut
        ? [`posterior al corte de ${quoted(round.sheet)} (${spokenDate(cut)})`]
        : []),
      ...(today !== null && evidenceOn > today ? ['que aún no llega'] : []),
    ];
    if (doubts.length === 0) return [];
    const draft: Draft = {
      rule: 'V54',
      at: { row: row.row, column: notes.columns.date ?? notes.columns.advance! },
      message: `${nameOf(round, row)}, ${toolName(row.tool)}: su evidencia tiene fecha ${spokenDate(evidenceOn)}, ${doubts.join(' y ')}.`,
      proposal: 'Corrija la fecha, o pase la evidencia al reporte que le corresponde.',
    };
    return [placed(draft, notes)];
  });
}

function nameOf(round: Round, { municipality }: NoteRow): string {
  const row = firstRows(round).get(municipality);
  if (row) return row.name ?? oneLine(row.written);
  return municipalityOf(municipality)?.name ?? municipality.replace(/^~/, '');
}
