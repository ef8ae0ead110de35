/** Is each name its own municipality, and a name that could be two of them none? */
import { fold } from '../../src/domain/fold';
import { MUNICIPALITIES } from '../../src/domain/model/municipalities';
import { findMunicipality, municipalityByCode, spellingCandidates } from '../../src/domain/municipality';

const nameOf = (written: string) => findMunicipality(written)?.name ?? null;

test('[R3] every official and alternative name finds its own municipality, folded or not', () => {
  for (const m of MUNICIPALITIES) {
    for (const name of [m.name, ...m.aliases]) {
      expect([name, findMunicipality(name)?.code]).toEqual([name, m.code]);
      expect([name, findMunicipality(fold(name).toUpperCase())?.code]).toEqual([name, m.code]);
      expect([name, findMunicipality(`H. Ayuntamiento de ${name}`)?.code]).toEqual([name, m.code]);
      expect([name, findMunicipality(`7. ${name}, Estado de México`)?.code]).toEqual([name, m.code]);
    }
  }
});

test.each([
  ['VALLE DE CHALCO', 'Valle de Chalco Solidaridad'],
  ['Oro, El', 'El Oro'],
  ['Ayuntamiento del Oro', 'El Oro'],
  ['Municipio de La Paz', 'La Paz'],
  ['Paz (La)', 'La Paz'],
  [' San  Antonio la\nIsla ', 'San Antonio la Isla'],
  ['Sn. Antonio la Isla', 'San Antonio la Isla'],
  ['Sto. Tomás', 'Santo Tomás'],
  ['Tonático', 'Tonatico'],
  ['12) Ocuilán*', 'Ocuilan'],
  ['Metepec 1/', 'Metepec'],
  ['15054 Metepec', 'Metepec'],
  ['Ixtapan de la Sal, Edo. Méx.', 'Ixtapan de la Sal'],
  ['Cuautitlán México', 'Cuautitlán'],
  ['H. Ayuntamiento Constitucional de Luvianos', 'Luvianos'],
])('[R3] %j is %s', (written, name) => expect(nameOf(written)).toBe(name));

test.each([
  'Almoloya',
  'Tenango',
  'Chalco (Valle de)',
  'Atizapán (Zaragoza)',
  'Chalco de Días',
  'Malmatico',
  'Metepc',
  'Total',
  'Villa Guernero',
  'Municipio',
  'Ayuntamiento de',
  '',
  '17',
])('[R3] %j is nobody', (written) => expect(nameOf(written)).toBeNull());

test('[R3] a code is a municipality; a running number is not', () => {
  expect(municipalityByCode('15122')?.name).toBe('Valle de Chalco Solidaridad');
  expect(municipalityByCode('15122.0')?.name).toBe('Valle de Chalco Solidaridad');
  expect(municipalityByCode('54')).toBeNull();
  expect(municipalityByCode('54', true)?.name).toBe('Metepec');
  expect(municipalityByCode('054', true)?.name).toBe('Metepec');
  expect(municipalityByCode('15999')).toBeNull();
  expect(municipalityByCode('14054')).toBeNull();
});

test('[R4] candidates by spelling come the likest first, and none is proposed for a name like no other', () => {
  expect(spellingCandidates('Metepc')[0]?.name).toBe('Metepec');
  expect(spellingCandidates('Villa Guernero')[0]?.name).toBe('Villa Guerrero');
  expect(spellingCandidates('Municipio de Tonaticoo')[0]?.name).toBe('Tonatico');
  expect(spellingCandidates('xyz')).toEqual([]);
  expect(spellingCandidates('')).toEqual([]);
});

test('[R4] a name cut short is offered every municipality that it begins', () => {
  const offered = (written: string) => spellingCandidates(written).map((m) => m.name);
  expect(offered('Almoloya').sort()).toEqual([
    'Almoloya de Alquisiras',
    'Almoloya de Juárez',
    'Almoloya del Río',
  ]);
  expect(offered('SAN MARTIN')[0]).toBe('San Martín de las Pirámides');
  expect(offered('Ixtapan').slice(0, 2)).toEqual(['Ixtapan de la Sal', 'Ixtapan del Oro']);
  expect(findMunicipality('Almoloya')).toBeNull();
});
