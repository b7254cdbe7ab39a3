// Single-key shortcuts of a page: silent while somebody types, while a dialog is open, and with modifier keys.
import { onCleanup, onMount } from 'solid-js';
import { caseActions } from '#shared/contracts/action-table.ts';

/** The case actions that have a key of their own. */
export const keyed = caseActions.flatMap((row) => ('shortcut' in row ? [row] : []));

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Enter on something that has an own Enter is not a shortcut. */
const pressable = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('button, a, summary');

export function onShortcut(actions: Readonly<Record<string, () => void>>): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || document.querySelector('[role="dialog"]')) return;
    if (event.key === 'Enter' && pressable(event.target)) return;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  onMount(() => document.addEventListener('keydown', onKeyDown));
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));
}
