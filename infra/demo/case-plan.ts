// What one demo case is about, derived from its district and number alone: place, people, words and how far it goes.

import type { PlaceInput } from '#shared/contracts/case-actions.ts';
import type { Severity, Source } from '#shared/contracts/vocabulary.ts';
import type { DepartmentKind } from '#shared/domain/templates/departments.ts';
import { type Chance, chanceOf, ulidOf } from './chance.ts';
import type { DistrictPlan, DrawnArea } from './district.ts';
import { describe, handledThemes, otherThemes, ruledThemes, severityOf } from './reports.ts';
import { isShown, type Step, type Story, storyOf } from './stories.ts';

export interface CasePlan {
  /** Names the case: `kongtong/case/7`. */
  readonly name: string;
  readonly caseId: string;
  readonly story: Story;
  /** Has large photos of the scene as well as of the result. */
  readonly shown: boolean;
  readonly category: string;
  readonly lead: DepartmentKind;
  readonly assist?: DepartmentKind;
  readonly done: readonly string[];
  readonly place: Required<PlaceInput>;
  readonly severity: Severity;
  readonly source: Source;
  readonly text: string;
  /** Member ids. */
  readonly reporter: string;
  readonly verifier: string;
  readonly chance: Chance;
}

/** Steps that only a department's own people can take. */
const byDepartment: readonly Step[] = ['return', 'sign_in', 'finish'];

export function planCase(plan: DistrictPlan, areas: readonly DrawnArea[], index: number): CasePlan {
  const name = `${plan.id}/case/${index}`;
  const chance = chanceOf(name);
  const story = storyOf(index);
  const needsPeople = story.joint || story.steps.some((step) => byDepartment.includes(step));
  const ordinary = needsPeople || story.solved || chance.next() < 0.5 ? handledThemes : otherThemes;
  const themes = story.ruled ? ruledThemes : ordinary;
  const theme = chance.pick(story.joint ? themes.filter(({ assist }) => assist) : themes);
  const officer = chance.pick([1, 2] as const);
  const place = placeOf(plan, areas, story, officer, chance);
  const source = story.centre ?? 'grid_officer';
  const inOwnArea = place.community === plan.officerAreas[officer - 1];
  return {
    name,
    caseId: ulidOf(name),
    story,
    shown: isShown(index),
    category: theme.category,
    lead: theme.lead,
    ...(story.joint && theme.assist && { assist: theme.assist }),
    done: theme.done,
    place: { point: place.point, address: place.address },
    severity: severityOf(chance),
    source,
    text: describe(theme, place.landmark, source, chance),
    reporter: story.centre ? 'reviewer' : `officer-${officer}`,
    // Who solved a case on the spot does not check it.
    verifier: inOwnArea && !story.solved ? `officer-${officer}` : 'commander',
    chance,
  };
}

function placeOf(
  plan: DistrictPlan,
  areas: readonly DrawnArea[],
  story: Story,
  officer: 1 | 2,
  chance: Chance,
): { point: { lng: number; lat: number }; address: string; landmark: string; community?: string } {
  const landmark = chance.pick(plan.landmarks);
  if (story.outside) {
    const { lng, lat } = plan.centre;
    return { point: { lng: lng + 0.06, lat: lat + 0.02 }, address: '区界外沿线，具体位置待核实', landmark };
  }
  const own = plan.officerAreas[officer - 1];
  const atHome = chance.next() < 0.6;
  const grid = chance.pick(
    areas.filter(({ boundary, parent }) => boundary !== undefined && (!atHome || parent === own)),
  );
  const community = areas.find(({ id }) => id === grid.parent);
  const street = areas.find(({ id }) => id === community?.parent);
  return {
    point: pointIn(grid, chance),
    address: `${street?.name.zh}${community?.name.zh}${landmark}`,
    landmark,
    ...(community && { community: community.id }),
  };
}

/** Near the middle of a grid; the mesh keeps a cell's middle well inside. */
function pointIn({ boundary }: DrawnArea, chance: Chance): { lng: number; lat: number } {
  const ring = boundary?.[0] ?? [];
  const along = (axis: 0 | 1) => {
    const values = ring.map((position) => position[axis]);
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    const size = Math.max(...values) - Math.min(...values);
    return Math.round((middle + chance.between(-0.16, 0.16) * size) * 1e6) / 1e6;
  };
  return { lng: along(0), lat: along(1) };
}
