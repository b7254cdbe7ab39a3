// Publishing a part: what the person began with, what they changed and have not published, and what happens when somebody
// else was faster. Their work stays, in the page and in the browser, until they say otherwise.
import { useBeforeLeave } from '@solidjs/router';
import { createEffect, createSignal } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { useDistrict } from '../../data/district.tsx';
import { type Draft, draftOf, dropDraft, keepDraft } from '../../data/drafts.ts';
import {
  cancelWaiting,
  type PartInForce,
  readVersion,
  usePartInForce,
  usePublish,
} from '../../data/parts.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatDate } from '../../i18n/format.ts';
import { toast } from '../../ui/Toast.tsx';
import { merge } from './merge.ts';

/** What a page is made from: a version, and what the person had changed of it when they last were here. */
export interface Beginning<P extends PartName> {
  readonly base: PartInForce<P>;
  readonly draft: Draft<P> | undefined;
  /** What the page shows at first. */
  readonly value: PartValue<P>;
}

export function createPublication<P extends PartName>(part: P) {
  const district = useDistrict();
  const owner = () => ({ district: district.id(), member: district.member().id });
  const inForce = usePartInForce(district.id, part);
  const publishPart = usePublish(district.id, part);
  /** A refetch in the background never replaces it. */
  const [beginning, setBeginning] = createSignal<Beginning<P>>();
  const [newer, setNewer] = createSignal<PartInForce<P>>();
  const [seen, setSeen] = createSignal(0);
  const [changed, setChanged] = createSignal(false);

  const begin = (base: PartInForce<P>) => {
    const draft = draftOf(owner(), part);
    setBeginning({ base, draft, value: draft?.value ?? base.value });
    setSeen(draft?.seen ?? base.version);
    setChanged(draft !== undefined);
    // Somebody published while the draft lay here.
    setNewer(() => (draft && draft.seen < base.version ? base : undefined));
  };
  createEffect(() => {
    const loaded = inForce.data();
    if (loaded && !beginning()) begin(loaded);
  });
  const discard = () => {
    const from = newer() ?? beginning()?.base;
    dropDraft(owner(), part);
    if (from) begin(from);
  };
  useBeforeLeave(() => {
    if (changed()) toast({ text: adminText('draft.kept') });
  });

  const keep = (value: PartValue<P>) => {
    const base = beginning()?.base;
    if (!base) return;
    const differs = canonicalJson(value) !== canonicalJson(base.value);
    if (differs) keepDraft(owner(), part, { seen: seen(), value, at: new Date().toISOString() });
    else dropDraft(owner(), part);
    setChanged(differs);
  };

  /** What is in force stays, and something waits or waits no more. */
  const reread = async () => {
    const now = await inForce.refetch();
    if (now) begin(now);
  };

  return {
    part,
    beginning,
    newer,
    changed,
    error: inForce.error,
    retry: () => void inForce.refetch(),

    /** Keeps what the page holds now; the same as the version in force is no draft. */
    keep,
    /** Makes what an older version held the draft: the page shows it, and it can be changed before it is published. */
    recall(value: PartValue<P>): void {
      keep(value);
      const base = beginning()?.base;
      if (base) begin(base);
    },
    discard,
    waiting: () => (newer() ?? beginning()?.base)?.waiting,
    /** @throws ApiProblem */
    async cancel(version: number): Promise<void> {
      try {
        await cancelWaiting(district.id(), part, version);
        toast({ text: adminText('waiting.cancelled', { version }) });
      } finally {
        await reread();
      }
    },

    /** @throws ApiProblem for every refusal; the page still holds what was to be published */
    async publish(value: PartValue<P>, note: string, from?: string): Promise<void> {
      try {
        const published = await publishPart({ value, note, seen: seen(), from });
        dropDraft(owner(), part);
        if (from) {
          await reread();
          toast({
            text: adminText('publish.scheduled', {
              version: published.version,
              when: formatDate(from, 'full'),
            }),
          });
          return;
        }
        begin(published);
        toast({ text: adminText('publish.done', { version: published.version }) });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'configuration/version-mismatch') {
          const theirs = await inForce.refetch();
          setNewer(() => theirs);
        }
        throw error;
      }
    },
    /** What was changed here goes on top of the newer version, which the page then begins with. */
    async keepMine(): Promise<void> {
      const theirs = newer();
      if (!theirs) return;
      const mine = draftOf(owner(), part)?.value;
      // Without a place to keep drafts, the page alone knows what was changed: its next try takes the place of theirs.
      if (mine === undefined) {
        setSeen(theirs.version);
        setNewer(undefined);
        return;
      }
      const { value: base } = await readVersion(district.id(), part, seen());
      const { value, both } = merge(base, mine, theirs.value);
      keepDraft(owner(), part, {
        seen: theirs.version,
        value: value as PartValue<P>,
        at: new Date().toISOString(),
      });
      begin(theirs);
      if (both.length > 0) toast({ text: adminText('newer.both', { n: both.length }), seconds: 15 });
    },
    takeTheirs: discard,
  };
}
export type Publication<P extends PartName> = ReturnType<typeof createPublication<P>>;
