// Lambda "intake": reports, their photos, and corrections before dispatch.
import { act } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';
import { commitEvidence, requestEvidence } from './evidence.ts';
import { reportCase } from './report.ts';

export const handler = api('intake', {
  'case.report': reportCase,
  'case.correct': act('correct'),
  'case.add_evidence': act('add_evidence'),
  'evidence.request': requestEvidence,
  'evidence.commit': commitEvidence,
});
