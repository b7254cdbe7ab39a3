// Who is on duty by the district's roster at an instant: of a department, or at a place.
import type { DutyRoster, Shift } from '#shared/contracts/roster.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { Issue } from './error.ts';
import { twice, unknown } from './issues.ts';
import { instantOfWall, wallAt } from './time-zone.ts';

/** Somebody's turn that is running. */
export interface Duty {
  readonly member: string;
  /** The roster that says so. */
  readonly roster: string;
  readonly area: string | null;
  readonly department: string | null;
  /** UTC ISO. */
  readonly until: string;
}

/** Whose duty is asked for; an area path goes from the street down, as a case has it. */
export type DutyOf =
  /** Of a department, in all of the district or in an area that holds the place. */
  | { readonly department: string; readonly areaPath?: readonly string[] }
  /** Of whatever department in an area that holds the place. */
  | { readonly areaPath: readonly string[] };

/**
 * Who is on duty, those of the nearest area first and those of the whole district last; within a roster in its own
 * order. A day for which a roster has shifts by date has no others of that roster, so a holiday needs one row.
 * @param at UTC ISO
 * @param timeZone IANA name, of the district's settings
 */
export function onDutyAt(rosters: readonly DutyRoster[], of: DutyOf, at: string, timeZone: string): Duty[] {
  const [today = '', time = ''] = wallAt(timeZone, at).split('T');
  const yesterday = dayBefore(today);
  return rosters
    .flatMap((roster) => {
      const near = nearnessOf(roster, of);
      return near === undefined ? [] : [{ roster, near }];
    })
    .sort((a, b) => b.near - a.near)
    .flatMap(({ roster: { id, area, department, shifts } }) =>
      [
        ...shiftsOn(shifts, today).flatMap((shift) =>
          shift.from <= time && (passesMidnight(shift) || time < shift.to) ? [endOf(shift, today)] : [],
        ),
        ...shiftsOn(shifts, yesterday).flatMap((shift) =>
          passesMidnight(shift) && time < shift.to ? [endOf(shift, yesterday)] : [],
        ),
      ].flatMap(({ members, until }) =>
        members.map((member) => ({
          member,
          roster: id,
          area,
          department,
          until: instantOfWall(timeZone, until),
        })),
      ),
    );
}

/** Those of the nearest area alone: a task in the north of the district is not for the team of the south. */
export const nearestOf = (duties: readonly Duty[]): Duty[] =>
  duties.filter(({ area }) => area === duties[0]?.area);

/** How far down the path the roster's area stands; -1: in all of the district; undefined: it is not asked for. */
function nearnessOf({ area, department }: DutyRoster, of: DutyOf): number | undefined {
  if ('department' in of) {
    if (department !== of.department) return undefined;
    if (area === null) return -1;
  } else if (area === null) return undefined;
  const at = (of.areaPath ?? []).indexOf(area);
  return at === -1 ? undefined : at;
}

const passesMidnight = ({ from, to }: Shift) => to <= from;

function shiftsOn(shifts: readonly Shift[], day: string): readonly Shift[] {
  const dated = shifts.filter(({ date }) => date === day);
  if (dated.length > 0) return dated;
  const weekday = weekdays[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7]!;
  return shifts.filter((shift) => shift.date === undefined && shift.weekdays.includes(weekday));
}

const endOf = (shift: Shift, day: string) => ({
  members: shift.members,
  until: `${passesMidnight(shift) ? dayAfter(day) : day}T${shift.to}`,
});

const dayMs = 86_400_000;
const shifted = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + by).toISOString().slice(0, 10);
const dayAfter = (day: string) => shifted(day, dayMs);
const dayBefore = (day: string) => shifted(day, -dayMs);

/** Every fault of the part, as JSON pointers below `/roster`. */
export function rosterIssues(
  rosters: readonly DutyRoster[],
  known: { readonly areaIds: ReadonlySet<string>; readonly departmentIds: ReadonlySet<string> },
): Issue[] {
  return [
    ...twice('/roster', rosters),
    ...rosters.flatMap(({ area, department, shifts }, at) => {
      const pointer = `/roster/${at}`;
      return [
        ...unknown(area, known.areaIds, `${pointer}/area`, 'area'),
        ...unknown(department, known.departmentIds, `${pointer}/department`, 'department'),
        ...(area === null && department === null
          ? [
              {
                pointer: `${pointer}/area`,
                detail: 'is for no area and no department',
                rule: 'duty-of' as const,
              },
            ]
          : []),
        ...shifts.flatMap((shift, number) =>
          (shift.date === undefined) === (shift.weekdays.length === 0)
            ? [
                {
                  pointer: `${pointer}/shifts/${number}/weekdays`,
                  detail: 'needs either weekdays or one date',
                  rule: 'duty-days' as const,
                },
              ]
            : [],
        ),
      ];
    }),
  ];
}
