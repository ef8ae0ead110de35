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
