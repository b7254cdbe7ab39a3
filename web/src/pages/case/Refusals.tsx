// Who gave the case back and why: what a dispatcher has to know before choosing again.
import Undo from 'lucide-solid/icons/undo-2';
import { For, Show } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import { refusals } from '#shared/domain/case/state.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './Refusals.module.css';

export function Refusals(props: { view: CaseView }) {
  const district = useDistrict();
  const all = () => refusals(props.view.tasks);
  return (
    <Show when={all().length > 0}>
      <ul class={styles.list}>
        <For each={all()}>
          {(refusal) => (
            <li class={styles.refusal}>
              <Undo size={16} />
              <span>
                <strong>
                  {caseText('refused.by', { department: district.departmentName(refusal.department) })}
                </strong>{' '}
                {refusal.reason} <RelativeTime at={refusal.at} />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
