// The one error that the local run shows to a person as a sentence, without a stack trace.

export class LocalRunError extends Error {
  override readonly name = 'LocalRunError';
}
