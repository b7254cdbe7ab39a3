// Importing a register from a spreadsheet: a template to fill in, every fault by row and column before anything is
// sent, then all of it, or what is good when somebody says so.
import { A } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Download from 'lucide-solid/icons/download';
import FileUp from 'lucide-solid/icons/file-up';
import { For, Match, Show, Switch } from 'solid-js';
import { call } from '../../../api/client.ts';
import { useDistrict } from '../../../data/district.tsx';
import { useRecordCalls } from '../../../data/records.ts';
import { columnsOf, hintOf, type NamedOf, titleOf } from '../../../forms/columns.ts';
import { registerText } from '../../../i18n/registers.ts';
import { builtInRoleNames } from '../../../i18n/roles.ts';
import { sheetText } from '../../../i18n/sheets.ts';
import { download, type SheetFormat, sheetFormats } from '../../../sheets/download.ts';
import { SheetError } from '../../../sheets/table.ts';
import { sheetFile } from '../../../sheets/write.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';
import styles from './Import.module.css';
import { type ImportRun, type ImportState, importRunOf } from './import-run.ts';
import type { RegisterSpec } from './Register.tsx';
import type { Rec } from './record-draft.ts';

export interface ImportProps<T extends Rec> {
  spec: RegisterSpec<T>;
  title: string;
  /** Of the register's own page. */
  back: string;
}

export function Import<T extends Rec>(props: ImportProps<T>) {
  const district = useDistrict();
  const { register } = props.spec;
  const run = importRunOf<T>(district.id(), register.noun);
  const calls = useRecordCalls<T>(district.id, register);
  const namedOf: NamedOf = (to) =>
    to === 'role'
      ? [
          ...builtInRoleNames(),
          ...[...district.roles().values()].flatMap(({ id, name }) => (name ? { id, name } : [])),
        ]
      : [
          ...{ area: district.areas, category: district.categories, department: district.departments }
            [to]()
            .values(),
        ];
  const choose = (file: File | undefined) => {
    if (!file) return;
    // Where it was begun, also when the page shows another district by the time it ends.
    const id = district.id();
    void run.read(file, {
      schema: register.schema,
      words: register.noun,
      namedOf,
      check: props.spec.check,
      unique: props.spec.unique,
      send: (rows, { dryRun, ...more }) =>
        call(`POST /v1/districts/{district}/${register.path as 'members'}/import`, {
          params: { district: id },
          body: { rows: rows as never, ...(dryRun && { dryRun, ...more }) },
        }),
      onChanged: () => void calls.refresh(),
    });
  };
  const state = run.state;
  const isBusy = () => ['reading', 'trying', 'sending'].includes(state().phase);
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <A href={props.back} class={buttonClass({ tone: 'quiet' })}>
          <ArrowLeft size={16} />
          {sheetText('import.back', { what: props.title })}
        </A>
        <h1>{sheetText('import.title', { what: props.title })}</h1>
      </header>
      <p class={styles.lead}>{sheetText('import.lead')}</p>
      <div class={styles.tools}>
        <label
          class={`${buttonClass({ tone: state().phase === 'idle' ? 'primary' : 'plain' })} ${styles.file}`}
        >
          <FileUp size={16} />
          {sheetText(state().file ? 'import.another' : 'import.choose')}
          <input
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            disabled={isBusy() || !district.isLoaded()}
            onChange={(event) => {
              choose(event.currentTarget.files?.[0]);
              // The same file, mended, is another choice.
              event.currentTarget.value = '';
            }}
          />
        </label>
        <For each={sheetFormats}>
          {(format) => (
            <Button icon={Download} onClick={() => void template(props, format)}>
              {sheetText('import.template', { format: format.toUpperCase() })}
            </Button>
          )}
        </For>
      </div>
      <Progress state={state()} />
      <Found run={run} title={props.title} />
      <Show when={state().phase === 'idle'}>
        <Columns spec={props.spec} />
      </Show>
    </div>
  );
}

async function template<T extends Rec>({ spec, title }: ImportProps<T>, format: SheetFormat): Promise<void> {
  const columns = columnsOf(spec.register.schema, spec.register.noun);
  const notes = columns.map((column) => [
    titleOf(column),
    column.required ? sheetText('import.needed') : '',
    hintOf(column),
  ]);
  const bytes = await sheetFile(format, [
    { name: title, rows: [columns.map(titleOf)] },
    { name: sheetText('notes'), rows: notes },
  ]);
  download(title, format, bytes);
}

function Columns<T extends Rec>(props: { spec: RegisterSpec<T> }) {
  const columns = columnsOf(props.spec.register.schema, props.spec.register.noun);
  return (
    <section class={styles.columns} aria-label={sheetText('import.columns')}>
      <h2>{sheetText('import.columns')}</h2>
      <dl>
        <For each={columns}>
          {(column) => (
            <>
              <dt>
                {titleOf(column)}
                <Show when={column.required}>
                  <span class={styles.quiet}> {sheetText('import.needed')}</span>
                </Show>
              </dt>
              <dd>{hintOf(column)}</dd>
            </>
          )}
        </For>
      </dl>
    </section>
  );
}

function Progress<T>(props: { state: ImportState<T> }) {
  const total = () => props.state.good.length;
  const counts = () => ({ done: props.state.done, total: total() });
  return (
    <Switch>
      <Match when={props.state.phase === 'reading'}>
        <Bar text={sheetText('phase.reading', { name: props.state.file })} />
      </Match>
      <Match when={props.state.phase === 'trying'}>
        <Bar text={sheetText('phase.trying', counts())} {...counts()} />
      </Match>
      <Match when={props.state.phase === 'sending'}>
        <Bar text={sheetText('phase.sending', counts())} {...counts()} />
      </Match>
    </Switch>
  );
}

function Bar(props: { text: string; done?: number; total?: number }) {
  return (
    <div class={styles.bar} role="status">
      <p>{props.text}</p>
      <Show when={props.total} fallback={<progress aria-label={props.text} />}>
        {(total) => <progress value={props.done ?? 0} max={total()} aria-label={props.text} />}
      </Show>
    </div>
  );
}

/** What was found, what was done, and what can be decided. */
function Found<T extends Rec>(props: { run: ImportRun<T>; title: string }) {
  const state = props.run.state;
  const phase = () => state().phase;
  const good = () => state().good.length;
  const bad = () => new Set(state().faults.map(({ line }) => line)).size;
  const failure = () => {
    const { error } = state();
    return error instanceof SheetError ? sheetText(`fault.${error.fault}`) : undefined;
  };
  return (
    <>
      <Show when={failure()}>
        {(text) => (
          <p class={styles.refused} role="alert">
            {state().file}：{text()}
          </p>
        )}
      </Show>
      <Show when={!failure() && state().error}>{(error) => <ErrorState compact error={error()} />}</Show>
      <Show when={['found', 'stopped', 'done'].includes(phase())}>
        <section class={styles.found} aria-live="polite">
          <Switch>
            <Match when={phase() === 'done'}>
              <h2>{sheetText('done.title')}</h2>
              <p>
                {sheetText('done.text', {
                  ...state().plan,
                  seconds: ((state().endedAt - state().startedAt) / 1000).toFixed(1),
                })}
              </p>
              <Show when={bad() > 0}>
                <p>{sheetText('done.skipped', { n: bad() })}</p>
              </Show>
            </Match>
            <Match when={phase() === 'stopped'}>
              <p>{sheetText('send.stopped', { done: state().done })}</p>
              <Button tone="primary" onClick={() => void props.run.sendAll()}>
                {sheetText('send.on')}
              </Button>
            </Match>
            <Match when={true}>
              <p>
                <strong>
                  {good() > 0 ? sheetText('found.good', { n: good() }) : sheetText('found.none')}
                </strong>
                <Show when={bad() > 0}>
                  <strong class={styles.bad}> · {sheetText('found.bad', { n: bad() })}</strong>
                </Show>
              </p>
              <Show when={good() > 0}>
                <p>{sheetText('found.plan', { ...state().plan })}</p>
              </Show>
              <Show when={bad() > 0}>
                <p>{sheetText('found.all-or-nothing')}</p>
              </Show>
              <Show when={good() > 0}>
                <Button tone={bad() > 0 ? 'plain' : 'primary'} onClick={() => void props.run.sendAll()}>
                  {sheetText(bad() > 0 ? 'send.rest' : 'send.all', { n: good() })}
                </Button>
              </Show>
            </Match>
          </Switch>
          <Show when={state().ignored.length > 0}>
            <p class={styles.quiet}>
              {sheetText('import.ignored', { columns: state().ignored.join(registerText('comma')) })}
            </p>
          </Show>
        </section>
      </Show>
      <Show when={state().faults.length > 0}>
        <Faults state={state()} title={props.title} />
      </Show>
    </>
  );
}

function Faults<T>(props: { state: ImportState<T>; title: string }) {
  const titles = () => (['line', 'column', 'text'] as const).map((name) => sheetText(`faults.${name}`));
  const save = async () => {
    const rows = props.state.faults.map(({ line, column, text }) => [String(line ?? ''), column ?? '', text]);
    const name = `${props.title}-${sheetText('faults')}`;
    download(name, 'csv', await sheetFile('csv', [{ name, rows: [titles(), ...rows] }]));
  };
  return (
    <section class={styles.faults} aria-label={sheetText('faults')}>
      <div class={styles.tools}>
        <h2>{sheetText('faults')}</h2>
        <Button size="small" icon={Download} onClick={() => void save()}>
          {sheetText('faults.download')}
        </Button>
      </div>
      <div class={styles.rows}>
        <VirtualTable
          label={sheetText('faults')}
          items={props.state.faults}
          rowHeight={52}
          current={-1}
          columns={[
            { id: 'line', title: sheetText('faults.line'), width: '64px', cell: ({ line }) => line ?? '' },
            {
              id: 'text',
              title: sheetText('faults.text'),
              width: 'minmax(0, 1fr)',
              cell: ({ column, text }) => (
                <div class={styles.fault}>
                  <span title={text}>{text}</span>
                  <span class={styles.quiet}>{column}</span>
                </div>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}
