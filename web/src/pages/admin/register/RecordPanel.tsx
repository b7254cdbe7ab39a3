// The open record: its form, or its fields for those who may only read; removing it; what happened to it.
import { useBeforeLeave } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, Show } from 'solid-js';
import type { RecordView } from '#shared/contracts/register.ts';
import { useDistrict } from '../../../data/district.tsx';
import { fieldsOf } from '../../../forms/describe.ts';
import { SchemaForm } from '../../../forms/SchemaForm.tsx';
import { sayValue } from '../../../forms/say.ts';
import { common } from '../../../i18n/common.ts';
import { formatDate } from '../../../i18n/format.ts';
import { type FieldText, fieldText } from '../../../i18n/forms.ts';
import { registerText } from '../../../i18n/registers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState, Skeleton } from '../../../ui/States.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Changes } from './Changes.tsx';
import { differences, type Fields } from './changes.ts';
import { RecordHistory } from './RecordHistory.tsx';
import styles from './Register.module.css';
import type { RegisterSpec } from './Register.tsx';
import { createRecordDraft, type Rec, type RecordDraft } from './record-draft.ts';

interface PanelProps<T extends Rec> {
  spec: RegisterSpec<T>;
  /** Empty for a new one. */
  id: string;
  mayWrite: boolean;
  onOpen: (id: string | undefined) => void;
}

export function RecordPanel<T extends Rec>(props: PanelProps<T>) {
  const district = useDistrict();
  const draft = createRecordDraft<T>(district.id, props.spec.register, props.id);
  const [dirty, setDirty] = createSignal(false);
  const [leave, setLeave] = createSignal<() => void>();
  useBeforeLeave((event) => {
    if (!dirty() || event.defaultPrevented) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const save = async (value: T) => {
    const saved = await draft.save(value);
    setDirty(false);
    if (!saved) return toast({ text: registerText('unchanged') });
    const name = props.spec.nameOf(saved.record.value);
    toast({ text: saved.how === 'saved' ? registerText('saved') : registerText(saved.how, { name }) });
    if (saved.how === 'created') props.onOpen(saved.record.value.id);
  };
  return (
    <>
      <div class={styles.back}>
        <Button tone="quiet" icon={ArrowLeft} onClick={() => props.onOpen(undefined)}>
          {registerText('back')}
        </Button>
      </div>
      <Show when={!draft.error()} fallback={<ErrorState error={draft.error()} onRetry={draft.retry} />}>
        {/* Another version is another form. */}
        <Show when={draft.begun()} keyed fallback={<Skeleton rows={6} height={54} />}>
          {(begun) => (
            <>
              <Show when={begun.base?.removedAt ? begun.base : undefined}>
                {(gone) => (
                  <>
                    <Gone record={gone()} mayWrite={props.mayWrite} />
                    {props.spec.beside?.leaving(gone().value.id, true)}
                  </>
                )}
              </Show>
              <Show when={draft.newer()}>
                {(newer) => (
                  <Newer spec={props.spec} base={begun.base} theirs={newer().theirs} draft={draft} />
                )}
              </Show>
              <Show when={!begun.base?.removedAt && begun.base}>
                {(base) => props.spec.beside?.above(base().value.id)}
              </Show>
              <Show when={props.mayWrite} fallback={<Facts spec={props.spec} value={begun.value} />}>
                <SchemaForm
                  schema={props.spec.register.schema}
                  words={props.spec.register.noun}
                  value={begun.value as never}
                  fixed={begun.base ? ['id'] : []}
                  {...(props.spec.controls && { controls: props.spec.controls })}
                  {...(props.spec.check && { check: props.spec.check as never })}
                  submit={registerText(draft.isGone() ? 'restore' : 'save')}
                  aside={
                    <Show when={begun.base && !draft.isGone() && begun.base}>
                      {(base) => (
                        <Remove
                          spec={props.spec}
                          base={base()}
                          draft={draft}
                          onDone={() => setDirty(false)}
                        />
                      )}
                    </Show>
                  }
                  onChange={(value) =>
                    setDirty(!begun.value || differences(begun.value, value as Fields).length > 0)
                  }
                  onSubmit={(value) => save(value as unknown as T)}
                />
              </Show>
              <Show when={begun.base}>
                {(base) => <RecordHistory register={props.spec.register} id={base().value.id} />}
              </Show>
            </>
          )}
        </Show>
      </Show>
      <Dialog
        open={leave() !== undefined}
        onClose={() => setLeave()}
        title={registerText('leave.title')}
        footer={
          <>
            <Button onClick={() => setLeave()}>{registerText('leave.stay')}</Button>
            <Button
              tone="danger"
              onClick={() => {
                setDirty(false);
                leave()?.();
              }}
            >
              {registerText('leave.go')}
            </Button>
          </>
        }
      >
        <p>{registerText('leave.text')}</p>
      </Dialog>
    </>
  );
}

/** What a record says, for those who may not change it. */
function Facts<T extends Rec>(props: { spec: RegisterSpec<T>; value: T | undefined }) {
  const district = useDistrict();
  const { noun, schema } = props.spec.register;
  return (
    <dl class={styles.facts}>
      <For each={fieldsOf(schema)}>
        {({ name, field }) => (
          <>
            <dt>{fieldText(`${noun}.${name}` as FieldText)}</dt>
            <dd>{sayValue(field, `${noun}.${name}`, props.value?.[name], district.nameOf)}</dd>
          </>
        )}
      </For>
    </dl>
  );
}

function Gone<T>(props: { record: RecordView<T>; mayWrite: boolean }) {
  return (
    <div class={styles.notice} role="status">
      <p>
        {registerText('gone.title', {
          who: props.record.by.name,
          when: formatDate(props.record.removedAt as string),
        })}
      </p>
      <Show when={props.mayWrite}>
        <p>{registerText('gone.text')}</p>
      </Show>
    </div>
  );
}

/** Somebody else was faster: what they did, and whose is to stay. */
function Newer<T extends Rec>(props: {
  spec: RegisterSpec<T>;
  base: RecordView<T> | undefined;
  theirs: RecordView<T>;
  draft: RecordDraft<T>;
}) {
  const who = () => props.theirs.by.name;
  return (
    <div class={styles.notice} role="alert">
      <p>{registerText(props.theirs.removedAt ? 'newer.gone' : 'newer.title', { who: who() })}</p>
      <Changes
        schema={props.spec.register.schema}
        words={props.spec.register.noun}
        changes={differences(props.base?.value ?? {}, props.theirs.value)}
      />
      <div>
        <Button onClick={() => props.draft.keepMine()}>{registerText('newer.keep')}</Button>
        <Button onClick={() => props.draft.takeTheirs()}>{registerText('newer.take')}</Button>
      </div>
    </div>
  );
}

/** Asks once, saying what it means; can be taken back at once. */
function Remove<T extends Rec>(props: {
  spec: RegisterSpec<T>;
  base: RecordView<T>;
  draft: RecordDraft<T>;
  onDone: () => void;
}) {
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const { value } = props.base;
  const name = props.spec.nameOf(value);
  const { draft } = props;
  const remove = async () => {
    setBusy(true);
    setFailure();
    try {
      await draft.remove();
      props.onDone();
      toast({
        text: registerText('removed', { name }),
        seconds: 10,
        action: {
          label: registerText('undo'),
          onSelect: () =>
            void draft
              .bringBack(value)
              .then(() => toast({ text: registerText('restored', { name }) }))
              .catch((error) => setFailure(error)),
        },
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button icon={Trash} onClick={() => setAsking(true)}>
        {registerText('remove')}
      </Button>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={registerText('remove.title', { name })}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{common('cancel')}</Button>
            <Button tone="danger" busy={busy()} onClick={() => void remove()}>
              {registerText('remove')}
            </Button>
          </>
        }
      >
        <div class={styles.asked}>
          <p>{props.spec.removalOf(value)}</p>
          <Show when={asking()}>{props.spec.beside?.leaving(value.id, false)}</Show>
          <p>{registerText('remove.back')}</p>
          <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
        </div>
      </Dialog>
    </>
  );
}
