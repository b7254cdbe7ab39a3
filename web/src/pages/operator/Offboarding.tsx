// One off-boarding: how far it is, the archive to load, the erasure once it is confirmed, and the receipt.
import { useQuery } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { OffboardingView } from '#shared/contracts/offboarding.ts';
import type { RouteResponse } from '#shared/contracts/route.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { byKind, kindText, leavingText, sizeText } from '../../i18n/leaving.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import { isRunning, StageBadge, watchMs } from './Offboardings.tsx';
import styles from './Operator.module.css';

type Detail = RouteResponse<RouteOf<'offboarding.get'>>;

export function Offboarding(props: { id: string; onClose: () => void; onMoved: () => void }) {
  const query = useQuery(() => ({
    queryKey: ['operator', 'offboarding', props.id],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/offboardings/{offboarding}', { params: { offboarding: props.id }, signal }),
    staleTime: 0,
    refetchInterval: (running: { state: { data?: Detail | undefined } }) =>
      running.state.data && isRunning(running.state.data) ? watchMs : false,
  }));
  const begun = () => {
    void query.refetch();
    props.onMoved();
  };
  return (
    <Dialog
      open
      wide
      title={leavingText('of', { name: query.data ? labelOf(query.data.name) : '' })}
      onClose={props.onClose}
    >
      <Switch>
        <Match when={query.isError && !query.data}>
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        </Match>
        <Match when={query.isPending}>
          <Skeleton rows={5} height={28} />
        </Match>
        <Match when={query.data}>
          {(of) => (
            <div class={styles.usage}>
              <Progress of={of()} />
              <Show when={of().archive}>{(archive) => <Archive of={of()} archive={archive()} />}</Show>
              <Show when={of().stage === 'archived'}>
                <Erase of={of()} onBegun={begun} />
              </Show>
              <Show when={of().stage === 'erased'}>
                <Receipt of={of()} />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

function Progress(props: { of: Detail }) {
  const amounts = () => (props.of.stage.startsWith('eras') ? props.of.removed : props.of.archived);
  const rows = () => Object.values(amounts().rows).reduce((total, count) => total + count, 0);
  return (
    <div class={styles.progress}>
      <StageBadge of={props.of} />
      <Show when={isRunning(props.of)}>
        <progress
          max={props.of.step?.of ?? 1}
          value={props.of.step ? props.of.step.number - 1 : 0}
          aria-label={leavingText('progress')}
        />
      </Show>
      <span>
        {leavingText('amounts', {
          rows: formatNumber(rows()),
          files: formatNumber(amounts().files),
          size: sizeText(amounts().bytes),
        })}
      </span>
      <Show when={isRunning(props.of)}>
        <p class={styles.quiet}>{leavingText('can-leave')}</p>
      </Show>
    </div>
  );
}

function Archive(props: { of: Detail; archive: NonNullable<OffboardingView['archive']> }) {
  const manifest = () => props.of.files.find(({ name }) => name === 'manifest.json');
  return (
    <section class={styles.part}>
      <h3>{leavingText('archive')}</h3>
      <p>
        {leavingText('archive.said', {
          files: formatNumber(props.archive.files),
          size: sizeText(props.archive.bytes),
          until: formatDate(props.archive.until, 'full'),
        })}
      </p>
      <p class={styles.quiet}>
        {leavingText('archive.hash')} <CopyText text={props.archive.sha256} />
      </p>
      <Show when={manifest()}>
        <details>
          <summary>{leavingText('archive.files')}</summary>
          <ul class={styles.files}>
            <For each={props.of.files}>
              {({ name, bytes, href }) => (
                <li>
                  <a href={href} download="">
                    <Download size={14} /> {name}
                  </a>
                  <span class={styles.quiet}>{sizeText(bytes)}</span>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </section>
  );
}

/** The id is typed, so that no slip removes a district. */
function Erase(props: { of: Detail; onBegun: () => void }) {
  const [typed, setTyped] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const erase = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await call('PUT /v1/offboardings/{offboarding}/erasure', {
        params: { offboarding: props.of.id },
        body: { district: typed().trim() },
      });
      props.onBegun();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class={styles.part} onSubmit={(event) => void erase(event)}>
      <h3>{leavingText('erase')}</h3>
      <p>{leavingText('erase.means')}</p>
      <TextField
        label={leavingText('erase.confirm', { id: props.of.district })}
        required
        autocomplete="off"
        value={typed()}
        onChange={setTyped}
      />
      <div>
        <Button type="submit" tone="danger" busy={busy()} disabled={typed().trim() !== props.of.district}>
          {leavingText('erase.now')}
        </Button>
      </div>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </form>
  );
}

function Receipt(props: { of: Detail }) {
  const rows = () => Object.entries(props.of.removed.rows).sort(byKind);
  return (
    <section class={styles.part}>
      <h3>{leavingText('receipt')}</h3>
      <p>
        {leavingText('receipt.said', {
          at: formatDate(props.of.erasedAt ?? '', 'full'),
          by: props.of.erasedBy ?? '',
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{leavingText('receipt.kind')}</th>
            <th scope="col">{leavingText('receipt.archived')}</th>
            <th scope="col">{leavingText('receipt.removed')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {([kind, count]) => (
              <tr>
                <th scope="row">{kindText(kind)}</th>
                <td>{formatNumber(props.of.archived.rows[kind] ?? 0)}</td>
                <td>{formatNumber(count)}</td>
              </tr>
            )}
          </For>
          <tr>
            <th scope="row">{kindText('file')}</th>
            <td>{formatNumber(props.of.archived.files)}</td>
            <td>{formatNumber(props.of.removed.files)}</td>
          </tr>
        </tbody>
      </table>
      <p>{leavingText('kept')}</p>
      <ul>
        <For each={props.of.kept}>{(what) => <li>{leavingText(`kept.${what}`)}</li>}</For>
      </ul>
    </section>
  );
}
