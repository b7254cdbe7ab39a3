// The photos of a form that is being filled in: each is prepared and sent at once, so that sending the form itself
// has nothing left to wait for. One after another: several camera pictures decoded at a time are too much for a phone.
import { batch, onCleanup } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { timeZone } from '../i18n/format.ts';
import { type Declared, isFaultOfFile, type PreparedPhoto, preparePhoto, uploadPhoto } from './evidence.ts';
import { newId } from './ids.ts';

/** What a form shows of a photo. */
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

/** A file that was taken out because it can never be sent. */
export interface DroppedPhoto {
  id: string;
  kind: EvidenceKind;
  /** As the person knows it. */
  name: string;
  error: unknown;
}

/** A photo with all that sending it needs, so that it can be put away and taken up again. */
export interface HeldPhoto {
  id: string;
  kind: EvidenceKind;
  /** Of the file that was chosen. */
  name: string;
  /** As the camera made it, later as it is sent. */
  file: Blob;
  prepared?: PreparedPhoto;
  declared?: Declared;
  /** An upload was begun. */
  sent: boolean;
  /** The service has it. */
  ready: boolean;
}

/** Keeps photos beyond this page; called after every step worth keeping. */
export interface PhotoShelf {
  put(photo: HeldPhoto): Promise<void>;
  drop(id: string): void;
}

export interface PhotoForm {
  district: string;
  caseId: string;
  /** Where the person stands, when the device said so. */
  place?: () => Point | undefined;
  shelf?: PhotoShelf;
}

export function createPhotos(form: PhotoForm) {
  const [photos, setPhotos] = createStore<FormPhoto[]>([]);
  const [dropped, setDropped] = createStore<DroppedPhoto[]>([]);
  const held = new Map<string, HeldPhoto>();
  let line = Promise.resolve();

  const change = (id: string, fields: Partial<FormPhoto>) => setPhotos((photo) => photo.id === id, fields);
  // A photo that was taken out meanwhile stays out.
  const keep = async (photo: HeldPhoto) => {
    if (held.has(photo.id)) await form.shelf?.put(photo);
  };

  async function prepare(photo: HeldPhoto): Promise<PreparedPhoto> {
    const prepared = await preparePhoto({ file: photo.file, timeZone: timeZone() });
    photo.prepared = prepared;
    photo.file = prepared.file;
    photo.declared = {
      takenAt: (prepared.at ?? new Date()).toISOString(),
      place: prepared.place ?? form.place?.(),
    };
    return prepared;
  }

  async function sendNow(id: string): Promise<void> {
    const photo = held.get(id);
    if (!photo) return;
    try {
      const prepared = photo.prepared ?? (await prepare(photo));
      const declared = photo.declared ?? { takenAt: new Date().toISOString(), place: undefined };
      const { district, caseId } = form;
      const target = { district, caseId, evidenceId: id, kind: photo.kind };
      const sentBefore = photo.sent;
      photo.sent = true;
      // What is declared must be kept before it is sent: taken up again, it has to be the same.
      await keep(photo);
      change(id, { state: 'uploading', progress: 0 });
      await uploadPhoto(prepared, target, declared, (progress) => change(id, { progress }), sentBefore);
      photo.ready = true;
      await keep(photo);
      change(id, { state: 'ready', progress: 1 });
    } catch (error) {
      if (isFaultOfFile(error)) drop(photo, error);
      else change(id, { state: 'failed', error });
    }
  }

  function remove(id: string): void {
    const gone = photos.find((photo) => photo.id === id);
    if (gone) URL.revokeObjectURL(gone.url);
    setPhotos((all) => all.filter((photo) => photo.id !== id));
    held.delete(id);
    form.shelf?.drop(id);
  }

  /** One file that can never be sent holds up none of the rest; that it is left out is said. */
  function drop({ id, kind, name }: HeldPhoto, error: unknown): void {
    if (!held.has(id)) return;
    setDropped(produce((all) => all.push({ id, kind, name, error })));
    remove(id);
  }

  function send(id: string): Promise<void> {
    change(id, { state: 'preparing', progress: 0, error: undefined });
    line = line.then(() => sendNow(id));
    return line;
  }

  function take(photo: HeldPhoto): void {
    held.set(photo.id, photo);
    const shown: FormPhoto = {
      id: photo.id,
      kind: photo.kind,
      url: URL.createObjectURL(photo.file),
      state: photo.ready ? 'ready' : 'preparing',
      progress: photo.ready ? 1 : 0,
      error: undefined,
    };
    setPhotos(produce((all) => all.push(shown)));
    if (!photo.ready) void send(photo.id);
  }

  onCleanup(() => {
    for (const photo of photos) URL.revokeObjectURL(photo.url);
    held.clear();
  });

  return {
    photos,
    dropped,
    add(list: Iterable<File>, kind: EvidenceKind): void {
      batch(() => {
        setDropped((all) => all.filter((each) => each.kind !== kind));
        for (const file of list) {
          const photo: HeldPhoto = { id: newId(), kind, name: file.name, file, sent: false, ready: false };
          take(photo);
          void keep(photo);
        }
      });
    },
    /** Takes up photos that were put away; those that the service has are not sent again. */
    restore(list: readonly HeldPhoto[]): void {
      batch(() => {
        for (const photo of list) if (!held.has(photo.id)) take(photo);
      });
    },
    remove,
    retry: send,
    /** The service does not have what it had, or thinks otherwise of it: everything is offered to it again. */
    resend(): void {
      for (const photo of held.values()) {
        photo.ready = false;
        void send(photo.id);
      }
    },
    /** Nothing is on its way and nothing has failed. */
    settled: () => photos.every((photo) => photo.state === 'ready'),
    /** What a command names. */
    refs: (): EvidenceRef[] =>
      photos.filter((photo) => photo.state === 'ready').map(({ id, kind }) => ({ id, kind })),
  };
}

export type Photos = ReturnType<typeof createPhotos>;
