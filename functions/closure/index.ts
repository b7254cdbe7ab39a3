// Lambda "closure": feedback, verification, closing, reopening, and what people say about it.
import { actionHandlers } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';

export const handler = api('closure', actionHandlers('closure'));
