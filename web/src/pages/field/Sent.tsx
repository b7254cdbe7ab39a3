// After sending: the number to pass on, what happens next, and the two ways from here.
import CircleCheck from 'lucide-solid/icons/circle-check';
import Plus from 'lucide-solid/icons/plus';
import { onMount } from 'solid-js';
import { fieldText } from '../../i18n/field.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { DroppedPhotos } from '../case/PhotoInput.tsx';
import { useField } from './field-context.tsx';
import { Page } from './Page.tsx';
import styles from './Sent.module.css';
import type { SentReport } from './send-report.ts';

export function Sent(props: { report: SentReport; onAnother: () => void }) {
  const field = useField();
  let title!: HTMLHeadingElement;
  // The form is gone: whoever listens hears at once that it was sent.
  onMount(() => title.focus());
  const next = () => {
    if (props.report.asBefore) return fieldText('sent.before');
    if (props.report.view.state === 'closed') return fieldText('sent.next-closed');
    return fieldText(props.report.view.solvedOnSpot ? 'sent.next-solved' : 'sent.next');
  };
  return (
    <Page
      title={fieldText('report.title')}
      bar={
        <div class={styles.bar}>
          <a
            href={field.href(`/case/${props.report.view.id}`)}
            replace
            class={buttonClass({ size: 'large' })}
          >
            {fieldText('sent.open')}
          </a>
          <Button tone="primary" size="large" icon={Plus} onClick={props.onAnother}>
            {fieldText('sent.another')}
          </Button>
        </div>
      }
    >
      <div class={styles.sent}>
        <CircleCheck size={64} class={styles.tick} />
        <h2 ref={title} tabIndex={-1}>
          {fieldText('sent.title')}
        </h2>
        <p class={styles.label}>{fieldText('sent.number')}</p>
        <p class={styles.number}>
          <CopyText text={props.report.view.number} />
        </p>
        <p>{next()}</p>
        <DroppedPhotos dropped={props.report.dropped} />
      </div>
    </Page>
  );
}
