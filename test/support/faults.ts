// What Amazon's table and queues do under load and an engine on one machine never does, put between the functions and the
// real engine: everything that is not the fault itself still happens there.
import { ownClient } from '#functions/lib/dynamo.ts';
import { queueClient } from '#functions/lib/evidence.ts';

type Input = Record<string, unknown>;

/** Sends the call on, as it was or changed; gives the engine's output. */
type Send = (input: Input) => Promise<object>;

type Fault = (input: Input, send: Send) => Promise<object>;

/**
 * While it stands, calls of this operation (as the SDK names it, such as `BatchWriteItem`) go through `fault`, which
 * may change them, answer by itself or throw. Returns how it is taken away.
 */
export const faultAt = (operation: string, fault: Fault): (() => void) =>
  put(ownClient().middlewareStack as Stack, operation, fault);

/** The same between the functions and their queues. */
export const faultAtQueue = (operation: string, fault: Fault): (() => void) =>
  put(queueClient().middlewareStack as Stack, operation, fault);

type Stack = ReturnType<typeof ownClient>['middlewareStack'];

function put(stack: Stack, operation: string, fault: Fault): () => void {
  const name = `fault:${operation}`;
  stack.add(
    (next, context) => async (args) => {
      if (context.commandName !== `${operation}Command`) return next(args);
      const send = async (input: Input) => (await next({ ...args, input: input as never })).output;
      const output = await fault(args.input as Input, send);
      return { response: {}, output } as never;
    },
    { step: 'initialize', name, priority: 'low' },
  );
  return () => void stack.remove(name);
}
