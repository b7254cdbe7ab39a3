// Publishing a part: what the person began with, and what happens when somebody else was faster. Their work stays in
// the page until they say otherwise.
import { createEffect, createSignal } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import { useDistrict } from '../../data/district.tsx';
import { type PartInForce, usePartInForce, usePublish } from '../../data/parts.ts';
import { adminText } from '../../i18n/admin.ts';
import { toast } from '../../ui/Toast.tsx';

export function createPublication<P extends PartName>(part: P) {
  const district = useDistrict();
  const inForce = usePartInForce(district.id, part);
  const publishPart = usePublish(district.id, part);
  /** What the page was made from; a refetch in the background never replaces it. */
  const [base, setBase] = createSignal<PartInForce<P>>();
  const [newer, setNewer] = createSignal<PartInForce<P>>();
  const [seen, setSeen] = createSignal(0);
  const begin = (version: PartInForce<P>) => {
    setBase(() => version);
    setSeen(version.version);
    setNewer(undefined);
  };
  createEffect(() => {
    const loaded = inForce.data();
    if (loaded && !base()) begin(loaded);
  });
  return {
    base,
    newer,
    error: inForce.error,
    retry: () => void inForce.refetch(),
    /** @throws ApiProblem for every refusal; the page still holds what was to be published */
    async publish(value: PartValue<P>, note: string): Promise<void> {
      try {
        const published = await publishPart({ value, note, seen: seen() });
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
    /** The next try takes the place of the newer version. */
    keepMine() {
      setSeen(newer()?.version ?? seen());
      setNewer(undefined);
    },
    takeTheirs() {
      const theirs = newer();
      if (theirs) begin(theirs);
    },
  };
}
export type Publication<P extends PartName> = ReturnType<typeof createPublication<P>>;
