// Sizes of what is shipped: the functions' bundles as a bundled synth makes them, and the console's JavaScript as
// CloudFront compresses it.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { makeApp } from '#infra/app.ts';
import { functionNames } from '#infra/lambda.ts';
import { routes } from '#shared/contracts/routes.ts';
import { atMost, type Figure, told } from './figure.ts';

const kilobyte = 1000;

export function measureBundles(): Figure[] {
  const outdir = mkdtempSync(join(tmpdir(), 'gridloop-bench-cdk-'));
  try {
    makeApp({ bundle: true, outdir });
    const answersHttp = new Set<string>(routes.map((route) => route.function));
    return functionNames.map((name) => {
      const bytes = statSync(join(outdir, 'functions', name, 'index.mjs')).size;
      return atMost(`bundle of ${name}`, bytes / kilobyte, answersHttp.has(name) ? 700 : 1000, 'KB');
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

interface Chunk {
  readonly file: string;
  /** Loaded when somebody opens it. */
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
}

export async function measureConsole(): Promise<Figure[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'gridloop-bench-web-'));
  try {
    await build({
      configFile: 'web/vite.config.ts',
      build: { outDir, emptyOutDir: true, manifest: true, sourcemap: false },
      logLevel: 'error',
    });
    const manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
    const first = chunksOf(manifest, ['index.html']);
    const page = chunksOf(manifest, [
      'index.html',
      ...['entry/District', 'field/FieldApp', 'field/Report'].map((name) => `src/pages/${name}.tsx`),
    ]);
    const beside = (chunks: Iterable<string>) => [...chunks].filter((file) => !first.has(file));
    const kilobytes = (files: Iterable<string>) =>
      [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(outDir, file))).length, 0) /
      kilobyte;
    return [
      atMost('console: JavaScript before any page, brotli', kilobytes(first), 90, 'KB'),
      atMost('field report page: JavaScript on top of that, brotli', kilobytes(beside(page)), 70, 'KB'),
      told('  both together', kilobytes(page), 'KB'),
      ...deskPages(manifest).map(([name, chunks]) =>
        told(`${name}: JavaScript on top of that, brotli`, kilobytes(beside(chunks)), 'KB'),
      ),
    ];
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Each page that is used at a desk, with everything that it loads before it shows something. */
function deskPages(manifest: Record<string, Chunk>): [string, Set<string>][] {
  const frame = ['index.html', 'src/pages/entry/District.tsx'];
  const admin = 'src/pages/admin/Admin.tsx';
  const pageOf = (name: string): [string, Set<string>] => {
    const frames = name.startsWith('src/pages/admin/') ? [...frame, admin] : frame;
    return [name.replace(/^src\/pages\/|\.tsx$/g, ''), chunksOf(manifest, [...frames, name])];
  };
  const configuring = Object.entries(manifest)
    .filter(
      ([name, { isDynamicEntry }]) => isDynamicEntry && /^src\/pages\/(admin|operator)\/.*[A-Z]/.test(name),
    )
    .map(([name]) => name);
  return ['src/pages/desk/Desk.tsx', ...configuring].map(pageOf);
}

/** Files of these chunks and of everything that they import before they run. */
function chunksOf(manifest: Record<string, Chunk>, names: readonly string[], seen = new Set<string>()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The console has no chunk ${name}`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    chunksOf(manifest, chunk.imports ?? [], seen);
  }
  return seen;
}
