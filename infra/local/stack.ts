// Puts the local run together: engines, the template's resources, its functions and triggers, behind one origin.
import { makeApi } from './api.ts';
import { createApiClient, type LocalApi } from './api-client.ts';
import { startDevServer } from './console-dev.ts';
import { buildConsole, serveConsole } from './console-files.ts';
import { type Engines, startEngines } from './engines.ts';
import { applyEnvironment, clientId, engineEnvironment } from './environment.ts';
import { type Front, openFront } from './front.ts';
import { functionEnvironment, importModule, type LoadModule, makeFunctions } from './functions.ts';
import { edgeHeaders } from './headers.ts';
import { type Account, makeIssuer, scope } from './oidc.ts';
import { createResources } from './resources.ts';
import { announce, claim, withdraw } from './run-file.ts';
import { openState, type State } from './state.ts';
import { type Attributes, localTemplate, type Template } from './template.ts';
import { startTriggers } from './triggers.ts';

export interface LocalOptions {
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly accounts: readonly Account[];
  /** `none`: no console, for tests of everything behind it. */
  readonly console: 'built' | 'dev' | 'none';
  /** Another template and other handlers than this repository's; tests of the local run itself use it. */
  readonly template?: (origin: string) => Promise<Template>;
  readonly load?: LoadModule;
  /** Brings the requests of `api` to the service in place of `fetch`. */
  readonly transport?: typeof fetch;
  /** Runs once the API answers, before the stack counts as ready. */
  readonly prepare?: (api: LocalApi, state: State) => Promise<void>;
}

export interface LocalStack {
  readonly origin: string;
  readonly api: LocalApi;
  readonly engines: Engines;
  readonly template: Template;
  readonly attributes: Attributes;
  readonly state: State;
  /** Ends in order: requests, triggers, engines. */
  stop(): Promise<void>;
}

export async function startLocal(options: LocalOptions): Promise<LocalStack> {
  const { dataDir } = options;
  await claim(dataDir);
  const stack = new AsyncDisposableStack();
  try {
    const started = await start(options, stack);
    return { ...started, stop: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** Every step says at once how it is undone; undoing runs backwards, also when a later step fails. */
async function start(options: LocalOptions, stack: AsyncDisposableStack): Promise<Omit<LocalStack, 'stop'>> {
  const { dataDir } = options;
  const front = await openFront(options.port);
  const { origin, parts } = front;
  stack.defer(() => front.close());
  announce(dataDir, origin);
  stack.defer(() => withdraw(dataDir));
  const state = openState(dataDir);
  stack.defer(() => state.close());
  parts.issuer = await makeIssuer(origin, options.accounts, state);
  parts.config = { issuer: `${origin}/oidc`, clientId, scope, demoAccounts: options.accounts };

  const built = options.console === 'built' ? buildConsole() : undefined;
  built?.catch(() => {}); // awaited below, after what can go on beside it
  const { engines, template, dev } = await startParts(options, front, stack);
  parts.headers = edgeHeaders(template);
  const attributes = await createResources(template, engines);
  const variables = { ...engineEnvironment(engines), ...functionEnvironment(template, attributes) };
  stack.defer(applyEnvironment(variables));

  const functions = await makeFunctions(template, options.load ?? dev?.load ?? importModule);
  stack.use(startTriggers({ template, attributes, engines, functions, state }));
  parts.api = makeApi(template, attributes, functions);
  const { EVIDENCE_BUCKET: evidence = '', SHAPES_BUCKET: shapes = '' } = variables;
  parts.objects = { endpoint: engines.s3, evidence, shapes };
  // Requests end before the triggers and engines that they need.
  stack.defer(() => front.close());

  const api = createApiClient(origin, options.transport);
  await options.prepare?.(api, state);
  await built;
  parts.console = dev?.serve ?? (built && serveConsole());
  parts.ready = true;
  return { origin, api, engines, template, attributes, state };
}

/** What takes longest, side by side. */
async function startParts(options: LocalOptions, front: Front, stack: AsyncDisposableStack) {
  const named = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  const starting = [
    startEngines(options.dataDir, named).then((engines) => stack.adopt(engines, () => engines.stop())),
    options.template?.(front.origin) ?? localTemplate(front.origin, operators(options.accounts)),
    options.console === 'dev'
      ? startDevServer(front.server).then((dev) => stack.adopt(dev, () => dev.stop()))
      : undefined,
  ] as const;
  // All of them come to an end before any is undone.
  await Promise.allSettled(starting);
  const [engines, template, dev] = await Promise.all(starting);
  return { engines, template, dev };
}

const operators = (accounts: readonly Account[]) =>
  accounts
    .filter(({ role }) => role === 'platform_operator')
    .map(({ account }) => account)
    .join();
