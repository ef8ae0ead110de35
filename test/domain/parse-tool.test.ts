/** Is each header its own tool, and half a header none? */
import { fold } from '../../src/domain/fold';
import { TOOLS } from '../../src/domain/model/tools';
import { findAmbiguous, findTool, toolCandidates } from '../../src/domain/parse-tool';

test('[R2] every name of a tool finds it: numbered, in capitals, without accents, in several lines', () => {
  for (const tool of TOOLS) {
    for (const name of [tool.name, ...tool.aliases.map((a) => a.text)]) {
      const middle = name.indexOf(' ', name.length / 2);
      const forms = [
        name,
        fold(name).toUpperCase(),
        `${tool.id}  ${name.replace(/ /g, '\n')} `,
        `${tool.id}.- ${name}`,
        `Herramienta ${tool.order}: ${name}`,
        `a) ${name}`,
        `${name}*`,
        `${name} 1/`,
        `${name} (3 meses)`,
        middle > 0 ? `${name.slice(0, middle)}\r\n${name.slice(middle)}` : name,
      ];
      for (const form of forms) expect([form, findTool(form)?.id]).toEqual([form, tool.id]);
    }
  }
});

test('[R2] a word split at the end of its line is one word', () => {
  expect(findTool('CONVENIO DE COLABO-\nRACIÓN')?.id).toBe('1.1');
  expect(findTool('Convenio de colabo-\nración')?.id).toBe('1.1');
});

test.each([
  'Convenio',
  'Plan anual de capacitación',
  'Plan anual de capacitación interna',
  'Formalización',
  'Formalización (canales de atención)',
  'Política',
  '1.1',
  'Transparencia',
  'Datos abiertos municipales',
  'Plan anual de capacitación interna para funcionarios municipales y ciudadanía',
  'Huella de carbono municipal',
  '',
])('[R2] %j is no tool', (header) => expect(findTool(header)).toBeNull());

test('[R2] a header that covers two tools is known, and given to neither', () => {
  const header = '2.2 PLAN ANUAL DE CAPACITACION INTERNA PARA FUNCIONARIOS MUNICIPALES Y CIUDADANIA';
  expect(findAmbiguous(header)?.tools).toEqual(['2.2', '2.3']);
  expect(toolCandidates(header).map((t) => t.id)).toEqual(['2.2', '2.3']);
});

test('[R2] a truncated or misspelt header has candidates only', () => {
  expect(toolCandidates('Plan anual de capacitación').map((t) => t.id)).toContain('2.3');
  expect(toolCandidates('Convenio de colavoración')[0]?.id).toBe('1.1');
  expect(toolCandidates('Huella de carbono')).toEqual([]);
  expect(toolCandidates('No.')).toEqual([]);
});
