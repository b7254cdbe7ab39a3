// The table alone, on the real engine: for tests of what stands closest to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '#infra/local/engines.ts';
import { applyEnvironment, engineEnvironment } from '#infra/local/environment.ts';
import { functionEnvironment } from '#infra/local/functions.ts';
import { createResources } from '#infra/local/resources.ts';
import { localTemplate } from '#infra/local/template.ts';

/** The template's tables, queues and buckets, empty, and the environment of the functions; nothing else runs. */
export async function startTable() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-'));
  const engines = await startEngines(dataDir, undefined);
  const template = await localTemplate('http://localhost', 'operator');
  const attributes = await createResources(template, engines);
  const variables = { ...engineEnvironment(engines), ...functionEnvironment(template, attributes) };
  const restore = applyEnvironment(variables);
  return {
    name: variables.TABLE_NAME ?? '',
    async stop() {
      restore();
      await engines.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
