// Cursors of pages: where a page ended, as a text that a client sends back. Which partitions are read is never in it.
import * as z from 'zod';
import { DomainError } from '#shared/domain/error.ts';

export const encodeCursor = (position: unknown): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** A sort key as it stands in a cursor: the characters that sort keys are made of, and no longer than they are. */
export const sortKeyPosition = z.string().regex(/^[\w#.:-]{1,200}$/);

/** @throws DomainError `list/invalid-cursor` */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('list/invalid-cursor', 'Send the cursor of the page before, as it came, or none.');
  }
}
