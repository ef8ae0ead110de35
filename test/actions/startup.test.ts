/** Does Excel start the add-in with a live workbook, over genuine office.js? */
import { applyLegend } from '../../src/actions/apply-legend';
import { createFollower } from '../../src/actions/follow';
import { startWithLiveWorkbook } from '../../src/actions/startup';
import { undoLast } from '../../src/actions/undo';
import type { EmbeddedExcel } from '../../src/host/embedded-excel';
import { fixture, openHere } from '../embedded';

let embedded: EmbeddedExcel;
const follower = createFollower({ pause: 1 });
const behavior = () => embedded.Office.addin.getStartupBehavior();

/** What is set is set behind the person's back: until it has been. */
async function settled(expected: string): Promise<void> {
  for (let i = 0; i < 50 && (await behavior()) !== expected; i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await behavior()).toBe(expected);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 50 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

beforeEach(async () => {
  embedded = await openHere(fixture('matriz-infoem.xlsx'));
});
afterEach(async () => {
  await follower.stop();
  embedded.close();
});

test('[E15] once the workbook is live it starts the add-in, and no longer when that is undone', async () => {
  const stop = startWithLiveWorkbook(follower);
  await follower.start();
  expect(await behavior()).toBe('None');
  await applyLegend();
  await follower.reread();
  await settled('Load');
  await undoLast();
  await follower.reread();
  await settled('None');
  stop();
});

test('[E15] a workbook that was live before is not written to again', async () => {
  await applyLegend();
  await embedded.Office.addin.setStartupBehavior(embedded.Office.StartupBehavior.load);
  const set = jest.spyOn(Office.addin, 'setStartupBehavior');
  const stop = startWithLiveWorkbook(follower);
  await follower.start();
  await settled('Load');
  expect(set).not.toHaveBeenCalled();
  set.mockRestore();
  stop();
});

test('[E15] an Excel without start-up behaviour is no failure of the reading', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const get = jest.spyOn(Office.addin, 'getStartupBehavior').mockRejectedValue(new Error('not supported'));
  const stop = startWithLiveWorkbook(follower);
  await applyLegend();
  await follower.start();
  await follower.idle();
  expect(follower.state().reading.kind).toBe('ready');
  expect(logged).toHaveBeenCalledTimes(1);
  get.mockRestore();
  logged.mockRestore();
  stop();
});

/** A follower that tells of a reading whenever it is asked to. */
function readings(): { follower: Parameters<typeof startWithLiveWorkbook>[0]; tell(): void } {
  let tell = (): void => {};
  const subscribe = (listener: () => void): (() => void) => {
    tell = listener;
    return () => {};
  };
  return { follower: { subscribe }, tell: () => tell() };
}

test('[E15] what failed once is tried again with the next reading, and told once', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const set = jest.spyOn(Office.addin, 'setStartupBehavior');
  const busy = new Error('busy');
  set.mockRejectedValueOnce(busy).mockRejectedValueOnce(busy);
  await applyLegend();
  await follower.start();
  const { follower: reader, tell } = readings();
  startWithLiveWorkbook(reader);
  for (const times of [1, 2]) {
    tell();
    await until(() => set.mock.results.length === times);
    expect(await behavior()).toBe('None');
  }
  tell();
  await settled('Load');
  tell();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(set).toHaveBeenCalledTimes(3);
  expect(logged.mock.calls).toEqual([[busy]]);
  set.mockRestore();
  logged.mockRestore();
});

test('[E15] what is wanted last is what stays, however slow the wish before it', async () => {
  await applyLegend();
  await follower.start();
  const { follower: reader, tell } = readings();
  const get = jest.spyOn(Office.addin, 'getStartupBehavior');
  let answer = (_: Office.StartupBehavior): void => {};
  get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  startWithLiveWorkbook(reader);
  tell();
  await until(() => get.mock.calls.length === 1);
  await undoLast();
  await follower.reread();
  tell();
  await new Promise((resolve) => setTimeout(resolve, 20));
  answer(embedded.Office.StartupBehavior.none);
  await until(() => get.mock.calls.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  get.mockRestore();
  expect(await behavior()).toBe('None');
});
