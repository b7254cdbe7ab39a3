// Bodies as small as the caller can read them. Nobody else does it: CloudFront compresses only what it may cache, and
// it caches no answer of the API.
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** What fits one packet anyway gains nothing. */
const worthwhileBytes = 1400;
/** Of 11: a millisecond for a page of a list, and nine tenths of what the slowest would save. */
const quality = 5;

export interface Body {
  readonly body: string;
  readonly isBase64Encoded?: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param accepted the request's `Accept-Encoding` */
export async function compressed(text: string, accepted: string | undefined): Promise<Body> {
  const vary = { vary: 'accept-encoding' };
  const takesBrotli = accepted?.split(',').some((each) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(each));
  if (!takesBrotli || Buffer.byteLength(text) < worthwhileBytes) return { body: text, headers: vary };
  const bytes = await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return {
    body: bytes.toString('base64'),
    isBase64Encoded: true,
    headers: { ...vary, 'content-encoding': 'br' },
  };
}
