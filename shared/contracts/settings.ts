// The part `settings` of a district: what it is called, where it lies, in which time it lives.
import * as z from 'zod';
import { label, point } from './primitives.ts';

export const settings = z.strictObject({
  name: label.meta({ example: { zh: '崆峒区', en: 'Kongtong District' } }),
  /** GB/T 2260 division code; the first part of every case number. */
  adcode: z
    .string()
    .regex(/^\d{6}$/, 'six digits of GB/T 2260')
    .meta({ example: '620802' }),
  /** IANA name; a day of this district begins and ends in it. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai')
    .meta({ example: 'Asia/Shanghai' }),
  centre: point,
});
export type Settings = z.infer<typeof settings>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
