/** Does the conversation with office.js keep its rules: order, failures, references, limits, faults on demand? */

import { blank, codeOf, inBlank, onSheet } from './open';

test('a batch that fails midway keeps what ran before, and does not run what comes after', async () => {
  const embedded = await blank();
  const run = onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1').values = [['antes']];
    sheet.getRange('A2').values = [[1, 2]];
    sheet.getRange('A3').values = [['después']];
    await context.sync();
  });
  await expect(run).rejects.toMatchObject({
    code: 'InvalidArgument',
    debugInfo: { errorLocation: 'Range.values', statement: expect.stringContaining('values = ') },
  });
  const [sheet] = embedded.workbook.sheets;
  expect([sheet!.cell(0, 0)?.value, sheet!.cell(2, 0)?.value]).toEqual(['antes', undefined]);
});

test('what was not loaded cannot be read (learn.microsoft.com, "Load the properties of an object")', async () => {
  const read = inBlank(async (sheet, context) => {
    const range = sheet.getRange('A1');
    await context.sync();
    return range.values;
  });
  expect(await codeOf(read)).toBe('PropertyNotLoaded');
});

test('load without names takes every scalar; unknown names are passed over', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.load();
    const range = sheet.getRange('A1').load('noPropertiesNeeded');
    await context.sync();
    return [sheet.name, sheet.visibility, sheet.position, range.isNullObject];
  });
  expect(seen).toEqual(['Hoja1', 'Visible', 0, false]);
});

test('collections load their items, nested and in part', async () => {
  const seen = await inBlank(async (sheet, context) => {
    context.workbook.worksheets.add('Otra');
    sheet.getRange('A1:A2').values = [['n'], [1]];
    sheet.tables.add('A1:A2', true);
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/tables/items/name');
    await context.sync();
    const all = worksheets.items.map((each) => [each.name, each.tables.items.map((table) => table.name)]);
    worksheets.load({ name: true, $top: 1, $skip: 1 });
    await context.sync();
    return [all, worksheets.items.map((each) => each.name)];
  });
  expect(seen).toEqual([
    [
      ['Hoja1', ['Table1']],
      ['Otra', []],
    ],
    ['Otra'],
  ]);
});

test('references are removed when a run ends', async () => {
  const embedded = await blank();
  await onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1').load('values');
    sheet.getRange('B1').load('values');
    await context.sync();
  });
  await embedded.settled();
  const count = await embedded.Excel.run(async (context) => {
    const workbook = context.workbook as unknown as {
      _GetReferenceCount(): OfficeExtension.ClientResult<number>;
    };
    const result = workbook._GetReferenceCount();
    await context.sync();
    return result.value;
  });
  expect(count).toBe(0);
});

test('several runs at once are answered in their order', async () => {
  const embedded = await blank();
  const values = await Promise.all(
    [1, 2, 3].map((n) =>
      onSheet(embedded, async (sheet, context) => {
        const cell = sheet.getRange('A1');
        cell.values = [[n]];
        cell.load('values');
        await context.sync();
        return cell.values[0]![0] as number;
      }),
    ),
  );
  expect(values).toEqual([1, 2, 3]);
});

test('five megabytes are the limit of a request and of a response (learn.microsoft.com, resource limits)', async () => {
  const embedded = await blank();
  const block = (text: string): string[][] => Array.from({ length: 200 }, () => [text]);
  const tooMuch = onSheet(embedded, async (sheet, context) => {
    sheet.getRange('A1:A200').values = block('x'.repeat(30_000));
    await context.sync();
  });
  expect(await codeOf(tooMuch)).toBe('RequestPayloadSizeLimitExceeded');
  const read = onSheet(embedded, async (sheet, context) => {
    const half = block('y'.repeat(30_000)).slice(0, 100);
    sheet.getRange('A1:A100').values = half;
    await context.sync();
    sheet.getRange('B1:B100').values = half;
    await context.sync();
    sheet.getRange('A1:B100').load('values');
    await context.sync();
  });
  expect(await codeOf(read)).toBe('ResponsePayloadSizeLimitExceeded');
});

test('traffic is counted', async () => {
  const embedded = await blank();
  embedded.traffic.reset();
  await onSheet(embedded, async (sheet, context) => {
    sheet.load('name');
    await context.sync();
  });
  expect(embedded.traffic.requests).toBe(1);
  expect(embedded.traffic.requestBytes).toBeGreaterThan(100);
  expect(embedded.traffic.responseBytes).toBeGreaterThan(20);
});

describe('faults on demand', () => {
  const nop = (embedded: Awaited<ReturnType<typeof blank>>, options?: Excel.RunOptions): Promise<string> =>
    codeOf(
      embedded.Excel.run(options ?? {}, async (context) => {
        context.workbook.worksheets.getFirst().getRange('A1').values = [[1]];
        await context.sync();
      }),
    );

  test('the nth request fails with a given code', async () => {
    const embedded = await blank();
    embedded.faults.failRequest(2, 'ActivityLimitReached');
    expect([await nop(embedded), await nop(embedded), await nop(embedded)]).toEqual([
      '',
      'ActivityLimitReached',
      '',
    ]);
  });

  test('the session is lost, and found again', async () => {
    const embedded = await blank();
    embedded.faults.loseSession();
    expect(await nop(embedded)).toBe('InvalidOrTimedOutSession');
    embedded.faults.restoreSession();
    expect(await nop(embedded)).toBe('');
  });

  test('in edit mode a request fails, or waits for its end (excel.runoptions#delayforcelledit)', async () => {
    const embedded = await blank();
    embedded.faults.setEditMode(true);
    expect(await nop(embedded)).toBe('InvalidOperationInCellEditMode');
    let done = false;
    const waiting = nop(embedded, { delayForCellEdit: true }).then((code) => {
      done = true;
      return code;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    embedded.faults.setEditMode(false);
    expect(await waiting).toBe('');
  });

  test('a file opened for reading is read, not written', async () => {
    const embedded = await blank({ readOnly: true });
    expect(await nop(embedded)).toBe('AccessDenied');
    const seen = await embedded.Excel.run(async (context) => {
      context.workbook.load('readOnly');
      await context.sync();
      return context.workbook.readOnly;
    });
    expect(seen).toBe(true);
  });

  test.each([false, true])(
    'over either envelope (whole Office: %s) the codes are the same',
    async (office) => {
      const embedded = await blank({ office });
      embedded.faults.failRequest(1, 'InvalidOrTimedOutSession');
      embedded.faults.setEditMode(false);
      expect(await nop(embedded)).toBe('InvalidOrTimedOutSession');
      embedded.faults.setEditMode(true);
      expect(await nop(embedded)).toBe('InvalidOperationInCellEditMode');
    },
  );
});

test('after close nothing is answered any more', async () => {
  const embedded = await blank();
  embedded.close();
  let answered = false;
  void onSheet(embedded, async (_sheet, context) => context.sync()).then(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answered).toBe(false);
});

test('a collection that the host cannot list is loaded only when it is empty', async () => {
  const count = await inBlank(async (sheet, context) => {
    sheet.shapes.load('items');
    await context.sync();
    return sheet.shapes.items.length;
  });
  expect(count).toBe(0);
  const embedded = await blank();
  embedded.workbook.sheets[0]!.drawings = [{ kind: 'picture', name: 'Logo', from: null, text: '' }];
  const load = onSheet(embedded, async (sheet, context) => {
    sheet.shapes.load('items');
    await context.sync();
  });
  expect(await codeOf(load)).toBe('NotImplemented');
});

test('worksheet functions can be called, one within another (excel.functions)', async () => {
  const seen = await inBlank(async (sheet, context) => {
    sheet.getRange('A1:A3').values = [[1], [2], [4]];
    const { functions } = context.workbook;
    const sum = functions.sum(sheet.getRange('A1:A3'), functions.max(3, 5)).load('value');
    await context.sync();
    return sum.value;
  });
  expect(seen).toBe(12);
});
