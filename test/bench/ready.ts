// How long `npm start` takes with everything installed: from the start of the process to the first 200 of /healthz.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProcess } from '#test/support/process.ts';
import { atMost, type Figure } from './figure.ts';

export async function measureReady(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gridloop-bench-'));
  const folder = join(import.meta.dirname, '../..');
  const start = async () => {
    const running = await startProcess({ folder, dataDir, port: await freePort() });
    await running.kill();
    return running.readyMs / 1000;
  };
  try {
    // Builds the console and keeps the template, which a later start finds.
    const first = await start();
    const second = await start();
    return [
      atMost('ready: first start, with the demo districts', first, 10, 's'),
      atMost('ready: second start', second, 10, 's'),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
