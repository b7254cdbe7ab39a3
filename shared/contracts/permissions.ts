// Who may do what: THE permission table. A role grants permissions, each with a reach that says on which cases.
// The same table guards commands, filters lists and is printed in the role × route test.

export const roles = [
  'grid_officer',
  'reviewer',
  'dispatcher',
  'duty_commander',
  'clerk',
  'handler',
  'district_admin',
] as const;
export type Role = (typeof roles)[number];

/** Roles of the command centre: they answer for the district, not for one area or department. */
export const centreRoles = ['reviewer', 'dispatcher', 'duty_commander'] as const satisfies readonly Role[];

export const permissions = [
  'case:report',
  'case:read',
  'case:correct',
  'case:file',
  'case:dismiss',
  'case:dispatch',
  'case:sign-in',
  'case:return',
  'case:finish',
  'case:verify',
  'case:reopen',
  'case:comment',
  'case:rate',
  'evidence:add',
  'configuration:read',
] as const;
export type Permission = (typeof permissions)[number];

/**
 * On which cases a permission holds.
 * `own`: the member reported it · `area`: it lies in the member's areas · `department`: the member's department
 * has a task in it · `district`: any case of the district, within the member's areas where those are set.
 */
export const reaches = ['own', 'area', 'department', 'district'] as const;
export type Reach = (typeof reaches)[number];

type Grants = Readonly<Partial<Record<Permission, readonly Reach[]>>>;

const inDistrict = ['district'] as const;
const everyone: Grants = { 'configuration:read': inDistrict };
const centre: Grants = {
  ...everyone,
  'case:report': inDistrict,
  'case:read': inDistrict,
  'case:correct': inDistrict,
  'case:verify': inDistrict,
  'case:reopen': inDistrict,
  'case:comment': inDistrict,
  'evidence:add': inDistrict,
  // A resident's rating is taken down by the centre that reported for them; nobody rates another's case.
  'case:rate': ['own'],
};
const department: Grants = {
  ...everyone,
  'case:read': ['department'],
  'case:sign-in': ['department'],
  'case:return': ['department'],
  'case:finish': ['department'],
  'case:comment': ['department'],
  'evidence:add': ['department'],
};

export const grants: Readonly<Record<Role, Grants>> = {
  grid_officer: {
    ...everyone,
    'case:report': inDistrict,
    'case:read': ['own', 'area'],
    'case:correct': ['own'],
    'case:verify': ['area'],
    'case:reopen': ['own'],
    'case:comment': ['own', 'area'],
    'evidence:add': ['own', 'area'],
    'case:rate': ['own'],
  },
  reviewer: { ...centre, 'case:file': inDistrict, 'case:dismiss': inDistrict },
  dispatcher: { ...centre, 'case:dispatch': inDistrict },
  // The duty commander stands in for any post of the centre.
  duty_commander: {
    ...centre,
    'case:file': inDistrict,
    'case:dismiss': inDistrict,
    'case:dispatch': inDistrict,
  },
  clerk: department,
  handler: department,
  // Configures the district and may look at everything; takes no part in a case.
  district_admin: { ...everyone, 'case:read': inDistrict },
};

/** The permissions that any of the roles grants, for showing and hiding whole pages. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((permission) => held.some((role) => grants[role][permission]));
}
