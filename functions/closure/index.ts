// Lambda "closure": feedback, verification, closing, reopening, and what people say about it.
import { act } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';

export const handler = api('closure', {
  'case.finish': act('finish'),
  'case.pass': act('pass'),
  'case.fail': act('fail'),
  'case.reopen': act('reopen'),
  'case.comment': act('comment'),
  'case.rate': act('rate'),
});
