/** Whose fichas were asked for? Names as a person writes them, matched to the matrix; never guessed. */
import { municipalitiesOf, municipalityKey, type MunicipalityRef } from '../../domain/align';
import { fold } from '../../domain/fold';
import type { Round } from '../../domain/matrix';
import {
  findMunicipality,
  misspeltMunicipality,
  municipalityByCode,
  spellingCandidates,
  wordsAlike,
} from '../../domain/municipality';
import { list, choice, quote } from '../../domain/narrative/grammar.es';
import { ActionError } from '../outcome';

/**
 * The municipalities of those names, each once, in the matrix's order: official or alternative names, INEGI
 * codes, or names as some round writes them.
 *
 * @throws ActionError `unknown_municipality` with candidates, for the first name that is none or several.
 */
export function chooseMunicipalities(rounds: readonly Round[], names: readonly string[]): MunicipalityRef[] {
  const all = municipalitiesOf(rounds);
  const chosen = new Set(names.map((name) => findOne(rounds, all, name).key));
  return all.filter(({ key }) => chosen.has(key));
}

function findOne(rounds: readonly Round[], all: readonly MunicipalityRef[], name: string): MunicipalityRef {
  const found = matches(rounds, all, name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const which = list(found.map((one) => (one.code === null ? shown(one) : `${shown(one)} (${one.code})`)));
    throw unknown(`${quote(name)} puede ser ${which}: use la clave INEGI para decir cuál.`);
  }
  const official = findMunicipality(name) ?? municipalityByCode(name);
  const what = official
    ? `${quote(official.name)} no figura en ningún reporte del libro`
    : `No hay en el libro un municipio llamado ${quote(name)}${absentText(all, name)}`;
  const near = candidates(all, name).filter(
    (other) => official === null || fold(other) !== fold(official.name),
  );
  const hint = near.length > 0 ? `¿Quiso decir ${choice(near.map(quote))}?` : '';
  throw unknown(`${what}. ${hint}`.trim());
}

/** What was meant may be a municipality that the book lacks: then none that it has is as near. */
function absentText(all: readonly MunicipalityRef[], name: string): string {
  const meant = misspeltMunicipality(name);
  if (!meant || all.some(({ code }) => code === meant.code)) return '';
  return `; el más parecido de la lista oficial, ${quote(meant.name)}, no está en este libro`;
}

function unknown(message: string): ActionError {
  return new ActionError('unknown_municipality', `${message} No se escribió nada.`);
}

function matches(rounds: readonly Round[], all: readonly MunicipalityRef[], name: string): MunicipalityRef[] {
  const wanted = fold(name);
  const written = new Set(
    rounds.flatMap(({ rows }) => rows.filter((row) => fold(row.written) === wanted).map(municipalityKey)),
  );
  const official = findMunicipality(name) ?? municipalityByCode(name);
  if (official) written.add(official.code);
  return all.filter(({ key }) => written.has(key));
}

const MOST = 3;

/** Those of the matrix whose names contain what was written, or have words like it, or are spelt like it. */
function candidates(all: readonly MunicipalityRef[], name: string): string[] {
  const wanted = fold(name);
  const containing = all.filter((one) => wanted !== '' && ` ${fold(shown(one))} `.includes(` ${wanted} `));
  const worded = all
    .flatMap((one) => {
      const far = wordsAlike(name, shown(one));
      return far === null ? [] : [{ one, far }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one);
  const codes = new Set(spellingCandidates(name, 25).map(({ code }) => code));
  const order = [...codes];
  const alike = all
    .filter(({ code }) => code !== null && codes.has(code))
    .sort((a, b) => order.indexOf(a.code!) - order.indexOf(b.code!));
  return [...new Set([...containing, ...worded, ...alike])].slice(0, MOST).map(shown);
}

function shown({ name, written }: MunicipalityRef): string {
  return name ?? written;
}
