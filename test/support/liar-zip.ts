// A zip archive of one file that may say another size of itself than it unpacks to.
import { crc32, deflateRawSync } from 'node:zlib';

export function liarZip(name: string, data: Uint8Array, declaredBytes: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(data);
  const path = Buffer.from(name);
  /** What a file's own header and its entry in the directory have in common, from where in each it begins. */
  const describe = (header: Buffer, from: number) => {
    header.writeUInt16LE(20, from);
    header.writeUInt16LE(8, from + 4);
    header.writeUInt32LE(crc32(data), from + 10);
    header.writeUInt32LE(packed.length, from + 14);
    header.writeUInt32LE(declaredBytes, from + 18);
    header.writeUInt16LE(path.length, from + 22);
    return header;
  };
  const own = Buffer.alloc(30);
  own.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + path.length, 12);
  end.writeUInt32LE(own.length + path.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([describe(own, 4), path, packed, describe(entry, 6), path, end]));
}
