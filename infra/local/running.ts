// What a started part of the local run looks like to whoever has to end it.

/** Runs until it is stopped; stopping waits for what is in hand. */
export interface Running {
  stop(): Promise<void>;
}
