/** `8:00`, `800` and `8` mean 08:00; what means nothing stays as it was typed, to be mended. */
export function timeOf(typed: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})[:：.]?(\d{2})?$/.exec(typed.trim()) ?? [];
  return hours === undefined ? typed.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}
