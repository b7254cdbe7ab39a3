import { describe, expect, test } from 'vitest';
import { planCase } from '#infra/demo/case-plan.ts';
import { drawnAreasOf } from '#infra/demo/district.ts';
import { demoAccounts, demoDistricts } from '#infra/demo/index.ts';
import { kongtong } from '#infra/demo/kongtong.ts';
import { shuangliu } from '#infra/demo/shuangliu.ts';
import { newDistrict } from '#shared/contracts/districts.ts';
import { checkShapes } from '#shared/domain/area-check.ts';
import { checkNewDistrict } from '#shared/domain/new-district.ts';
import { suggest } from '#shared/domain/routing.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import { areaPathOf, type DrawnArea } from '#test/support/drawn-areas.ts';

type Position = readonly [number, number];
const ringOf = (area: DrawnArea) => area.boundary![0]! as Position[];
const ofTier = (areas: readonly DrawnArea[], tier: string) =>
  areas.filter((area) => area.tier === tier && !area.dedicated);
const dedicatedOf = (areas: readonly DrawnArea[]) => areas.filter((area) => area.dedicated);

/** Twice the signed area; positive when the ring runs counter-clockwise. */
const shoelace = (edges: readonly (readonly [Position, Position])[]) =>
  edges.reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0);
const edgesOf = (ring: readonly Position[]) =>
  ring.slice(1).map((to, index): [Position, Position] => [ring[index]!, to]);

describe.each(demoDistricts)('the demo district $id', ({ id, body, shapes }) => {
  const plan = [kongtong, shuangliu].find((each) => each.id === id)!;
  const areas = drawnAreasOf(plan);
  const grids = ofTier(areas, 'grid');

  test('is what the contract and the rules for districts want', () => {
    expect(newDistrict.parse(body)).toMatchObject(body);
    expect(() => checkNewDistrict(body)).not.toThrow();
    expect(checkShapes(body.areas, shapes)).toEqual([]);
  });

  test('has routing rules, each of which decides for some case', () => {
    const rules = rulesOf(1, body);
    expect(body.routing.length).toBeGreaterThanOrEqual(3);
    for (const { id: ruleId, when } of body.routing) {
      const madeFor = {
        category: when.categories?.[0] ?? '',
        severity: when.severities?.[0] ?? 'normal',
        source: when.sources?.[0] ?? 'grid_officer',
        text: when.words?.[0] ?? '',
        tasks: [],
        place: { areaPath: when.areas ?? [] },
      } as const;
      const now = `2026-11-21T${when.hours?.from ?? '12:00'}:00.000+08:00`;
      expect(suggest(madeFor, rules, now)).toMatchObject({ rule: { id: ruleId }, skipped: [] });
    }
  });

  test('has streets, communities, grids and one dedicated grid', () => {
    expect(ofTier(areas, 'street').length).toBeGreaterThanOrEqual(3);
    expect(ofTier(areas, 'community').length).toBeGreaterThanOrEqual(6);
    expect(grids.length).toBeGreaterThanOrEqual(20);
    expect(dedicatedOf(areas)).toHaveLength(1);
  });

  test('gives every grid a code of 15 digits of its own that begins with its community', () => {
    const codeOf = new Map(body.areas.map((area) => [area.id, area.code]));
    for (const grid of grids) {
      expect(grid.code).toMatch(/^\d{15}$/);
      expect(grid.code?.startsWith(codeOf.get(grid.parent!)!)).toBe(true);
    }
    expect(new Set(grids.map((grid) => grid.code)).size).toBe(grids.length);
  });

  test('has grids that neither overlap nor leave gaps', () => {
    const seen = new Map<string, [Position, Position]>();
    for (const edge of grids.flatMap((grid) => edgesOf(ringOf(grid)))) {
      const [from, to] = edge;
      // A neighbour runs along the same edge the other way.
      if (!seen.delete(`${to}|${from}`)) seen.set(`${from}|${to}`, edge);
    }
    const outline = shoelace([...seen.values()]);
    const all = grids.reduce((sum, grid) => sum + shoelace(edgesOf(ringOf(grid))), 0);
    for (const grid of grids) expect(shoelace(edgesOf(ringOf(grid)))).toBeGreaterThan(0);
    expect(seen.size).toBeLessThan(grids.length * 4);
    expect(all).toBeCloseTo(outline, 12);
  });

  test('has its dedicated grid wholly within an ordinary one, and finds it first', () => {
    const [dedicated] = dedicatedOf(areas);
    const ring = ringOf(dedicated!).slice(1);
    const mean = (axis: 0 | 1) => ring.reduce((sum, position) => sum + position[axis], 0) / ring.length;
    expect(areaPathOf(areas, { lng: mean(0), lat: mean(1) }).at(-1)).toBe(dedicated!.id);
    const around = ring.map(([lng, lat]) => areaPathOf(grids, { lng, lat }).at(-1));
    expect(new Set(around)).toEqual(new Set([`${dedicated!.parent}-01`]));
  });

  test('puts its demo cases into its grids, but for those that lie outside on purpose', () => {
    const planned = Array.from({ length: 200 }, (_, index) => planCase(plan, areas, index));
    for (const each of planned) {
      const path = areaPathOf(areas, each.place.point);
      expect(path).toHaveLength(each.story.outside ? 0 : 3);
    }
    expect(new Set(planned.map((each) => each.caseId)).size).toBe(planned.length);
  });

  test('shows among its first cases one that a rule files and dispatches by itself', () => {
    const rules = rulesOf(1, body);
    const ruled = Array.from({ length: 15 }, (_, index) => planCase(plan, areas, index)).filter((each) => {
      const { rule } = suggest(
        { ...each, tasks: [], place: { areaPath: [] } },
        rules,
        '2026-11-21T04:00:00.000Z',
      );
      return body.routing.some(({ id: ruleId, file, dispatch }) => ruleId === rule?.id && file && dispatch);
    });
    expect(ruled.map(({ story }) => story.ruled)).toEqual([true]);
  });

  test('has categories and departments for its demo cases', () => {
    for (let index = 0; index < 200; index += 1) {
      const { category, lead } = planCase(plan, areas, index);
      expect(body.catalogue.some((each) => each.id === category)).toBe(true);
      expect(body.departments.some((each) => each.id === lead)).toBe(true);
    }
  });

  test('has an account for every role', () => {
    const roles = demoAccounts.filter(({ district }) => district === id).map(({ role }) => role);
    expect(roles.toSorted()).toEqual([
      'clerk',
      'clerk',
      'dispatcher',
      'district_admin',
      'duty_commander',
      'grid_officer',
      'grid_officer',
      'handler',
      'handler',
      'reviewer',
    ]);
  });
});
