// The built console: made by Vite when it is missing or older than its sources, then served as CloudFront and S3 would.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { consolePage } from '#infra/edge.ts';
import { LocalRunError } from './errors.ts';
import { root } from './template.ts';

/** Apart from web/dist, which `npm run build` makes for deployment, with source maps. */
const dist = join(root, '.build/console');
const stamp = join(dist, '.sources');

/** Runs `vite build` beside this process unless what is there was made from the sources as they are now. */
export async function buildConsole(): Promise<void> {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['--outDir', dist, '--emptyOutDir', '--sourcemap', 'false', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, 'build', 'web', ...options], { cwd: root }).catch(
    ({ stdout, stderr }) => {
      throw new LocalRunError(`The console does not build:\n${stdout}${stderr}`);
    },
  );
  writeFileSync(stamp, sources);
}

/** By size and time of change, which costs milliseconds where reading everything would not. */
function fingerprint(): string {
  const files = globSync(['web/**/*', 'shared/**/*', 'package-lock.json'], {
    cwd: root,
    exclude: (path) => path.startsWith('web/dist'),
  });
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Serves the pages and files of the build; names under `assets/` carry a hash and never change. */
export function serveConsole(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const files = sirv(dist, {
    etag: true,
    setHeaders(response, path) {
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('cache-control', cache);
    },
    onNoMatch: (_, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
  });
  return async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const { uri } = consolePage({ request: { uri: path, method: request.method ?? 'GET' } });
    request.url = `${uri}?${query}`;
    files(request, response);
  };
}
