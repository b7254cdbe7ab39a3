// Language and appearance, each person's own and kept on the device.
import { common } from '../../i18n/common.ts';
import { type Locale, locale, locales, setLocale } from '../../i18n/text.ts';
import { Segmented } from '../../ui/Field.tsx';
import { setTheme, type Theme, theme } from '../../ui/theme.ts';
import styles from './Preferences.module.css';

/** Every language in its own words, so that nobody is stuck in one they cannot read. */
const names: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };
const themes: readonly Theme[] = ['system', 'light', 'dark'];

export const Preferences = (props: { bare?: boolean }) => (
  <div class={styles.preferences}>
    <Segmented
      label={common('language.label')}
      bare={props.bare}
      options={locales.map((value) => ({ value, label: names[value] }))}
      value={locale()}
      onChange={setLocale}
    />
    <Segmented
      label={common('theme.label')}
      bare={props.bare}
      options={themes.map((value) => ({ value, label: common(`theme.${value}`) }))}
      value={theme()}
      onChange={setTheme}
    />
  </div>
);
