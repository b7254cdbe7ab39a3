// THE table of the pages of configuration: who may open each, and where it stands in the menu.
import type { Membership } from '#shared/contracts/districts.ts';
import type { Permission } from '#shared/contracts/permissions.ts';
import { holds } from '#shared/domain/access.ts';

const rows = [
  { page: 'settings', group: 'district', permission: 'settings:write' },
  { page: 'areas', group: 'district', permission: 'areas:write' },
  { page: 'tiers', group: 'district', permission: 'areas:write' },
  { page: 'bindings', group: 'district', permission: 'areas:write' },
  { page: 'people', group: 'district', permission: 'member:read' },
  { page: 'roles', group: 'district', permission: 'roles:write' },
  { page: 'departments', group: 'district', permission: 'departments:write' },
  { page: 'roster', group: 'district', permission: 'roster:write' },
  { page: 'audit', group: 'district', permission: 'audit:read' },
  { page: 'catalogue', group: 'rules', permission: 'catalogue:write' },
  { page: 'routing', group: 'rules', permission: 'routing:write' },
  { page: 'limits', group: 'rules', permission: 'limits:write' },
  { page: 'calendar', group: 'rules', permission: 'calendar:write' },
] as const satisfies readonly { page: string; group: string; permission: Permission }[];

export type AdminPage = (typeof rows)[number]['page'];
export type AdminGroup = (typeof rows)[number]['group'];

/** The pages that this member may open, in their groups. */
export function menuOf({ member }: Membership): { group: AdminGroup; pages: AdminPage[] }[] {
  const open = rows.filter(({ permission }) => holds(permission, member));
  return [...new Set(open.map(({ group }) => group))].map((group) => ({
    group,
    pages: open.filter((row) => row.group === group).map(({ page }) => page),
  }));
}
