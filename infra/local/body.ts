// Reads a request's body up to a limit.
import type { IncomingMessage } from 'node:http';

/** The whole body, or `undefined` when it passes the limit; the rest is then read and dropped, so that the answer arrives. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
