// `npm run seed -- --district kongtong --cases 5000`: more demo cases for the running stack, through its API.
import { parseArgs } from 'node:util';
import { demoDistricts, seedCases } from '#infra/demo/index.ts';
import { createApiClient } from './api-client.ts';
import { LocalRunError } from './errors.ts';
import { runningOrigin, runScript } from './settings.ts';

await runScript(async () => {
  const options = { district: { type: 'string' }, cases: { type: 'string' } } as const;
  const { values } = parseArgs({ options, strict: false });
  const cases = Number(values.cases ?? 100);
  const district = values.district;
  const known = demoDistricts.map(({ id }) => id);
  if (typeof district !== 'string' || !known.includes(district) || !Number.isInteger(cases) || cases < 1)
    throw new LocalRunError(`Usage: npm run seed -- --district ${known.join('|')} --cases 5000`);
  const started = performance.now();
  const onProgress = (done: number) => drawBar(done, cases, performance.now() - started);
  await seedCases(createApiClient(await runningOrigin()), { district, cases, onProgress });
  process.stdout.write('\n');
});

function drawBar(done: number, all: number, elapsedMs: number) {
  const width = 30;
  const filled = Math.round((done / all) * width);
  const left = done > 0 ? Math.round((elapsedMs / done) * (all - done)) / 1000 : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const text = `${bar} ${done}/${all}  ${left.toFixed(0)} s left `;
  // Without a terminal, one line per tenth keeps a log readable.
  if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
  else if (done === all || done % Math.ceil(all / 10) === 0) console.log(text.trim());
}
