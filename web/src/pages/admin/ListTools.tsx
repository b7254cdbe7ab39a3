// Above a list that is edited: what is looked for in it, and the way to something new.
import Plus from 'lucide-solid/icons/plus';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { loadPinyin } from '../../ui/matches.ts';
import styles from './Admin.module.css';

export const ListTools = (props: { query: string; onQuery: (typed: string) => void; onNew: () => void }) => (
  <div class={styles.tools}>
    <TextField
      bare
      label={adminText('search')}
      placeholder={adminText('search')}
      type="search"
      value={props.query}
      onFocus={loadPinyin}
      onChange={props.onQuery}
    />
    <Button icon={Plus} onClick={props.onNew}>
      {adminText('item.new')}
    </Button>
  </div>
);
