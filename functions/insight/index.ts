// Lambda "insight": what there is to see. It reads and writes nothing.
import { api } from '#functions/lib/api.ts';
import { caseReply } from '#functions/lib/case-view.ts';
import { queueCounts } from './counts.ts';
import { listCases } from './list.ts';

export const handler = api('insight', {
  'case.list': listCases,
  'case.get': ({ params, caller }) => caseReply(caller, params.caseId),
  'queue.counts': queueCounts,
});
