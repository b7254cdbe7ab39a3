// Shapes that somebody brought in and has not published: sent in pieces, after the areas that they are of.
import { createSignal } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import { sendShapes } from '#shared/client/shapes.ts';
import type { Shape } from '#shared/contracts/shapes.ts';
import { call } from '../../../api/client.ts';
import { useDistrict } from '../../../data/district.tsx';
import { createPublication } from '../publication.ts';

export interface Brought {
  readonly shapes: readonly Shape[];
  /** Nothing of what is in force stays. */
  readonly replace: boolean;
}

/** A function knows for so long which areas were there before it publishes others. */
const areasKnownMs = 4000;

export function createBrought() {
  const district = useDistrict();
  const publication = createPublication('shapes');
  const [brought, setBrought] = createSignal<Brought>();
  const [progress, setProgress] = createSignal<{ answered: number; of: number }>();
  const [failure, setFailure] = createSignal<unknown>();
  const folder = () => publication.beginning()?.base.value.folder ?? null;

  async function upload({ shapes, replace }: Brought): Promise<string> {
    const send = () =>
      sendShapes(
        call,
        district.id(),
        { type: 'FeatureCollection', features: [...shapes] },
        {
          base: replace ? undefined : (folder() ?? undefined),
          onProgress: (answered, of) => setProgress({ answered, of }),
        },
      );
    try {
      return (await send()).folder;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'configuration/invalid')) throw error;
      await new Promise((resolve) => setTimeout(resolve, areasKnownMs));
      return (await send()).folder;
    }
  }

  return {
    publication,
    brought,
    setBrought,
    folder,
    progress,
    failure,
    /**
     * Never throws: what went wrong is shown, and what was brought is still there to be sent again.
     * @param removed areas are no more: their shapes go too, even if nothing was brought
     */
    async publish(note: string, removed = false): Promise<void> {
      const coming = brought() ?? (removed && folder() ? { shapes: [], replace: false } : undefined);
      if (!coming) return;
      setFailure(undefined);
      setProgress({ answered: 0, of: 1 });
      try {
        await publication.publish({ folder: await upload(coming) }, note);
        setBrought(undefined);
      } catch (error) {
        // Somebody else's shapes are taken as the new ground; what was brought goes on top of them at the next try.
        if (publication.newer()) publication.takeTheirs();
        setFailure(error);
      } finally {
        setProgress(undefined);
      }
    },
  };
}
export type BroughtShapes = ReturnType<typeof createBrought>;
