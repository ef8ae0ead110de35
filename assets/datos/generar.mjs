/**
 * Writes src/domain/model/{dimensions,tools,municipalities,states}.ts from the data beside this file.
 * `node assets/datos/generar.mjs` writes them; with `--comprobar` it only fails if they are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const json = (name) => JSON.parse(readFileSync(join(here, name), 'utf8'));

const NO_REQUIREMENT = /^no se tiene estipulado en el modelo/i;
const TIMEFRAMES = { meses: 'months', anual: 'yearly', depende: 'depends' };

function dimensionsOf(model) {
  return model.dimensiones.map((d) => ({
    id: d.id,
    name: d.nombre,
    heading: d.nombre_en_matriz,
    description: d.descripcion,
    source: d.descripcion_fuente,
  }));
}

/** All written names of a tool with their sources, without its canonical name or the ambiguous ones. */
function aliasesOf(tool) {
  const named = [
    { texto: tool.encabezado_matriz, fuentes: [tool.encabezado_matriz_fuente] },
    { texto: tool.encabezado_matriz_ronda3, fuentes: ['002 tabla 3'] },
    ...tool.encabezados_alternos.filter((a) => !a.ambiguo),
  ].filter((a) => a.texto && a.texto !== tool.nombre_canonico);
  const byText = new Map();
  for (const { texto, fuentes } of named) {
    byText.set(texto, [...new Set([...(byText.get(texto) ?? []), ...fuentes])]);
  }
  return [...byText].map(([text, sources]) => ({ text, sources }));
}

function timeframeOf({ tipo, meses, texto_000, texto_001, fuente }) {
  const kind = TIMEFRAMES[tipo];
  if (!kind) throw new Error(`Temporalidad desconocida: ${tipo}`);
  return { kind, months: meses, text: texto_000 ?? texto_001, source: fuente };
}

/**
 * The requirement as its source writes it, since it is quoted as the Model's: proposals to write it better are
 * none of ours. Only the numerals of the Model's guide that got into the source's text («. 13. Monitoreo») go.
 */
function requirementOf({ texto, fuente }) {
  return { text: texto.replace(/([.;] )\d{1,2}\. (?=\p{Lu})/gu, '$1'), source: fuente };
}

function toolOf(tool) {
  const { gramatica: g, requisito_final: r, descripcion_corta: d } = tool;
  return {
    id: tool.id,
    dimension: tool.dimension,
    order: tool.orden_matriz,
    name: tool.nombre_canonico,
    aliases: aliasesOf(tool),
    grammar: { article: g.articulo, gender: g.genero, number: g.numero, withArticle: g.con_articulo },
    description: d?.texto ? { text: d.texto, source: d.fuente } : null,
    hasRequirement: !NO_REQUIREMENT.test(r.texto),
    requirement: requirementOf(r),
    timeframe: timeframeOf(tool.temporalidad),
  };
}

const toolsOf = (model) =>
  model.dimensiones.flatMap((d) => d.herramientas.map(toolOf)).sort((a, b) => a.order - b.order);

function ambiguousOf(model) {
  const byText = new Map();
  for (const tool of model.dimensiones.flatMap((d) => d.herramientas)) {
    for (const a of tool.encabezados_alternos.filter((x) => x.ambiguo)) {
      const entry = byText.get(a.texto) ?? { text: a.texto, tools: [], sources: a.fuentes };
      byText.set(a.texto, { ...entry, tools: [...entry.tools, tool.id] });
    }
  }
  return [...byText.values()];
}

/** The fields of one CSV line; quotes only guard commas in this file. */
function csvFields(line) {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((m) => m[1] ?? m[2]);
}

function municipalitiesOf(csv) {
  const lines = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean);
  return lines.map(csvFields).map(([code, name, others]) => ({
    code,
    name,
    aliases: others ? others.split('|') : [],
  }));
}

function statesOf(legends) {
  return legends.estados_canonicos.map((s) => ({
    key: s.id,
    label: s.etiqueta,
    rank: s.rango,
    color: s.color_propuesto,
    letter: s.letra_propuesta,
    meaning: s.significado,
  }));
}

const model = json('modelo-regional.json');
const csv = readFileSync(join(here, 'municipios-edomex.csv'), 'utf8');

const FILES = {
  dimensions: {
    question: 'Which are the dimensions of the Modelo Regional?',
    from: 'modelo-regional.json',
    values: [['DIMENSIONS', 'Dimension', 'The dimensions, in order.', dimensionsOf(model)]],
  },
  tools: {
    question: 'Which are the tools of the Modelo Regional, how are they written, and what do they ask for?',
    from: 'modelo-regional.json',
    values: [
      ['TOOLS', 'Tool', 'The tools, in the order of the matrix.', toolsOf(model)],
      [
        'AMBIGUOUS_HEADERS',
        'AmbiguousHeader',
        'Headers that cover several tools: never matched to one.',
        ambiguousOf(model),
      ],
    ],
  },
  municipalities: {
    question: 'Which are the municipalities of the Estado de México, and how else are they called?',
    from: 'municipios-edomex.csv (sources: modelo-regional.json, «fuentes_municipios»)',
    values: [
      ['MUNICIPALITIES', 'Municipality', 'All municipalities, by INEGI code.', municipalitiesOf(csv)],
    ],
  },
  states: {
    question: 'Which states does the default legend have, and in what order of progress?',
    from: 'simbologias.json (a proposal of this project: «propuesto_no_semilla»)',
    values: [
      [
        'DEFAULT_STATES',
        'DefaultState',
        'The states of the default legend, worst first; ranks are defaults that a person may edit.',
        statesOf(json('simbologias.json')),
      ],
    ],
  },
};

async function render({ question, from, values }) {
  const types = values.map(([, type]) => type).join(', ');
  const text = [
    `/** ${question} Generated by assets/datos/generar.mjs from ${from}: do not edit. */`,
    `import type { ${types} } from './types';`,
    ...values.map(
      ([name, type, doc, data]) =>
        `\n/** ${doc} */\nexport const ${name}: readonly ${type}[] = ${JSON.stringify(data)};`,
    ),
  ].join('\n');
  const options = await prettier.resolveConfig(join(root, 'package.json'));
  return prettier.format(text, { ...options, parser: 'typescript' });
}

const check = process.argv.includes('--comprobar');
for (const [name, file] of Object.entries(FILES)) {
  const path = join(root, 'src', 'domain', 'model', `${name}.ts`);
  const text = await render(file);
  if (!check) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`src/domain/model/${name}.ts no corresponde a los datos: ejecute generar.mjs.`);
    process.exitCode = 1;
  }
}
