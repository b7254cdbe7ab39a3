// Why a list was not published: faults in its rows lead to them, faults that it makes in another part are counted there.
import { For, Show } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import { type PartName, partRow } from '#shared/contracts/configuration.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { explain } from '../../api/problem.ts';
import { adminText } from '../../i18n/admin.ts';
import { auditText } from '../../i18n/audit.ts';
import { fieldTextAt } from '../../i18n/forms.ts';
import { issueText } from '../../i18n/problems.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import type { Row } from './list-draft.ts';
import type { Rows } from './rows.ts';

/** Mending the first ones shows what the others need. */
const shown = 20;

interface Fault<R> {
  /** Of this list; otherwise it is another part's. */
  readonly row: R | undefined;
  readonly text: string;
  readonly times: number;
}

export function Refused<R extends Row>(props: {
  rows: Rows<R>;
  nameOf: (row: R) => string;
  onOpen: (id: string) => void;
  error: unknown;
}) {
  const faults = () => counted((props.error instanceof ApiProblem ? props.error.issues : []).map(faultOf));
  const faultOf = (issue: ProblemIssue): Fault<R> => {
    const [, name = '', ...path] = (issue.pointer ?? '').split('/');
    const part = name in partRow ? (name as PartName) : undefined;
    const own = part === props.rows.part;
    const row = own ? props.rows.now()[Number(path[0])] : undefined;
    const field = part && fieldTextAt(part, path);
    const fault = issueText(issue) ?? issue.detail;
    const said = field ? adminText('refused.field', { field, fault }) : fault;
    const text =
      part && !own ? adminText('refused.field', { field: auditText(`part.${part}`), fault: said }) : said;
    return { row, text, times: 1 };
  };
  return (
    <Show when={faults().length > 0} fallback={<ErrorState compact error={props.error} />}>
      <div class={styles.refused} role="alert">
        <p>{explain(props.error).text}</p>
        <ul>
          <For each={faults().slice(0, shown)}>
            {({ row, text, times }) => (
              <li>
                <Show when={row}>
                  {(found) => (
                    <>
                      <Button size="small" onClick={() => props.onOpen(found().id)}>
                        {props.nameOf(found())}
                      </Button>{' '}
                    </>
                  )}
                </Show>
                {times > 1 ? adminText('refused.times', { text, n: times }) : text}
              </li>
            )}
          </For>
        </ul>
        <Show when={faults().length > shown}>
          <p>{adminText('refused.more', { n: faults().length - shown })}</p>
        </Show>
      </div>
    </Show>
  );
}

/** One department that is no more can be named by a hundred categories: that is one thing to read. */
function counted<R>(faults: readonly Fault<R>[]): Fault<R>[] {
  const elsewhere = new Map<string, Fault<R>>();
  for (const fault of faults)
    if (!fault.row)
      elsewhere.set(fault.text, { ...fault, times: (elsewhere.get(fault.text)?.times ?? 0) + 1 });
  return [...faults.filter(({ row }) => row), ...elsewhere.values()];
}
