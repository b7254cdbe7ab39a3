// Which departments a case is offered to: rules in their order, each with its conditions, and a case to try them on.
import Trash from 'lucide-solid/icons/trash';
import { createEffect, createSignal, on, Show } from 'solid-js';
import { type RoutingRule, routingRule } from '#shared/contracts/routing.ts';
import { labelOf } from '../../../data/district.tsx';
import { SchemaForm } from '../../../forms/SchemaForm.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { routingText } from '../../../i18n/routing.ts';
import { Button } from '../../../ui/Button.tsx';
import admin from '../Admin.module.css';
import { idTaken } from '../ListPart.tsx';
import { withoutRow, withRow } from '../list-draft.ts';
import { PartPage } from '../PartPage.tsx';
import { PublishBar } from '../PublishBar.tsx';
import { createPending } from '../pending.ts';
import { type Beginning, createPublication, type Publication } from '../publication.ts';
import { createRows, settledFirst } from '../rows.ts';
import styles from './Routing.module.css';
import { RuleList } from './RuleList.tsx';
import { createTrial, firstExample, Tester } from './Tester.tsx';

export default function RoutingPage() {
  const publication = createPublication('routing');
  const [example, setExample] = createSignal(firstExample);
  return (
    <PartPage whole title={adminText('page.routing')} publication={publication}>
      {(beginning) => (
        <Editor beginning={beginning} publication={publication} example={example()} onExample={setExample} />
      )}
    </PartPage>
  );
}

function Editor(props: {
  beginning: Beginning<'routing'>;
  publication: Publication<'routing'>;
  example: typeof firstExample;
  onExample: (example: typeof firstExample) => void;
}) {
  const rows = createRows<'routing', RoutingRule>(props.beginning, props.publication);
  /** The id of the open rule; empty for a new one, undefined for none. */
  const [open, assignOpen] = createSignal<string>();
  const openRule = () => rows.now().find(({ id }) => id === open());
  const pending = createPending<RoutingRule>(routingRule, (rule, of) => {
    if (faultsOf(rule, of).length > 0) return false;
    rows.set(withRow(rows.now(), rule, of));
    return true;
  });
  const faultsOf = (rule: RoutingRule, of: string | undefined) => [
    ...idTaken(rows.now(), rule.id, of),
    ...departmentTwice(rule),
  ];
  const setOpen = (id: string | undefined) => {
    pending.settle();
    assignOpen(id);
  };
  const result = createTrial(rows.now, () => props.example);
  let detail!: HTMLElement;
  createEffect(
    on(open, (id) => id !== undefined && detail.scrollIntoView({ block: 'nearest' }), { defer: true }),
  );
  return (
    <>
      <div class={admin.panes}>
        <RuleList
          rules={rows.now()}
          open={open()}
          trials={result()?.trials ?? new Map()}
          onOpen={setOpen}
          onNew={() => setOpen('')}
          onOrder={rows.set}
        />
        <section ref={detail} class={`${admin.detail} ${styles.detail}`} aria-label={adminText('item')}>
          <Tester example={props.example} onChange={props.onExample} result={result()} />
          <Show when={open() !== undefined} fallback={<p class={styles.quiet}>{routingText('choose')}</p>}>
            <Show when={open() || 'new'} keyed>
              <SchemaForm
                schema={routingRule}
                words="rule"
                value={openRule()}
                submit={adminText('item.apply')}
                check={(rule) => faultsOf(rule, openRule()?.id)}
                aside={
                  <Show when={openRule()}>
                    {(rule) => (
                      <Button
                        icon={Trash}
                        onClick={() => {
                          pending.clear();
                          rows.set(withoutRow(rows.now(), rule().id));
                          assignOpen(undefined);
                        }}
                      >
                        {adminText('item.remove')}
                      </Button>
                    )}
                  </Show>
                }
                onChange={(rule) => pending.note(rule, openRule()?.id)}
                onSubmit={(rule) => {
                  pending.clear();
                  rows.set(withRow(rows.now(), rule, openRule()?.id));
                  assignOpen(rule.id);
                }}
              />
            </Show>
          </Show>
        </section>
      </div>
      <PublishBar rows={settledFirst(rows, pending)} nameOf={({ name }) => labelOf(name)} onOpen={setOpen} />
    </>
  );
}

/** A department has one share of a case. */
function departmentTwice({ lead, assist, notify }: RoutingRule) {
  const named = new Set([lead]);
  for (const [field, ids] of [
    ['assist', assist],
    ['notify', notify],
  ] as const) {
    const again = ids.find((id) => named.has(id) || named.size === named.add(id).size);
    if (again)
      return [
        { pointer: `/${field}`, rule: 'twice' as const, about: again, detail: `${again} is named twice` },
      ];
  }
  return [];
}
