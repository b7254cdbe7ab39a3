// Whether a district that is to begin holds together: its parts with each other, and its first people with them.
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { NewDistrict } from '#shared/contracts/districts.ts';
import type { Member } from '#shared/contracts/members.ts';
import { codeIssues } from './area-codes.ts';
import { configurationIssues, refuse } from './district.ts';
import { twice } from './issues.ts';
import { memberIssues } from './members.ts';
import { rulesOf } from './rules.ts';
import { templateOf } from './templates/index.ts';

/** A district as it is to begin, every part of it. */
export type FirstDistrict = Configuration & { members: Member[] };

/** What was asked for, and from its template what was left out. */
export function wholeDistrict({ template, ...asked }: Omit<NewDistrict, 'quotas'>): FirstDistrict {
  const own = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { ...templateOf(template), ...own } as FirstDistrict;
}

/** @throws DomainError `configuration/invalid` with every fault at once; pointers begin with the part's name */
export function checkNewDistrict({ members, ...configuration }: FirstDistrict): void {
  const rules = rulesOf(1, configuration);
  refuse('configuration/invalid', [
    ...configurationIssues(configuration),
    ...codeIssues(configuration.areas, [], { ...configuration, adcode: configuration.settings.adcode }),
    ...twice('/members', members),
    ...twice('/members', members, 'account'),
    ...members.flatMap((member, at) => memberIssues(member, rules, `/members/${at}`)),
  ]);
}
