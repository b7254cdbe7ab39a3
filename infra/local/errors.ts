// What the local run says when something goes wrong.

/** Shown to a person as a sentence, without a stack trace. */
export class LocalRunError extends Error {
  override readonly name = 'LocalRunError';
}

/** One line on stderr, with the stack of the error: for failures that no caller is there to see. */
export function report(where: string, error: unknown): void {
  console.error(`${where}:`, error);
}
