// Who is on duty (上岗) and who is not (下岗). A shift is no change of people: it is said apart from their records, leaves
// no version and stands on no list of changes.
import * as z from 'zod';
import { instant, memberId } from './primitives.ts';
import { limits } from './vocabulary.ts';

/** What is said of one person. Whoever is on duty already stays so since then. */
export const dutyChange = z.strictObject({ onDuty: z.boolean().meta({ example: true }) });

const onDutySince = instant.optional().describe('Missing while they are off duty.');

export const duty = z.strictObject({ member: memberId, onDutySince });
export type Duty = z.infer<typeof duty>;

/** To be put beside what else is said of a person. */
export const dutyFields = { onDutySince };

/** As `memberId` has it. */
const id = '[a-z0-9][a-z0-9-]{0,63}';

export const dutyQuery = z.strictObject({
  members: z
    .string()
    .regex(
      new RegExp(`^${id}(,${id}){0,${limits.pageSize - 1}}$`),
      `ids of at most ${limits.pageSize} people, with commas between them`,
    )
    .meta({ example: 'officer-1,officer-2' }),
});
export const dutyList = z.strictObject({
  items: z.array(duty).describe('Those of them who are on duty.'),
});
