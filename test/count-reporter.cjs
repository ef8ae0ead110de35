/** How many tests passed and failed, by jest's own count, for whoever asks through JEST_COUNTS; and which were tried twice. */
const { appendFileSync } = require('node:fs');

module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    // A suite that could not run at all counts as a failure, though none of its tests did.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const again = results.testResults
      .flatMap((suite) => suite.testResults)
      .filter(({ invocations = 1, status }) => invocations > 1 && status === 'passed')
      .map(({ fullName }) => fullName);
    if (again.length > 0) console.log(`Passed only when tried again (${again.length}): ${again.join('; ')}`);
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    const file = process.env.JEST_COUNTS;
    // A line for each run: those without a browser use two processes, those with one run alone.
    if (file) appendFileSync(file, `${results.numPassedTests} passed, ${failed} failed${skipped}\n`);
  }
};
