/** Does each action say what it left, and can it be finished, when Excel fails at any of its requests? */
import { isWrong } from '../../src/cli/bench-faults';
import { FAULT_ACTIONS } from '../../src/cli/fault-actions';
import { FAULTS, groundOf, tryWithFault } from '../../src/cli/fault-trials';

/** `FALTAS=todas` tries every request with every fault; by default a sample that differs by action. */
const all = process.env['FALTAS'] === 'todas';
/** Trials of an action in a sample. */
const SAMPLE = 4;

jest.setTimeout(all ? 3_600_000 : 60_000);

test.each(FAULT_ACTIONS.map((action, index) => [action.name, action, index] as const))(
  '[K70] %s: whatever request fails, and however, what it left is said and it can be finished',
  async (_name, action, index) => {
    const ground = await groundOf(action);
    const trials = Array.from({ length: ground.requests }, (_, at) => ground.requests - at).flatMap(
      (request) => FAULTS.map((fault) => ({ request, fault })),
    );
    // The last requests write; every fault has its turn as the actions go by.
    const sample = all
      ? trials
      : Array.from({ length: SAMPLE }, (_, i) => trials[(index + i * 3) % trials.length]!);
    for (const { request, fault } of sample) {
      const trial = await tryWithFault(action, ground, request, fault);
      expect({ ...trial, wrong: isWrong(trial) }).toMatchObject({ wrong: false });
    }
  },
);
