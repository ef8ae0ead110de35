/** Does a conditional format that Excel fails over cost only itself? Over genuine office.js, the fault on demand. */
import { createActivity } from '../../src/actions/activity';
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { readWorkbook } from '../../src/actions/read';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';
import { contents } from '../actions/edit-probe';

const R = '1er reporte';
let excel: EmbeddedExcel;
beforeEach(async () => {
  excel = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(() => excel.close());

type Kind = 'cellValue' | 'custom';

/** A person's rule over an area: a green fill where the text is "listo". */
async function addRule(sheet: string, area: string, kind: Kind, text = 'listo'): Promise<void> {
  await Excel.run(async (context) => {
    const formats = context.workbook.worksheets.getItem(sheet).getRange(area).conditionalFormats;
    if (kind === 'cellValue') {
      const { cellValue } = formats.add('CellValue');
      cellValue.rule = { operator: 'EqualTo', formula1: `="${text}"` };
      cellValue.format.fill.color = '#00B050';
    } else {
      const { custom } = formats.add('Custom');
      custom.rule.formula = `=${area.split(':')[0]!}="${text}"`;
      custom.format.fill.color = '#00B050';
    }
    await context.sync();
  });
}

const clear = (sheet: string, area: string) =>
  Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(area).clear();
    await context.sync();
  });
const ruleCount = async (sheet: string): Promise<number> =>
  Excel.run(async (context) => {
    const count = context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats.getCount();
    await context.sync();
    return count.value;
  });
const readingsOf = async (sheet: string, row: number) => {
  const { matrix } = await readWorkbook();
  const found = matrix.rounds.find((round) => round.sheet === sheet)!.rows.find((one) => one.row === row)!;
  return Object.values(found.readings).map((r) => (r.kind === 'state' ? r.state : r.kind));
};

test.each<[Kind, string]>([
  ['cellValue', 'ItemNotFound'],
  ['cellValue', 'GeneralException'],
  ['custom', 'ItemNotFound'],
  ['custom', 'InvalidArgument'],
])(
  '[R31] [V51] a rule of %s that fails with %s costs only the cells that it may colour',
  async (kind, code) => {
    const clean = await readWorkbook();
    await clear(R, 'C5:F5');
    await addRule(R, 'C5:D5', kind);
    await addRule(R, 'E5:F5', 'cellValue', 'hecho');
    await excel.user.type(R, 'E5', 'hecho');
    const failing = kind === 'cellValue' ? 'cellIs' : 'expression';
    const ids = new Set<string>();
    excel.faults.failFormats(({ sheet, id, kind: its }) => {
      if (sheet === R && its === failing && ids.size === 0) ids.add(id);
      return ids.has(id);
    }, code);
    const [first, second, third, fourth] = await readingsOf(R, 4);
    // Whichever of the two fails, its cells are unreadable where blank, and the other is evaluated as ever.
    const read = [first, second, third, fourth];
    if (kind === 'custom') expect(read).toEqual(['unreadable', 'unreadable', 'cumplido', 'blank']);
    else
      expect(['unreadable,unreadable,cumplido,blank', 'blank,blank,other,unreadable']).toContain(read.join());
    const { matrix, findings } = await readWorkbook();
    expect(matrix.rounds[0]!.rows.slice(1)).toEqual(clean.matrix.rounds[0]!.rows.slice(1));
    expect(matrix.rounds.slice(1)).toEqual(clean.matrix.rounds.slice(1));
    const [told] = findings.filter(({ rule }) => rule === 'V51');
    expect(told).toMatchObject({ severity: 'aviso', sheet: R });
    expect(told!.message).toMatch(
      /^En «1er reporte» Excel no dejó leer formatos condicionales de la matriz \([CE]5:[DF]5\): lo que solo colorean/,
    );
  },
);

test('[R31] requests grow with the rules that fail, not with the rules that there are', async () => {
  for (let i = 0; i < 32; i++) await addRule(R, `C${i + 5}:D${i + 5}`, 'cellValue');
  excel.traffic.reset();
  await readWorkbook();
  expect(excel.traffic.requests).toBe(3);
  let bad: string | null = null;
  excel.faults.failFormats(({ id }) => id === (bad ??= id));
  excel.traffic.reset();
  await readWorkbook();
  expect(excel.traffic.requests).toBeLessThanOrEqual(3 + 2 * 6 + 1);
});

test('[R31] a lost session is none of a rule', async () => {
  await addRule(R, 'C5:D5', 'cellValue');
  excel.faults.failRequest(3, 'InvalidOrTimedOutSession');
  await expect(readWorkbook()).rejects.toMatchObject({ code: 'session_lost' });
});

test("[R31] [L9] the legend is applied, again and undone, though a person's rule cannot be read", async () => {
  await addRule(R, 'C5:D6', 'cellValue');
  excel.faults.failFormats(({ kind }) => kind === 'cellIs');
  await applyLegend();
  const once = [await ruleCount(R), await contents(R, 'C5:F8')];
  await applyLegend();
  expect([await ruleCount(R), await contents(R, 'C5:F8')]).toEqual(once);
  expect(once[1]).toContainEqual(expect.arrayContaining(['Cumplido']));
});

test('[R31] [E14] formats that may be ours are not put back again and again while Excel cannot tell of them', async () => {
  await applyLegend();
  const before = await ruleCount(R);
  let ours: string | null = null;
  excel.faults.failFormats(
    ({ sheet, kind, id }) => sheet === R && kind === 'expression' && id === (ours ??= id),
  );
  const follower = createFollower({ activity: createActivity(), pause: 1 });
  await follower.start();
  for (const text of ['c', 'p']) {
    await excel.user.type(R, 'C5', text);
    await excel.settled();
    await follower.idle();
  }
  await follower.idle();
  expect(await ruleCount(R)).toBe(before);
  expect((await contents(R, 'C5'))[0]![0]).toBe('p');
  await follower.stop();
});
