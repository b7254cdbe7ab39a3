// The reports that are being written on this device, each with its photos. They survive a reload, a lost network and
// a closed app, until they are sent or thrown away. Sending is not done here.
import { createEffect, createRoot, createSignal, getOwner, onCleanup } from 'solid-js';
import { createStore, type SetStoreFunction } from 'solid-js/store';
import { newId } from '../../data/ids.ts';
import { createPhotos, type Photos } from '../../data/photos.ts';
import { blankDraft, type DraftFields, isBlank } from './draft-fields.ts';
import { dropPhoto, dropPhotos, photosOnShelf, putPhoto } from './photo-shelf.ts';

export interface Draft {
  fields: DraftFields;
  set: SetStoreFunction<DraftFields>;
  photos: Photos;
  close: () => void;
}

/** Drafts belong to a person in a district: several may share a phone. */
export function createDrafts(district: string, member: string) {
  const prefix = `gridloop.draft.${district}.${member}.`;
  const owner = getOwner();
  const [open, setOpen] = createSignal<readonly Draft[]>([]);

  function take(begun: DraftFields): Draft {
    const draft = createRoot((close) => {
      const { caseId } = begun;
      const [fields, set] = createStore(begun);
      const photos = createPhotos({
        district,
        caseId,
        place: () => fields.point,
        shelf: { put: (photo) => putPhoto(caseId, photo), drop: (id) => void dropPhoto(caseId, id) },
      });
      // Counting before the shelf was read would take the photos for removed.
      const [counting, setCounting] = createSignal(begun.photoCount === 0);
      if (!counting()) {
        void photosOnShelf(caseId)
          .then(photos.restore)
          .then(() => setCounting(true));
      }
      createEffect(() => counting() && set('photoCount', photos.photos.length));
      createEffect(() => write(prefix + caseId, isBlank(fields) ? undefined : { ...fields }));
      return { fields, set, photos, close };
    }, owner);
    setOpen((all) => [...all, draft]);
    return draft;
  }

  for (const fields of readAll(prefix)) take(fields);
  onCleanup(() => {
    for (const draft of open()) draft.close();
  });

  return {
    /** Drafts with something in them, oldest first. */
    kept: () => open().filter(({ fields }) => !isBlank(fields)),
    find: (caseId: string | undefined) => open().find(({ fields }) => fields.caseId === caseId),
    /** An empty report: the one at hand if nothing was done with it yet. */
    start: (): Draft => open().find(({ fields }) => isBlank(fields)) ?? take(blankDraft(newId(), newId())),
    /** After it was sent, or because the person does not want it. */
    discard(draft: Draft): void {
      setOpen((all) => all.filter((each) => each !== draft));
      draft.close();
      write(prefix + draft.fields.caseId, undefined);
      void dropPhotos(draft.fields.caseId);
    },
  };
}

export type Drafts = ReturnType<typeof createDrafts>;

function write(key: string, fields: DraftFields | undefined): void {
  try {
    if (fields) localStorage.setItem(key, JSON.stringify(fields));
    else localStorage.removeItem(key);
  } catch {
    // Full or forbidden: the draft lasts as long as the page.
  }
}

function readAll(prefix: string): DraftFields[] {
  try {
    const found = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return found.sort().flatMap((key) => parse(localStorage.getItem(key)));
  } catch {
    return [];
  }
}

/** An older version of the console may have written fewer fields, or something broke it off in the middle. */
function parse(stored: string | null): DraftFields[] {
  try {
    const fields = JSON.parse(stored ?? '') as DraftFields;
    return [{ ...blankDraft(fields.caseId, fields.commandId), ...fields }];
  } catch {
    return [];
  }
}
