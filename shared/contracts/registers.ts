// The registers of a district: THE table. A row gives a noun its routes, its types and its permissions; the function
// that serves it gives it its handlers (functions/lib/register-api.ts).
import { binding } from './bindings.ts';
import { member } from './members.ts';
import type { RegisterRow } from './register.ts';

const row = <const R extends RegisterRow>(definition: R): R => definition;

export const registers = {
  member: row({
    noun: 'member',
    path: 'members',
    function: 'admin',
    schema: member,
    read: 'member:read',
    write: 'member:write',
    summary: 'people and what they may do (人员)',
  }),
  binding: row({
    noun: 'binding',
    path: 'bindings',
    function: 'admin',
    schema: binding,
    read: 'areas:write',
    write: 'areas:write',
    summary: 'who is bound to an area: police, sanitation, gardeners (网格力量)',
  }),
} as const;
