// Photos of reports that are not sent yet, kept in the browser's database: a phone that reloads the page, or throws
// it out while the camera is open, loses none. Where there is no database, photos last as long as the page.
import type { HeldPhoto } from '../../data/photos.ts';

const store = 'photos';
let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('gridloop', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, act: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const photos = (await open()).transaction(store, mode).objectStore(store);
  return new Promise((resolve, reject) => {
    const request = act(photos);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Everything of one case: array keys sort after their own beginning and before a longer second part. */
const ofCase = (caseId: string) => IDBKeyRange.bound([caseId], [caseId, []]);

const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => {},
    () => {},
  );

export const putPhoto = (caseId: string, photo: HeldPhoto): Promise<void> =>
  quietly(run('readwrite', (photos) => photos.put(photo, [caseId, photo.id])));

export const dropPhoto = (caseId: string, id: string): Promise<void> =>
  quietly(run('readwrite', (photos) => photos.delete([caseId, id])));

export const dropPhotos = (caseId: string): Promise<void> =>
  quietly(run('readwrite', (photos) => photos.delete(ofCase(caseId))));

/** In the order in which they were taken: their ids are ULIDs. */
export const photosOnShelf = (caseId: string): Promise<HeldPhoto[]> =>
  run<HeldPhoto[]>('readonly', (photos) => photos.getAll(ofCase(caseId))).catch(() => []);
