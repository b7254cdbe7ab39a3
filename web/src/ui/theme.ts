// Owns the choice between light, dark and the system's theme, and the size class of the open surface.
import { createSignal } from 'solid-js';

export type Theme = 'system' | 'light' | 'dark';
const storageKey = 'gridloop.theme';

function storedTheme(): Theme {
  const value = document.documentElement.dataset.theme;
  return value === 'light' || value === 'dark' ? value : 'system';
}

const [theme, assignTheme] = createSignal<Theme>(storedTheme());

export { theme };

export function setTheme(next: Theme): void {
  assignTheme(next);
  const root = document.documentElement;
  if (next === 'system') delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Without storage the choice lasts for this visit.
  }
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const [systemIsDark, setSystemIsDark] = createSignal(systemDark.matches);
systemDark.addEventListener('change', (event) => setSystemIsDark(event.matches));

/** Whether the page is dark now; only for what CSS cannot reach, like a map's canvas. */
export const isDark = (): boolean => (theme() === 'system' ? systemIsDark() : theme() === 'dark');

/** Sizes of type and controls follow the surface, dialogs outside its element included. */
export function setSurface(surface: 'desk' | 'field'): void {
  document.documentElement.dataset.surface = surface;
}
