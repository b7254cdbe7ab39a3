// Everything of a district, found from what leads to it and never by looking through the table. THE list: a kind of row
// that no section brings would be in no archive and would outlive its district (a test compares it with lib/keys.ts).
import { ratePartition } from '#functions/lib/keys.ts';
import type { Position } from '#functions/lib/offboarding.ts';
import { registers } from '#shared/contracts/registers.ts';
import { caseGroups } from './case-groups.ts';
import { files } from './files.ts';
import { type Group, type Leaving, partition, type Walk } from './groups.ts';
import { loginGroups } from './login-groups.ts';
import { recordGroups } from './record-groups.ts';
import { usageGroups } from './usage-groups.ts';

/** Logins and people first, so that nobody enters a district of which half is gone; what all rows rely on last. */
const sections: readonly Walk[] = [
  loginGroups,
  ...Object.values(registers).map(
    ({ noun }): Walk =>
      (leaving, after) =>
        recordGroups(leaving, noun, after),
  ),
  caseGroups,
  partition(
    () => 'number',
    ({ store }) => store.keys.number('').pk,
  ),
  partition(
    () => 'bound',
    ({ store }) => store.keys.bound('', '').pk,
  ),
  partition(
    () => 'turn',
    ({ store }) => store.keys.turn('').pk,
  ),
  partition(
    () => 'departure',
    ({ store }) => store.keys.departure('', '').pk,
  ),
  partition(
    () => 'duty',
    ({ store }) => store.keys.duty('').pk,
  ),
  partition(
    () => 'counter',
    ({ store }) => store.keys.counters().pk,
  ),
  usageGroups,
  partition(
    () => 'rate',
    ({ store }) => ratePartition(store.district),
  ),
  files('EVIDENCE_BUCKET', 'evidence'),
  files('EVIDENCE_BUCKET', 'uploads'),
  files('SHAPES_BUCKET', 'shapes'),
  partition(
    (sk) => (sk.startsWith('CHUNK#') ? 'configuration-contents' : 'configuration'),
    ({ store }) => store.keys.configuration('').pk,
  ),
];

/** The groups after a position, each with the position after it; where a section ends the next begins. */
export async function* groupsFrom(
  leaving: Leaving,
  from: Position,
): AsyncGenerator<{ group: Group; position: Position }> {
  for (let section = from.section; section < sections.length; section += 1) {
    const walk = sections[section] as Walk;
    for await (const group of walk(leaving, section === from.section ? from.after : undefined))
      yield { group, position: { section, after: group.at } };
  }
}

/** Which section a position is in, for people. */
export const stepOf = ({ section }: Position) => ({ number: section + 1, of: sections.length });

/** Whether `a` comes after `b`. */
export const isBeyond = (a: Position, b: Position): boolean =>
  a.section !== b.section ? a.section > b.section : (a.after ?? '') > (b.after ?? '');
