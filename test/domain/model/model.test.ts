/** Are the generated data up to date, whole and unambiguous? */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIMENSIONS } from '../../../src/domain/model/dimensions';
import { MUNICIPALITIES } from '../../../src/domain/model/municipalities';
import { DEFAULT_STATES } from '../../../src/domain/model/states';
import { AMBIGUOUS_HEADERS, TOOLS } from '../../../src/domain/model/tools';

test('[R0] the generated files are what the data give', () => {
  const generator = join(__dirname, '..', '..', '..', 'assets', 'datos', 'generar.mjs');
  const { status, stderr } = spawnSync(process.execPath, [generator, '--comprobar'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('[R0] 18 tools stand in 5 dimensions, in order and numbered by their dimension', () => {
  expect(TOOLS).toHaveLength(18);
  expect(DIMENSIONS.map((d) => d.id)).toEqual([1, 2, 3, 4, 5]);
  expect(TOOLS.map((t) => t.order)).toEqual(TOOLS.map((_, i) => i + 1));
  for (const tool of TOOLS) expect(tool.id.split('.')[0]).toBe(String(tool.dimension));
});

test('[R0] only tool 2.3 has no requirement in the Model', () => {
  expect(TOOLS.filter((t) => !t.hasRequirement).map((t) => t.id)).toEqual(['2.3']);
});

test('[N40] requirements are as the source writes them, but for the numerals that leaked into it', () => {
  const file = join(__dirname, '..', '..', '..', 'assets', 'datos', 'modelo-regional.json');
  const model = JSON.parse(readFileSync(file, 'utf8')) as {
    dimensiones: { herramientas: { id: string; requisito_final: { texto: string } }[] }[];
  };
  for (const { id, requisito_final: source } of model.dimensiones.flatMap((d) => d.herramientas)) {
    const { text } = TOOLS.find((tool) => tool.id === id)!.requirement;
    expect(text).toBe(source.texto.replace(' 13. ', ' ').replace(' 8. ', ' '));
  }
  const requirement = (id: string) => TOOLS.find((tool) => tool.id === id)!.requirement.text;
  expect(requirement('1.2')).toContain('(Resolución; Decreto; y Acuerdo)');
  expect(requirement('1.3')).toContain('(Resolución; Decreto; o Acuerdo)');
  expect(requirement('4.4')).toContain('(Resolución; Decreto y Acuerdo)');
  expect(requirement('3.2')).toMatch(/al interior del municipio\. Monitoreo periódico/);
});

test('[R0] a header that covers two tools is an alias of neither', () => {
  expect(AMBIGUOUS_HEADERS.map((a) => a.tools)).toEqual([['2.2', '2.3']]);
  const texts = TOOLS.flatMap((t) => [t.name, ...t.aliases.map((a) => a.text)]);
  for (const { text } of AMBIGUOUS_HEADERS) expect(texts).not.toContain(text);
});

test('[R0] municipalities have one five-digit code each, and no name is two of them', () => {
  expect(new Set(MUNICIPALITIES.map((m) => m.code)).size).toBe(125);
  for (const m of MUNICIPALITIES) expect(m.code).toMatch(/^15\d{3}$/);
  const names = MUNICIPALITIES.flatMap((m) => [m.name, ...m.aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(MUNICIPALITIES.find((m) => m.name === 'El Oro')?.aliases).toContain('Oro, El');
});

test('[R0] the default states are ranked from sin_evidencia to cumplido', () => {
  expect(DEFAULT_STATES.map((s) => [s.key, s.rank])).toEqual([
    ['sin_evidencia', 0],
    ['informacion_erronea', 1],
    ['en_proceso', 2],
    ['falta_conclusion', 3],
    ['cumplido', 4],
  ]);
});
