// Waiting before something is tried again.

/** Where the pauses begin and where they stop to grow, in milliseconds. */
const first = 25;
const most = 800;

/**
 * Full jitter: a random part of a ceiling that trebles with every attempt (the first is 1), so that those who met
 * once do not meet again. Never past `deadline` (epoch milliseconds).
 */
export const pause = (attempt: number, deadline: number): Promise<void> => {
  const ceiling = Math.min(most, first * 3 ** (attempt - 1));
  const wait = Math.min(Math.random() * ceiling, Math.max(0, deadline - Date.now()));
  return new Promise((resolve) => setTimeout(resolve, wait));
};
