// Text in GB18030, which the platform reads and does not write: every pair of bytes read once gives the way back.
const pairs = new Map<string, readonly [number, number]>();

function fillPairs(): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && !pairs.has(text)) pairs.set(text, [lead, trail]);
    }
  }
}

/** @throws Error for what takes four bytes there */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  if (pairs.size === 0) fillPairs();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\u0080') return [character.charCodeAt(0)];
      const pair = pairs.get(character);
      if (!pair) throw new Error(`No two bytes for ${character}`);
      return [...pair];
    }),
  );
}
