// Schedule → handler. Knows `rate(n unit)`, which is all that the template uses; another expression stops the start.
import { randomUUID } from 'node:crypto';
import { accountId, region } from './environment.ts';
import { LocalRunError, report } from './errors.ts';
import type { LocalFunction } from './functions.ts';
import { ofType, referenced } from './template.ts';
import type { Wiring } from './triggers.ts';

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The first turn comes at once: what fell due while nothing ran should not wait for another minute. */
export function startSchedules({
  template,
  functions,
}: Pick<Wiring, 'template' | 'functions'>): AsyncDisposable[] {
  return ofType(template, 'AWS::Events::Rule').flatMap(([id, properties]) => {
    const expression = properties.ScheduleExpression;
    if (expression === undefined || properties.State === 'DISABLED') return [];
    return ((properties.Targets ?? []) as { Arn: unknown; Input?: string }[]).flatMap(({ Arn, Input }) => {
      const target = functions.get(referenced(Arn));
      return target
        ? [every(milliseconds(String(expression)), target, () => (Input ? JSON.parse(Input) : event(id)))]
        : [];
    });
  });
}

function every(interval: number, target: LocalFunction, event: () => unknown): AsyncDisposable {
  let running: Promise<unknown> | undefined;
  const turn = () => {
    running ??= target
      .invoke(event())
      .catch((error) => report(target.name, error))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(turn, interval);
  turn();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await running;
    },
  };
}

function milliseconds(expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const each = units[unit];
  if (!each) throw new LocalRunError(`The local run does not know the schedule ${expression}.`);
  return Number(count) * each;
}

const event = (rule: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: accountId,
  time: new Date().toISOString(),
  region,
  resources: [`arn:aws:events:${region}:${accountId}:rule/${rule}`],
  detail: {},
});
