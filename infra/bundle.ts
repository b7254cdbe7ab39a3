// Turns functions/<name>/index.ts into what Lambda runs: one esbuild run for all of them, on this machine.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Packages that cannot be bundled (they load files beside themselves): copied whole into the function's folder. */
const copied: Readonly<Record<string, readonly string[]>> = { inspect: ['wasm-vips'] };

/** Where a function's source is, from the repository's root. */
export const entryOf = (name: string): string => `functions/${name}/index.ts`;

export class Bundles {
  private readonly folder: string;

  constructor(scope: Construct, names: readonly string[]) {
    this.folder = join(Stage.of(scope)?.outdir ?? 'cdk.out', 'functions');
    buildSync({
      absWorkingDir: root,
      entryPoints: names.map((name) => ({ in: entryOf(name), out: `${name}/index` })),
      outdir: this.folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      mainFields: ['module', 'main'],
      sourcemap: true,
      sourcesContent: false,
      external: Object.values(copied).flat(),
      logLevel: 'warning',
    });
    for (const [name, packages] of Object.entries(copied)) for (const each of packages) this.copy(name, each);
  }

  code(name: string): Code {
    return Code.fromAsset(join(this.folder, name));
  }

  private copy(name: string, packageName: string) {
    const target = join(this.folder, name, 'node_modules', packageName);
    mkdirSync(target, { recursive: true });
    cpSync(join(root, 'node_modules', packageName), target, { recursive: true });
  }
}
