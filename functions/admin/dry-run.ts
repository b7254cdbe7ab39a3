// Replays a district's newest cases through a draft of its configuration. Reads two rows of each case, its head and its
// report, whatever became of it since, and writes nothing.
import type { ApiHandler } from '#functions/lib/api.ts';
import { type EventsRow, eventsOf } from '#functions/lib/case-rows.ts';
import { configurationInForce, manifestInForce } from '#functions/lib/configuration.ts';
import type { MemberCaller } from '#functions/lib/identity.ts';
import { parseCasePartition } from '#functions/lib/keys.ts';
import { monthAfter, monthBefore, monthOf } from '#functions/lib/months.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import { partRow } from '#shared/contracts/configuration.ts';
import {
  type Difference,
  type DryRun,
  differencesAtOnce,
  draftPartNames,
} from '#shared/contracts/dry-run.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { holds, may } from '#shared/domain/access.ts';
import type { StoredCard } from '#shared/domain/case/view.ts';
import { checkConfiguration } from '#shared/domain/district.ts';
import { compare, type Replayed } from '#shared/domain/dry-run.ts';
import { DomainError } from '#shared/domain/error.ts';
import { rulesOf } from '#shared/domain/rules.ts';

export const runDry: ApiHandler<RouteOf<'configuration.try'>> = async ({ body, caller }) => {
  const { store } = caller;
  requireParts(caller, body.draft);
  const configuration = await configurationInForce(store);
  const changed = { ...configuration, ...given(body.draft) };
  checkConfiguration(changed);
  const [live, draft] = [rulesOf(0, configuration), rulesOf(0, changed)];
  const replayed = await newest(caller, body.cases);
  const differences = replayed.flatMap(({ text, shown, ...subject }): Difference[] => {
    const found = compare({ ...subject, text }, live, draft);
    const { id, number, reportedAt, category } = subject;
    return found ? [{ id, number, reportedAt, category, text: shown, ...found }] : [];
  });
  const end = body.skip + differencesAtOnce;
  const oldest = replayed.at(-1)?.reportedAt;
  return {
    body: {
      cases: replayed.length,
      ...(oldest !== undefined && { since: oldest }),
      routed: differences.filter(({ routing }) => routing).length,
      timed: differences.filter(({ clocks }) => clocks.length > 0).length,
      different: differences.length,
      items: differences.slice(body.skip, end),
      more: differences.length > end,
    },
  };
};

/** Who may not publish a part does not try it either. */
function requireParts({ member }: MemberCaller, draft: DryRun['draft']): void {
  for (const part of draftPartNames) {
    if (draft[part] === undefined || holds(partRow[part].write, member)) continue;
    throw new DomainError('auth/forbidden', `Your roles do not publish the part ${part}.`);
  }
}

const given = (draft: DryRun['draft']) =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));

interface Newest extends Replayed {
  /** The beginning of the text, as lists have it. */
  readonly shown: string;
}

/** The newest cases that the member may read, as reported, but of the kind and at the place they were corrected to. */
async function newest({ store, member }: MemberCaller, count: number): Promise<Newest[]> {
  const ids = await newestIds(store, count);
  const [heads, reports] = await Promise.all([
    store.batchGet<{ card: StoredCard }>(ids.map(store.keys.head)),
    store.batchGet<EventsRow>(ids.map((id) => store.keys.events(id, 1))),
  ]);
  const cardOf = new Map(heads.map(({ card }) => [card.id, card]));
  const reportOf = new Map(reports.map((row) => [parseCasePartition(row.pk)?.caseId, eventsOf(row)]));
  return ids.flatMap((id): Newest[] => {
    const [card, facts = []] = [cardOf.get(id), reportOf.get(id)];
    const [reported] = facts;
    if (!card || reported?.type !== 'case.reported') return [];
    if (!may('case:read', member, { ...card, departments: [] })) return [];
    const { number, category, areaPath, reportedAt, text: shown } = card;
    const { source, text } = reported.data;
    // What a rule made of the severity the rules are to make of it again.
    const raised = facts.some(
      ({ type, data }) => type === 'case.corrected' && data.rule && data.severity === card.severity,
    );
    const severity = raised ? reported.data.severity : card.severity;
    return [{ id, number, category, severity, place: { areaPath }, reportedAt, source, text, shown }];
  });
}

/** Month by month back to the one in which the district began. */
async function newestIds(store: DistrictStore, count: number): Promise<string[]> {
  const first = monthBefore(monthOf((await manifestInForce(store)).since));
  const ids: string[] = [];
  let month = monthAfter(monthOf(new Date().toISOString()));
  let start: Record<string, unknown> | undefined;
  while (ids.length < count && month >= first) {
    const page = await store.query({
      IndexName: 'month',
      KeyConditionExpression: 'monthPk = :pk',
      ExpressionAttributeValues: { ':pk': store.keys.month(month) },
      ScanIndexForward: false,
      Limit: count - ids.length,
      ...(start && { ExclusiveStartKey: start }),
    });
    ids.push(...page.rows.flatMap(({ pk }) => parseCasePartition(String(pk))?.caseId ?? []));
    start = page.next;
    if (!start) month = monthBefore(month);
  }
  return ids;
}
