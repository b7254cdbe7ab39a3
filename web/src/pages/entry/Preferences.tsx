// Language and appearance, each person's own and kept on the device.
import Languages from 'lucide-solid/icons/languages';
import SunMoon from 'lucide-solid/icons/sun-moon';
import { common } from '../../i18n/common.ts';
import { type Locale, locale, locales, setLocale } from '../../i18n/text.ts';
import { Menu } from '../../ui/Menu.tsx';
import { setTheme, type Theme, theme } from '../../ui/theme.ts';

/** Every language in its own words, so that nobody is stuck in one they cannot read. */
const names: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };
const themes: readonly Theme[] = ['system', 'light', 'dark'];

export const localeItems = () =>
  locales.map((id) => ({ label: names[id], onSelect: () => setLocale(id), current: locale() === id }));

export const themeItems = () =>
  themes.map((id) => ({
    label: common(`theme.${id}`),
    onSelect: () => setTheme(id),
    current: theme() === id,
  }));

export const LocaleMenu = () => (
  <Menu
    icon={Languages}
    label={names[locale()]}
    title={common('language.label')}
    groups={[{ label: common('language.label'), items: localeItems() }]}
  />
);

export const ThemeMenu = () => (
  <Menu
    icon={SunMoon}
    label={common(`theme.${theme()}`)}
    title={common('theme.label')}
    groups={[{ label: common('theme.label'), items: themeItems() }]}
  />
);
