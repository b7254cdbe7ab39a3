// The tier tree of areas as a list.
import type { JSX } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import { labelOf } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { areasText } from '../../../i18n/areas.ts';
import { today } from '../../../i18n/format.ts';
import { word } from '../../../i18n/words.ts';
import { TreeList } from '../TreeList.tsx';

export const AreaTree = (props: {
  tiers: readonly Tier[];
  areas: readonly Area[];
  open: string | undefined;
  onOpen: (id: string) => void;
  onNew: () => void;
  tools: JSX.Element;
}) => (
  <TreeList
    label={adminText('page.areas')}
    nodes={props.areas}
    optionOf={optionOf}
    detail={(area, children) =>
      [
        sayTier(area, props.tiers),
        area.from && area.from > today() && areasText('begins', { day: area.from }),
        area.to && areasText('ended', { day: area.to }),
        area.code,
        children > 0 && areasText('below', { n: children }),
      ]
        .filter(Boolean)
        .join(' · ')
    }
    open={props.open}
    onOpen={props.onOpen}
    onNew={props.onNew}
    tools={props.tools}
  />
);

const optionOf = ({ id, name, code }: Area) => ({
  value: id,
  label: labelOf(name),
  detail: `${name.zh} ${name.en} ${code ?? ''}`,
});

/** What a line of the tree says of an area's place in it. */
function sayTier({ tier, dedicated }: Area, tiers: readonly Tier[]): string {
  if (dedicated) return areasText('dedicated', { kind: word(`dedicated.${dedicated}`) });
  const found = tiers.find(({ id }) => id === tier);
  return found ? labelOf(found.name) : tier;
}
