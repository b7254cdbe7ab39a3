// The rows of a part that is a list, as the person has them now: every change is kept as their draft.
import { createSignal } from 'solid-js';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import type { Row } from './list-draft.ts';
import type { Beginning, Publication } from './publication.ts';

export interface Rows<R extends Row> {
  /** As they are in force. */
  readonly before: readonly R[];
  readonly now: () => readonly R[];
  readonly set: (rows: readonly R[]) => void;
  /** @throws ApiProblem for every refusal */
  readonly publish: (note: string) => Promise<void>;
  readonly discard: () => void;
}

/** @typeParam R what the part is a list of; a type cannot say that of every part at once */
export function createRows<P extends PartName, R extends Row>(
  { base, value }: Beginning<P>,
  publication: Publication<P>,
): Rows<R> {
  const [now, assign] = createSignal(value as unknown as readonly R[]);
  const asPart = (rows: readonly R[]) => rows as unknown as PartValue<P>;
  return {
    before: base.value as unknown as readonly R[],
    now,
    set(rows) {
      assign(() => rows);
      publication.keep(asPart(rows));
    },
    publish: (note) => publication.publish(asPart(now()), note),
    discard: publication.discard,
  };
}
