// The process that photos are decoded in, one at a time: started, watched and ended by renderer.ts. It has no
// credentials, and no more memory than is given to it here.
import type { EvidenceType } from '#shared/contracts/vocabulary.ts';
import { type Rendered, render } from './render.ts';

export interface Question {
  readonly bytes: Uint8Array;
  readonly type: EvidenceType;
}

export interface Answer {
  readonly rendered: Rendered;
  /** It ends now: the next photo needs another process. */
  readonly leaving: boolean;
}

/**
 * Pages of 64 KiB, 1 GiB in all: what the largest photo within the limits needs (a lossless WebP of 50 million pixels;
 * measured). The codec's own maximum is twice that, it offers no option, and it never gives memory back.
 */
const mostPages = 16_384;
const Memory = WebAssembly.Memory;
WebAssembly.Memory = class extends Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super({ ...descriptor, maximum: Math.min(descriptor.maximum ?? mostPages, mostPages) });
  }
};

/** Bytes that the process may keep from one photo to the next. */
const enough = 512 * 1024 * 1024;

process.on('message', async ({ bytes, type }: Question) => {
  const rendered = await render(bytes, type);
  const answer: Answer = { rendered, leaving: process.memoryUsage.rss() > enough };
  process.send?.(answer, () => answer.leaving && process.exit());
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
