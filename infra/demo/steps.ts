// The steps of a demo case as commands, each sent by the member whose task it is.
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionRequest } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { EvidenceKind, TaskState } from '#shared/contracts/vocabulary.ts';
import { type DemoApi, patiently, uploadPhoto } from './calls.ts';
import type { CasePlan } from './case-plan.ts';
import { ulidOf } from './chance.ts';
import { commented, drawPhoto } from './photo.ts';
import { sentences } from './reports.ts';
import type { Step } from './stories.ts';

export interface CaseRun {
  readonly api: DemoApi;
  readonly district: string;
  readonly planned: CasePlan;
}

const accountOf = ({ district }: CaseRun, member: string) => `${district}-${member}`;

export async function reportCase(run: CaseRun): Promise<CaseView> {
  const { caseId, name, reporter, shown, story, place, category, severity, text, source } = run.planned;
  const evidence = [
    ...(shown ? [await photo(run, reporter, 'before', 'before')] : []),
    ...(story.solved ? [await photo(run, reporter, 'after', 'after')] : []),
  ];
  const body = {
    caseId,
    commandId: ulidOf(`${name}/report`),
    place,
    category,
    severity,
    text,
    source,
    solvedOnSpot: story.solved === true,
    evidence,
  };
  const client = run.api.as(accountOf(run, reporter));
  const params = { district: run.district };
  return patiently(() => client.call('POST /v1/districts/{district}/cases', { params, body }));
}

/** `name` tells the steps of a case apart; a step that the timeline shows already is passed over. */
export const takeStep = async (run: CaseRun, step: Step, name: string, view: CaseView): Promise<CaseView> =>
  ruledOver(step, view) ? view : steps[step]({ run, view, name });

/** What the centre would have done to a report that a routing rule took out of its hands. */
const ruledOver = (step: Step, { timeline }: CaseView): boolean =>
  ['file', 'dismiss', 'dispatch'].includes(step) &&
  timeline.some(({ type, data }) => type === 'case.filed' && data.rule !== undefined);

interface Turn {
  readonly run: CaseRun;
  readonly view: CaseView;
  readonly name: string;
}

const steps: Readonly<Record<Step, (turn: Turn) => Promise<CaseView>>> = {
  file: (turn) => command(turn, 'reviewer', 'file', () => ({ note: say(turn, 'file') })),
  dismiss: (turn) => command(turn, 'reviewer', 'dismiss', () => ({ reason: say(turn, 'dismiss') })),
  dispatch: (turn) =>
    command(turn, 'dispatcher', 'dispatch', () => {
      const { lead, assist } = turn.run.planned;
      return { lead, assist: assist ? [assist] : [], instruction: say(turn, 'instruction') };
    }),
  return: (turn) => {
    const { lead } = turn.run.planned;
    return command(turn, `clerk-${lead}`, 'return', () => ({
      taskId: taskIn(turn.view, lead, ['assigned', 'signed_in']),
      reason: say(turn, 'return'),
    }));
  },
  sign_in: (turn) =>
    eachDepartment(turn, 'sign_in', (department, { view }) => ({
      taskId: taskIn(view, department, ['assigned']),
      handler: `handler-${department}`,
    })),
  finish: (turn) =>
    eachDepartment(turn, 'finish', async (department, { run, view, name }) => ({
      taskId: taskIn(view, department, ['signed_in']),
      text: run.planned.chance.pick(run.planned.done),
      evidence:
        department === run.planned.lead ? [await photo(run, `clerk-${department}`, 'after', name)] : [],
    })),
  fail: (turn) =>
    command(turn, turn.run.planned.verifier, 'fail', () => ({
      tasks: [taskIn(turn.view, turn.run.planned.lead, ['done']) as string],
      reason: say(turn, 'fail'),
    })),
  pass: (turn) =>
    command(turn, turn.run.planned.verifier, 'pass', () => ({
      kind: turn.run.planned.chance.pick(['solved', 'solved', 'solved', 'solved', 'procedural', 'interim']),
      note: say(turn, 'verify'),
    })),
  reopen: (turn) =>
    command(turn, turn.run.planned.reporter, 'reopen', () => ({ reason: say(turn, 'reopen') })),
  rate: (turn) =>
    command(turn, turn.run.planned.reporter, 'rate', () => ({
      stars: turn.run.planned.chance.pick([5, 5, 4, 3]),
      text: say(turn, 'rate'),
    })),
  comment: (turn) => command(turn, 'commander', 'comment', () => ({ text: say(turn, 'comment') })),
};

/** Sends a command unless the timeline says that it was executed before. */
async function command<A extends CaseAction>(
  { run, view, name }: Turn,
  member: string,
  action: A,
  input: () => ActionRequest<A> | Promise<ActionRequest<A>>,
): Promise<CaseView> {
  const { caseId, name: caseName } = run.planned;
  const commandId = ulidOf(`${caseName}/${name}`);
  if (view.timeline.some((event) => event.commandId === commandId)) return view;
  const sent = { commandId, ...(await input()) };
  const client = run.api.as(accountOf(run, member));
  return patiently(() => client.act(action, { district: run.district, caseId }, sent));
}

/** The same command by the clerk of each department that works on the case. */
async function eachDepartment<A extends CaseAction>(
  turn: Turn,
  action: A,
  input: (department: string, turn: Turn) => ActionRequest<A> | Promise<ActionRequest<A>>,
): Promise<CaseView> {
  const { lead, assist } = turn.run.planned;
  let { view } = turn;
  for (const department of assist ? [lead, assist] : [lead]) {
    const next = { ...turn, view, name: `${turn.name}/${department}` };
    view = await command(next, `clerk-${department}`, action, () => input(department, next));
  }
  return view;
}

const taskIn = (view: CaseView, department: string, states: readonly TaskState[]) =>
  view.tasks.find((task) => task.department === department && states.includes(task.state))?.id ?? 't0-none';

const say = ({ run }: Turn, what: keyof typeof sentences): string =>
  run.planned.chance.pick<string>(sentences[what]);

async function photo(run: CaseRun, member: string, kind: EvidenceKind, name: string) {
  const { caseId, name: caseName, place, shown } = run.planned;
  const takenAt = new Date();
  const mess = kind !== 'after';
  const drawn = await (shown
    ? drawPhoto({ scene: caseName, mess, width: 960, taken: { at: takenAt, place: place.point } })
    : plainPhoto(run, mess));
  return uploadPhoto(run.api, {
    district: run.district,
    caseId,
    account: accountOf(run, member),
    name: `${caseName}/${name}/${kind}`,
    kind,
    bytes: commented(drawn, `${caseName}/${name}`),
    takenAt,
    place: place.point,
  });
}

const plain = new Map<string, ReturnType<typeof drawPhoto>>();

/** Those that nobody looks at one by one share a few drawings without a place. */
function plainPhoto({ planned }: CaseRun, mess: boolean): ReturnType<typeof drawPhoto> {
  const scene = `plain-${planned.chance.index(4)}`;
  const key = `${scene}/${mess}`;
  const known = plain.get(key) ?? drawPhoto({ scene, mess, width: 320 });
  plain.set(key, known);
  return known;
}
