// `npm run dev`: the console and the handlers through Vite, so that an edit shows on the next request.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createServer } from 'vite';
import type { LoadModule } from './functions.ts';
import { root } from './template.ts';

export interface DevServer {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly load: LoadModule;
  stop(): Promise<void>;
}

export async function startDevServer(server: Server): Promise<DevServer> {
  const web = join(root, 'web');
  const vite = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [root] } },
    logLevel: 'warn',
    clearScreen: false,
  });
  return {
    serve: (request, response) =>
      new Promise((resolve, reject) => {
        if (request.url === '/docs') request.url = '/docs/';
        response.once('close', resolve);
        vite.middlewares(request, response, (error: unknown) => {
          if (error) reject(error);
          else response.writeHead(404).end();
        });
      }),
    load: (path) => vite.ssrLoadModule(join(root, path)),
    stop: () => vite.close(),
  };
}
