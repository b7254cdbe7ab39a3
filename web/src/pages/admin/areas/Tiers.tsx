// The tiers of the district's areas, from the top down: as many as it has, in its own words.
import { type Tier, tier } from '#shared/contracts/tiers.ts';
import { useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { areasText } from '../../../i18n/areas.ts';
import { ListPart } from '../ListPart.tsx';

export default function Tiers() {
  const district = useDistrict();
  const used = (id: string) => district.areaList().filter((area) => area.tier === id).length;
  const detail = ({ id, codeDigits }: Tier) =>
    [id, codeDigits && areasText('tier.digits', { n: codeDigits }), areasText('tier.used', { n: used(id) })]
      .filter(Boolean)
      .join(' · ');
  return (
    <ListPart
      ordered
      part="tiers"
      title={adminText('page.tiers')}
      schema={tier}
      words="tier"
      detail={detail}
    />
  );
}
