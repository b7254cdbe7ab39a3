// `cdk synth` as a person runs it, with no network to reach, and what it made: bundles that Node can load.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { functionNames } from '#infra/lambda.ts';
import { routes } from '#shared/contracts/routes.ts';
import { photo } from '#test/support/photos.ts';

const root = join(import.meta.dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'gridloop-bundle-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Nothing listens there: whoever asks the network fails at once. */
const nowhere = 'http://127.0.0.1:9';

let seconds: number;
beforeAll(() => {
  const started = performance.now();
  execFileSync(process.execPath, [cli, 'synth', '--quiet', '--output', outdir], {
    cwd: root,
    env: {
      PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
      HOME: outdir,
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
    },
    stdio: 'pipe',
  });
  seconds = (performance.now() - started) / 1000;
}, 300_000);
const cli = join(root, 'node_modules/aws-cdk/bin/cdk');

test('synthesis needs no network and no account, and is done in seconds', () => {
  // Ten on an idle machine; this guards against minutes.
  expect(seconds).toBeLessThan(40);
});

describe('the bundle of', () => {
  test.each(functionNames)('%s loads in Node as it lies in Lambda, and has a handler', (name) => {
    expect(
      inNode(
        `const { handler } = await import(${JSON.stringify(fileOf(name))}); console.log(typeof handler)`,
      ),
    ).toBe('function');
  });

  const answering = [...new Set(routes.map((route) => route.function))];
  test.each(answering)('%s is small enough to start while somebody waits', (name) => {
    expect(statSync(fileOf(name)).size).toBeLessThanOrEqual(700_000);
  });

  test('all of them take a report with its photo from the phone to the case', () => {
    const files = Object.fromEntries(
      functionNames.map((name) => [`functions/${name}/index.ts`, fileOf(name)]),
    );
    const script = join(root, 'test/support/bundled-loop.ts');
    const said = execFileSync(process.execPath, [script, JSON.stringify(files)], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(said.trim().split('\n').at(-1)).toBe('west accepted 200');
  }, 120_000);

  test('inspect finds the image codec beside it', () => {
    const script = `
      import Vips from 'wasm-vips';
      const vips = await Vips({ dynamicLibraries: [] });
      console.log(vips.version());
      process.exit();`;
    expect(inNode(script, dirname(fileOf('inspect')))).toMatch(/^8\./);
  });

  test('inspect has the process that decodes photos beside it', async () => {
    const jpeg = Buffer.from(await photo()).toString('base64');
    const script = `
      import { fork } from 'node:child_process';
      const child = fork('./child.mjs', { serialization: 'advanced', env: {}, execArgv: [] });
      child.on('message', ({ rendered }) => {
        console.log(rendered.width, rendered.height, rendered.pictures.preview.length > 0);
        child.disconnect();
      });
      child.send({ bytes: Uint8Array.from(Buffer.from('${jpeg}', 'base64')), type: 'image/jpeg' });`;
    expect(inNode(script, dirname(fileOf('inspect')))).toBe('64 48 true');
  });
});

const read = (file: string): unknown => JSON.parse(readFileSync(join(outdir, file), 'utf8'));

/** A script given like this finds packages from the folder it runs in, as a file of that folder would. */
const inNode = (script: string, cwd = outdir): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd,
    env: { AWS_REGION: 'eu-central-1', TABLE_NAME: 'table' },
    encoding: 'utf8',
  }).trim();

function fileOf(name: string): string {
  const { Resources } = read('Gridloop.template.json') as {
    Resources: Record<string, { Metadata?: Record<string, string> }>;
  };
  const made = Object.values(Resources).find(
    ({ Metadata }) => Metadata?.['gridloop:entry'] === `functions/${name}/index.ts`,
  );
  return join(outdir, made?.Metadata?.['aws:asset:path'] ?? '', 'index.mjs');
}
