// Lambda "routing": review, filing, dispatch, and what departments do with their tasks until they finish.
import { act } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';

export const handler = api('routing', {
  'case.file': act('file'),
  'case.dismiss': act('dismiss'),
  'case.dispatch': act('dispatch'),
  'case.sign_in': act('sign_in'),
  'case.return': act('return'),
});
