/**
 * Laws are tried on the same examples every time, so that a failure is a defect and not luck. SEMILLA=random (or a
 * number) tries others: what fails then is worth an example of its own.
 */
const fc = require('fast-check');

const wanted = process.env.SEMILLA;
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20261121) });
