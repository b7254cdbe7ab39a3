// Codes of areas: built as their tier says, each one area's alone, and none ever used again for another.
import type { Area } from '#shared/contracts/areas.ts';
import type { FormerRow } from '#shared/contracts/configuration.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import type { Issue } from './error.ts';

export type CodedArea = Pick<Area, 'id' | 'parent' | 'tier' | 'name' | 'code'>;

/** Codes that stand there twice, as JSON pointers below `/areas`. */
export function codesTwice(areas: readonly CodedArea[]): Issue[] {
  const seen = new Set<string>();
  return areas.flatMap(({ code }, at): Issue[] => {
    if (code === undefined) return [];
    const known = seen.has(code);
    seen.add(code);
    return known
      ? [{ pointer: `/areas/${at}/code`, detail: `“${code}” is there twice`, rule: 'twice', about: code }]
      : [];
  });
}

export interface CodeRules {
  readonly tiers: readonly Tier[];
  /** The division code of the district. */
  readonly adcode: string;
}

/**
 * Codes that are not built as their tier says: so many digits, the district's division code first. Only of areas whose
 * code is new or another than before: when a district's division code changes, what was given stays.
 */
export function codeIssues(
  areas: readonly CodedArea[],
  before: readonly CodedArea[],
  { tiers, adcode }: CodeRules,
): Issue[] {
  const digits = new Map(tiers.map(({ id, codeDigits }) => [id, codeDigits]));
  const known = new Map(before.map((area) => [area.id, area]));
  return areas.flatMap(({ id, tier, code }, at): Issue[] => {
    const wanted = digits.get(tier);
    const was = known.get(id);
    if (wanted === undefined || code === undefined || (was?.code === code && was.tier === tier)) return [];
    if (code.length === wanted && /^\d+$/.test(code) && code.startsWith(adcode)) return [];
    return [
      {
        pointer: `/areas/${at}/code`,
        detail: `“${code}” is not ${wanted} digits that begin with ${adcode}`,
        rule: 'code-digits',
        about: `${wanted} × 0–9, ${adcode}…`,
      },
    ];
  });
}

/** What a version takes away from areas, or gives to them, of ids and codes; both are of the same district. */
export function changedCodes(before: readonly CodedArea[], after: readonly CodedArea[]) {
  const [was, is] = [before, after].map((areas) => new Map(areas.map((area) => [area.id, area]))) as [
    Map<string, CodedArea>,
    Map<string, CodedArea>,
  ];
  const codes = (areas: readonly CodedArea[], other: ReadonlyMap<string, CodedArea>) =>
    areas.flatMap(({ id, code }) =>
      code !== undefined && other.get(id)?.code !== code ? [{ code, area: id }] : [],
    );
  return {
    /** Areas that were not there. */
    newIds: after.flatMap(({ id }) => (was.has(id) ? [] : [id])),
    newCodes: codes(after, was),
    goneCodes: codes(before, is),
  };
}

/**
 * Ids and codes that once were another area's. An area that was removed comes back under its id with the code that it
 * had (or, without any, with its name): so an older version can be published again.
 * @param former areas that were removed, by id
 * @param usedBy whose a code was, by code
 */
export function usedBefore(
  areas: readonly CodedArea[],
  former: ReadonlyMap<string, FormerRow>,
  usedBy: ReadonlyMap<string, string>,
): Issue[] {
  return areas.flatMap(({ id, code, name }, at): Issue[] => {
    const issue = (field: 'id' | 'code', about: string): Issue => ({
      pointer: `/areas/${at}/${field}`,
      detail: `“${about}” was another area's, and is never used again`,
      rule: 'used-before',
      about,
    });
    const was = former.get(id);
    const itself = was && (was.code === undefined ? was.name.zh === name.zh : was.code === code);
    const holder = code === undefined ? undefined : usedBy.get(code);
    return [
      ...(was && !itself ? [issue('id', id)] : []),
      ...(code !== undefined && holder !== undefined && holder !== id ? [issue('code', code)] : []),
    ];
  });
}

/** A new area, as far as its code goes. */
type NewArea = Pick<Area, 'id' | 'tier' | 'parent'>;

/**
 * Gives new areas their codes, one after the other: the code above, then one more than the highest that was ever used
 * there. It gives none where the tier has no rule, or all numbers are taken.
 * @param used codes that areas had once
 */
export function codeGiver(
  areas: readonly (NewArea & Pick<Area, 'code'>)[],
  used: readonly string[],
  { tiers, adcode }: CodeRules,
): (area: NewArea) => string | undefined {
  const codeOf = new Map(areas.flatMap(({ id, code }) => (code === undefined ? [] : [[id, code] as const])));
  const parentOf = new Map(areas.map(({ id, parent }) => [id, parent]));
  const taken = [...codeOf.values(), ...used];
  const highest = new Map<string, number>();
  /** Of the nearest area above that has one; else the district's. */
  const codeAbove = (parent: string | null): string => {
    const seen = new Set<string>();
    for (let up = parent; up !== null && !seen.has(up); up = parentOf.get(up) ?? null) {
      seen.add(up);
      const code = codeOf.get(up);
      if (code?.startsWith(adcode) && /^\d+$/.test(code)) return code;
    }
    return adcode;
  };
  const highestBelow = (prefix: string, digits: number): number =>
    Math.max(
      0,
      ...taken.flatMap((code) =>
        code.length === digits && code.startsWith(prefix) ? Number(code.slice(prefix.length)) || 0 : [],
      ),
    );
  return ({ id, tier, parent }) => {
    const digits = tiers.find((each) => each.id === tier)?.codeDigits;
    if (digits === undefined || digits <= adcode.length) return undefined;
    const numberDigits = Math.min(3, digits - adcode.length);
    const before = digits - numberDigits;
    const prefix = codeAbove(parent).padEnd(before, '0').slice(0, before);
    const number = (highest.get(prefix) ?? highestBelow(prefix, digits)) + 1;
    if (String(number).length > numberDigits) return undefined;
    highest.set(prefix, number);
    const code = prefix + String(number).padStart(numberDigits, '0');
    parentOf.set(id, parent);
    codeOf.set(id, code);
    return code;
  };
}
