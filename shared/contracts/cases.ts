// Cases as they cross the wire: the report, the card in a list, the whole case, the queues.
import * as z from 'zod';
import { type CaseAction, caseActions } from './action-table.ts';
import { answered, answers } from './answers.ts';
import { commandId, placeInput } from './case-actions.ts';
import { filingCondition, standardCode } from './catalogue.ts';
import { caseEvent, filedBy, memberRef, place } from './events.ts';
import { evidenceRefs, evidenceView, photoDoubts } from './evidence.ts';
import { limit } from './limit.ts';
import { categoryId, departmentId, districtId, instant, slug, taskId, text, ulid } from './primitives.ts';
import { ruleRef } from './routing.ts';
import {
  automaticSteps,
  caseStates,
  closingKinds,
  limits,
  openStates,
  proofStates,
  severities,
  sources,
  stages,
  taskRoles,
  taskStates,
} from './vocabulary.ts';

export const report = z.strictObject({
  caseId: ulid.describe('Made by the client: the same report sent twice is one case.'),
  commandId,
  place: placeInput,
  category: categoryId,
  severity: z.enum(severities).optional().describe('The category’s own where it is left out.'),
  text: text(limits.textLength, 2).meta({ example: '人行道旁堆放生活垃圾约两立方米，异味明显' }),
  source: z.enum(sources).default('grid_officer'),
  solvedOnSpot: z
    .boolean()
    .default(false)
    .describe(
      '谁发现谁处置: already solved on the spot; needs an after photo and goes straight to verification.',
    ),
  answers: answers
    .default({})
    .describe('To the category’s own questions: of those that are shown, at least the required ones.'),
  evidence: evidenceRefs.meta({ example: [{ id: '01JD5T5W3Q8Z4M6K2X9V7B1C0F', kind: 'scene' }] }),
});
export type Report = z.infer<typeof report>;

const caseNumber = z.string().meta({ example: '6208022026112100001' });

/** How much of a limit is used at an instant. */
export const coursePoint = z.strictObject({
  at: instant,
  share: z
    .number()
    .meta({ example: 0.25, description: '0 when the clock began, 1 when the limit is used up.' }),
});

/** A running, paused or finished clock. Everything about time is the service's: a console only draws it. */
export const clockView = z.strictObject({
  stage: z.enum(stages),
  limit,
  lengthMs: z
    .int()
    .describe('What the limit gives, in milliseconds of its kind of time: for `work_*` of working time.'),
  course: z
    .array(coursePoint)
    .min(1)
    .describe(
      'How the limit is used now and next: evenly between one point and the next, so that equal shares say that the ' +
        'clock stands still until then. One point when it does not run; the last one ends what is known.',
    ),
  runningSince: instant.optional(),
  startedAt: instant,
  dueAt: instant
    .optional()
    .describe(
      'When the limit is used up; of an ended clock, when it was planned to be. Missing while paused.',
    ),
  warnAt: instant.optional().describe('When it is warned of; missing when it does not run.'),
  pausedAt: instant.optional().describe('It will go on when the case comes back to its stage.'),
  endedAt: instant.optional(),
  warnedAt: instant.optional(),
  overdueAt: instant.optional().describe('A fact that is never erased.'),
  automatic: z
    .strictObject({ step: z.enum(automaticSteps), at: instant })
    .optional()
    .describe('What the service does itself, and when, unless somebody is quicker.'),
});
export type ClockView = z.infer<typeof clockView>;

const byRule = ruleRef.describe(
  'The rule that filed or dispatched it without a person, while the case is where that brought it.',
);

/** What a list shows of a case; of one department's task, in that department's lists. */
export const caseCard = z.strictObject({
  id: ulid,
  number: caseNumber,
  state: z.enum(caseStates),
  category: slug,
  severity: z.enum(severities),
  /** The beginning of the report. */
  text: z.string(),
  address: z.string().optional(),
  areaPath: z.array(slug),
  reporter: memberRef,
  reportedAt: instant,
  clock: clockView.optional(),
  overdue: z.boolean(),
  rework: z.int(),
  doubts: photoDoubts.optional().describe('The worst of all its photos.'),
  proof: z.literal('missing').optional().describe('The result waits to be verified, and no photo proves it.'),
  byRule: byRule.optional(),
  /** Who gave it back last and the beginning of why, while it waits for another dispatch. */
  returned: z.strictObject({ department: slug, reason: z.string() }).optional(),
  /** The beginning of why it was not taken up, for the reporter's own list. */
  dismissalReason: z.string().optional(),
  task: z
    .strictObject({
      id: taskId,
      department: slug,
      role: z.enum(taskRoles),
      state: z.enum(taskStates),
      handler: memberRef.optional(),
    })
    .optional(),
});
export type CaseCard = z.infer<typeof caseCard>;

/** Lists a member can ask for. `tasks_*` are their department's; `area` and `to_verify` their areas'. */
export const queues = [
  ...openStates,
  'closed',
  'dismissed',
  'overdue',
  'all',
  'mine',
  'area',
  'to_verify',
  'tasks_assigned',
  'tasks_signed_in',
  'tasks_done',
] as const;
export type Queue = (typeof queues)[number];

export const caseListQuery = z.strictObject({
  queue: z.enum(queues),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
  category: slug.optional().describe('Also a branch of the catalogue: everything below it.'),
  severity: z.enum(severities).optional(),
  area: slug.optional(),
  q: text(60).optional().describe('A case number or a part of the text.'),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

export const caseList = z.strictObject({
  items: z.array(caseCard),
  cursor: z.string().optional().describe('Send it back for the next page; missing on the last one.'),
});

/** How many cases wait in each queue that this member has. A new `revision` means: something changed. */
export const queueCounts = z.strictObject({
  revision: z.int(),
  counts: z.partialRecord(z.enum(queues), z.int()),
});
export type QueueCounts = z.infer<typeof queueCounts>;

export const taskView = z.strictObject({
  id: taskId,
  department: slug,
  role: z.enum(taskRoles),
  state: z.enum(taskStates),
  handler: memberRef.optional(),
  instruction: z.string().optional(),
  assignedAt: instant,
  signedInAt: instant.optional(),
  endedAt: instant.optional(),
  text: z.string().optional(),
  reason: z.string().optional(),
  rework: z.int(),
  signIn: clockView.optional(),
});
export type TaskView = z.infer<typeof taskView>;

const actionNames = caseActions.map((row) => row.action) as [CaseAction, ...CaseAction[]];

/** An action that this member may take now; a task's action names the task. */
export const offeredAction = z.strictObject({
  action: z.enum(actionNames),
  taskId: taskId.optional(),
  naming: z
    .strictObject({ tasks: z.array(taskId), required: z.boolean() })
    .optional()
    .describe('Tasks that the input may name; where one has to be named, `required`.'),
});
export type OfferedAction = z.infer<typeof offeredAction>;

/** Where the district's routing rules would send the case; what is chosen is up to who dispatches it. */
export const suggestion = z.strictObject({
  rule: ruleRef
    .optional()
    .describe('The rule that fired; missing when none did, and the department is the category’s own.'),
  lead: departmentId
    .optional()
    .meta({ example: 'urban-enforcement', description: 'Missing when nobody is left to suggest.' }),
  assist: z.array(departmentId).meta({ example: ['sanitation'] }),
  notify: z.array(departmentId).meta({ example: ['housing-construction'] }),
  skipped: z
    .array(departmentId)
    .meta({ example: [], description: 'Would have been suggested, but gave this case back.' }),
});
export type Suggestion = z.infer<typeof suggestion>;

export const caseView = z.strictObject({
  id: ulid,
  district: districtId,
  number: caseNumber,
  version: z.int().meta({
    example: 7,
    description:
      'Sequence of the last event; send it as `If-Match: "<version>"` to act only on what was seen.',
  }),
  state: z.enum(caseStates),
  configVersion: z.int(),
  source: z.enum(sources),
  category: slug,
  standard: standardCode.describe('What its category was called by its standard when it was reported.'),
  condition: filedBy
    .optional()
    .describe('What it was filed by: filing condition, limit of handling, closing condition.'),
  severity: z.enum(severities),
  place,
  text: z.string(),
  answers: z
    .array(answered)
    .describe('To the questions of its category, as they were asked; those that fit no more are gone.'),
  solvedOnSpot: z.boolean(),
  reporter: memberRef,
  reportedAt: instant,
  closedAt: instant.optional(),
  closing: z.strictObject({ kind: z.enum(closingKinds), note: z.string().optional() }).optional(),
  dismissal: z.strictObject({ reason: z.string() }).optional(),
  rating: z.strictObject({ stars: z.int(), text: z.string().optional() }).optional(),
  reworks: z.int(),
  returns: z.int(),
  reopens: z.int(),
  byRule: byRule.optional(),
  clocks: z.array(clockView),
  overdue: z
    .array(z.strictObject({ stage: z.enum(stages), at: instant, taskId: taskId.optional() }))
    .describe('Every limit that was ever passed.'),
  tasks: z.array(taskView),
  evidence: z.array(evidenceView),
  resultPhotos: z.int().describe('So many photos have to prove its result; 0 where none has to.'),
  proof: z
    .enum(proofStates)
    .optional()
    .describe('Of a result that waits to be verified, where a photo has to prove it.'),
  timeline: z.array(caseEvent),
  actions: z.array(offeredAction),
  conditions: z
    .array(filingCondition)
    .optional()
    .describe(
      'Only for a member who may file the case now: what it can be filed by, the first unless another is named.',
    ),
  suggestion: suggestion
    .optional()
    .describe('Only for a member who may dispatch the case now; by the configuration that the case pins.'),
});
export type CaseView = z.infer<typeof caseView>;
