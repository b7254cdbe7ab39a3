// Whether a district that is to begin holds together: its parts with each other, and its first people with them.
import type { NewDistrict } from '#shared/contracts/districts.ts';
import { configurationIssues, refuse, twice } from './district.ts';
import { memberIssues } from './members.ts';
import { rulesOf } from './rules.ts';

/** @throws DomainError `configuration/invalid` with every fault at once; pointers begin with the part's name */
export function checkNewDistrict({ members, ...configuration }: NewDistrict): void {
  const rules = rulesOf(1, configuration);
  refuse('configuration/invalid', [
    ...configurationIssues(configuration),
    ...twice('/members', members),
    ...twice('/members', members, 'account'),
    ...members.flatMap((member, at) => memberIssues(member, rules, `/members/${at}`)),
  ]);
}
