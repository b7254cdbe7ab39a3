// The shortcuts of the desk, listed.
import { For } from 'solid-js';
import { deskText } from '../../i18n/desk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Desk.module.css';

const rows = [
  ['J', 'help.next'],
  ['K', 'help.previous'],
  ['Enter', 'help.enter'],
  ['F', 'help.file'],
  ['D', 'help.dispatch'],
  ['/', 'help.search'],
  ['Ctrl Enter', 'help.submit'],
  ['Esc', 'help.escape'],
  ['?', 'help.help'],
] as const;

export default function Help(props: { onClose: () => void }) {
  return (
    <Dialog open title={deskText('help.title')} onClose={props.onClose}>
      <dl class={styles.shortcuts}>
        <For each={rows}>
          {([key, text]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{deskText(text)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
