// The template's functions as this process runs them: their TypeScript by `gridloop:entry`, their environment, their time.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accountId, region } from './environment.ts';
import { LocalRunError } from './errors.ts';
import { withinTime } from './invocation.ts';
import { type Attributes, ofType, resolve, root, type Template } from './template.ts';

export interface LocalFunction {
  /** As in `functions/<name>/`. */
  readonly name: string;
  readonly entry: string;
  readonly timeoutMs: number;
  /** Throws what the handler throws, or an error when its time is over. */
  invoke(event: unknown): Promise<unknown>;
}

/** Loads a module of this repository by its path; `npm run dev` loads it through Vite instead. */
export type LoadModule = (path: string) => Promise<Record<string, unknown>>;

export const importModule: LoadModule = (path) =>
  import(/* @vite-ignore */ pathToFileURL(join(root, path)).href);

/** By logical id. Each is loaded once now, so that what does not compile is seen at the start. */
export async function makeFunctions(
  template: Template,
  load: LoadModule,
): Promise<Map<string, LocalFunction>> {
  const functions = new Map(
    ofType(template, 'AWS::Lambda::Function').flatMap(([id, properties]) => {
      const entry = template.Resources[id]?.Metadata?.['gridloop:entry'];
      if (typeof entry !== 'string') return []; // CDK's own helpers, such as those that empty buckets
      return [[id, makeFunction(id, entry, Number(properties.Timeout ?? 3) * 1000, load)] as const];
    }),
  );
  await Promise.all([...functions.values()].map(({ entry }) => load(entry)));
  return functions;
}

function makeFunction(id: string, entry: string, timeoutMs: number, load: LoadModule): LocalFunction {
  const name = entry.split('/').at(-2) ?? entry;
  const invoke = async (event: unknown) => {
    const { handler } = await load(entry);
    if (typeof handler !== 'function') throw new LocalRunError(`${entry} exports no handler.`);
    const deadline = Date.now() + timeoutMs;
    return withinTime(name, timeoutMs, async () => handler(event, context(id, deadline)));
  };
  return { name, entry, timeoutMs, invoke };
}

const context = (id: string, deadline: number) => ({
  functionName: id,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:${region}:${accountId}:function:${id}`,
  memoryLimitInMB: '1024',
  awsRequestId: randomUUID(),
  logGroupName: `/aws/lambda/${id}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

/** Variables of the Lambda runtime, not of the product; and a role that no local engine can give. */
const notHere = new Set(['NODE_OPTIONS', 'AWS_NODEJS_CONNECTION_REUSE_ENABLED', 'TENANT_ROLE_ARN']);

/** The union of all functions' variables: here they share one process, so a name must mean one value. */
export function functionEnvironment(template: Template, attributes: Attributes): Record<string, string> {
  const merged = new Map<string, { value: string; from: string }>();
  for (const [id, properties] of ofType(template, 'AWS::Lambda::Function')) {
    if (template.Resources[id]?.Metadata?.['gridloop:entry'] === undefined) continue;
    const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
    for (const [name, raw] of Object.entries(Variables)) {
      if (notHere.has(name)) continue;
      const value = String(resolve(raw, attributes));
      const before = merged.get(name);
      if (before && before.value !== value)
        throw new LocalRunError(
          `${name} differs between ${before.from} and ${id}; one process cannot hold both.`,
        );
      merged.set(name, { value, from: id });
    }
  }
  return Object.fromEntries([...merged].map(([name, { value }]) => [name, value]));
}
