import { duplicateRows, municipalitiesOf } from '../../src/domain/align';
import { compareRounds } from '../../src/domain/compare';
import type { Comparison, Summary } from '../../src/domain/compare';
import { comparisonToJson } from '../../src/domain/comparison-json';
import { crossTable, transitionsAt } from '../../src/domain/cross-table';
import { matrix, matrixOf } from '../builders';

/** "1.1 avance*, 1.2 nuevo": tool and change of each transition, `*` when by legend. */
function told(comparison: Comparison): string {
  return comparison.transitions.map((t) => `${t.tool} ${t.change}${t.byLegend ? '*' : ''}`).join(', ');
}

function compare(text: string): Comparison {
  const [from, to] = matrixOf(text).rounds;
  return compareRounds(from!, to!);
}

const NONE: Summary = {
  avance: 0,
  retroceso: 0,
  sin_cambio: 0,
  nuevo: 0,
  ya_no_reportado: 0,
  no_comparable: 0,
  por_simbologia: 0,
};

describe('rows and columns', () => {
  test('[C1] rows meet by INEGI code though one is written by an alternative name', () => {
    const result = compare(`# 1
      Valle de Chalco P
      # 2
      Valle de Chalco Solidaridad C`);
    expect(told(result)).toBe('1.1 avance');
    expect(result.transitions[0]?.municipality).toMatchObject({
      code: '15122',
      written: 'Valle de Chalco Solidaridad',
    });
  });

  test('[C1] rows that are not recognised meet by their folded name, and by nothing else', () => {
    const result = compare(`# 1
      TECOHUACÁN P
      Quintana P
      # 2
      Tecohuacan C
      Quintaná. C
      Oxucán C`);
    expect(result.transitions.map((t) => [t.municipality.written, t.change])).toEqual([
      ['Tecohuacan', 'avance'],
      ['Quintaná.', 'avance'],
      ['Oxucán', 'nuevo'],
    ]);
  });

  test('[C1] columns meet by tool, wherever they stand', () => {
    const result = compare(`# 1 herramientas=1.1,5.4
      Metepec PC
      # 2 herramientas=5.4,1.1
      Metepec CP`);
    expect(told(result)).toBe('1.1 sin_cambio, 5.4 sin_cambio');
    expect(result.transitions.map((t) => [t.cells.from, t.cells.to])).toEqual([
      [
        { sheet: 'R1', cell: 'C6' },
        { sheet: 'R2', cell: 'D6' },
      ],
      [
        { sheet: 'R1', cell: 'D6' },
        { sheet: 'R2', cell: 'C6' },
      ],
    ]);
  });

  test('[C2] of duplicate rows the first is compared and the others are listed', () => {
    const result = compare(`# 1
      Metepec P
      Metepec C
      # 2
      Metepec F`);
    expect(told(result)).toBe('1.1 avance');
    expect(result.duplicates).toEqual([{ key: '15054', sheet: 'R1', row: 6, written: 'Metepec' }]);
    expect(result.totals.overall.to).toMatchObject({ withData: 1, total: 18 });
  });

  test('[C2] rows that are not recognised repeat when their folded names do', () => {
    const [round] = matrix`
      Tecohuacán P
      Tecohuacan C
    `.rounds;
    expect(duplicateRows(round!).map((row) => row.written)).toEqual(['Tecohuacan']);
    expect(municipalitiesOf([round!]).map((each) => each.written)).toEqual(['Tecohuacán']);
  });
});

describe('kinds of change', () => {
  test('[C3] nothing to a state is new, a state to nothing is no longer reported, nothing to nothing is not listed', () => {
    const result = compare(`# 1
      Metepec . C . P
      # 2
      Metepec C . . P`);
    expect(told(result)).toBe('1.1 nuevo, 1.2 ya_no_reportado, 1.4 sin_cambio');
    expect(result.transitions.map((t) => [t.from, t.to])).toEqual([
      [null, 'cumplido'],
      ['cumplido', null],
      ['en_proceso', 'en_proceso'],
    ]);
  });

  test('[C3] an absent row or column is no data, and has no cell', () => {
    const result = compare(`# 1 herramientas=1.1,5.4
      Metepec CC
      Toluca CC
      # 2 herramientas=1.1
      Metepec C
      Lerma P`);
    expect(
      result.transitions.map((t) => [t.municipality.name, t.tool, t.change, t.cells.to?.cell ?? null]),
    ).toEqual([
      ['Metepec', '1.1', 'sin_cambio', 'C6'],
      ['Metepec', '5.4', 'ya_no_reportado', null],
      ['Lerma', '1.1', 'nuevo', 'C7'],
      ['Toluca', '1.1', 'ya_no_reportado', null],
      ['Toluca', '5.4', 'ya_no_reportado', null],
    ]);
  });

  test.each(['?', '~', '%', '!', '_', '*'])(
    '[C4] a side read as %s cannot be compared with anything',
    (sign) => {
      const there = compare(`# 1\nMetepec ${sign} ${sign} ${sign}\n# 2\nMetepec C . ${sign}`);
      const back = compare(`# 1\nMetepec C . ${sign}\n# 2\nMetepec ${sign} ${sign} ${sign}`);
      for (const result of [there, back]) expect(result.summary).toEqual({ ...NONE, no_comparable: 3 });
      expect(there.transitions.map((t) => [t.from, t.to])).toEqual([
        [null, 'cumplido'],
        [null, null],
        [null, null],
      ]);
    },
  );

  test('[C5] the rank says which is better, for each pair of the Model’s states', () => {
    const order = 'SIPFC';
    for (const [i, from] of [...order].entries()) {
      for (const [j, to] of [...order].entries()) {
        const change = i === j ? 'sin_cambio' : j > i ? 'avance' : 'retroceso';
        expect(told(compare(`# 1\nMetepec ${from}\n# 2\nMetepec ${to}`))).toBe(`1.1 ${change}`);
      }
    }
  });

  test('[C5] a rank that a person gave in a legend wins over the default', () => {
    const [from, to] = matrix`
      # 1
      Metepec P
      # 2
      Metepec F
    `.rounds;
    const reversed = {
      ...to!.legend!,
      entries: to!.legend!.entries.map((e) => ({ ...e, rank: 4 - (e.rank ?? 0) })),
    };
    expect(told(compareRounds(from!, { ...to!, legend: reversed }))).toBe('1.1 retroceso');
  });

  test('[C5] states without a rank cannot be ordered, but the same one is no change', () => {
    const result = compare(`# 1 N=En_revisión
      Metepec N N P
      # 2 N=En_revisión
      Metepec N C N`);
    expect(told(result)).toBe('1.1 sin_cambio, 1.2 no_comparable, 1.3 no_comparable');
  });

  test('[C5] two states that a person put at one rank are no change of progress', () => {
    const result = compare(`# 1 N=En_revisión:2
      Metepec P
      # 2 N=En_revisión:2
      Metepec N`);
    expect(result.transitions[0]).toMatchObject({
      change: 'sin_cambio',
      from: 'en_proceso',
      to: 'en_revision',
    });
  });
});

describe('changes of legend', () => {
  const first = '# 1 leyenda=CSPI';
  const second = '# 2 leyenda=CPF';

  test('[C6] a state that the other legend lacks marks the change, up or down', () => {
    const result = compare(`${first}\nMetepec S I P S P\n${second}\nMetepec P F F S P`);
    expect(told(result)).toBe(
      '1.1 avance*, 1.2 avance*, 1.3 avance*, 1.4 sin_cambio, 1.5 sin_cambio'.replace('1.5', '2.1'),
    );
    expect(result.summary).toEqual({ ...NONE, sin_cambio: 2, por_simbologia: 3 });
    expect(told(compare(`${second}\nMetepec F\n${first}\nMetepec P`))).toBe('1.1 retroceso*');
  });

  test('[C6] a change to or from the fulfilled state is never by legend', () => {
    expect(told(compare(`${first}\nMetepec S C\n${second}\nMetepec C F`))).toBe('1.1 avance, 1.2 retroceso');
  });

  test('[C6] an unranked state that only one legend has is not comparable, and by legend', () => {
    const result = compare(`${first}\nMetepec P\n${second} N=En_revisión\nMetepec N`);
    expect(told(result)).toBe('1.1 no_comparable*');
    expect(result.summary).toEqual({ ...NONE, por_simbologia: 1 });
  });

  test('[C6] new cells, cells gone and cells that could not be read are not by legend', () => {
    const result = compare(`${first}\nMetepec . S ?\n${second}\nMetepec F . F`);
    expect(result.transitions.some((t) => t.byLegend)).toBe(false);
  });

  test('[C6] a round without a legend lacks nothing', () => {
    expect(told(compare(`# 1 leyenda=no\nMetepec S\n${second}\nMetepec P`))).toBe('1.1 avance*');
    expect(told(compare(`# 1 leyenda=no\nMetepec P\n${second}\nMetepec F`))).toBe('1.1 avance');
  });
});

describe('figures', () => {
  const result = compare(`# 1 leyenda=CSPI
    Metepec SPC.?
    Toluca  CCCCC
    # 2 leyenda=CPF
    Metepec PCFPC
    Toluca  CCCC.`);

  test('[C9] the summary counts each transition once, and so do the totals', () => {
    const { summary, totals, transitions } = result;
    expect(Object.values(summary).reduce((a, b) => a + b)).toBe(transitions.length);
    for (const parts of [totals.municipalities, totals.dimensions, totals.tools]) {
      for (const name of Object.keys(summary) as (keyof Summary)[]) {
        expect(parts.reduce((sum, part) => sum + part.contrast.summary[name], 0)).toBe(summary[name]);
      }
      expect(parts.reduce((sum, part) => sum + part.contrast.to.fulfilled, 0)).toBe(
        totals.overall.to.fulfilled,
      );
    }
  });

  test('[C11] totals count all the Model’s tools and say what has no data', () => {
    const metepec = result.totals.municipalities.find(
      (part) => part.municipality.name === 'Metepec',
    )!.contrast;
    expect(metepec.from).toMatchObject({ fulfilled: 1, withData: 3, blank: 14, unread: 1, total: 18 });
    expect(metepec.to).toMatchObject({ fulfilled: 2, withData: 5, blank: 13, unread: 0, total: 18 });
    expect(result.totals.overall.to.total).toBe(36);
    expect(result.totals.tools[0]?.contrast.to).toMatchObject({ fulfilled: 1, withData: 2, total: 2 });
  });

  test('[C11] a municipality that only one round has counts as no data in the other', () => {
    const { totals } = compare('# 1\nMetepec C\nToluca C\n# 2\nMetepec C');
    expect(totals.tools[0]?.contrast.to).toMatchObject({ fulfilled: 1, withData: 1, blank: 1, total: 2 });
  });

  test('[C12] the change in a percentage is over the cells with data in both', () => {
    const metepec = result.totals.municipalities.find(
      (part) => part.municipality.name === 'Metepec',
    )!.contrast;
    expect(metepec.common).toEqual({ cells: 3, fulfilledFrom: 1, fulfilledTo: 1 });
  });

  test('[C10] the transition matrix is worst first, with no data and unread last, and sums to the transitions', () => {
    const table = crossTable(result);
    const names = (keys: typeof table.rows): string[] =>
      keys.map((key) => (key.kind === 'state' ? key.state : key.kind));
    expect(names(table.rows)).toEqual([
      'sin_evidencia',
      'informacion_erronea',
      'en_proceso',
      'cumplido',
      'none',
      'unread',
    ]);
    expect(names(table.columns)).toEqual(['en_proceso', 'falta_conclusion', 'cumplido', 'none']);
    expect(table.counts.flat().reduce((a, b) => a + b)).toBe(result.transitions.length);
    expect(table.counts).toEqual([
      [1, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 4, 1],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(table.byLegend[0]).toEqual([1, 0, 0, 0]);
    expect(transitionsAt(result, table.rows[3]!, table.columns[3]!).map((t) => t.municipality.name)).toEqual([
      'Toluca',
    ]);
  });

  test('[C10] a state without a rank comes after the ranked ones', () => {
    const table = crossTable(compare('# 1 N=Aaa\nMetepec N\n# 2 N=Aaa\nMetepec N'));
    expect(table.rows.map((key) => (key.kind === 'state' ? key.state : key.kind)).slice(-2)).toEqual([
      'aaa',
      'none',
    ]);
  });

  test('[C14] the JSON document names sheets, municipalities, tools, states and changes', () => {
    const [from, to] = matrix`
      # 1 hoja=1er_reporte leyenda=CSPI
      Metepec S
      Tecohuacán C
      # 2 hoja=2do_reporte leyenda=CPF
      Metepec P
      Tecohuacán ?
    `.rounds;
    expect(comparisonToJson(compareRounds(from!, to!))).toEqual({
      de: '1er reporte',
      a: '2do reporte',
      transiciones: [
        {
          clave: '15054',
          municipio: 'Metepec',
          herramienta: '1.1',
          de: 'sin_evidencia',
          a: 'en_proceso',
          cambio: 'avance',
          por_simbologia: true,
        },
        {
          clave: null,
          municipio: 'Tecohuacán',
          herramienta: '1.1',
          de: 'cumplido',
          a: null,
          cambio: 'no_comparable',
          por_simbologia: false,
        },
      ],
      resumen: { ...NONE, no_comparable: 1, por_simbologia: 1 },
    });
  });
});
