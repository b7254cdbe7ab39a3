// Lambda "intake": reports, their photos, and corrections before dispatch.
import { actionHandlers } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';
import { commitEvidence, requestEvidence } from './evidence.ts';
import { reportCase } from './report.ts';

export const handler = api('intake', {
  ...actionHandlers('intake'),
  'case.report': reportCase,
  'evidence.request': requestEvidence,
  'evidence.commit': commitEvidence,
});
