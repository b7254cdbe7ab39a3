// Where the local run says what went wrong behind a trigger: one line on stderr, with the stack of the error.

/** For failures that no caller is there to see. */
export function report(where: string, error: unknown): void {
  console.error(`${where}:`, error);
}
