// What the pages of the field app share: the drafts on this device, fresh counts, and the way back.
import { createContext, type JSX, useContext } from 'solid-js';
import type { useQueueCounts } from '../../data/cases.ts';
import type { Drafts } from './drafts.ts';

export interface FieldContext {
  drafts: Drafts;
  counts: ReturnType<typeof useQueueCounts>;
  /** Addresses below /:district/field. */
  href: (path?: string) => string;
  /** To where the person came from; home when they came by a link. */
  back: () => void;
}

const Context = createContext<FieldContext>();

export const FieldProvider = (props: { value: FieldContext; children: JSX.Element }) => (
  <Context.Provider value={props.value}>{props.children}</Context.Provider>
);

export function useField(): FieldContext {
  const field = useContext(Context);
  if (!field) throw new Error('useField is for pages of the field app');
  return field;
}
