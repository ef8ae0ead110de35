/** Is every member of the API either implemented or an admitted gap? */
import gaps from '../../src/host/gaps.json';
import type { Kind } from '../../src/host/bridge/kind';
import { openEmbeddedExcel } from '../../src/host/embedded-excel';
import { registeredKinds } from '../../src/host/objects/catalog';
import { surface, type Member } from './surface';

/** Events that the library takes without registering: the host pushes them unasked (see events.test.ts). */
const UNREGISTERED = new Set(['Workbook.onSelectionChanged', 'SettingCollection.onSettingsChanged']);

/** What the query loop gives to every collection with these abilities. */
function derived(kind: Kind, wire: string): boolean {
  if (wire === 'GetItemOrNullObject' || wire === 'GetItem') return kind.item !== undefined;
  return (wire === 'GetItemAt' || wire === 'GetCount') && kind.items !== undefined;
}

function isImplemented(member: Member): boolean {
  const kind = registeredKinds().get(member.owner);
  if (!kind) return false;
  const [wire = ''] = member.wire;
  switch (member.kind) {
    case 'get':
      return wire in kind.get;
    case 'set':
      return wire in kind.set;
    case 'nav':
      return wire in kind.nav;
    case 'indexer':
      return kind.item !== undefined;
    case 'event':
      return member.wire.length
        ? member.wire.every((name) => name in kind.methods)
        : UNREGISTERED.has(keyOf(member));
    case 'method':
      return wire in kind.methods || derived(kind, wire);
  }
}

const keyOf = ({ owner, name }: Member): string => `${owner}.${name}`;

/** A property that can be read but not set is a gap named "Class.member=". */
const gapKey = (member: Member): string => (member.kind === 'set' ? `${keyOf(member)}=` : keyOf(member));

let members: Member[] = [];
const memberGaps: Readonly<Record<string, string>> = gaps.members;
const classGaps: Readonly<Record<string, string>> = gaps.classes;

beforeAll(async () => {
  members = surface(await openEmbeddedExcel(null, { debug: true }));
});

test('the surface is the whole of the library', () => {
  expect(members.length).toBeGreaterThan(1500);
});

test('every member works or is a gap with its reason', () => {
  const silent = members.filter(
    (member) => !isImplemented(member) && !memberGaps[gapKey(member)] && !classGaps[member.owner],
  );
  expect(silent.map(gapKey)).toEqual([]);
});

test('no gap has begun to work', () => {
  const stale = members.filter((member) => isImplemented(member) && memberGaps[gapKey(member)]).map(gapKey);
  const begun = Object.keys(classGaps).filter((name) => registeredKinds().has(name));
  expect([...stale, ...begun]).toEqual([]);
});

test('every gap names a member of the surface', () => {
  const keys = new Set(members.map(gapKey));
  const owners = new Set(members.map(({ owner }) => owner));
  expect(Object.keys(memberGaps).filter((key) => !keys.has(key))).toEqual([]);
  expect(Object.keys(classGaps).filter((name) => !owners.has(name))).toEqual([]);
});

test('a gap answers NotImplemented with its name', async () => {
  const { Excel } = await openEmbeddedExcel(null);
  const call = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('A1').getImage();
    await context.sync();
  });
  await expect(call).rejects.toMatchObject({
    code: 'NotImplemented',
    debugInfo: { errorLocation: 'Range.getImage' },
  });
});
