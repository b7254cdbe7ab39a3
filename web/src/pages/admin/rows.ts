// The rows of a part that is a list, as the person has them now: every change is kept as their draft.
import { createSignal } from 'solid-js';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import type { Row } from './list-draft.ts';
import type { Pending } from './pending.ts';
import type { Beginning, Publication } from './publication.ts';

export interface Rows<R extends Row> {
  /** Whose rows they are. */
  readonly part: PartName;
  /** As they are in force. */
  readonly before: readonly R[];
  readonly now: () => readonly R[];
  readonly set: (rows: readonly R[]) => void;
  /** @throws ApiProblem for every refusal */
  readonly publish: (note: string, from?: string) => Promise<void>;
  readonly discard: () => void;
}

/** @typeParam R what the part is a list of; a type cannot say that of every part at once */
export function createRows<P extends PartName, R extends Row>(
  beginning: Beginning<P>,
  publication: Publication<P>,
): Rows<R> {
  const { base, value } = beginning;
  const [now, assign] = createSignal(value as unknown as readonly R[]);
  const asPart = (rows: readonly R[]) => rows as unknown as PartValue<P>;
  return {
    part: publication.part,
    before: base.value as unknown as readonly R[],
    now,
    set(rows) {
      assign(() => rows);
      // A form that goes as its page begins anew with another version says nothing about that one.
      if (publication.beginning() === beginning) publication.keep(asPart(rows));
    },
    publish: (note, from) => publication.publish(asPart(now()), note, from),
    discard: publication.discard,
  };
}

/** Publishing takes along what stands in an open form. */
export const settledFirst = <R extends Row>(rows: Rows<R>, pending: Pending): Rows<R> => ({
  ...rows,
  publish(note, from) {
    pending.settle();
    return rows.publish(note, from);
  },
  discard() {
    pending.clear();
    rows.discard();
  },
});
