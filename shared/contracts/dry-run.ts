// Dry run (试算): what a draft of configuration would have made of the district's last cases. It changes nothing.
import * as z from 'zod';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { timing } from './events/clock.ts';
import { stageLimits } from './limits.ts';
import { departmentId, instant, slug, ulid } from './primitives.ts';
import { routing, routingCondition, ruleRef } from './routing.ts';
import { severities, stages } from './vocabulary.ts';

/** The most cases that one run looks at: what a function reads and times well within its ten seconds. */
export const mostCases = 1000;
/** How many differences an answer holds. */
export const differencesAtOnce = 50;

const conditions = Object.keys(routingCondition.shape) as [keyof z.infer<typeof routingCondition>];

export const draftParts = {
  routing: routing.optional(),
  limits: stageLimits.optional(),
  calendar: calendar.optional(),
  catalogue: catalogue.optional(),
};
export type DraftPart = keyof typeof draftParts;
export const draftPartNames = Object.keys(draftParts) as [DraftPart, ...DraftPart[]];

export const dryRun = z.strictObject({
  draft: z
    .strictObject(draftParts)
    .refine((draft) => Object.values(draft).some((value) => value !== undefined), 'name at least one part')
    .describe('The parts that would be published together; of the others what is in force counts.'),
  cases: z.int().min(1).max(mostCases).default(200).describe('How many of the newest cases are looked at.'),
  skip: z.int().min(0).max(mostCases).default(0).describe('So many differences were seen already.'),
});
export type DryRun = z.infer<typeof dryRun>;

const routed = z.strictObject({
  rule: ruleRef.optional(),
  lead: departmentId.optional(),
  assist: z.array(departmentId),
  notify: z.array(departmentId),
  severity: z.enum(severities).optional().describe('What the rule makes of the severity.'),
  file: z.boolean(),
  dispatch: z.boolean(),
});
export type Routed = z.infer<typeof routed>;

const tried = z
  .strictObject({
    outcome: z.enum(['fires', 'later', 'refused', 'gone', 'unmet', 'absent']),
    unmet: z.array(z.enum(conditions)),
  })
  .describe(
    'What becomes of the other side’s rule on this side: `unmet` conditions, `later` than the one that fires, `gone` ' +
      'with its lead department, `absent`, or it `fires` too and says something else.',
  );
export type Tried = z.infer<typeof tried>;

const side = z.strictObject({ ...routed.shape, other: tried.optional() });

const difference = z.strictObject({
  id: ulid,
  number: z.string(),
  reportedAt: instant,
  category: slug,
  /** The beginning of the report. */
  text: z.string(),
  routing: z
    .strictObject({ live: side, draft: side })
    .optional()
    .describe('Missing where it would be routed alike.'),
  clocks: z
    .array(
      z.strictObject({
        stage: z.enum(stages),
        live: timing.optional(),
        draft: timing.optional(),
        why: z
          .enum(['limit', 'calendar', 'warning', 'automatic', 'department', 'category'])
          .describe(
            'Another limit, another calendar, another share before the warning, a step that the service takes itself unless somebody is quicker, the hours of another department, or ' +
              'only one side knows the category.',
          ),
      }),
    )
    .describe('Stages that would be timed otherwise, each as if it had begun when the case was reported.'),
});
export type Difference = z.infer<typeof difference>;

export const dryRunResult = z.strictObject({
  cases: z.int().describe('How many were looked at; fewer than asked for where there are no more.'),
  since: instant.optional().describe('When the oldest of them was reported.'),
  routed: z.int().describe('How many would be routed otherwise.'),
  timed: z.int().describe('How many would be timed otherwise.'),
  different: z.int().describe('How many differ in any way.'),
  items: z.array(difference).max(differencesAtOnce).describe('The newest first.'),
  more: z.boolean(),
});
export type DryRunResult = z.infer<typeof dryRunResult>;
