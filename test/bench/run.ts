// `npm run bench`: the budgets of the design, measured on this machine, as a table. What depends on the machine is a
// ratio within one run; it needs nothing but loopback and ends by itself.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Figure, printFigures } from './figure.ts';

type Measurement = () => Figure[] | Promise<Figure[]>;

/** Each runs in a process of its own, one after the other: none meets the clients or the garbage of another. */
const measurements: Readonly<Record<string, () => Promise<Measurement>>> = {
  'usual district': async () => (await import('./large-districts.ts')).measureUsualDistrict,
  'largest district': async () => (await import('./large-districts.ts')).measureLargestDistrict,
  areas: async () => (await import('./areas.ts')).measureAreas,
  throughput: async () => (await import('./throughput.ts')).measureThroughput,
  calendar: async () => (await import('./calendar.ts')).measureCalendar,
  'loop units': async () => (await import('./loop-units.ts')).measureLoopUnits,
  bundles: async () => (await import('./sizes.ts')).measureBundles,
  console: async () => (await import('./sizes.ts')).measureConsole,
  ready: async () => (await import('./ready.ts')).measureReady,
};
const minutes = 5;

const asked = process.argv[2];
if (asked && process.send) await measure(asked);
else await measureAll(asked ? [asked] : Object.keys(measurements));

async function measure(name: string) {
  const load = measurements[name];
  if (!load) throw new Error(`No such measurement: ${name}`);
  const figures = await (await load())();
  process.send?.(figures, () => process.exit(0));
}

async function measureAll(names: readonly string[]) {
  const figures: Figure[] = [];
  for (const name of names) {
    const started = performance.now();
    process.stderr.write(`${name} … `);
    const child = fork(import.meta.filename, [name], { timeout: minutes * 60_000 });
    child.on('message', (measured: Figure[]) => figures.push(...measured));
    const [code] = await once(child, 'exit');
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
    if (code !== 0) figures.push({ name, value: 'could not be measured', pass: false });
  }
  printFigures(figures);
  process.exitCode = figures.some(({ pass }) => pass === false) ? 1 : 0;
}
