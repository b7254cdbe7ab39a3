// How people come to sign in: invited by e-mail where the service has a user pool of its own, elsewhere by the issuer.
import * as z from 'zod';
import { text } from './primitives.ts';
import { loginStates } from './vocabulary.ts';

export const invitation = z.strictObject({
  email: z.email().max(128).meta({ example: 'zhang@example.org' }),
});

/** `account` is what a person's record names. */
export const invited = z.strictObject({ account: text(128, 1), state: z.enum(loginStates) });
export const loginState = z.strictObject({ state: z.enum(loginStates) });
