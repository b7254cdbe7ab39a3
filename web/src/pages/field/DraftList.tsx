// Reports that are still on this phone, above everything else: to go on with, to send again, or to throw away.
import CloudUpload from 'lucide-solid/icons/cloud-upload';
import FilePen from 'lucide-solid/icons/file-pen';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { useDistrict } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { fieldText } from '../../i18n/field.ts';
import { Button, buttonClass, IconButton } from '../../ui/Button.tsx';
import styles from './DraftList.module.css';
import type { Draft } from './drafts.ts';
import { useField } from './field-context.tsx';

const Dialog = lazy(async () => ({ default: (await import('../../ui/Dialog.tsx')).Dialog }));

export function DraftList() {
  const field = useField();
  const [doomed, setDoomed] = createSignal<Draft>();
  const discard = () => {
    const draft = doomed();
    if (draft) field.drafts.discard(draft);
    setDoomed(undefined);
  };
  return (
    <>
      <For each={field.drafts.kept()}>
        {(draft) => <DraftRow draft={draft} onDiscard={() => setDoomed(draft)} />}
      </For>
      <Suspense>
        <Show when={doomed()}>
          <Dialog
            open
            title={fieldText('draft.discard-title')}
            onClose={() => setDoomed(undefined)}
            footer={
              <>
                <Button onClick={() => setDoomed(undefined)}>{common('cancel')}</Button>
                <Button tone="danger" icon={Trash} onClick={discard}>
                  {fieldText('draft.discard')}
                </Button>
              </>
            }
          >
            {fieldText('draft.discard-text')}
          </Dialog>
        </Show>
      </Suspense>
    </>
  );
}

function DraftRow(props: { draft: Draft; onDiscard: () => void }) {
  const district = useDistrict();
  const field = useField();
  const { fields } = props.draft;
  const summary = () =>
    [
      fields.category && district.categoryName(fields.category),
      fields.photoCount > 0 && fieldText('draft.photos', { n: fields.photoCount }),
      fields.text.trim(),
    ].filter(Boolean);
  return (
    <section class={styles.draft} data-unsent={fields.unsentAt !== undefined}>
      <Show when={fields.unsentAt} fallback={<FilePen size={22} />}>
        <CloudUpload size={22} />
      </Show>
      <div class={styles.what}>
        <h2>{fieldText(fields.unsentAt ? 'draft.title' : 'draft.begun')}</h2>
        <p>{summary().join(' · ')}</p>
      </div>
      <a href={field.href(`/report/${fields.caseId}`)} class={buttonClass()}>
        {fieldText(fields.unsentAt ? 'draft.retry' : 'draft.continue')}
      </a>
      <IconButton icon={Trash} label={fieldText('draft.discard')} onClick={props.onDiscard} />
    </section>
  );
}
