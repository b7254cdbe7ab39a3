// The frame of configuration: what this member may configure on the left, the page on the right.
import { A, type RouteSectionProps } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { hasDraft } from '../../data/drafts.ts';
import { adminText } from '../../i18n/admin.ts';
import { Empty } from '../../ui/States.tsx';
import { setSurface } from '../../ui/theme.ts';
import { TopBar } from '../entry/TopBar.tsx';
import styles from './Admin.module.css';
import { menuOf } from './menu.ts';
import { QuotaNotice } from './QuotaNotice.tsx';

export default function Admin(props: RouteSectionProps) {
  setSurface('desk');
  const district = useDistrict();
  const menu = () => menuOf(district.membership());
  const owner = () => ({ district: district.id(), member: district.member().id });
  const mayOpen = () => {
    const page = props.location.pathname.split('/')[3];
    return page ? menu().some(({ pages }) => pages.some((each) => each === page)) : menu().length > 0;
  };
  return (
    <div class={styles.admin}>
      <TopBar current={district.membership()} />
      <nav class={styles.menu} aria-label={adminText('menu')}>
        <For each={menu()}>
          {({ group, pages }) => (
            <div>
              <h2>{adminText(`group.${group}`)}</h2>
              <ul>
                <For each={pages}>
                  {(page) => (
                    <li>
                      <A
                        href={`/${district.id()}/admin/${page}`}
                        class={styles.item}
                        activeClass={styles.active ?? ''}
                      >
                        {adminText(`page.${page}`)}
                        <Show when={hasDraft(owner(), page)}>
                          <span class={styles.draft}>{adminText('draft')}</span>
                        </Show>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </nav>
      <main id="main" class={styles.main}>
        <Show when={holds('quota:read', district.member())}>
          <QuotaNotice district={district.id()} />
        </Show>
        <Show
          when={mayOpen()}
          fallback={<Empty whole title={adminText('none')} text={adminText('none-text')} />}
        >
          {props.children}
        </Show>
      </main>
    </div>
  );
}
