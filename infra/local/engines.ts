// Starts and stops the engines: DynamoDB with Streams in a child process, SQS and S3 (fauxqs.ts) in this one. Knows no template.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalRunError } from './errors.ts';
import { startStorage } from './fauxqs.ts';

export interface Engines {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly s3: string;
  /** Settles only when an engine ends by itself. */
  readonly crashed: Promise<Error>;
  stop(): Promise<void>;
}

/** Starts every engine on a free port of the loopback interface; a DynamoDB endpoint that is named is used as it is. */
export async function startEngines(dataDir: string, namedDynamoDb: string | undefined): Promise<Engines> {
  const crash = Promise.withResolvers<Error>();
  const [dynamodb, storage] = await Promise.all([
    namedDynamoDb
      ? { endpoint: namedDynamoDb, stop: async () => {} }
      : startDynamoDb(join(dataDir, 'dynamodb.sqlite'), crash.resolve),
    startStorage(dataDir),
  ]);
  return {
    dynamodb: dynamodb.endpoint,
    sqs: storage.endpoint,
    s3: storage.endpoint,
    crashed: crash.promise,
    stop: async () => void (await Promise.all([dynamodb.stop(), storage.stop()])),
  };
}

/**
 * Runs the engine beside a watcher that ends it when this process is gone, however it went: the watcher reads a pipe
 * that only this process holds open. Its own process group keeps Ctrl-C from ending the engine before the requests
 * that still need it.
 */
const watched = 'exec 3<&0; "$@" 3<&- & engine=$!; { cat <&3; kill $engine; } >/dev/null 2>&1 & wait $engine';

async function startDynamoDb(file: string, crashed: (error: Error) => void) {
  const port = await freePort();
  const args = [dynoxide(), 'serve', '--port', String(port), '--db-path', file];
  const child = spawn('/bin/sh', ['-c', watched, 'sh', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2000);
  });
  child.stdin.on('error', () => {});
  let stopping = false;
  const exited = once(child, 'exit').then(([code]) => {
    child.stdin.destroy();
    if (!stopping) crashed(new LocalRunError(`The DynamoDB engine ended with code ${code}. ${said.trim()}`));
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, () => child.exitCode !== null);
  return {
    endpoint,
    async stop() {
      stopping = true;
      child.stdin.end();
      await exited;
    },
  };
}

/** Resolves when something answers HTTP at the endpoint, whatever the answer. */
async function answering(endpoint: string, ended: () => boolean) {
  for (const until = Date.now() + 10_000; Date.now() < until && !ended(); await sleep(10)) {
    const up = await fetch(endpoint, { method: 'POST' }).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
    if (up) return;
  }
  throw new LocalRunError(`The DynamoDB engine did not answer at ${endpoint}.`);
}

function dynoxide(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}/dynoxide`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new LocalRunError(
      `No DynamoDB engine is installed for this system (${name}).\n` +
        'Start any DynamoDB-compatible server with Streams and name it: AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000 npm start',
    );
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
