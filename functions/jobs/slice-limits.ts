/** How much of its work a job does in one slice, well within the function's minute and its memory. Tests take less. */
export const sliceLimits = {
  milliseconds: 15_000,
  /** Of an archive, before compression. */
  bytes: 48_000_000,
  /** Of an erasure: rows and objects. */
  removals: 1000,
};
