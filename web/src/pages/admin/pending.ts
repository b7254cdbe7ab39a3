// What stands in the form of a row and was not applied yet: it goes into the draft when the person turns elsewhere, so
// that nothing typed is lost by opening another row, by publishing, or by leaving.
import { onCleanup } from 'solid-js';
import type * as z from 'zod';
import { adminText } from '../../i18n/admin.ts';
import { toast } from '../../ui/Toast.tsx';
import type { Row } from './list-draft.ts';

export interface Pending {
  /** @param of the row that the form is of; undefined for a new one */
  readonly note: (value: unknown, of: string | undefined) => void;
  readonly clear: () => void;
  /** Puts it into the draft, or says that it is not whole and is left out. */
  readonly settle: () => void;
}

/** @param put takes a whole row in the place of another, and says whether it could */
export function createPending<R extends Row>(
  schema: z.ZodType,
  put: (row: R, of: string | undefined) => boolean,
): Pending {
  let typed: { value: unknown; of: string | undefined } | undefined;
  const settle = () => {
    if (!typed) return;
    const { value, of } = typed;
    typed = undefined;
    const { data } = schema.safeParse(value);
    if (!data || !put(data as R, of)) toast({ text: adminText('item.not-whole'), tone: 'bad' });
  };
  onCleanup(settle);
  return {
    note(value, of) {
      typed = { value, of };
    },
    clear() {
      typed = undefined;
    },
    settle,
  };
}
