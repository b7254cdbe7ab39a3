// Turns functions/<name>/index.ts into what Lambda runs: one esbuild run for all of them, on this machine. CDK's
// NodejsFunction would start esbuild once per function through npx, and `npm ci` for what cannot be bundled.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Where a function's source is, from the repository's root. */
export const entryOf = (name: string): string => `functions/${name}/index.ts`;

/** What a function runs in a process of its own, beside its handler: functions/<name>/<file>.ts. */
const processes: Readonly<Record<string, readonly string[]>> = { inspect: ['child'] };

/** Files of packages that load others of their files at run time: they stay files, beside the bundle. */
const copied: Readonly<Record<string, readonly string[]>> = {
  inspect: ['package.json', 'lib/vips-node.mjs', 'lib/vips.wasm'].map((file) => `wasm-vips/${file}`),
};

/** Where the SDK looks for credentials when the environment has none. In Lambda it always has: 100 KB less. */
const credentialsElsewhere = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Made and never asked: 8 KB less in every function. */
const replaced = { '@aws-sdk/endpoint-cache': './infra/endpoint-cache.ts' };

function run(options: BuildOptions): void {
  execFileSync(process.execPath, [join(root, 'infra/bundling.ts')], {
    cwd: root,
    input: JSON.stringify(options),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
}

export class Bundles {
  private readonly folder: string;

  constructor(scope: Construct, names: readonly string[]) {
    this.folder = join(Stage.of(scope)?.outdir ?? 'cdk.out', 'functions');
    run({
      absWorkingDir: root,
      entryPoints: names.flatMap((name) => [
        { in: entryOf(name), out: `${name}/index` },
        ...(processes[name] ?? []).map((file) => ({
          in: `functions/${name}/${file}.ts`,
          out: `${name}/${file}`,
        })),
      ]),
      outdir: this.folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      // Escaped, a Chinese character is twice as long.
      charset: 'utf8',
      platform: 'node',
      target: 'node24',
      format: 'esm',
      // Most packages' `main` is CommonJS, which can be neither shaken nor read well once bundled.
      mainFields: ['module', 'main'],
      sourcemap: true,
      sourcesContent: false,
      alias: replaced,
      external: ['wasm-vips', ...credentialsElsewhere],
      logLevel: 'warning',
    });
    for (const [name, files] of Object.entries(copied))
      for (const file of files)
        cpSync(join(root, 'node_modules', file), join(this.folder, name, 'node_modules', file));
  }

  code(name: string): Code {
    return Code.fromAsset(join(this.folder, name));
  }
}
