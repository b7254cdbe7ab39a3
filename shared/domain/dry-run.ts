// Dry run (试算): one case under the configuration in force and under a draft, and what of its routing and its clocks
// would be otherwise, and why. Both sides judge it as a fresh report, at the instant at which it was reported.
import type { Difference, Routed, Tried } from '#shared/contracts/dry-run.ts';
import type { Timing } from '#shared/contracts/events.ts';
import { type Stage, stages } from '#shared/contracts/vocabulary.ts';
import { canonicalJson } from './canonical-json.ts';
import { arrivalTiming, handleLimit, handleTiming, signInTiming, stageTiming } from './case/timing.ts';
import { firstCondition } from './catalogue.ts';
import { type Routable, suggest, type Trial, tryRules } from './routing.ts';
import type { Rules } from './rules.ts';

/** A case as it would come in again. */
export type Replayed = Pick<Difference, 'id' | 'number' | 'reportedAt' | 'category'> &
  Pick<Routable, 'severity' | 'source' | 'text' | 'place'>;

type Compared = Pick<Difference, 'routing' | 'clocks'>;

/** What would be otherwise, or undefined when nothing would. */
export function compare(subject: Replayed, live: Rules, draft: Rules): Compared | undefined {
  const [before, after] = [sideOf(subject, live), sideOf(subject, draft)];
  const alike = canonicalJson(comparable(before.routed)) === canonicalJson(comparable(after.routed));
  const clocks = stages.flatMap((stage) => {
    const [was, becomes] = [before.timings[stage], after.timings[stage]];
    const why = whyTimed(was, becomes, {
      stage,
      shares: live.limits.warnShare === draft.limits.warnShare,
      leads: before.routed.lead === after.routed.lead,
    });
    return why ? [{ stage, ...(was && { live: was }), ...(becomes && { draft: becomes }), why }] : [];
  });
  if (alike && clocks.length === 0) return undefined;
  return {
    ...(!alike && {
      routing: {
        live: { ...before.routed, ...otherOn(before.trials, after.routed) },
        draft: { ...after.routed, ...otherOn(after.trials, before.routed) },
      },
    }),
    clocks,
  };
}

interface Side {
  readonly routed: Routed;
  readonly trials: readonly Trial[];
  readonly timings: Readonly<Partial<Record<Stage, Timing>>>;
}

function sideOf({ reportedAt: at, ...report }: Replayed, rules: Rules): Side {
  const subject = { ...report, tasks: [] };
  const trials = tryRules(subject, rules, at);
  const { skipped: _nobody, ...suggested } = suggest(subject, rules, at);
  const fired = trials.find(({ outcome }) => outcome === 'fires')?.rule;
  const { lead } = suggested;
  const severity = fired?.severity ?? report.severity;
  const category = rules.catalogue.get(report.category);
  return {
    routed: {
      ...suggested,
      ...(fired?.severity && { severity: fired.severity }),
      file: fired?.file ?? false,
      dispatch: fired?.dispatch ?? false,
    },
    trials,
    timings: {
      review: arrivalTiming(rules, 'review', severity, at),
      // Without anybody to send it to nothing is dispatched.
      dispatch: (lead === undefined ? stageTiming : arrivalTiming)(rules, 'dispatch', severity, at),
      ...(lead !== undefined && { sign_in: signInTiming(rules, lead, severity, at) }),
      ...(category && {
        handle: handleTiming(rules, handleLimit(rules, severity, firstCondition(category).limit), lead, at),
      }),
      verify: arrivalTiming(rules, 'verify', severity, at),
    },
  };
}

/** A rule that only got another name routes alike. */
const comparable = ({ rule, ...rest }: Routed) => ({ ...rest, ...(rule && { rule: rule.id }) });

/** What becomes on this side of the rule that fires on the other. */
function otherOn(trials: readonly Trial[], { rule }: Routed): { readonly other?: Tried } {
  if (!rule) return {};
  const trial = trials.find((each) => each.rule.id === rule.id);
  if (!trial) return { other: { outcome: 'absent', unmet: [] } };
  return { other: { outcome: trial.outcome, unmet: trial.outcome === 'unmet' ? [...trial.unmet] : [] } };
}

interface Alike {
  readonly stage: Stage;
  readonly shares: boolean;
  readonly leads: boolean;
}

function whyTimed(
  live: Timing | undefined,
  draft: Timing | undefined,
  { stage, shares, leads }: Alike,
): Difference['clocks'][number]['why'] | undefined {
  if (!live || !draft) {
    if (live === draft) return undefined;
    return stage === 'handle' ? 'category' : 'department';
  }
  if (live.limit.value !== draft.limit.value || live.limit.unit !== draft.limit.unit) return 'limit';
  if (live.dueAt === draft.dueAt && live.warnAt === draft.warnAt)
    return live.automaticAt === draft.automaticAt ? undefined : 'automatic';
  if (live.dueAt === draft.dueAt && !shares) return 'warning';
  const ofDepartment = stage === 'sign_in' || stage === 'handle';
  return ofDepartment && !leads ? 'department' : 'calendar';
}
