// The groups of the permission list, in its order.
import { type PermissionGroup, permissionGroups } from '#shared/contracts/permissions.ts';

export const groupNames = Object.keys(permissionGroups) as PermissionGroup[];
