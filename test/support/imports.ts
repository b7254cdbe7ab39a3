// What every source file of the product imports, read from the text: enough for rules about directions, with no
// compiler. An import of types alone is marked, since it does not exist at run time.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Import {
  /** Path from the root of the repository. */
  readonly from: string;
  /** A file of the repository, or undefined for a package. */
  readonly file?: string;
  /** `zod`, `@aws-sdk/client-s3`, `node:fs`; or undefined for a file of the repository. */
  readonly package?: string;
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is needed, after the importing file. */
  readonly lazy: boolean;
}

export const sourceFiles = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .filter((path) => !path.includes('node_modules') && !path.includes('/dist/'))
    .sort();

export const sourceText = (path: string): string => readFileSync(join(root, path), 'utf8');

const statement =
  /^(?:import|export)\s+(type\s)?([^;'"]*?)\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

export function importsOf(path: string): Import[] {
  return [...sourceText(path).matchAll(statement)].map(([, type, names = '', named, bare, dynamic]) => {
    const specifier = named ?? bare ?? dynamic ?? '';
    const inline =
      /^\{[^}]*\}$/.test(names.trim()) && names.replace(/[{}]/g, '').split(',').every(isTypeName);
    const typeOnly = named !== undefined && (type !== undefined || inline);
    return { from: path, typeOnly, lazy: dynamic !== undefined, ...target(path, specifier) };
  });
}

const isTypeName = (name: string) => name.trim() === '' || name.trim().startsWith('type ');

function target(path: string, specifier: string): Pick<Import, 'file' | 'package'> {
  const [bare = ''] = specifier.split('?');
  if (bare.startsWith('#')) return { file: bare.slice(1) };
  const reached = bare.startsWith('.') ? normalize(join(dirname(path), bare)) : `node_modules/${bare}`;
  if (!reached.startsWith('node_modules/')) return { file: reached };
  const [, scope = '', name = ''] = reached.split('/');
  return { package: scope.startsWith('@') ? `${scope}/${name}` : scope };
}
