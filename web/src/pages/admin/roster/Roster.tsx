// The duty rosters: for whom each is, and its shifts by weekday or date.
import { useQuery } from '@tanstack/solid-query';
import type { Member } from '#shared/contracts/members.ts';
import { registers } from '#shared/contracts/registers.ts';
import { type DutyRoster, dutyRoster } from '#shared/contracts/roster.ts';
import { rosterIssues } from '#shared/domain/duty-roster.ts';
import { useDistrict } from '../../../data/district.tsx';
import { fetchPage } from '../../../data/records.ts';
import { adminText } from '../../../i18n/admin.ts';
import { ListPart } from '../ListPart.tsx';
import { shiftsControl } from './Shifts.tsx';

export default function RosterPage() {
  const district = useDistrict();
  const people = useQuery(() => ({
    queryKey: ['district', district.id(), 'people-to-choose'],
    queryFn: ({ signal }) => everybody(district.id(), signal),
    staleTime: 60_000,
  }));
  const detail = ({ area, department, shifts }: DutyRoster) =>
    [
      department && district.departmentName(department),
      area && district.areaName(area),
      adminText('roster.shifts', { n: shifts.length }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ListPart
      part="roster"
      title={adminText('page.roster')}
      schema={dutyRoster}
      words="roster"
      detail={detail}
      check={(row) =>
        rosterIssues([row], {
          areaIds: new Set(district.areas().keys()),
          departmentIds: new Set(district.departments().keys()),
        }).map((issue) => ({ ...issue, pointer: issue.pointer?.slice('/roster/0'.length) }))
      }
      controls={() => ({ shifts: shiftsControl(() => people.data ?? []) })}
    />
  );
}

/** Every page of the register; whoever lays down a roster chooses among all. */
async function everybody(district: string, signal: AbortSignal): Promise<Member[]> {
  const people: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage<Member>(district, registers.member, { cursor, limit: 100, signal });
    people.push(...page.items.map(({ value }) => value));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return people;
}
