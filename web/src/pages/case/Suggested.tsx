// Which rule the departments of a dispatch come from, and who was passed over: said above the field, before anybody sends it.
import Route from 'lucide-solid/icons/route';
import { Show } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import styles from './Suggested.module.css';

export function Suggested(props: { view: CaseView }) {
  const district = useDistrict();
  const names = (ids: readonly string[]) => ids.map(district.departmentName).join(caseText('suggested.and'));
  const source = () => {
    const { rule, lead } = props.view.suggestion ?? {};
    if (lead === undefined) return undefined;
    const department = district.departmentName(lead);
    return rule
      ? caseText('suggested.rule', { rule: labelOf(rule.name), department })
      : caseText('suggested.category', { department });
  };
  const skipped = () => {
    const ids = props.view.suggestion?.skipped ?? [];
    return ids.length > 0 ? caseText('suggested.skipped', { departments: names(ids) }) : undefined;
  };
  const said = () => [source(), skipped()].filter((part) => part !== undefined);
  return (
    <Show when={said().length > 0}>
      <p class={styles.suggested}>
        <Route size={16} />
        <span>{said().join(caseText('suggested.then'))}</span>
      </p>
    </Show>
  );
}
