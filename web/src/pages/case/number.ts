// Case numbers as people say them to each other.

/** `6208022026112100001` → `1121-00001`: the day and the running number; district and year are known to all. */
export const shortNumber = (number: string): string => `${number.slice(-9, -5)}-${number.slice(-5)}`;
