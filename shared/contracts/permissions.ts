// Who may do what: THE permission table. A role grants permissions, each with a reach that says on which cases.
// The same table guards commands, filters lists and is printed in the role × route test. No rule anywhere else
// names a role: it asks for a permission, so that a district's own role needs no code.

/** In groups, as whoever lays down a role of the district's own reads them. */
export const permissionGroups = {
  cases: [
    'case:report',
    // To take down what residents, the hotline or a superior say, in their name.
    'case:report-for-others',
    'case:read',
    'case:correct',
    'case:file',
    'case:dismiss',
    'case:dispatch',
    'case:withdraw',
    'case:verify',
    'case:reopen',
    'case:comment',
    'case:rate',
    'evidence:add',
  ],
  tasks: [
    'case:sign-in',
    'case:return',
    'case:finish',
    // To be named as the one who handles a task.
    'task:handle',
    // To be given tasks by the department's own rule, without being named.
    'task:roster',
    // To act on a task that a colleague handles.
    'task:manage',
  ],
  // Where somebody's work is: the phone in the street, or the desk. Whoever has both begins at the desk.
  surfaces: ['surface:field', 'surface:desk'],
  configuration: [
    'configuration:read',
    'settings:write',
    'catalogue:write',
    'limits:write',
    'calendar:write',
    'areas:write',
    'departments:write',
    'routing:write',
    'roster:write',
    'roles:write',
  ],
  people: [
    // To go on duty and off oneself.
    'duty:own',
    // Telephone numbers of those who are bound to the place of a case.
    'contact:read',
    'member:read',
    'member:write',
    // Every change of configuration and people, and whose it was.
    'audit:read',
    // What the operator lets the district have, and how much of it is left.
    'quota:read',
  ],
} as const;
export type PermissionGroup = keyof typeof permissionGroups;
export type Permission = (typeof permissionGroups)[PermissionGroup][number];
export const permissions = Object.values(permissionGroups).flat() as [Permission, ...Permission[]];

/**
 * On which cases a permission holds.
 * `own`: the member reported it · `area`: it lies in the member's areas · `department`: the member's department
 * has a task in it · `department_and_area`: both of these · `district`: any case of the district, within the member's
 * areas where those are set. A permission may be granted with several: one of them is enough.
 */
export const reaches = ['own', 'area', 'department', 'department_and_area', 'district'] as const;
export type Reach = (typeof reaches)[number];

/** What a role grants. A role is a name and these; one that a district defines itself has the same shape. */
export type Grants = Readonly<Partial<Record<Permission, readonly Reach[]>>>;

const inDistrict = ['district'] as const;

/** Permissions that are of the district as a whole, and ask about no case. */
const ofNoCase: readonly Permission[] = [
  'case:report',
  'case:report-for-others',
  ...permissionGroups.surfaces,
  ...permissionGroups.configuration,
  ...permissionGroups.people,
];
/** The reaches that a permission can be granted with. */
export function reachesOf(permission: Permission): readonly Reach[] {
  if (ofNoCase.includes(permission)) return inDistrict;
  // A task is a department's, so nobody reaches one but as one of its people.
  return permissionGroups.tasks.some((each) => each === permission)
    ? ['department', 'department_and_area']
    : reaches;
}

/** What every role has, a district's own too: without the names of areas and departments no page can be read. */
export const everyone = {
  'configuration:read': inDistrict,
  'duty:own': inDistrict,
} as const satisfies Grants;

/**
 * Power over how the district works and who is in it. Nobody gives it who does not have it, whatever else they may
 * change; the work on cases, and whom to call about one, is given by whoever keeps the people.
 */
export const powers: readonly Permission[] = [
  ...permissionGroups.configuration,
  ...permissionGroups.people,
].filter((permission) => !(permission in everyone) && permission !== 'contact:read');

const centre: Grants = {
  ...everyone,
  'case:report': inDistrict,
  'case:report-for-others': inDistrict,
  'case:read': inDistrict,
  'case:correct': inDistrict,
  'case:verify': inDistrict,
  'case:reopen': inDistrict,
  'case:comment': inDistrict,
  'evidence:add': inDistrict,
  // A resident's rating is taken down by the centre that reported for them; nobody rates another's case.
  'case:rate': ['own'],
  'contact:read': inDistrict,
  'surface:desk': inDistrict,
};
const department: Grants = {
  ...everyone,
  'case:read': ['department'],
  'case:sign-in': ['department'],
  'case:return': ['department'],
  'case:finish': ['department'],
  'case:comment': ['department'],
  'evidence:add': ['department'],
  'task:handle': ['department'],
  'contact:read': inDistrict,
};

/** The roles that every district has, by id: the only place where roles have names. */
const builtInRoles = {
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
    'contact:read': inDistrict,
    'surface:field': inDistrict,
  },
  reviewer: { ...centre, 'case:file': inDistrict, 'case:dismiss': inDistrict },
  dispatcher: { ...centre, 'case:dispatch': inDistrict, 'case:withdraw': inDistrict },
  // The duty commander stands in for any post of the centre.
  duty_commander: {
    ...centre,
    'case:file': inDistrict,
    'case:dismiss': inDistrict,
    'case:dispatch': inDistrict,
    'case:withdraw': inDistrict,
  },
  clerk: { ...department, 'task:manage': ['department'], 'surface:desk': inDistrict },
  handler: { ...department, 'task:roster': ['department'], 'surface:field': inDistrict },
  // Configures the district and may look at everything; takes no part in a case.
  district_admin: {
    ...everyone,
    'case:read': inDistrict,
    'settings:write': inDistrict,
    'catalogue:write': inDistrict,
    'limits:write': inDistrict,
    'calendar:write': inDistrict,
    'areas:write': inDistrict,
    'departments:write': inDistrict,
    'routing:write': inDistrict,
    'roles:write': inDistrict,
    'roster:write': inDistrict,
    'member:read': inDistrict,
    'member:write': inDistrict,
    'audit:read': inDistrict,
    'contact:read': inDistrict,
    'quota:read': inDistrict,
    'surface:desk': inDistrict,
  },
} as const satisfies Readonly<Record<string, Grants>>;

export type Role = keyof typeof builtInRoles;
export const roles = Object.keys(builtInRoles) as [Role, ...Role[]];

/** Of whoever configures a new district first, and brings the others in. */
export const firstRole: Role = 'district_admin';

/** Whether a district always has this role; its meaning is not the district's to change. */
export const isBuiltIn = (id: string): id is Role => Object.hasOwn(builtInRoles, id);

/** What a built-in role grants. */
export const grantsOf = (role: Role): Grants => builtInRoles[role];

/** The permissions that any of these grants, on whatever cases. */
export function permissionsOf(held: readonly Grants[]): Permission[] {
  return permissions.filter((permission) => held.some((grants) => grants[permission]));
}
