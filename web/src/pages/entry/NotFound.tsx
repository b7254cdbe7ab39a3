// An address that leads nowhere, or to what this account cannot see; the two are not told apart.
import { A } from '@solidjs/router';
import MapPinOff from 'lucide-solid/icons/map-pin-off';
import { entryText } from '../../i18n/entry.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';

export default function NotFound() {
  return (
    <main id="main">
      <Empty
        whole
        icon={MapPinOff}
        title={entryText('not-found.title')}
        text={entryText('not-found.text')}
        action={
          <A href="/" class={buttonClass()}>
            {entryText('not-found.home')}
          </A>
        }
      />
    </main>
  );
}
