// A small district, its people and the facts of a case, for specifications: fixed ids, sensible defaults, nothing
// random. Refuses to know rules: what a fact does to a case is asked of the domain.

import { calendar } from '#shared/contracts/calendar.ts';
import type { Report } from '#shared/contracts/cases.ts';
import type { CatalogueBranch, CatalogueRow, Category, Question } from '#shared/contracts/catalogue.ts';
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { DecidedEvent, EventData, EvidenceFact, FiledBy, Timing } from '#shared/contracts/events.ts';
import type { Limit } from '#shared/contracts/limit.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import { settings } from '#shared/contracts/settings.ts';
import type { Rings } from '#shared/contracts/shapes.ts';
import type { EvidenceKind, EvidenceState, TaskRole } from '#shared/contracts/vocabulary.ts';
import type { Person } from '#shared/domain/case/index.ts';
import { heldOf } from '#shared/domain/roles.ts';
import { templateTiers } from '#shared/domain/templates/tiers.ts';
import { type DrawnArea, treeOf } from './drawn-areas.ts';

export type { Person };

const person = (id: string, role: Role, scope: Partial<Person> = {}): Person => ({
  id,
  name: id,
  held: heldOf([role]),
  areas: [],
  department: null,
  ...scope,
});

/** One person per post; officers hold one grid each, departments have a clerk and handlers. */
export const people = {
  officer: person('officer', 'grid_officer', { areas: ['liuhu-01'] }),
  neighbour: person('neighbour', 'grid_officer', { areas: ['liuhu-02'] }),
  reviewer: person('reviewer', 'reviewer'),
  dispatcher: person('dispatcher', 'dispatcher'),
  commander: person('commander', 'duty_commander'),
  admin: person('admin', 'district_admin'),
  clerk: person('clerk', 'clerk', { department: 'sanitation' }),
  handler: person('handler', 'handler', { department: 'sanitation' }),
  secondHandler: person('second-handler', 'handler', { department: 'sanitation' }),
  lightingClerk: person('lighting-clerk', 'clerk', { department: 'lighting' }),
  policeClerk: person('police-clerk', 'clerk', { department: 'police' }),
  waterClerk: person('water-clerk', 'clerk', { department: 'water' }),
  /** In a department, but with no post that handles anything. */
  onlooker: person('onlooker', 'district_admin', { department: 'sanitation' }),
} as const satisfies Record<string, Person>;

/** A square of a hundredth of a degree with its south-west corner there. */
const square = (lng: number, lat: number): Rings => [
  [
    [lng, lat],
    [lng + 0.01, lat],
    [lng + 0.01, lat + 0.01],
    [lng, lat + 0.01],
    [lng, lat],
  ],
];

export const area = (
  id: string,
  tier: string,
  parent: string | null,
  corner?: [number, number],
): DrawnArea => ({
  id,
  tier,
  parent,
  name: { zh: id, en: id },
  ...(corner && { boundary: square(...corner) }),
});

/** In grid liuhu-01, in grid liuhu-02, and in no grid at all. */
export const inFirstGrid = { lng: 106.685, lat: 35.545 };
export const inSecondGrid = { lng: 106.695, lat: 35.545 };
export const nowhere = { lng: 100, lat: 30 };

export const minutes = (value: number): Limit => ({ value, unit: 'minute' });

/** What a category of the small district is called by its standard. */
export const standardOf = (id: string) => ({ standard: 'GBT47678.5-2026', code: id });

export const category = (id: string, fields: Partial<Category> = {}): Category => ({
  id,
  parent: null,
  kind: 'matter',
  name: { zh: id, en: id },
  ...standardOf(id),
  mapped: [],
  severity: 'normal',
  conditions: within(minutes(240)),
  assist: [],
  evidence: { report: [], finish: [] },
  questions: [],
  closesOnTheSpot: false,
  sampling: 1,
  enabled: true,
  ...fields,
});

/** Whatever a case is filed for, handling has that long. */
export const within = (limit: Limit): Category['conditions'] => [
  { id: '1', when: '存在', limit, closing: '恢复' },
];

/** A catalogue whose every category has that one filing condition. */
export const allWithin = (rows: readonly CatalogueRow[], limit: Limit): CatalogueRow[] =>
  rows.map((row) => (row.kind === 'branch' ? row : { ...row, conditions: within(limit) }));

/** A question of a category, of any type but a choice. */
export const question = (id: string, type: Question['type'], fields: Partial<Question> = {}): Question => ({
  id,
  label: { zh: id, en: id },
  type,
  choices: [],
  required: false,
  ...fields,
});
/** One that is answered with yes or no. */
export const choice = (id: string, fields: Partial<Question> = {}): Question =>
  question(id, 'choice', {
    choices: ['yes', 'no'].map((each) => ({ id: each, label: { zh: each, en: each } })),
    ...fields,
  });

/** The lead shows the result in a photo. */
export const afterPhoto = {
  report: [],
  finish: [{ kind: 'after', count: 1 }],
} satisfies Category['evidence'];

export const branch = (id: string, parent: string | null = null): CatalogueBranch => ({
  id,
  parent,
  kind: 'branch',
  name: { zh: id, en: id },
});

const department = (id: string) => ({ id, name: { zh: id, en: id }, assignment: 'manual' as const });

/** The small district's areas with their boundaries. */
export const drawnAreas: readonly DrawnArea[] = [
  area('dongguan', 'street', null),
  area('liuhu', 'community', 'dongguan'),
  area('liuhu-01', 'grid', 'liuhu', [106.68, 35.54]),
  area('liuhu-02', 'grid', 'liuhu', [106.69, 35.54]),
];

/** Review 30, dispatch 20, sign-in 60 and verify 120 minutes; handling as the category says. */
export const district: Configuration = {
  settings: settings.parse({
    name: { zh: '崆峒区', en: 'Kongtong' },
    adcode: '620802',
    timeZone: 'Asia/Shanghai',
    centre: inFirstGrid,
  }),
  limits: stageLimits.parse({
    stages: {
      review: { base: minutes(30) },
      dispatch: { base: minutes(20) },
      sign_in: { base: minutes(60) },
      verify: { base: minutes(120) },
    },
  }),
  calendar: calendar.parse({}),
  tiers: [...templateTiers],
  areas: treeOf(drawnAreas),
  shapes: { folder: null },
  departments: ['sanitation', 'lighting', 'police', 'water'].map(department),
  catalogue: [
    category('street-lamp'),
    category('rubbish', { evidence: afterPhoto }),
    category('gas-leak', { conditions: within(minutes(30)) }),
    category('road-damage', { conditions: within(minutes(7200)) }),
    // Nobody has to check it.
    category('leaflets', { sampling: 0, closesOnTheSpot: true }),
  ],
  routing: [],
  roles: [],
  roster: [],
};

export const ids = {
  case: '01JD5T5W3Q8Z4M6K2X9V7B1C0D',
  command: '01JD5T5W3Q8Z4M6K2X9V7B1C0E',
} as const;
export const number = '6208022026112100001';

/** A ULID that ends in the given letter or digit. */
export const photoId = (last: string) => `01JD5T5W3Q8Z4M6K2X9V7PH0T${last}`;
export const photo = (
  last: string,
  kind: EvidenceKind = 'scene',
  state: EvidenceState = 'uploaded',
): EvidenceFact => ({
  id: photoId(last),
  kind,
  state,
  sha256: last.toLowerCase().charCodeAt(0).toString(16).repeat(32),
});
/** How a command names a photo. */
export const ref = (last: string, kind: EvidenceKind = 'scene') => ({ id: photoId(last), kind });

/** What the phone sends. */
export const aReport = (fields: Partial<Report> = {}): Report => ({
  caseId: ids.case,
  commandId: ids.command,
  place: { point: inFirstGrid, address: '柳湖路12号' },
  category: 'street-lamp',
  severity: 'normal',
  text: '路灯不亮',
  source: 'grid_officer',
  solvedOnSpot: false,
  answers: {},
  evidence: [],
  ...fields,
});

/**
 * A clock of so many minutes that begins with the fact, or goes on with it after so many were spent. Its instants are
 * counted from the fact's own time, which only its history knows: `timed` puts them in.
 */
export const lasting = (value: number, spent = 0): Timing => ({
  limit: minutes(value),
  warnAt: `${value * 0.8 - spent} minutes on`,
  dueAt: `${value - spent} minutes on`,
});

type Fact<T extends DecidedEvent['type']> = Extract<DecidedEvent, { type: T }>;

export const reported = (fields: Partial<EventData<'case.reported'>> = {}): Fact<'case.reported'> => ({
  type: 'case.reported',
  data: {
    caseId: ids.case,
    number,
    configVersion: 1,
    source: 'grid_officer',
    category: 'street-lamp',
    standard: standardOf(fields.category ?? 'street-lamp'),
    severity: 'normal',
    place: { point: inFirstGrid, address: '柳湖路12号', areaPath: ['dongguan', 'liuhu', 'liuhu-01'] },
    text: '路灯不亮',
    solvedOnSpot: false,
    reporter: { id: 'officer', name: 'officer' },
    evidence: [],
    ...lasting(30),
    ...fields,
  },
});
export const solvedOnSpot = (fields: Partial<EventData<'case.reported'>> = {}) =>
  reported({
    solvedOnSpot: true,
    resultPhotos: 1,
    evidence: [photo('A', 'after')],
    ...lasting(120),
    ...fields,
  });

export const corrected = (data: EventData<'case.corrected'>): Fact<'case.corrected'> => ({
  type: 'case.corrected',
  data: { ...data, ...(data.category !== undefined && { standard: standardOf(data.category) }) },
});
/** What a case of the small district is filed by, so many minutes being its category's. */
export const filedWithin = (value: number): FiledBy => within(minutes(value))[0]!;
export const filed = (fields: Partial<EventData<'case.filed'>> = {}): Fact<'case.filed'> => ({
  type: 'case.filed',
  data: { condition: filedWithin(240), ...lasting(20), ...fields },
});
export const dismissed = (reason = '不属于受理范围'): Fact<'case.dismissed'> => ({
  type: 'case.dismissed',
  data: { reason },
});

/** `seq` is the place of this event in its history: tasks are named by it. */
export const dispatched = (
  seq: number,
  shares: Readonly<Record<string, TaskRole>> = { sanitation: 'lead' },
  fields: Partial<EventData<'case.dispatched'>> = {},
): Fact<'case.dispatched'> => ({
  type: 'case.dispatched',
  data: {
    tasks: Object.entries(shares).map(([id, role]) => ({
      id: `t${seq}-${id}`,
      department: id,
      role,
      ...(role !== 'notify' && { signIn: lasting(60) }),
    })),
    resultPhotos: 0,
    ...lasting(240),
    ...fields,
  },
});
export const handed = (taskId: string, id = 'handler'): Fact<'task.handed'> => ({
  type: 'task.handed',
  data: { taskId, handler: { id, name: id } },
});
export const signedIn = (taskId: string, id = 'handler'): Fact<'task.signed_in'> => ({
  type: 'task.signed_in',
  data: { taskId, handler: { id, name: id } },
});
export const taskReturned = (taskId: string, reason = '不属于本部门'): Fact<'task.returned'> => ({
  type: 'task.returned',
  data: { taskId, reason },
});
export const caseReturned = (...withdrawn: string[]): Fact<'case.returned'> => ({
  type: 'case.returned',
  data: { withdrawn, ...lasting(20) },
});
/** The dispatch clock goes on after so many minutes of it were spent. */
export const withdrawn = (spent: number, tasks: string[], reason?: string): Fact<'case.withdrawn'> => ({
  type: 'case.withdrawn',
  data: { tasks, ...(reason && { reason }), ...lasting(20, spent) },
});
export const taskWithdrawn = (taskId: string, reason?: string): Fact<'task.withdrawn'> => ({
  type: 'task.withdrawn',
  data: { taskId, ...(reason && { reason }) },
});
export const finished = (taskId: string, ...evidence: EvidenceFact[]): Fact<'task.finished'> => ({
  type: 'task.finished',
  data: { taskId, text: '已修好', evidence },
});
export const resolved = (): Fact<'case.resolved'> => ({ type: 'case.resolved', data: lasting(120) });
/** Without tasks to work on again the case goes back to the dispatcher. */
export const failed = (...tasks: string[]): Fact<'case.failed'> => failedAfter(0, ...tasks);
/** The same, so many minutes of the handling limit being spent. */
export const failedAfter = (spent: number, ...tasks: string[]): Fact<'case.failed'> => ({
  type: 'case.failed',
  data: {
    reason: '仍然不亮',
    tasks,
    evidence: [],
    ...(tasks.length === 0 ? lasting(20) : lasting(240, spent)),
  },
});
export const closed = (fields: Partial<EventData<'case.closed'>> = {}): Fact<'case.closed'> => ({
  type: 'case.closed',
  data: { kind: 'solved', withdrawn: [], evidence: [], ...fields },
});
export const reopened = (): Fact<'case.reopened'> => ({
  type: 'case.reopened',
  data: { reason: '又不亮了', ...lasting(20) },
});
export const commented = (text = '请尽快'): Fact<'case.commented'> => ({
  type: 'case.commented',
  data: { text },
});
export const rated = (stars = 5): Fact<'case.rated'> => ({ type: 'case.rated', data: { stars } });
export const evidenceAdded = (...evidence: EvidenceFact[]): Fact<'evidence.added'> => ({
  type: 'evidence.added',
  data: { evidence },
});
export const accepted = (last: string): Fact<'evidence.accepted'> => ({
  type: 'evidence.accepted',
  data: { id: photoId(last), check: { width: 2560, height: 1920 } },
});
export const rejected = (last: string): Fact<'evidence.rejected'> => ({
  type: 'evidence.rejected',
  data: { id: photoId(last), check: { reason: 'not_an_image' } },
});
export const warned = (data: EventData<'clock.warned'>): Fact<'clock.warned'> => ({
  type: 'clock.warned',
  data,
});
export const overdue = (data: EventData<'clock.overdue'>): Fact<'clock.overdue'> => ({
  type: 'clock.overdue',
  data,
});
