/** The Friday of this week, shortly before offices close: where a calendar and a limit show what they do. */
export function fridayEvening(): string {
  const today = new Date();
  const friday = new Date(today.getTime() + ((5 - today.getUTCDay() + 7) % 7) * 86_400_000);
  return `${friday.toISOString().slice(0, 10)}T17:40`;
}
