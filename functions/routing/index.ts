// Lambda "routing": review, filing, dispatch, and what departments do with their tasks until they finish.
import { actionHandlers } from '#functions/lib/act.ts';
import { api } from '#functions/lib/api.ts';

export const handler = api('routing', actionHandlers('routing'));
