// A tar archive (POSIX.1-1988 ustar) of files that are in memory: what every system unpacks.

const block = 512;

/** @throws Error for a path that ustar cannot hold: 255 characters, a slash where it can be divided */
export function tar(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const parts = files.flatMap(({ path, bytes }) => [
    header(path, bytes.length),
    bytes,
    new Uint8Array((block - (bytes.length % block)) % block),
  ]);
  return Buffer.concat([...parts, new Uint8Array(2 * block)]);
}

function header(path: string, size: number): Uint8Array {
  const bytes = Buffer.alloc(block);
  const { prefix, name } = divided(path);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  bytes.write(name, 0);
  bytes.write(octal(0o644, 7), 100);
  bytes.write(octal(0, 7) + octal(0, 7), 108);
  bytes.write(octal(size, 11), 124);
  bytes.write(octal(0, 11), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257);
  bytes.write(prefix, 345);
  const checksum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** A name of at most 100 characters after a prefix of at most 155. */
function divided(path: string): { prefix: string; name: string } {
  if (path.length <= 100) return { prefix: '', name: path };
  const at = path.indexOf('/', path.length - 101);
  if (at < 0 || at > 155) throw new Error(`${path} is too long for tar`);
  return { prefix: path.slice(0, at), name: path.slice(at + 1) };
}
