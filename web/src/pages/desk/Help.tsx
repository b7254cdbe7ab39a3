// The shortcuts of the desk, listed, and what its marks mean that do not say it themselves.
import { For } from 'solid-js';
import { caseText } from '../../i18n/case.ts';
import { deskText } from '../../i18n/desk.ts';
import { word } from '../../i18n/words.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Desk.module.css';
import { keyed } from './shortcuts.ts';

const rows = (): [key: string, text: string][] => [
  ['J', deskText('help.next')],
  ['K', deskText('help.previous')],
  ['Enter', deskText('help.enter')],
  ...keyed.map(({ action, shortcut }): [string, string] => [shortcut, word(`action.${action}`)]),
  ['/', deskText('help.search')],
  ['Ctrl Enter', deskText('help.submit')],
  ['Esc', deskText('help.escape')],
  ['?', deskText('help.help')],
];

export default function Help(props: { onClose: () => void }) {
  return (
    <Dialog open title={deskText('help.title')} onClose={props.onClose}>
      <dl class={styles.shortcuts}>
        <For each={rows()}>
          {([key, text]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          )}
        </For>
        <div>
          <dt>
            <Badge tone="grey">{caseText('by-rule')}</Badge>
          </dt>
          <dd>{deskText('help.by-rule')}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
