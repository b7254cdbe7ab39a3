// Everything that starts a function without a request: the template's queues, streams and schedules.
import type { Engines } from './engines.ts';
import type { LocalFunction } from './functions.ts';
import { startQueues } from './queues.ts';
import { startSchedules } from './schedule.ts';
import type { State } from './state.ts';
import { startStream } from './stream.ts';
import { makeDelivery } from './stream-delivery.ts';
import { type Attributes, ofType, referenced, type Template } from './template.ts';

export interface Wiring {
  readonly template: Template;
  readonly attributes: Attributes;
  readonly engines: Engines;
  readonly functions: Map<string, LocalFunction>;
  readonly state: State;
}

/** Disposing ends them all and waits for what is in hand. */
export function startTriggers(wiring: Wiring): AsyncDisposable {
  const running = [startQueues(wiring), ...startStreams(wiring), ...startSchedules(wiring)];
  const dispose = () => Promise.all(running.map((each) => each[Symbol.asyncDispose]()));
  return { [Symbol.asyncDispose]: async () => void (await dispose()) };
}

function startStreams({ template, attributes, engines, functions, state }: Wiring): AsyncDisposable[] {
  return ofType(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, properties]) => {
    const source = referenced(properties.EventSourceArn);
    const target = functions.get(referenced(properties.FunctionName));
    const streamArn = attributes.get(source)?.StreamArn;
    if (template.Resources[source]?.Type !== 'AWS::DynamoDB::Table' || !target || !streamArn) return [];
    const retries = Number(properties.MaximumRetryAttempts ?? -1);
    const deliver = makeDelivery({
      target,
      streamArn,
      bisect: properties.BisectBatchOnFunctionError === true,
      partial: [properties.FunctionResponseTypes].flat().includes('ReportBatchItemFailures'),
      retries: retries < 0 ? Number.POSITIVE_INFINITY : retries,
      failureQueue: failureQueue(properties, attributes, engines),
    });
    const trigger = {
      endpoint: engines.dynamodb,
      streamArn,
      consumer: target.name,
      batchSize: Number(properties.BatchSize ?? 100),
      filterCriteria: properties.FilterCriteria,
      deliver,
    };
    return [startStream(trigger, state)];
  });
}

function failureQueue(properties: Record<string, unknown>, attributes: Attributes, engines: Engines) {
  const { OnFailure } = (properties.DestinationConfig ?? {}) as { OnFailure?: { Destination: unknown } };
  const url = OnFailure && attributes.get(referenced(OnFailure.Destination))?.Ref;
  return url ? { endpoint: engines.sqs, url } : undefined;
}
