// Trying a draft on the district's last cases before it is published: which would be routed or timed otherwise, and why.
import FlaskConical from 'lucide-solid/icons/flask-conical';
import { createSignal, For, Show } from 'solid-js';
import type { PartName } from '#shared/contracts/configuration.ts';
import {
  type Difference,
  type DraftPart,
  type DryRunResult,
  draftPartNames,
  type Routed,
} from '#shared/contracts/dry-run.ts';
import { call } from '../../api/client.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { dryRunText } from '../../i18n/dry-run.ts';
import { formatDate, formatLimit } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Field.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import styles from './DryRun.module.css';

const counts = ['100', '200', '500', '1000'] as const;

/** Nothing for a part that decides nothing about a case. */
export function DryRun(props: { part: PartName; draft: () => unknown }) {
  const [open, setOpen] = createSignal(false);
  return (
    <Show when={draftPartNames.find((part) => part === props.part)}>
      {(part) => (
        <>
          <Button icon={FlaskConical} onClick={() => setOpen(true)}>
            {dryRunText('open')}
          </Button>
          <Show when={open()}>
            <Trial part={part()} draft={props.draft} onClose={() => setOpen(false)} />
          </Show>
        </>
      )}
    </Show>
  );
}

function Trial(props: { part: DraftPart; draft: () => unknown; onClose: () => void }) {
  const district = useDistrict();
  const [cases, setCases] = createSignal<(typeof counts)[number]>('200');
  const [result, setResult] = createSignal<DryRunResult>();
  const [failure, setFailure] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  const run = async (skip = 0) => {
    setBusy(true);
    setFailure(undefined);
    const before = skip > 0 ? (result()?.items ?? []) : [];
    try {
      const found = await call('POST /v1/districts/{district}/configuration/dry-run', {
        params: { district: district.id() },
        body: { draft: { [props.part]: props.draft() }, cases: Number(cases()), skip },
      });
      setResult({ ...found, items: [...before, ...found.items] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  void run();
  return (
    <Dialog open wide title={dryRunText('title')} onClose={props.onClose}>
      <div class={styles.trial}>
        <div class={styles.asked}>
          <Select
            required
            label={dryRunText('cases')}
            options={counts.map((value) => ({ value, label: value }))}
            value={cases()}
            onChange={(value) => {
              setCases(value);
              void run();
            }}
          />
        </div>
        <Show when={failure()}>
          {(error) => <ErrorState compact error={error()} onRetry={() => void run()} />}
        </Show>
        <Show
          when={result()}
          fallback={
            <Show when={busy()}>
              <Skeleton rows={4} height={44} />
            </Show>
          }
        >
          {(found) => (
            <>
              <p role="status">{sumOf(found())}</p>
              <ol class={styles.list}>
                <For each={found().items}>{(item) => <Line item={item} />}</For>
              </ol>
              <Show when={found().more}>
                <Button size="small" busy={busy()} onClick={() => void run(found().items.length)}>
                  {dryRunText('more')}
                </Button>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

function Line(props: { item: Difference }) {
  const district = useDistrict();
  const who = (routed: Routed) => {
    const departments = [routed.lead, ...routed.assist, ...routed.notify].filter((id) => id !== undefined);
    const named = departments.map((id) => district.departmentName(id)).join(dryRunText('comma'));
    const rule = routed.rule ? labelOf(routed.rule.name) : dryRunText('no-rule');
    const itself = routed.dispatch ? 'dispatch' : routed.file ? 'file' : undefined;
    const line = dryRunText('routed', { rule, who: named || dryRunText('nobody') });
    return [
      line,
      routed.severity && dryRunText('severity', { severity: word(`severity.${routed.severity}`) }),
      itself && dryRunText(`itself.${itself}`),
    ]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <li>
      <p>
        <strong>{district.categoryName(props.item.category)}</strong>{' '}
        <span class={styles.quiet}>
          {props.item.number} · {formatDate(props.item.reportedAt)} · {props.item.text}
        </span>
      </p>
      <Show when={props.item.routing}>
        {(routing) => (
          <p>{dryRunText('change', { live: who(routing().live), draft: who(routing().draft) })}</p>
        )}
      </Show>
      <For each={props.item.clocks}>
        {({ stage, live, draft, why }) => (
          <p>
            {word(`stage.${stage}`)} · {dryRunText('change', { live: dueOf(live), draft: dueOf(draft) })}{' '}
            <span class={styles.quiet}>{dryRunText(`why.${why}`)}</span>
          </p>
        )}
      </For>
    </li>
  );
}

function sumOf({ cases, different, routed, timed }: DryRunResult): string {
  if (cases === 0) return dryRunText('no-cases');
  if (different === 0) return dryRunText('same', { n: cases });
  return dryRunText('counts', { n: cases, routed, timed });
}

const dueOf = (timing: Difference['clocks'][number]['live']): string =>
  timing
    ? dryRunText(timing.automaticAt ? 'due.automatic' : 'due', {
        limit: formatLimit(timing.limit),
        when: formatDate(timing.dueAt),
        at: timing.automaticAt ? formatDate(timing.automaticAt) : '',
      })
    : dryRunText('none');
