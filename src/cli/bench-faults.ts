/** What comes of each action when one of its requests fails? Every action × request × fault, as a table. */
import { FAULT_ACTIONS } from './fault-actions';
import { FAULTS, groundOf, tryWithFault, type Trial } from './fault-trials';

/** True for a trial that must not be: something unsaid, or an action that cannot be finished by asking again. */
export function isWrong({ told, again }: Trial): boolean {
  return told === 'unsaid' || again === 'fails' || again === 'differs';
}

/** Prints the table and then each wrong trial; names on the command line choose actions. Ends with 1 when any is wrong. */
export async function benchFaults(names: readonly string[]): Promise<void> {
  const chosen = FAULT_ACTIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  console.log(
    '| acción | peticiones | pruebas | hecha | sin cambios | dicho | sin decir | no se pudo repetir |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
  const all: Trial[] = [];
  for (const action of chosen) {
    const ground = await groundOf(action);
    const trials: Trial[] = [];
    for (let request = 1; request <= ground.requests; request++) {
      for (const fault of FAULTS) trials.push(await tryWithFault(action, ground, request, fault));
    }
    printRow(action.name, ground.requests, trials);
    all.push(...trials);
  }
  if (chosen.length > 1) printRow('todas', 0, all);
  const wrong = all.filter(isWrong);
  for (const { action, request, fault, told, again, message } of wrong) {
    console.log(`\n- ${action}, petición ${request}, ${fault}: ${told}, again ${again}. ${message}`);
  }
  if (wrong.length > 0) process.exitCode = 1;
}

function printRow(name: string, requests: number, trials: readonly Trial[]): void {
  const count = (told: Trial['told']) => trials.filter((trial) => trial.told === told).length;
  const stuck = trials.filter(({ again }) => again === 'fails' || again === 'differs').length;
  const cells = [
    name,
    requests === 0 ? '' : requests,
    trials.length,
    count('done'),
    count('unchanged'),
    count('said'),
    count('unsaid'),
    stuck,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
