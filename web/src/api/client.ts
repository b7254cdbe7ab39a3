// The console's client: the page's own origin, the person's token, and a lost session that leads to the sign-in page.
import { createClient } from '#shared/client/client.ts';
import { accessToken, signInAgain } from './auth.ts';

/**
 * `call('GET /v1/districts/{district}/cases/{caseId}', { params })`: one route; `act`: an action on a case.
 * Both throw ApiProblem for every refusal; a lost session leads to the sign-in page and back here.
 */
export const { call, act } = createClient({
  origin: '',
  token: accessToken,
  onUnauthenticated: () => void signInAgain(),
});
