/** Are the approved texts still what the narrative writes? Readable files of test/golden; see test/golden.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { municipalitiesOf } from '../../src/domain/align';
import { paragraphText } from '../../src/domain/blocks';
import type { Block } from '../../src/domain/blocks';
import { factsheet } from '../../src/domain/factsheet';
import type { FactsheetOptions } from '../../src/domain/factsheet';
import { factsheetBlocks } from '../../src/domain/factsheet-blocks.es';
import type { Matrix } from '../../src/domain/matrix';
import { expectedMatrix, matrix } from '../builders';
import type { ExpectedReading } from '../builders';
import { expectGolden } from '../golden';

const sample = expectedMatrix(
  JSON.parse(
    readFileSync(join(__dirname, '../fixtures/matriz-infoem.esperado.json'), 'utf8'),
  ) as ExpectedReading,
);
const ILLUSTRATIVE = 'Estados ilustrativos: son un ejemplo y no describen a ningún municipio.';

function render(of: Matrix, written: string, options: FactsheetOptions = {}): string {
  const who = municipalitiesOf(of.rounds).find((each) => each.written === written);
  if (!who) throw new Error(`No row is written ${written}`);
  const ficha = factsheet(of, who, options);
  return `${[ILLUSTRATIVE, ...factsheetBlocks(ficha).map(blockText)].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`;
  if (block.kind === 'paragraph') return `[${block.id}] ${paragraphText(block)}`;
  const lines = [block.header, ...block.rows.map((row) => row.map((cell) => cell.text))];
  return lines
    .map((line) =>
      line
        .map((text) => text.replace(/\n/g, ' / '))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}

test('[N18] three rounds of the sample: Luvianos', () => {
  expectGolden('ficha-luvianos.txt', render(sample, 'Luvianos'));
});

test('[N13] the same in the Ayuntamiento’s voice', () => {
  expectGolden('ficha-luvianos-ayuntamiento.txt', render(sample, 'Luvianos', { issuer: 'ayuntamiento' }));
});

test('[N7] the first two rounds, whose legends differ', () => {
  const options = { sheets: ['1er reporte', '2do reporte'] };
  expectGolden('ficha-malinalco-simbologia.txt', render(sample, 'Malinalco', options));
});

test('[N17] one round only', () => {
  expectGolden('ficha-un-reporte.txt', render({ rounds: sample.rounds.slice(0, 1) }, 'Malinalco'));
});

test('[N15] everything fulfilled', () => {
  const all = matrix`
    # 1 2023-01-23
    El Oro CCCCCCCCCCCCCCCCCC
    # 2 2023-04-05 2023-05-17
    El Oro CCCCCCCCCCCCCCCCCC
  `;
  expectGolden('ficha-todo-cumplido.txt', render(all, 'El Oro'));
});

test('[N10] a name that is not recognised, with cells that could not be read', () => {
  const odd = matrix`
    # 2023-05 hoja=Hoja1 leyenda=CSPI N=No_aplica
    Tecohuacán C ? P . N C S P C P
    # hoja=Hoja2 leyenda=CPF N=No_aplica
    Tecohuacán P C/P P . N % C C _ *
  `;
  expectGolden('ficha-no-reconocido.txt', render(odd, 'Tecohuacán'));
});

test('[N11] with Avances and a base date', () => {
  const options: FactsheetOptions = {
    baseDate: '2023-01-31',
    institution: 'el Instituto',
    notes: [
      {
        tool: '1.2',
        text: 'La política se presentó a Cabildo.',
        evidence: 'Acta de Cabildo 12',
        evidencedOn: '2023-06-30',
        cells: [{ sheet: 'Avances', cell: 'D2' }],
      },
      { tool: '4.1', text: 'se imprimieron «volantes»', evidence: null, evidencedOn: null, cells: [] },
    ],
  };
  expectGolden('ficha-avances-y-plazos.txt', render(sample, 'Luvianos', options));
});

test('[N8] twelve rounds', () => {
  const signs = ['P', 'P', 'P', 'S', 'S', 'S', 'S', 'S', 'S', 'S', 'S', 'S'];
  const text = signs.map(
    (sign, i) =>
      `# ${i + 1} 20${20 + i}-0${1 + (i % 9)}\nLa Paz ${sign}C${i < 11 ? 'P' : 'C'}${i % 2 ? 'F' : 'P'}`,
  );
  expectGolden('ficha-doce-reportes.txt', render(matrix`${text.join('\n')}`, 'La Paz'));
});
