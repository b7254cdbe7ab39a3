// What speaks against a photo, and whether a result is proven: always said, never in colour alone.
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { Show } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { PhotoDoubts } from '#shared/contracts/evidence.ts';
import { caseText } from '../../i18n/case.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Doubts.module.css';
import { doubtText } from './doubt-text.ts';

/** In amber, on a line of its own. */
export function Doubts(props: { doubts: PhotoDoubts }) {
  return (
    <span class={styles.doubts} title={doubtText(props.doubts)}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span class={styles.words}>{doubtText(props.doubts)}</span>
    </span>
  );
}

/** Why a result that waits to be verified cannot be passed yet. */
export function ProofNotice(props: { proof: CaseView['proof'] }) {
  return (
    <Show when={props.proof !== 'shown' && props.proof}>
      {(proof) => (
        <p class={styles.notice} data-proof={proof()} role="status">
          <TriangleAlert size={16} aria-hidden="true" />
          <span>{caseText(`proof.${proof()}`)}</span>
        </p>
      )}
    </Show>
  );
}

/** In lists, for the checker and for the department. */
export const ProofBadge = (props: { proof: 'missing' | undefined }) => (
  <Show when={props.proof}>
    <Badge tone="red">{caseText('proof.missing-short')}</Badge>
  </Show>
);
