// Lambda "insight": what there is to see. It only reads.
import { type ApiHandler, api } from '#functions/lib/api.ts';
import { readCase } from '#functions/lib/case-store.ts';
import { caseReply } from '#functions/lib/case-view.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { caseAround } from './around.ts';
import { queueCounts } from './counts.ts';
import { listCases } from './list.ts';

const getCase: ApiHandler<RouteOf<'case.get'>> = async ({ params, caller }) =>
  caseReply(caller, await readCase(caller.store, params.caseId));

export const handler = api('insight', {
  'case.list': listCases,
  'case.get': getCase,
  'around.list': caseAround,
  'queue.counts': queueCounts,
});
