// The way to the list of shortcuts for whoever does not know the key.
import Keyboard from 'lucide-solid/icons/keyboard';
import { deskText } from '../../i18n/desk.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Desk.module.css';

export const HelpButton = (props: { onOpen: () => void }) => (
  <Button tone="quiet" icon={Keyboard} shortcut="?" class={styles.keys} onClick={props.onOpen}>
    {deskText('help.open')}
  </Button>
);
