/** How many tests passed and failed, by jest's own count, for whoever asks through JEST_COUNTS. */
const { writeFileSync } = require('node:fs');

module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.JEST_COUNTS;
    if (!file) return;
    // A suite that could not run at all counts as a failure, though none of its tests did.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    writeFileSync(file, `${results.numPassedTests} passed, ${failed} failed${skipped}\n`);
  }
};
