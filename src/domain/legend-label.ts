/** Which state does a text name? By whole phrases of words, so that a word inside another phrase never decides. */
import { fold, shortText, slug } from './fold';
import { labelParts } from './legend-parts';
import type { Legend, LegendEntry, StateKey } from './matrix';
import { DEFAULT_STATES } from './model/states';

/** A check mark alone, or beside a text that says the same, is *cumplido*. */
const CHECK = /[✓✔☑✅\u{1F5F8}√]/u;
/** A cross or a question mark puts the text beside it in doubt. */
const DOUBT = /[?¿✗✘✕✖❌☒]/u;

const PROJECT = '(?:ya )?(?:se )?cuenta con (?:el |un |su )?proyecto';
const LACK =
  '(?:(?:le )?faltan?(?: por| de| la| su)?|pendientes?(?: de| por| la| su)?|por|sin) ' +
  '(?:conclusion|concluir(?:l[oa]|se)?)(?: (?:del mismo|de la misma|del proyecto|el proyecto))?';
const NOT_YET =
  '(?:aun |todavia )?no se (?:tiene|cuenta)(?: aun| todavia)?(?: con (?:ella|el|la herramienta|el documento))?';
const NO_EVIDENCE =
  '(?:sin|no (?:se )?(?:ha )?(?:hay|existe|tiene|cuenta con|present[oae]|presentado|remit(?:e|io|ido)|' +
  'envi[oa]|enviado|entreg[oa]|entregado|adjunt[oa]|acredit[oa]))(?: (?:la|su|ninguna|alguna))? evidencias?';
const ERRONEOUS = '(?:informacion|info|documentacion) (?:es )?(?:erronea|incorrecta|equivocada)';

/** Nothing longer is a state: labels are phrases, at most with an explanation. */
const LONGEST_TEXT = 1000;

/** Whole texts that spell a state and nothing else: rewriting them as the label loses nothing. */
const SPELLED: readonly (readonly [StateKey, RegExp])[] = [
  [
    'cumplido',
    whole(
      '(?:(?:si|ya|se|ha) )*(?:cumplid[oa]s?|cumplio|cumplieron|cumplen?)(?: totalmente| en su totalidad)?',
    ),
  ],
  ['falta_conclusion', whole(`(?:${PROJECT}|(?:${PROJECT} (?:y |pero |solo |aun )?)?${LACK})`)],
  [
    'en_proceso',
    whole(`(?:(?:${NOT_YET} )?(?:pero )?(?:(?:aun|esta|estan|sigue|se encuentran?) )*en )?proceso`),
  ],
  ['informacion_erronea', whole(`(?:${ERRONEOUS}|erronea|erroneo)`)],
  ['sin_evidencia', whole(`(?:pendiente )?${NO_EVIDENCE}`)],
];

/** Phrases that show a state inside a longer label, and what before them takes it back. */
const EVIDENCE: readonly (readonly [StateKey, RegExp, RegExp])[] = [
  [
    'falta_conclusion',
    within(`(?:${PROJECT}|${LACK})`),
    within(`(?:no|sin|nunca) (?:se )?(?:${PROJECT}|${LACK})`),
  ],
  [
    'en_proceso',
    within('en proceso'),
    within('(?:no|ni|nunca|sin)(?: (?!se tiene|se cuenta)[a-z]+){0,2} en proceso'),
  ],
  [
    'informacion_erronea',
    within(`(?:${ERRONEOUS}|evidencia (?:erronea|incorrecta|equivocada))`),
    within('(?:no|sin|ni)(?: [a-z]+){0,2} (?:informacion|info|documentacion|evidencia)'),
  ],
  ['sin_evidencia', within(NO_EVIDENCE), within('no(?: [a-z]+){0,2} sin evidencias?')],
];

/** Words that say nothing more beside *cumplido* in a label. */
const FILLERS =
  /\b(?:el|la|los|las|lo|con|de|en|su|que|ya|si|se|ha|color|verde|herramientas?|requisitos?|municipios?|total|totalmente|totalidad)\b/g;
const FULFIL = /^(?:cumplid[oa]s?|cumplio|cumplieron|cumplen?|cumplimiento)$/;
const FULFIL_STEM = /\b(?:in)?cumpl/;

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function within(pattern: string): RegExp {
  return new RegExp(`\\b${pattern}\\b`);
}

/** The state that a text spells as a whole ("Cumplió", "EN PROCESO", "✔"), or null. */
export function spelledState(written: string): StateKey | null {
  const text = shortText(written, LONGEST_TEXT);
  if (text === null || DOUBT.test(text)) return null;
  const folded = fold(text.replace(/√/g, ''));
  const state = SPELLED.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  if (!CHECK.test(text)) return state;
  return folded === '' || state === 'cumplido' ? 'cumplido' : null;
}

/** What a label means, and whether it says so and no more. */
export interface LabelMeaning {
  readonly state: StateKey;
  readonly plain: boolean;
}

/** Labels met lately: a table is asked for each of its names whether it is one. */
const remembered = new Map<string, LabelMeaning | null>();
const MOST_REMEMBERED = 5000;

/** The state that a legend's label means; null when no rule knows it. */
export function labelState(written: string): LabelMeaning | null {
  const label = shortText(written, LONGEST_TEXT);
  if (label === null) return null;
  let meaning = remembered.get(label);
  if (meaning === undefined) {
    meaning = meaningOf(label);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(label, meaning);
  }
  return meaning;
}

/** Numbering or a letter before a label, and a count after it: "1. Cumplido", "C = Cumplido", "Cumplido (12)". */
const BEFORE_LABEL = /^\s*\(?(?:\d{1,2}|\p{L})\s*(?:[.):=\-–—]|\s)\s*/u;
const AFTER_LABEL = /[\s:=(\-–—]+\d+\)?\s*$/;
/** Words after a colon that would take back what stands before it. */
const TAKES_BACK =
  /\b(?:no|sin|ni|nunca|falta\w*|pendientes?|parcial\w*|salvo|excepto|observacion(?:es)?|incumpl\w*)\b/;

function meaningOf(label: string): LabelMeaning | null {
  const plain = spelledState(label) ?? spelledState(label.replace(BEFORE_LABEL, '').replace(AFTER_LABEL, ''));
  if (plain !== null) return { state: plain, plain: true };
  if (DOUBT.test(label) || CHECK.test(label)) return null;
  // «Cumplido: la herramienta cuenta con…» says the state and then explains it.
  const [, head, rest] = /^([^:]+):(.+)$/s.exec(label) ?? [];
  const named = head === undefined ? null : spelledState(head);
  if (named !== null && !TAKES_BACK.test(fold(rest!))) return { state: named, plain: false };
  return evidentState(label);
}

function evidentState(label: string): LabelMeaning | null {
  const folded = fold(label);
  if (FULFIL.test(folded.replace(FILLERS, ' ').replace(/ +/g, ' ').trim())) {
    return { state: 'cumplido', plain: false };
  }
  // Any other mention of fulfilment qualifies or denies it: "Cumplido parcialmente", "Incumplido".
  if (FULFIL_STEM.test(folded.replace(/\ben proceso de (?:su )?cumpl[a-z]+/, 'en proceso'))) return null;
  const shown = EVIDENCE.filter(([, yes]) => yes.test(folded));
  const only = shown.length === 1 ? shown[0]! : null;
  return only && !only[2].test(folded) ? { state: only[0], plain: false } : null;
}

/**
 * The key of a label that is a state of the workbook's own: its slug, and never a key of the Model's, whose
 * meaning it would take on («¿Cumplido?»; «En proceso» beside «No se tiene - en proceso»).
 */
export function ownState(label: string): StateKey {
  const key = slug(label);
  return DEFAULT_STATES.some((s) => s.key === key) ? `${key}_propio` : key;
}

/**
 * The states that a text may stand for without being a whole label: a letter by R20; else those of whose labels it is
 * a whole part, and beside them what the Model's phrases make of it. None for any other text.
 */
export function fittingStates(written: string, legend: Legend | null): StateKey[] {
  const text = shortText(written, LONGEST_TEXT);
  if (text === null || DOUBT.test(text) || CHECK.test(text)) return [];
  const folded = fold(text);
  if (folded === '') return [];
  if (/^[a-z]$/.test(folded)) {
    return [...new Set(legend?.entries.filter((e) => fitsLetter(e, folded)).map((e) => e.state))];
  }
  const parts = legend?.entries.filter((e) => labelParts(e.label).has(folded)).map((e) => e.state) ?? [];
  const spelled = parts.length > 0 ? spelledState(text) : null;
  return [...new Set(spelled === null ? parts : [...parts, spelled])];
}

/** A letter fits the label that it begins, and the state of the Model that is known by it. */
function fitsLetter(entry: LegendEntry, letter: string): boolean {
  const known = DEFAULT_STATES.find((s) => s.key === entry.state)?.letter;
  return fold(entry.label).startsWith(letter) || (known !== undefined && fold(known) === letter);
}

/**
 * The state that the text of a body cell spells: the round's own label, a whole part of one label only, a check mark,
 * a phrase of the Model's (even of a state that this legend lacks), or a letter that fits one label only. Null for
 * any other text, and for one that fits several (`fittingStates`).
 */
export function stateOfText(written: string, legend: Legend | null): StateKey | null {
  const text = shortText(written, LONGEST_TEXT);
  if (text === null) return longLabel(written, legend);
  const folded = fold(text);
  if (folded !== '' && !DOUBT.test(text) && !CHECK.test(text)) {
    const own = legend?.entries.find((entry) => fold(entry.label) === folded);
    if (own) return own.state;
  }
  const fitting = fittingStates(text, legend);
  return fitting.length > 0 ? (fitting.length === 1 ? fitting[0]! : null) : spelledState(text);
}

/** A label may be as long as a cell, and then only the very same text is it. */
function longLabel(written: string, legend: Legend | null): StateKey | null {
  const entry = legend?.entries.find(
    ({ label }) => label.length > LONGEST_TEXT && fold(label) === fold(written),
  );
  return entry?.state ?? null;
}
