// A short text for a value: equal values have equal ones, and another value has another one for all practical purposes.
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/domain/canonical-json.ts';

export const fingerprintOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('base64url').slice(0, 11);
