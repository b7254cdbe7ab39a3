// A district of any size up to the contract's maxima, as a real one looks: a tier tree with codes and names, and
// grids that share their winding borders exactly. The same every time.
import { type Chance, chanceOf } from '#infra/demo/chance.ts';
import type { Area } from '#shared/contracts/areas.ts';
import type { Position, Shapes } from '#shared/contracts/shapes.ts';

export interface Size {
  readonly streets: number;
  readonly communities: number;
  readonly grids: number;
  /** Positions of each grid's ring, the closing one included; a multiple of four and one. */
  readonly positions: number;
}

/** As much as the contract allows. */
export const largestSize: Size = { streets: 2, communities: 8, grids: 4990, positions: 61 };

const firsts =
  '柳湖 东关 西郊 南台 北塔 中街 新民 红旗 宝塔 盘旋 崆峒 泾河 四十里 白水 花所 安国 大寨 峡门'.split(' ');
const firstsInLetters =
  'liuhu dongguan xijiao nantai beita zhongjie xinmin hongqi baota panxuan kongtong jinghe sishili baishui huasuo anguo dazhai xiamen'.split(
    ' ',
  );
const seconds = '路 园 苑 里 巷 桥 沟 坪 塬 湾'.split(' ');
const secondsInLetters = 'lu yuan yuan-er li xiang qiao gou ping yuan-san wan'.split(' ');

const place = (number: number) => {
  const [first, second] = [number % firsts.length, Math.floor(number / firsts.length) % seconds.length];
  const round = Math.floor(number / firsts.length / seconds.length);
  const capital = firstsInLetters[first]!.replace(/^./, (letter) => letter.toUpperCase());
  return {
    id: `${firstsInLetters[first]}-${secondsInLetters[second]}${round || ''}`,
    zh: `${firsts[first]}${seconds[second]}${round || ''}`,
    en: `${capital} ${secondsInLetters[second]}${round || ''}`,
  };
};

const digits = (number: number, length: number) => String(number + 1).padStart(length, '0');

export function largeAreas({ streets, communities, grids }: Size): Area[] {
  const share = (number: number, from: number, to: number) => Math.floor((number * to) / from);
  const streetOf = (community: number) => share(community, communities, streets);
  const codeOf = (community: number) => `620802${digits(streetOf(community), 3)}${digits(community, 3)}`;
  return [
    ...Array.from({ length: streets }, (_, number): Area => {
      const { id, zh, en } = place(number);
      const name = { zh: `${zh}街道`, en: `${en} Subdistrict` };
      return { id: `${id}-jiedao`, tier: 'street', parent: null, name, code: `620802${digits(number, 3)}` };
    }),
    ...Array.from({ length: communities }, (_, number): Area => {
      const { id, zh, en } = place(number);
      const parent = `${place(streetOf(number)).id}-jiedao`;
      return { id, tier: 'community', parent, name: { zh: `${zh}社区`, en }, code: codeOf(number) };
    }),
    ...Array.from({ length: grids }, (_, number): Area => {
      const community = share(number, grids, communities);
      const { id, zh, en } = place(community);
      const ordinal = number - Math.ceil((community * grids) / communities);
      return {
        id: `${id}-${digits(ordinal, 2)}`,
        tier: 'grid',
        parent: id,
        name: { zh: `${zh}社区第${ordinal + 1}网格`, en: `${en} grid ${ordinal + 1}` },
        code: codeOf(community) + digits(ordinal, 3),
      };
    }),
  ];
}

const origin: Position = [106.6, 35.6];
const cell = 0.004;
/** Grids of one community fill a strip this wide, so that they lie together. */
const stripWidth = 5;

/** A shape for every grid of the areas; borders of neighbours are the same positions. */
export function largeShapes(areas: readonly Area[], { grids, positions }: Size): Shapes {
  const chance = chanceOf('large district');
  const strips = Math.max(1, Math.round(Math.sqrt(grids) / stripWidth));
  const rows = Math.ceil(grids / (strips * stripWidth));
  const corners = new Map<string, Position>();
  const corner = (column: number, row: number) => {
    const known = corners.get(`${column},${row}`);
    const made: Position = known ?? [
      six(origin[0] + (column + chance.between(-0.25, 0.25)) * cell),
      six(origin[1] - (row + chance.between(-0.25, 0.25)) * cell),
    ];
    corners.set(`${column},${row}`, made);
    return made;
  };
  const edges = new Map<string, Position[]>();
  const edge = (from: Position, to: Position): Position[] => {
    const known = edges.get(`${to}|${from}`);
    if (known) return known.toReversed();
    const made = winding(from, to, (positions - 1) / 4 - 1, chance);
    edges.set(`${from}|${to}`, made);
    return made;
  };
  const features = areas
    .filter(({ tier }) => tier === 'grid')
    .map(({ id }, number): Shapes['features'][number] => {
      const strip = Math.floor(number / (rows * stripWidth));
      const within = number % (rows * stripWidth);
      const [column, row] = [strip * stripWidth + (within % stripWidth), Math.floor(within / stripWidth)];
      const turns = [
        corner(column, row),
        corner(column, row + 1),
        corner(column + 1, row + 1),
        corner(column + 1, row),
      ];
      const ring = turns.flatMap((from, at) => [from, ...edge(from, turns[(at + 1) % 4]!)]);
      return {
        type: 'Feature',
        id,
        properties: null,
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
      };
    });
  return { type: 'FeatureCollection', features };
}

/** So many positions between two corners, off the straight line by up to a twelfth of its length. */
const winding = (from: Position, to: Position, count: number, chance: Chance): Position[] =>
  Array.from({ length: count }, (_, number) => {
    const share = (number + 1) / (count + 1);
    const aside = chance.between(-1, 1) / 12 / Math.sqrt(count);
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    return [six(from[0] + dx * share - dy * aside), six(from[1] + dy * share + dx * aside)];
  });

const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
