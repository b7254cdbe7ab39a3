// The shortcuts of the desk, listed.
import { For } from 'solid-js';
import { deskText } from '../../i18n/desk.ts';
import { word } from '../../i18n/words.ts';
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
      </dl>
    </Dialog>
  );
}
