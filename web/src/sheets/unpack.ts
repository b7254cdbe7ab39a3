// Files out of a zip archive, never more bytes than allowed, whatever the archive says of itself.
import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { SheetError, sheetLimits } from './table.ts';

/** Bytes handed to the unpacker at a time: deflate makes at most a thousandfold of them before we look again. */
const slice = 16_384;

/** @throws SheetError `unpacks-too-large` before anything is unpacked, or as soon as it is too much; `broken` */
export function unpack(archive: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  if (declaredBytes(archive, isWanted) > sheetLimits.unpackedBytes) throw new SheetError('unpacks-too-large');
  const chunks = new Map<string, Uint8Array[]>();
  let left: number = sheetLimits.unpackedBytes;
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    const own: Uint8Array[] = [];
    chunks.set(file.name, own);
    file.ondata = (error, chunk) => {
      // What is thrown here comes back as its error.
      if (error) throw error instanceof SheetError ? error : new SheetError('broken', error);
      left -= chunk.length;
      if (left < 0) throw new SheetError('unpacks-too-large');
      own.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < archive.length; from += slice)
      unzip.push(archive.subarray(from, from + slice), from + slice >= archive.length);
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('broken', error);
  }
  return new Map([...chunks].map(([name, parts]) => [name, joined(parts)]));
}

/** What the archive's directory says; nothing is unpacked for it. */
function declaredBytes(archive: Uint8Array, isWanted: (name: string) => boolean): number {
  let bytes = 0;
  try {
    unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (isWanted(name)) bytes += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new SheetError('broken', error);
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
