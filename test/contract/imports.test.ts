// Who may import whom. A wrong direction is found here, not in a review.
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, sourceFiles, sourceText } from '#test/support/imports.ts';
import manifest from '../../package.json' with { type: 'json' };

const files = sourceFiles('{infra,functions,shared,web}/**/*.{ts,tsx,mjs}');
const imports = new Map(files.map((file) => [file, importsOf(file)]));

const lambda = [
  '@middy/core',
  '@aws-lambda-powertools/*',
  '@aws-sdk/*',
  'aws-lambda',
  'zod',
  'node:async_hooks',
  'node:crypto',
  'node:util',
  'node:zlib',
];
const engines = [
  '@aws-sdk/*',
  'aws-lambda',
  'fauxqs',
  'sirv',
  'sqs-consumer',
  '@smithy/signature-v4',
  'oidc-provider',
  'jose',
  'vite',
  'wasm-vips',
  'node:*',
];
const console = [
  'solid-js',
  '@solidjs/router',
  '@tanstack/*',
  '@kobalte/core',
  'lucide-solid',
  'maplibre-gl',
  'geojson',
  'oidc-client-ts',
  'pinyin-pro',
  'fflate',
  'saxen',
  'ulid',
  '@scalar/api-reference',
  'vite',
  'vite-plugin-solid',
  'node:*',
];

/** Folder → what it may import besides itself. The longest folder that fits a file is its own. */
const directions: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> = {
  'shared/contracts': { folders: [], packages: ['zod'] },
  // Pure: a library here may only compute.
  'shared/domain': {
    folders: ['shared/contracts', 'shared/templates'],
    packages: ['@turf/boolean-point-in-polygon', 'flatbush', 'polygon-clipping', 'temporal-polyfill'],
  },
  // Data alone.
  'shared/templates': { folders: [], packages: [] },
  // Any caller's: it brings no schema, no library, and is given what differs between callers.
  'shared/photos': { folders: ['shared/contracts'], packages: [] },
  'shared/client': { folders: ['shared/contracts'], packages: [] },
  'functions/lib': { folders: ['shared'], packages: lambda },
  ...Object.fromEntries(
    ['intake', 'routing', 'closure', 'admin', 'insight', 'platform', 'relay', 'tasks', 'clock', 'jobs'].map(
      (name) => [`functions/${name}`, { folders: ['functions/lib', 'shared'], packages: lambda }],
    ),
  ),
  'functions/inspect': {
    folders: ['functions/lib', 'shared'],
    packages: [...lambda, 'wasm-vips', 'node:child_process'],
  },
  web: {
    folders: ['shared', 'web/src/pages/admin', 'web/src/pages/operator', 'web/src/forms'],
    packages: console,
  },
  // Pages that are loaded when somebody configures: their forms are made from the contracts' schemas.
  'web/src/forms': { folders: ['web', 'shared'], packages: [...console, 'zod'] },
  'web/src/pages/operator': { folders: ['web', 'shared'], packages: [...console, 'zod'] },
  'web/src/pages/admin': { folders: ['web', 'shared'], packages: [...console, 'zod'] },
  // Functions are named by path only: synthesizing the stack loads none of their code.
  infra: { folders: ['shared/contracts'], packages: ['aws-cdk-lib', 'constructs', 'esbuild', 'node:*'] },
  // Made through the API, as a customer would: it knows nothing of where that runs.
  'infra/demo': { folders: ['shared'], packages: ['wasm-vips', 'node:crypto'] },
  'infra/local': { folders: ['infra', 'shared'], packages: engines },
};

const zones = Object.keys(directions).sort((a, b) => b.length - a.length);
const zoneOf = (file: string) => zones.find((zone) => file.startsWith(`${zone}/`));
const allows = (patterns: readonly string[], name: string) =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

function wrong({ from, file, package: library }: Import): boolean {
  const zone = zoneOf(from) ?? '';
  const { folders, packages } = directions[zone] ?? { folders: [], packages: [] };
  if (library !== undefined) return !allows(packages, library);
  const other = zoneOf(file ?? '');
  return other !== zone && !folders.some((folder) => other === folder || other?.startsWith(`${folder}/`));
}

test('every source file stands in a folder that has a direction', () => {
  expect(files.filter((file) => zoneOf(file) === undefined)).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

describe.each(zones)('%s', (zone) => {
  const own = [...imports].filter(([file]) => zoneOf(file) === zone).flatMap(([, list]) => list);

  test('imports only what it may', () => {
    const found = own.filter(wrong).map((entry) => `${entry.from} → ${entry.file ?? entry.package}`);
    expect(found).toEqual([]);
  });
});

test('what is imported exists, and every package is one that package.json names', () => {
  const known = { ...manifest.dependencies, ...manifest.devDependencies };
  const lost = [...imports.values()].flat().filter(({ file, package: library = '' }) => {
    if (file !== undefined) return !imports.has(file) && !/\.(css|json|svg)$/.test(file);
    return !(library in known || `@types/${library}` in known || library.startsWith('node:'));
  });
  expect(lost.map((entry) => `${entry.from} → ${entry.file ?? entry.package}`)).toEqual([]);
});

test('no file needs itself to be loaded', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const { file: next, typeOnly, lazy } of imports.get(file) ?? []) {
      if (next !== undefined && !typeOnly && !lazy) visit(next, [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test('contracts and domain have no clock, no chance, no environment and no input or output', () => {
  const impure =
    /\b(Date\.now\(|new Date\(\)|Math\.random|process\.|fetch\(|setTimeout|import\.meta|console\.)/;
  const found = files.filter(
    (file) => /^shared\/(contracts|domain)\//.test(file) && impure.test(sourceText(file)),
  );
  expect(found).toEqual([]);
});

test('neither the client nor a page of the console that people carry into the street loads a validation library', () => {
  const reached = new Set<string>();
  const libraries = new Map<string, string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { typeOnly, lazy, file: next, package: library } of imports.get(file) ?? []) {
      if (typeOnly || lazy) continue;
      if (library !== undefined) libraries.set(library, file);
      if (next !== undefined) visit(next);
    }
  };
  const withSchemas = /^web\/src\/(forms|pages\/(admin|operator))\//;
  for (const file of files) {
    if (/^(web\/src|shared\/client)\//.test(file) && !withSchemas.test(file)) visit(file);
  }
  expect(libraries.has('solid-js')).toBe(true);
  expect(libraries.get('zod')).toBeUndefined();
});
