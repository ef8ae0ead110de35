/** One runner for everything; jsdom and the browser are asked for by the files that need them. */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  transform: {
    '^.+\\.tsx?$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'commonjs',
          moduleResolution: 'node',
          ignoreDeprecations: '6.0',
          jsx: 'react-jsx',
          esModuleInterop: true,
          resolveJsonModule: true,
          isolatedModules: true,
          target: 'ES2022',
        },
        diagnostics: false,
      },
    ],
  },
  // culori's part by part build is for bundlers only; its whole build exports the same functions.
  moduleNameMapper: { '^culori/fn$': 'culori' },
  setupFiles: ['<rootDir>/test/fixed-seed.cjs'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  testTimeout: 60000,
  reporters: ['default', '<rootDir>/test/count-reporter.cjs'],
};
