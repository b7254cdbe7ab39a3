// What roles are called: built-in ones by the console's words, a district's own as the district named them.
import { isBuiltIn, roles } from '#shared/contracts/permissions.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { locale } from './text.ts';
import { word } from './words.ts';

/** A role that is gone, and whose name nobody kept, by its id. */
export function roleText(id: string, name?: Label): string {
  if (name) return locale() === 'en' ? name.en : name.zh;
  return isBuiltIn(id) ? word(`role.${id}`) : id;
}

/** The built-in roles with their words in both languages. */
export const builtInRoleNames = (): { id: string; name: Label }[] =>
  roles.map((id) => {
    const [zh = id, en = id] = word.inEvery(`role.${id}`);
    return { id, name: { zh, en } };
  });
