// esbuild with what bundle.ts wants of it, as a process of its own: plugins need its asynchronous API, and a construct
// is made at once. Given esbuild's options as JSON on standard input.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * What is called of the SDK's clients, and not all that they could do. Their schemas have keys such as `[_h]`, with `_h`
 * a constant text; esbuild must take such a key for code that does something, and would keep every schema of every
 * operation (60 KB of S3's). Of their package.json they read the version alone.
 */
const onlyWhatIsCalled: Plugin = {
  name: 'only-what-is-called',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/\w+\.js$/ }, ({ path }) => ({
      contents: withPlainKeys(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: /@aws-sdk\/client-[^/]+\/package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** `[_h]:` becomes `"http":` where the module begins with `const _h = "http";`. */
function withPlainKeys(module: string): string {
  const constants = [...module.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)];
  const texts = new Map(constants.map(([, name, value]) => [name, value]));
  return module.replace(/\[(\w+)\]:/g, (key, name) => (texts.has(name) ? `${texts.get(name)}:` : key));
}

const options = JSON.parse(await text(process.stdin)) as BuildOptions;
await build({ ...options, plugins: [onlyWhatIsCalled] });
