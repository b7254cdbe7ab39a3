// The photos of a form that is being filled in: each is prepared and sent at once, so that sending the form itself
// has nothing left to wait for.
import { batch, onCleanup } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { type PreparedPhoto, preparePhoto, uploadPhoto } from './evidence.ts';
import { newId } from './ids.ts';

export interface FormPhoto {
  id: string;
  kind: EvidenceKind;
  /** Address of the picture on this device. */
  url: string;
  state: 'preparing' | 'uploading' | 'ready' | 'failed';
  /** Share that has left, 0 to 1. */
  progress: number;
  error: unknown;
}

export interface PhotoForm {
  district: string;
  caseId: string;
  /** Where the person stands, when the device said so. */
  place?: () => Point | undefined;
}

export function createPhotos(form: PhotoForm) {
  const [photos, setPhotos] = createStore<FormPhoto[]>([]);
  const prepared = new Map<string, PreparedPhoto>();
  const files = new Map<string, File>();

  const change = (id: string, fields: Partial<FormPhoto>) => setPhotos((photo) => photo.id === id, fields);

  async function send(id: string): Promise<void> {
    const file = files.get(id);
    const kind = photos.find((photo) => photo.id === id)?.kind;
    if (!file || !kind) return;
    try {
      change(id, { state: prepared.has(id) ? 'uploading' : 'preparing', progress: 0, error: undefined });
      const photo = prepared.get(id) ?? (await preparePhoto(file));
      prepared.set(id, photo);
      change(id, { state: 'uploading' });
      const target = { district: form.district, caseId: form.caseId, evidenceId: id, kind };
      await uploadPhoto(photo, target, form.place?.(), (progress) => change(id, { progress }));
      change(id, { state: 'ready', progress: 1 });
    } catch (error) {
      change(id, { state: 'failed', error });
    }
  }

  onCleanup(() => {
    for (const photo of photos) URL.revokeObjectURL(photo.url);
  });

  return {
    photos,
    add(list: Iterable<File>, kind: EvidenceKind): void {
      batch(() => {
        for (const file of list) {
          const id = newId();
          files.set(id, file);
          const photo: FormPhoto = {
            id,
            kind,
            url: URL.createObjectURL(file),
            state: 'preparing',
            progress: 0,
            error: undefined,
          };
          setPhotos(produce((all) => all.push(photo)));
          void send(id);
        }
      });
    },
    remove(id: string): void {
      setPhotos((all) => all.filter((photo) => photo.id !== id));
      files.delete(id);
      prepared.delete(id);
    },
    retry: send,
    /** Nothing is on its way and nothing has failed. */
    settled: () => photos.every((photo) => photo.state === 'ready'),
    /** What a command names. */
    refs: (): EvidenceRef[] =>
      photos.filter((photo) => photo.state === 'ready').map(({ id, kind }) => ({ id, kind })),
  };
}

export type Photos = ReturnType<typeof createPhotos>;
