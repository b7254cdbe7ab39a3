// The shapes of a district's areas, loaded as they are needed: files that never change, so the browser's cache has
// them the next time. What is loaded only grows; a map draws it, and a place is named by it.
import { useQuery } from '@tanstack/solid-query';
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { Box, Shape, ShapeGroup, ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { areaIndex, areasOn } from '#shared/domain/areas.ts';
import { boxAround, boxOf, boxOfPoint, polygonsOf } from '#shared/domain/geometry.ts';
import { idsOf } from '#shared/domain/issues.ts';
import { below, groupsOf, groupsTouching } from '#shared/domain/shape-choice.ts';
import { today } from '../i18n/format.ts';

/** A view that touches more groups than this gets the simplified map of the whole district. */
const groupsInView = 16;
/** What is drawn around a place that lies in no grid. */
const aroundMetres = 600;

/** The area path of a place by what is loaded; `unknown` when shapes cannot be loaded now. */
export type Placed = { readonly path: readonly string[] } | 'loading' | 'unknown';

async function read<T>(folder: string, file: string): Promise<T> {
  const answer = await fetch(`/${folder}/${file}`);
  if (!answer.ok) throw new Error(`${file} of ${folder} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** @param folder where the files of the version in force lie; null when no area has a shape there */
export function createShapes(folder: () => string | null | undefined, tree: () => readonly Area[]) {
  const index = useQuery(() => ({
    queryKey: ['shapes', folder(), 'index'],
    queryFn: () => read<ShapeIndex>(folder() ?? '', 'index.json'),
    enabled: Boolean(folder()),
    staleTime: Number.POSITIVE_INFINITY,
  }));
  const files = createFiles(folder);
  const all = createMemo(() => files.loaded().flatMap((file) => file.features));
  const inForce = createMemo(() => idsOf(areasOn(tree(), today())));
  const features = createMemo(() => all().filter(({ id }) => inForce().has(id)));
  const byId = createMemo(() => new Map(all().map((shape) => [shape.id, shape])));
  const placing = createMemo(() => areaIndex(tree(), { type: 'FeatureCollection', features: all() }));
  const load = (groups: readonly ShapeGroup[]) => files.load(groups.map(({ file }) => file));

  /** The groups that could hold the point, and how far their loading is. */
  function stateOf(groups: readonly ShapeGroup[], point: Point) {
    const holding = groupsTouching(groups, boxOfPoint(point));
    if (holding.some(({ file }) => files.hasFailed(file))) return 'unknown';
    return holding.every(({ file }) => files.has(file)) ? 'loaded' : 'loading';
  }

  function placeOf(point: Point): Placed {
    if (folder() === null) return { path: placing().pathAt(point, today()) };
    if (!index.data) return index.isError ? 'unknown' : 'loading';
    const grids = stateOf(index.data.groups, point);
    if (grids !== 'loaded') return grids;
    const path = placing().pathAt(point, today());
    if (path.length > 0) return { path };
    // Streets and communities hold only what no grid does.
    const upper = stateOf(index.data.upper, point);
    return upper === 'loaded' ? { path: placing().pathAt(point, today()) } : upper;
  }

  const loadBox = (box: Box) => load(groupsTouching(index.data?.groups ?? [], box));

  return {
    /** Around all shapes; undefined until it is known, null without any. */
    extent: () => (folder() === null ? null : index.data?.box),
    /** Everything exact that is loaded, of areas that hold cases today. */
    features,
    /** Of any area that is loaded: an old case lies where it lay. */
    shapeOf: (id: string | undefined): Shape | undefined => (id ? byId().get(id) : undefined),
    /** All such shapes, simplified; empty unless a view needed them. */
    overview: () => (files.overview()?.features ?? []).filter(({ id }) => inForce().has(id)),
    placeOf,

    /** For effects: loads what could hold the place, and then the neighbours of the grid that does. */
    loadAround(point: Point): void {
      if (!index.data) return;
      loadBox(boxOfPoint(point));
      if (stateOf(index.data.groups, point) !== 'loaded') return;
      const upper = groupsTouching(index.data.upper, boxOfPoint(point));
      const smallest = placing().pathAt(point, today()).at(-1);
      if (smallest === undefined) load(upper);
      if (smallest === undefined || upper.some(({ areas }) => areas.includes(smallest)))
        loadBox(boxAround(point, aroundMetres));
      else loadNeighbours(smallest);
    },

    /** For effects: what a map shows, or the overview when that is too much. */
    loadView(box: Box): void {
      const seen = groupsTouching(index.data?.groups ?? [], box);
      if (seen.length <= groupsInView) load(seen);
      else files.loadOverview();
    },

    /** For effects: a member's own grids, and when those are there, their neighbours; a wide scope waits for views. */
    loadOwn(areas: readonly string[]): void {
      if (!index.data) return;
      const own = groupsOf(index.data, tree(), areas);
      if (own.length === 0 || own.length > groupsInView) return;
      load(own);
      if (!own.every(({ file }) => files.has(file))) return;
      for (const id of below(tree(), areas)) loadNeighbours(id);
    },
  };

  function loadNeighbours(id: string): void {
    const shape = byId().get(id);
    if (shape) for (const rings of polygonsOf(shape.geometry)) loadBox(boxOf(rings));
  }
}

/** A file that could not be loaded is asked for again after so long, if it is still needed. */
const againMs = 10_000;
const overviewFile = 'overview.json';

/** The files of one folder, each asked for once. */
function createFiles(folder: () => string | null | undefined) {
  const [contents, setContents] = createSignal<ReadonlyMap<string, Shapes | 'failed'>>(new Map());
  const asked = new Set<string>();
  createEffect(
    on(folder, () => {
      asked.clear();
      setContents(new Map());
    }),
  );

  async function ask(from: string, file: string): Promise<void> {
    const put = (content: Shapes | 'failed') => {
      if (from === folder()) setContents((before) => new Map(before).set(file, content));
    };
    try {
      put(await read<Shapes>(from, file));
    } catch {
      put('failed');
      setTimeout(() => {
        if (from !== folder()) return;
        asked.delete(file);
        setContents((before) => new Map([...before].filter(([name]) => name !== file)));
      }, againMs);
    }
  }

  function load(names: readonly string[]): void {
    const from = folder();
    if (!from) return;
    for (const file of names) {
      if (asked.has(file)) continue;
      asked.add(file);
      void ask(from, file);
    }
  }
  const contentOf = (file: string) => {
    const content = contents().get(file);
    return content === 'failed' ? undefined : content;
  };
  return {
    load,
    loadOverview: () => load([overviewFile]),
    has: (file: string) => contentOf(file) !== undefined,
    hasFailed: (file: string) => contents().get(file) === 'failed',
    overview: () => contentOf(overviewFile),
    loaded: () =>
      [...contents()].flatMap(([file, content]) =>
        content === 'failed' || file === overviewFile ? [] : [content],
      ),
  };
}
