// `npm start` and `npm run dev`: runs everything until Ctrl-C and says where it is.
import { demoAccounts } from '#infra/demo/index.ts';
import { report } from './errors.ts';
import { fillOnce, onboardOnce } from './first-start.ts';
import { dataDir, port, runScript } from './settings.ts';
import { type LocalStack, startLocal } from './stack.ts';

const dev = process.argv.includes('--dev');

await runScript(async () => {
  const asked = stopOnSignal();
  const starting = startLocal({
    dataDir,
    port,
    accounts: demoAccounts,
    console: dev ? 'dev' : 'built',
    prepare: onboardOnce,
  });
  if (await Promise.race([asked.then(() => true), starting.then(() => false)])) {
    // Asked to stop while still starting: what has started is undone, what fails now no longer matters.
    await starting.then(
      (stack) => stack.stop(),
      () => {},
    );
    return;
  }
  const stack = await starting;
  announceReady(stack);
  const filling = new AbortController();
  const filled = fillOnce(stack, filling.signal).catch((error) => report('demo cases', error));
  const crash = await Promise.race([asked, stack.engines.crashed]);
  filling.abort();
  if (!crash) await filled;
  await stack.stop();
  if (crash) throw crash;
});

/** Resolves at the first Ctrl-C or SIGTERM; the second one ends at once. */
function stopOnSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        console.log('\nStopping …');
        resolve(undefined);
      });
  });
}

function announceReady({ origin }: LocalStack) {
  const rows = demoAccounts.map(({ account, name, role, district = '' }) => [account, role, district, name]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`,
  );
  console.log(`
Gridloop  ${origin}
  API ${origin}/v1/openapi.json, reference ${origin}/docs, data ${dataDir}

Demo accounts (one click on the sign-in page; \`npm run --silent token -- <account>\` for curl):
${lines.join('\n')}

Ready after ${(performance.now() / 1000).toFixed(1)} s. Ctrl-C stops everything.`);
}
