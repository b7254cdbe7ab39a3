// How the tests run: quick pure ones side by side, the ones that start engines or browsers one file at a time.
import { defineConfig } from 'vitest/config';

// What is waited for comes when a busy machine gets to it; how long that took is nobody's finding.
const slow = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };
// Two cores: engines and browsers of two files at once only get in each other's way.
const alone = { fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/{domain,contract,web}/**/*.test.ts'],
          sequence: { groupOrder: 0 },
          // Pure code: what one file leaves in memory cannot matter to another, and modules load once.
          isolate: false,
        },
      },
      {
        test: {
          name: 'engines',
          include: ['test/{infra,store,api}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          ...slow,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          ...slow,
          ...alone,
        },
      },
    ],
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
