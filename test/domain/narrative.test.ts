import { municipalitiesOf } from '../../src/domain/align';
import { paragraphCells, paragraphHash, paragraphText, textHash } from '../../src/domain/blocks';
import type { Paragraph } from '../../src/domain/blocks';
import { factsheet } from '../../src/domain/factsheet';
import type { Factsheet, FactsheetOptions } from '../../src/domain/factsheet';
import type { Matrix } from '../../src/domain/matrix';
import { dateText, monthsLater, updateText } from '../../src/domain/narrative/dates.es';
import {
  decimal,
  list,
  of,
  ordinalReport,
  percent,
  points,
  quote,
  to,
  tools,
} from '../../src/domain/narrative/grammar.es';
import { nameRounds } from '../../src/domain/narrative/round-name.es';
import { matrixOf } from '../builders';

function ficha(text: string | Matrix, options: FactsheetOptions = {}): Factsheet {
  const matrix = typeof text === 'string' ? matrixOf(text) : text;
  return factsheet(matrix, municipalitiesOf(matrix.rounds)[0]!, options);
}

function paragraph(of: Factsheet, id: string): Paragraph {
  const found = of.narrative.find((block) => block.kind === 'paragraph' && block.id === id);
  if (found?.kind !== 'paragraph') throw new Error(`No paragraph ${id}`);
  return found;
}

/** A paragraph's text, with plain spaces before the signs of per cent. */
function text(of: Factsheet, id: string): string {
  return paragraphText(paragraph(of, id)).replace(/\u00a0/g, ' ');
}

const ids = (of: Factsheet): string[] =>
  of.narrative.flatMap((block) => (block.kind === 'paragraph' ? block.id : []));

/** One cell through rounds that have one sign each, all with the five states of the Model. */
function through(signs: string, options: FactsheetOptions = {}, tool = '1.1'): Factsheet {
  const head = `N=En_revisión herramientas=${tool}`;
  return ficha([...signs].map((sign, i) => `# ${i + 1} ${head}\nMetepec ${sign}`).join('\n'), options);
}

describe('what is said of a tool', () => {
  test('[N7] an advance, partial or to fulfilment', () => {
    expect(text(through('PF'), 'dim-1')).toContain(
      'El Convenio de colaboración registra un avance, de «No se tiene - en proceso» a «Se cuenta con el proyecto, falta conclusión del mismo».',
    );
    expect(text(through('PC'), 'dim-1')).toContain(
      'El Convenio de colaboración avanzó de «No se tiene - en proceso» a «Cumplido».',
    );
  });

  test('[N7] an advance to a state that an earlier round already had says so', () => {
    expect(text(through('CPC'), 'dim-1')).toContain(
      'a «Cumplido», estado que ya tenía en el primer reporte.',
    );
  });

  test('[N7] a setback is stated neutrally, without a cause, and may be clarified', () => {
    const told = through('CP');
    expect(text(told, 'dim-1')).toContain(
      'Se hace constar que el Convenio de colaboración figura ahora como «No se tiene - en proceso», un estado de menor avance que «Cumplido».',
    );
    expect(text(told, 'cierre')).toContain('así como a aclarar el cambio a un estado de menor avance.');
    expect(text(through('CP', { issuer: 'ayuntamiento' }), 'cierre')).not.toContain('aclarar');
  });

  test('[N7] a change by legend coincides with the change of the simbología and is not counted as progress', () => {
    const told = ficha('# 1 leyenda=CSPI\nMetepec S\n# 2 leyenda=CPF\nMetepec P');
    expect(text(told, 'dim-1')).toContain(
      'en coincidencia con la modificación de la simbología entre ambos reportes.',
    );
    expect(text(told, 'apertura')).toContain(
      'Además, 1 herramienta cambió de estado en coincidencia con la modificación de la simbología entre ambos reportes, por lo que no se cuenta como avance ni como retroceso.',
    );
    expect(text(told, 'apertura')).not.toContain('avanzó');
    expect(told.rows[0]?.change).toMatchObject({ change: 'avance', byLegend: true, text: 'Por simbología' });
  });

  test('[N7] a change between states without an order is neither advance nor setback', () => {
    expect(text(through('PN'), 'dim-1')).toContain(
      'El Convenio de colaboración pasó de «No se tiene - en proceso» a «En revisión», estados cuyo orden de avance no está definido.',
    );
  });

  test('[N7] a change between states of one rank is said as that', () => {
    const head = 'N=En_revisión:2 herramientas=1.1';
    const told = ficha(`# 1 ${head}\nMetepec P\n# 2 ${head}\nMetepec N`);
    expect(text(told, 'dim-1')).toContain('a «En revisión», estados que tienen el mismo orden de avance.');
  });

  test('[N8] what is fulfilled says since when, what is stalled counts the rounds', () => {
    expect(text(through('PCCC'), 'dim-1')).toContain('«Cumplido» desde el segundo reporte.');
    expect(text(through('CCC'), 'dim-1')).toContain('«Cumplido» en los 3 reportes.');
    expect(text(through('PP'), 'dim-1')).toContain('«No se tiene - en proceso» en ambos reportes.');
    expect(text(through('SPPP'), 'dim-1')).toContain(
      '«No se tiene - en proceso» desde el segundo reporte (3 reportes consecutivos).',
    );
  });

  test('[N8] a round without data ends the count', () => {
    expect(text(through('P.PP'), 'dim-1')).toContain('desde el tercer reporte (2 reportes consecutivos).');
  });

  test('[N2] one state that two rounds write differently is said with both labels', () => {
    const [from, later] = matrixOf('# 1\nMetepec C\n# 2\nMetepec C').rounds;
    const entries = later!.legend!.entries.map((e) =>
      e.state === 'cumplido' ? { ...e, label: 'Cumple.' } : e,
    );
    const told = ficha({ rounds: [from!, { ...later!, legend: { ...later!.legend!, entries } }] });
    expect(text(told, 'dim-1')).toContain(
      'se mantiene en el mismo estado en ambos reportes, escrito «Cumplido» en el primer reporte y «Cumple» en el segundo reporte.',
    );
  });

  test('[N14] tools that share a situation share a sentence, with its verb in plural', () => {
    expect(text(ficha('# 1\nMetepec PPCC'), 'dim-1')).toContain(
      'El Convenio de colaboración y la Política de Transparencia y Acceso a la Información Pública figuran como «No se tiene - en proceso».',
    );
  });
});

describe('what moved between two rounds', () => {
  test('[N45] where the two rounds have data of other tools, the dimension says among which', () => {
    // The same number of tools with data, and not the same tools.
    expect(text(ficha('# 1\nMetepec CC..\n# 2\nMetepec C.C.'), 'dim-1')).toContain(
      'el mismo número que en el primer reporte, en la única con dato en ambos;',
    );
    // All that have data now had it before, but one more had it then.
    expect(text(ficha('# 1\nMetepec CCCP\n# 2\nMetepec CC.P'), 'dim-1')).toContain(
      'el mismo número que en el primer reporte, entre las 3 con dato en ambos;',
    );
    expect(text(ficha('# 1\nMetepec CCCP\n# 2\nMetepec CCPP'), 'dim-1')).toContain(
      '1 menos que en el primer reporte. ',
    );
  });

  test('[N45] «No aplica» does not compare, and equal ranks are no «sin cambio»', () => {
    const head = 'N=No_aplica T=En_trámite:2 O=Otro';
    const told = text(ficha(`# 1 ${head}\nMetepec NCPPCN\n# 2 ${head}\nMetepec NCTONC`), 'apertura');
    expect(told).toContain('sobre las 3 herramientas con dato en ambos reportes');
    expect(told).toContain(
      'Entre ambos reportes, ninguna herramienta avanzó de estado, ninguna pasó a un estado de menor avance, 1 pasó a otro estado del mismo orden de avance, 1 cambió entre estados sin orden de avance definido y 1 se mantuvo sin cambio; 1 herramienta cuenta ahora con dato y 1 dejó de tener dato.',
    );
  });

  test('[N8] a state that was written otherwise says so, whenever that was', () => {
    const [one, two, three] = matrixOf('# 1\nMetepec P\n# 2\nMetepec P\n# 3\nMetepec P').rounds;
    const entries = one!.legend!.entries.map((e) =>
      e.state === 'en_proceso' ? { ...e, label: 'En proceso' } : e,
    );
    const told = ficha({ rounds: [{ ...one!, legend: { ...one!.legend!, entries } }, two!, three!] });
    expect(text(told, 'dim-1')).toContain(
      'se mantiene en el mismo estado en los 3 reportes, escrito «En proceso» en el primer reporte y «No se tiene - en proceso» del segundo reporte al tercer reporte.',
    );
  });
});

describe('setbacks', () => {
  test.each([
    ['C.P', 'en el segundo reporte no tenía dato.'],
    ['C?P', 'en el segundo reporte no fue posible determinar su estado.'],
  ])('[N46] across a round that says nothing it is one too: %s', (signs, gap) => {
    const told = through(signs);
    expect(text(told, 'dim-1')).toContain(
      `Se hace constar que el Convenio de colaboración figura ahora como «No se tiene - en proceso», un estado de menor avance que «Cumplido», el último registrado antes, en el primer reporte; ${gap}`,
    );
    expect(text(told, 'apertura')).toContain(
      'Asimismo, 1 herramienta figura con un estado de menor avance que el último registrado antes del segundo reporte.',
    );
    expect(text(told, 'cierre')).toContain('así como a aclarar el cambio a un estado de menor avance.');
    expect(text(through(signs, { issuer: 'ayuntamiento' }), 'cierre')).toContain(
      'En el tercer reporte, 1 herramienta figura con un estado de menor avance que el último registrado antes: 1.1 Convenio de colaboración.',
    );
  });

  test('[N46] across «No aplica» it is one too, and what only stays low is none', () => {
    const rounds = ['C', 'N', 'P'].map(
      (sign, i) => `# ${i + 1} N=No_aplica herramientas=1.1\nMetepec ${sign}`,
    );
    expect(text(ficha(rounds.join('\n')), 'dim-1')).toContain(
      'pasó de «No aplica» a «No se tiene - en proceso», un estado de menor avance que «Cumplido»',
    );
    for (const signs of ['CPP', 'C.C', 'P.C', 'CP.'])
      expect(text(through(signs), 'cierre')).not.toContain('menor avance');
  });
});

describe('what has no state', () => {
  test('[N9] no data is said with the last known state and its round', () => {
    expect(text(through('FP.'), 'dim-1')).toContain(
      'El Convenio de colaboración no tiene dato en el tercer reporte; el último estado registrado es «No se tiene - en proceso», en el segundo reporte.',
    );
    expect(text(through('..'), 'dim-1')).toContain('no tiene dato en ninguno de los 2 reportes.');
    expect(text(through('?.'), 'dim-1')).toContain(
      'El Convenio de colaboración no tiene dato en el segundo reporte.',
    );
  });

  test('[N9] a tool that the round does not list does not figure in it', () => {
    const told = ficha('# 1 herramientas=1.1,5.4\nMetepec CP\n# 2 herramientas=1.1\nMetepec C');
    expect(text(told, 'dim-5')).toContain(
      'Los Planes de Mejora no figuran en el segundo reporte; el último estado registrado es',
    );
    expect(told.rows.at(-1)?.states.map((state) => [state.text, state.cell?.cell])).toEqual([
      ['No se tiene - en proceso', 'D6'],
      ['No figura', undefined],
    ]);
  });

  test('[N9] a state after no data does not speak of an advance', () => {
    const told = text(through('P.C'), 'dim-1');
    expect(told).toContain(
      '«Cumplido»; en el segundo reporte no tenía dato y en el primer reporte figuraba como «No se tiene - en proceso».',
    );
    expect(told).not.toMatch(/avan[cz]/);
  });

  test.each([
    ['?', 'el color de su celda no corresponde a la simbología de ese reporte'],
    ['~', 'el color de su celda puede corresponder a más de un estado de la simbología de ese reporte'],
    ['%', 'el color de su celda no pudo leerse'],
    ['!', 'no se identificó la simbología con la que debe leerse el color de su celda'],
    ['_', 'su celda está combinada con otra'],
    ['*', 'su celda contiene «ver oficio 12», que no corresponde a un estado'],
  ])('[N9] a cell read as %s is said to be undetermined, and why', (sign, reason) => {
    const told = through(`P${sign}`);
    expect(text(told, 'dim-1')).toContain(
      `No fue posible determinar el estado del Convenio de colaboración en el segundo reporte: ${reason}; el último estado registrado es «No se tiene - en proceso», en el primer reporte.`,
    );
    expect(text(told, 'cierre')).toContain(
      'No fue posible determinar el estado de la herramienta 1.1 Convenio de colaboración en ese reporte.',
    );
  });

  test('[N9] a state after a cell that could not be read is not compared', () => {
    expect(text(through('?C'), 'dim-1')).toContain(
      'no se compara con el primer reporte, en el que no fue posible determinar su estado.',
    );
  });

  test('[N9] a conflict says both signs and which was taken', () => {
    expect(text(ficha('# 1\nMetepec C/P'), 'herr-1.1')).toBe(
      'En el primer reporte, el texto de la celda del Convenio de colaboración, que corresponde a «Cumplido», no coincide con su color, que corresponde a «No se tiene - en proceso»; se toma el texto.',
    );
    expect(text(ficha('# 1\nMetepec C/?'), 'herr-1.1')).toContain(
      'su color, que no corresponde a la simbología; se toma el texto.',
    );
    expect(text(ficha('# 1\nMetepec C/&'), 'herr-1.1')).toContain(
      'su relleno, que tiene trama o degradado; se toma el texto.',
    );
  });

  test('[N9] what the workbook itself declares without data is told by its label', () => {
    const told = ficha('# 1 N=No_aplica\nMetepec NC');
    expect(text(told, 'cierre')).toContain(
      'La herramienta 1.1 Convenio de colaboración se reporta como «No aplica» en ese reporte, por lo que no se cuenta como cumplida ni como pendiente.',
    );
    expect(ids(told)).not.toContain('herr-1.1');
  });

  test('[N9] a municipality that the last round lacks is said not to figure', () => {
    const matrix = matrixOf('# 1\nMetepec C\nToluca P\n# 2\nMetepec C');
    const who = municipalitiesOf(matrix.rounds).find((each) => each.name === 'Toluca')!;
    const told = factsheet(matrix, who);
    expect(text(told, 'apertura')).toContain('el Municipio de Toluca no figura en el segundo reporte.');
    expect(text(told, 'cierre')).toContain(
      'ninguna herramienta tiene dato, por lo que no se señalan pendientes.',
    );
  });

  test('[N9] a municipality that the previous round lacks is not compared', () => {
    const told = ficha('# 1\nMetepec C\n# 2\nToluca C');
    expect(told.title).toBe('Municipio de Toluca');
    expect(text(told, 'apertura')).toContain(
      'No se presenta comparación con el primer reporte, en el que el municipio no figura.',
    );
  });
});

describe('requirements, Avances and deadlines', () => {
  test('[N3] the requirement stands in the table and not in the text, which says where', () => {
    const told = ficha('# 1\nMetepec PP');
    expect(told.rows[0]?.requirement).toMatch(/^Monitoreo periódico/);
    expect(told.narrative.map((block) => JSON.stringify(block)).join()).not.toContain('Monitoreo periódico');
    expect(text(told, 'cierre')).toContain(
      'El requisito que el Modelo establece para cada herramienta se transcribe en la tabla «Herramientas» de esta ficha.',
    );
    expect(text(through('P'), 'cierre')).toContain('establece para esa herramienta se transcribe');
    for (const told of [through('C'), through('P', {}, '2.3')])
      expect(text(told, 'cierre')).not.toContain('requisito');
  });

  test('[N3] the tool without requirement says so, pending or not', () => {
    const none = 'para el que el Modelo no estipula un requisito,';
    for (const signs of ['C', 'CC', 'PC', 'P.', '?', 'P', 'CP'])
      expect(text(through(signs, {}, '2.3'), 'dim-2')).toContain(none);
  });

  const note = { tool: '1.1', evidence: null, evidencedOn: null, cells: [{ sheet: 'Avances', cell: 'D2' }] };

  test('[N11] an Avance is attributed and quoted, with its evidence and date when it has them', () => {
    const notes = [{ ...note, text: 'El convenio se firmó.', evidence: 'Acta 7', evidencedOn: '2023-03-01' }];
    const told = through('C', { notes });
    expect(text(told, 'herr-1.1')).toBe(
      'El Ayuntamiento informó sobre el Convenio de colaboración: «El convenio se firmó.» Como evidencia señaló «Acta 7», con fecha 1 de marzo de 2023.',
    );
    expect(paragraph(told, 'herr-1.1').sentences[0]?.cells).toEqual(note.cells);
    expect(told.rows[0]).toMatchObject({ note: 'El convenio se firmó.', evidence: 'Acta 7' });
  });

  const told = (said: string, options: FactsheetOptions = {}): string =>
    text(through('C', { notes: [{ ...note, text: said }], ...options }), 'herr-1.1');

  test.each([
    ['La Paz cuenta con el convenio firmado', '«La Paz cuenta con el convenio firmado».'],
    ['que ya se firmó', '«que ya se firmó».'],
    ['por correo, carteles, etc.', '«por correo, carteles, etc.».'],
    ['Se publicó.\r\n- Punto uno\n- Punto dos', '«Se publicó.\n- Punto uno\n- Punto dos».'],
    ['en la «Gaceta “del Sur”»', '«en la “Gaceta ‘del Sur’”».'],
    ['¡Listo!', '«¡Listo!».'],
  ])('[N41] %j is quoted to the letter', (said, quoted) => {
    expect(told(said)).toBe(`El Ayuntamiento informó sobre el Convenio de colaboración: ${quoted}`);
  });

  test.each([
    'El Ayuntamiento informó que se firmó.',
    'Este H. Ayuntamiento de Metepec reporta que se firmó.',
    'Se informa que se firmó.',
  ])('[N41] «%s» says who informs: it is not said twice', (said) => {
    expect(told(said)).toBe(`El Avance registrado del Convenio de colaboración dice: «${said}»`);
  });

  test('[N42] in the Ayuntamiento’s voice an Avance is told as its reports do', () => {
    expect(told('este convenio ya está firmado', { issuer: 'ayuntamiento' })).toBe(
      '1.1 Convenio de colaboración. Avance: este convenio ya está firmado.',
    );
    const notes = [{ ...note, text: ' ', evidence: 'Acta 7', evidencedOn: '2023-03-01' }];
    expect(text(through('C', { notes, issuer: 'ayuntamiento' }), 'herr-1.1')).toBe(
      '1.1 Convenio de colaboración. Evidencia: Acta 7 (con fecha 1 de marzo de 2023).',
    );
  });

  test('[N42] of several Avances, and of one of an earlier report, each says its report', () => {
    const notes = ['primer reporte', 'segundo reporte'].map((round) => ({ ...note, text: round, round }));
    expect(text(through('CC', { notes }), 'herr-1.1')).toBe(
      'En el primer reporte, el Ayuntamiento informó sobre el Convenio de colaboración: «primer reporte». En el segundo reporte, el Ayuntamiento informó sobre el Convenio de colaboración: «segundo reporte».',
    );
    const [first, last] = notes.map((one) => text(through('CC', { notes: [one] }), 'herr-1.1'));
    expect([first?.startsWith('En el primer reporte, '), last?.startsWith('El Ayuntamiento')]).toEqual([
      true,
      true,
    ]);
    expect(text(through('CC', { notes, issuer: 'ayuntamiento' }), 'herr-1.1')).toMatch(
      /Avance al primer reporte: primer reporte\. .*Avance al segundo reporte: segundo reporte\.$/,
    );
  });

  test('[N43] evidence dated after the report’s cut, or in the future, is told', () => {
    const dated = (evidencedOn: string, today = '2023-12-31'): string =>
      text(
        through('C', {
          notes: [{ ...note, text: '', evidence: 'Acta', evidencedOn, cut: '2023-05-17' }],
          today,
        }),
        'herr-1.1',
      );
    expect(dated('2023-05-17')).toMatch(/«Acta», con fecha 17 de mayo de 2023\.$/);
    expect(dated('2023-05-18')).toMatch(/, posterior al 17 de mayo de 2023, corte del primer reporte\.$/);
    expect(dated('2024-01-01')).toMatch(/, corte del primer reporte, y que aún no llega\.$/);
    const open = { ...note, text: 'Listo', evidencedOn: '2030-01-01', cut: null };
    expect(text(through('C', { notes: [open], today: '2026-12-01' }), 'herr-1.1')).toMatch(
      /Su evidencia se señala con fecha 1 de enero de 2030, que aún no llega\.$/,
    );
  });

  test('[N11] without one nothing is said of evidence', () => {
    expect(ids(through('CC'))).not.toContain('herr-1.1');
    expect(through('CC').rows[0]).toMatchObject({ note: null, evidence: null });
  });

  test('[N12] a deadline is told only from a base date', () => {
    expect(text(through('P'), 'cierre')).not.toContain('plazo');
    expect(through('P').rows.every((row) => row.deadline === null)).toBe(true);
    const dated = through('P', { baseDate: '2023-01-31' });
    expect(text(dated, 'cierre')).toContain(
      '1.1 Convenio de colaboración (con plazo al 28 de febrero de 2023).',
    );
    expect(dated.rows[3]?.deadline).toBe('Depende de la duración del proyecto');
    expect(dated.rows[5]?.deadline).toBe('Anual');
  });

  test('[N44] what was overdue at the report’s cut says so, and at which day', () => {
    const at = (date: string, baseDate = '2022-11-30'): string =>
      text(ficha(`# 1 ${date}\nMetepec PPC`, { baseDate }), 'cierre');
    expect(at('2023-04-05')).toContain(
      '1.1 Convenio de colaboración (con plazo vencido el 30 de diciembre de 2022)',
    );
    expect(at('2023-04-05')).toContain(
      'De las pendientes, 2 tenían el plazo vencido al 5 de abril de 2023, según la fecha de ese reporte.',
    );
    expect(at('2022-12-30')).toContain('(con plazo al 30 de diciembre de 2022)');
    expect(at('2022-12-30')).not.toContain('vencido');
    expect(at('2022-12-01 2023-01-02')).toContain('1 tenía el plazo vencido al 2 de enero de 2023');
    // What falls due within the month that a report names was not surely overdue at its cut.
    expect(at('2022-12')).not.toContain('vencido');
    expect(at('2023-01')).toContain('vencido al inicio de enero de 2023,');
    expect(text(ficha('# hoja=A\nMetepec P', { baseDate: '2022-11-30' }), 'cierre')).not.toContain('vencido');
    expect(text(ficha('# 1 2023-04-05\nMetepec C', { baseDate: '2022-11-30' }), 'cierre')).not.toContain(
      'vencido',
    );
  });

  test('[N12] a deadline falls on the month’s last day when there is no such day, and over years', () => {
    expect(monthsLater('2023-01-31', 1)).toBe('2023-02-28');
    expect(monthsLater('2023-10-15', 6)).toBe('2024-04-15');
    expect(monthsLater('2023-12-31', 12)).toBe('2024-12-31');
    expect(monthsLater('2023-05', 1)).toBeNull();
  });
});

describe('who speaks and of whom', () => {
  test('[N13] the issuer changes the voice and no figure', () => {
    const both = (['infoem', 'ayuntamiento'] as const).map((issuer) =>
      text(through('PC', { issuer }), 'apertura'),
    );
    expect(both[0]).toMatch(/^En el seguimiento del Infoem .* el Municipio de Metepec registra/);
    expect(both[1]).toMatch(
      /^Se informa que, conforme al seguimiento del Infoem .* el Ayuntamiento de Metepec registra/,
    );
    expect(both[0]?.match(/\d+/g)).toEqual(both[1]?.match(/\d+/g));
    expect(text(through('PC', { issuer: 'ayuntamiento' }), 'cierre')).toMatch(
      /para los efectos a que haya lugar\.$/,
    );
  });

  test('[N13] the institution may bring its article', () => {
    expect(text(through('C', { institution: 'el Instituto' }), 'apertura')).toContain(
      'seguimiento del Instituto',
    );
    expect(text(through('C', { institution: 'la Secretaría' }), 'apertura')).toContain(
      'seguimiento de la Secretaría',
    );
  });

  test('[N10] a name that is not recognised is told as written', () => {
    const told = ficha('# 1\nTecohuacán C');
    expect(told).toMatchObject({ code: null, title: 'Municipio escrito como «Tecohuacán»' });
    expect(text(told, 'apertura')).toContain(
      'el municipio escrito como «Tecohuacán» registra 1 herramienta cumplida',
    );
    expect(text(ficha('# 1\nTecohuacán C', { issuer: 'ayuntamiento' }), 'apertura')).toContain(
      'el Ayuntamiento del municipio escrito como «Tecohuacán» registra',
    );
  });

  test('[N4] an article inside a proper name does not contract', () => {
    expect(text(ficha('# 1\nEl Oro C'), 'apertura')).toContain('el Municipio de El Oro registra');
    expect([of('El Oro'), of('el Convenio'), of('los Perfiles'), to('La Paz'), to('el Plan')]).toEqual([
      'de El Oro',
      'del Convenio',
      'de los Perfiles',
      'a La Paz',
      'al Plan',
    ]);
  });

  test('[N4] lists join with «y», and with «e» before its sound', () => {
    expect(list([])).toBe('');
    expect(list(['a'])).toBe('a');
    expect(list(['a', 'b', 'c'])).toBe('a, b y c');
    expect(list(['padres', 'hijos'])).toBe('padres e hijos');
    expect(list(['agua', 'hielo'])).toBe('agua y hielo');
  });
});

describe('figures', () => {
  test('[N6] one, several, all and none agree in number', () => {
    const opening = (signs: string): string => text(ficha(`# 1\nMetepec ${signs}`), 'apertura');
    expect(opening('CPP')).toContain('registra 1 herramienta cumplida de 3 con dato (33.3 %)');
    expect(opening('CCP')).toContain('registra 2 herramientas cumplidas de 3 con dato (66.7 %)');
    expect(opening('PPP')).toContain('no registra ninguna herramienta cumplida de 3 con dato (0 %)');
    expect(opening('CCC')).toContain('registra cumplidas las 3 herramientas con dato (3 de 3, 100 %)');
    expect(opening('C')).toContain('registra 1 herramienta cumplida de 1 con dato (100 %)');
    expect(opening('...')).toContain('no registra dato en ninguna de las 18 herramientas');
    expect(tools(0)).toBe('ninguna herramienta');
  });

  test('[N6] what has no data and what could not be read are counted apart', () => {
    expect(text(ficha('# 1\nMetepec C??'), 'apertura')).toContain(
      'En ese reporte, 15 de las 18 herramientas del Modelo no tienen dato y no fue posible determinar el estado de 2 más.',
    );
    expect(text(ficha(`# 1\nMetepec ${'C'.repeat(18)}`), 'apertura')).toContain(
      'Las 18 herramientas del Modelo tienen dato en ese reporte.',
    );
  });

  test('[N6] cells that could not be read are not said to have no data', () => {
    const told = ficha('# 1\nMetepec ???');
    expect(text(told, 'apertura')).toContain(
      'no registra un estado determinado en ninguna de las 18 herramientas',
    );
    expect(text(told, 'cierre')).toContain('ninguna herramienta tiene un estado determinado, por lo que');
  });

  test('[N6] the change is over what has data in both, in tools before points', () => {
    const told = text(ficha('# 1\nMetepec PPCP.\n# 2\nMetepec CCPP C'), 'apertura');
    expect(told).toContain(
      'sobre las 4 herramientas con dato en ambos reportes, las cumplidas pasaron de 1 a 2 (1 más, 25 puntos porcentuales).',
    );
    expect(told).toContain(
      '2 herramientas avanzaron de estado, 1 pasó a un estado de menor avance y 1 se mantuvo sin cambio; 1 herramienta cuenta ahora con dato.',
    );
    expect(text(through('CP'), 'apertura')).toContain(
      'las cumplidas pasaron de 1 a 0 (1 menos, 100 puntos porcentuales).',
    );
    expect(text(through('CC'), 'apertura')).toContain(
      'la única herramienta comparable se mantuvo sin cambio.',
    );
  });

  test('[N6] the first round, and a count that stays, say what their percentage leaves out', () => {
    const first = (signs: string): string =>
      text(ficha(`# 1\nMetepec ${signs}\n# 2\nMetepec C\n# 3\nMetepec C`), 'apertura');
    expect(first('CCP')).toContain(
      '2 herramientas cumplidas de 3 con dato (66.7 %); 15 de las 18 no tenían dato.',
    );
    expect(first('CP?')).toMatch(
      /\(50 %\); 15 de las 18 no tenían dato y no fue posible determinar el estado de una más\.$/,
    );
    expect(first(`${'C'.repeat(17)}.`)).toMatch(/100 %\); 1 de las 18 no tenía dato\.$/);
    expect(first('C'.repeat(18))).toMatch(/\(18 de 18, 100 %\); las 18 del Modelo tenían dato\.$/);
    expect(first('C')).toContain('sin variación (1 de 1, 100 %; 17 de las 18 quedan fuera de la cuenta).');
  });

  test('[N6] without data in both rounds there is no comparison', () => {
    expect(text(ficha('# 1\nMetepec C.\n# 2\nMetepec .C'), 'apertura')).toContain(
      'No se presenta comparación con el primer reporte, pues ninguna herramienta tiene dato en ambos reportes.',
    );
  });

  test('[N6] a dimension says its figures and their change', () => {
    const dim = (signs: string): string => text(ficha(signs), 'dim-1');
    expect(dim('# 1\nMetepec CPP?\n# 2\nMetepec CCPP')).toMatch(
      /^En la dimensión de Estrategia, se reportan cumplidas 2 de las 4 herramientas \(50 %; todas con dato\), 1 más que en el primer reporte, entre las 3 con dato en ambos\./,
    );
    expect(dim('# 1\nMetepec CP??\n# 2\nMetepec CPP?')).toMatch(/, entre las 2 con dato en ambos/);
    expect(dim('# 1\nMetepec P???\n# 2\nMetepec CCPP')).toMatch(
      /, 1 más que en el primer reporte, en la única con dato en ambos\./,
    );
    expect(dim('# 1\nMetepec PP')).toMatch(
      /no se reporta cumplida ninguna de las 2 herramientas con dato \(0 %\); 2 de las 4 no tienen dato\./,
    );
    expect(dim('# 1\nMetepec P???')).toMatch(
      /no se reporta cumplida la única herramienta con dato \(0 de 1, 0 %\); no fue posible determinar el estado de 3 de las 4\./,
    );
    expect(dim('# 1\nMetepec ????')).toMatch(
      /no fue posible determinar el estado de ninguna de las 4 herramientas en el primer reporte\./,
    );
    expect(dim('# 1\nMetepec ???.')).toMatch(
      /ninguna de las 4 herramientas tiene un estado determinado en el primer reporte: 1 de las 4 no tiene dato y no fue posible determinar el estado de 3 más\./,
    );
    expect(dim('# 1\nMetepec ....')).toBe(
      'En la dimensión de Estrategia, ninguna de las 4 herramientas tiene dato en el primer reporte.',
    );
  });

  test('[N6] numbers are written as in Mexico', () => {
    expect(percent(15, 17)).toBe('88.2\u00a0%');
    expect(percent(3, 4)).toBe('75\u00a0%');
    expect(percent(0, 0)).toBe('');
    expect(decimal(5.55)).toBe('5.6');
    expect([points(-1), points(11.11)]).toEqual(['1 punto porcentual', '11.1 puntos porcentuales']);
  });

  test('[N2] quotes fold white space, drop one final stop and turn inner quotes', () => {
    expect(quote(' Falta\n «acta».')).toBe('«Falta “acta”»');
    expect(quote('Pendiente...')).toBe('«Pendiente...»');
  });
});

describe('rounds', () => {
  const names = (text: string): string[] => nameRounds(matrixOf(text).rounds).map((name) => name.full);

  test('[N5] ordinals to the twelfth, then numbers', () => {
    expect([1, 3, 10, 11, 12, 13].map(ordinalReport)).toEqual([
      'primer reporte',
      'tercer reporte',
      'décimo reporte',
      'undécimo reporte',
      'duodécimo reporte',
      'reporte 13',
    ]);
  });

  test('[N5] dates are written as the institution does', () => {
    expect(names('# 3 2023-06-09 2023-07-05\nMetepec C')).toEqual([
      'tercer reporte, con fecha 9 de junio de 2023 (actualización al 5 de julio)',
    ]);
    expect(names('# 3 2023-12-09 2024-01-05\nMetepec C')[0]).toContain(
      '(actualización al 5 de enero de 2024)',
    );
    expect(names('# 2 2023-05\nMetepec C')).toEqual(['segundo reporte, correspondiente a mayo de 2023']);
    expect(updateText('2023-06', '2023-05-01')).toBe('actualización a junio');
    expect(dateText('no es fecha')).toBeNull();
  });

  test('[N5] without number a round goes by its date, without date by its sheet', () => {
    expect(names('# 2023-04-05\nMetepec C\n# 2023-05\nMetepec C\n# hoja=Hoja3\nMetepec C')).toEqual([
      'reporte del 5 de abril de 2023',
      'reporte de mayo de 2023',
      'reporte de la hoja «Hoja3»',
    ]);
  });

  test('[N5] two rounds that would be called the same say their sheet', () => {
    expect(names('# 2 hoja=A\nMetepec C\n# 2 hoja=B\nMetepec C\n# 3\nMetepec C')).toEqual([
      'segundo reporte (hoja «A»)',
      'segundo reporte (hoja «B»)',
      'tercer reporte',
    ]);
  });

  test('[N17] one round only is said, and nothing compared', () => {
    const told = through('P');
    expect(text(told, 'apertura')).toContain(
      'Se cuenta con un solo reporte, por lo que no se presenta comparación.',
    );
    expect(told.common).toBeNull();
    expect(told.rows[0]?.change).toBeNull();
  });

  test('[N17] rounds chosen among more are told in order and not called consecutive', () => {
    const all = matrixOf(
      [...'SPFPP'].map((sign, i) => `# ${i + 1} hoja=H${i + 1}\nMetepec ${sign}`).join('\n'),
    );
    const told = ficha(all, { sheets: ['H5', 'H1', 'H4'] });
    expect(told.rounds.map((round) => round.sheet)).toEqual(['H1', 'H4', 'H5']);
    expect(text(told, 'dim-1')).toContain('desde el cuarto reporte (2 reportes considerados).');
    expect(text(ficha(all, { sheets: ['H1'] }), 'apertura')).toContain('Se considera un solo reporte');
  });

  test('[N17] without a round there is nothing to tell', () => {
    const matrix = matrixOf('# 1\nMetepec C');
    expect(() => factsheet(matrix, municipalitiesOf(matrix.rounds)[0]!, { sheets: ['otra'] })).toThrow(
      'at least one round',
    );
  });
});

describe('edits and addresses', () => {
  test('[N16] the hash ignores white space and nothing else', () => {
    expect(textHash('hola mundo')).toBe(textHash(' hola\r\n mundo\u00a0'));
    expect(textHash('análisis')).toBe(textHash('análisis'.normalize('NFD')));
    expect(textHash('hola mundo')).not.toBe(textHash('hola mundo.'));
    expect(textHash('hola mundo')).not.toBe(textHash('Hola mundo'));
  });

  test('[N16] the hash never changes between versions: it is kept in workbooks', () => {
    expect([textHash(''), textHash('a'), textHash('Se reporta como «Cumplido».')]).toEqual([
      '811c9dc5',
      'e40c292c',
      '6e1a4cfd',
    ]);
  });

  test('[N16] a paragraph’s hash is that of its text', () => {
    const opening = paragraph(through('C'), 'apertura');
    expect(paragraphHash(opening)).toBe(textHash(paragraphText(opening)));
  });

  test('[N16] the basis changes with a reading, a label or an Avance, and with nothing else', () => {
    const base = through('PC').basis;
    expect(through('PC', { issuer: 'ayuntamiento' }).basis).toBe(base);
    expect(through('FC').basis).not.toBe(base);
    const notes = [{ tool: '1.1', text: 'Se firmó.', evidence: null, evidencedOn: null, cells: [] }];
    expect(through('PC', { notes }).basis).not.toBe(base);
    const two = '# 1\nMetepec C\nToluca P';
    expect(ficha(two).basis).toBe(ficha(two.replace('Toluca P', 'Toluca C')).basis);
  });

  test('[N1] ids are stable and in reading order', () => {
    expect(ids(ficha('# 1\nMetepec P/C C'))).toEqual([
      'apertura',
      'dim-1',
      'herr-1.1',
      'dim-2',
      'dim-3',
      'dim-4',
      'dim-5',
      'cierre',
    ]);
  });

  test('[N1] a sentence knows the cells it rests on', () => {
    const told = ficha('# 1 hoja=A\nMetepec P P C\n# 2 hoja=B\nMetepec P/C C C');
    const [, advance, kept] = paragraph(told, 'dim-1').sentences;
    expect(advance?.cells).toEqual([
      { sheet: 'A', cell: 'D6' },
      { sheet: 'B', cell: 'D6' },
    ]);
    expect(kept?.cells).toEqual([
      { sheet: 'A', cell: 'E6' },
      { sheet: 'B', cell: 'E6' },
    ]);
    expect(paragraphCells(paragraph(told, 'herr-1.1'))).toEqual([{ sheet: 'B', cell: 'C6' }]);
  });

  test('[N15] the closing lists what is pending by state', () => {
    expect(text(ficha('# 1\nMetepec PFPC'), 'cierre')).toContain(
      'Al primer reporte, quedan pendientes 3 herramientas: con el estado «No se tiene - en proceso», 1.1 Convenio de colaboración y 1.3 Sistema de Integridad y Código de Ética; con el estado «Se cuenta con el proyecto, falta conclusión del mismo», 1.2 Política de Transparencia y Acceso a la Información Pública.',
    );
    expect(text(ficha('# 1\nMetepec P'), 'cierre')).toContain('queda pendiente 1 herramienta: con el estado');
    expect(text(ficha('# 1\nMetepec CC'), 'cierre')).toContain(
      'no queda pendiente ninguna de las 2 herramientas con dato.',
    );
  });

  test('[N18] the ficha has a row for each tool of the Model', () => {
    const told = ficha('# 1 hoja=A\nMetepec PC\n# 2 hoja=B\nMetepec CP');
    expect(told.rows).toHaveLength(18);
    expect(told.rows[0]).toMatchObject({
      tool: '1.1',
      name: 'Convenio de colaboración',
      dimension: 1,
      states: [
        { sheet: 'A', text: 'No se tiene - en proceso', cell: { sheet: 'A', cell: 'C6' } },
        { sheet: 'B', text: 'Cumplido', cell: { sheet: 'B', cell: 'C6' } },
      ],
      change: { change: 'avance', byLegend: false, text: 'Avance', sign: '▲' },
    });
    expect(told.rows[1]?.change).toMatchObject({ change: 'retroceso', sign: '▼' });
  });
});
