// The image codec: libvips in WebAssembly, so that one bundle runs on every processor and nothing is compiled or
// downloaded. It opens JPEG, PNG and WebP and nothing else.
import Vips from 'wasm-vips';

export type Codec = Awaited<ReturnType<typeof Vips>>;
export type Image = Vips.Image;

const loaders = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'];

let instance: Promise<Codec> | undefined;

/** The one instance of this process; the first call takes about a quarter of a second. */
export function codec(): Promise<Codec> {
  instance ??= open();
  return instance;
}

async function open(): Promise<Codec> {
  const vips = await Vips({
    dynamicLibraries: [],
    preRun: (module) => {
      // Its warnings repeat what it then throws.
      module.ENV.VIPS_WARNING = '0';
      // One photo at a time, and the rest of the machine for the people who wait for something else.
      module.ENV.VIPS_CONCURRENCY = '1';
    },
  });
  vips.Cache.max(0);
  vips.operationBlock('VipsForeignLoad', true);
  for (const loader of loaders) vips.operationBlock(loader, false);
  return vips;
}
