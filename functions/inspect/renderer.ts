// Has photos decoded in a process of their own: one that takes too long is killed, one that dies takes nobody along,
// and whoever waits for something else is not kept waiting.
import { type ChildProcess, fork } from 'node:child_process';
import type { EvidenceType } from '#shared/contracts/vocabulary.ts';
import type { Answer, Question } from './child.ts';
import type { Rendered } from './render.ts';

/** No photo within the limits takes a tenth of it; less than the function's own time, so that there is some left. */
const longestMs = 20_000;

/** The process did not come to an answer. It may be the photo's fault or the machine's: worth another try. */
export class RenderingFailed extends Error {
  override readonly name = 'RenderingFailed';
}

/** Beside this file, in the sources as in the bundle. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.mjs', import.meta.url);

let child: ChildProcess | undefined;
let line: Promise<unknown> = Promise.resolve();

/**
 * Renders one photo after another, whoever asks.
 * @param timeoutMs how long it may take before it is ended
 * @throws RenderingFailed
 */
export function renderApart(bytes: Uint8Array, type: EvidenceType, timeoutMs = longestMs): Promise<Rendered> {
  const rendered = line.then(() => ask({ bytes, type }, timeoutMs));
  line = rendered.catch(() => {});
  return rendered;
}

function ask(question: Question, timeoutMs: number): Promise<Rendered> {
  const asked = running();
  return new Promise<Rendered>((resolve, reject) => {
    const fail = (why: string) => {
      child = undefined;
      asked.kill('SIGKILL');
      settle(() => reject(new RenderingFailed(why)));
    };
    const onMessage = ({ rendered, leaving }: Answer) => {
      if (leaving) child = undefined;
      settle(() => resolve(rendered));
    };
    const onExit = (code: number | null, signal: string | null) =>
      fail(`The process that decodes photos ended with ${code ?? signal}`);
    const timer = setTimeout(() => fail(`A photo was not decoded within ${timeoutMs} ms`), timeoutMs);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      asked.off('message', onMessage);
      asked.off('exit', onExit);
      hold(asked, false);
      done();
    };
    hold(asked, true);
    asked.once('message', onMessage);
    asked.once('exit', onExit);
    asked.send(
      question,
      (error) => error && fail(`The process that decodes photos is gone: ${error.message}`),
    );
  });
}

/** The process of before while it lives: starting one costs a quarter of a second. */
function running(): ChildProcess {
  if (child?.connected) return child;
  const { LD_LIBRARY_PATH } = process.env;
  const started = fork(entry, {
    serialization: 'advanced',
    // No credentials: what the codec could be made to do, it cannot do in anybody's name.
    env: LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH },
    execArgv: [],
  });
  started.once('exit', () => {
    if (child === started) child = undefined;
  });
  started.on('error', () => {});
  child = started;
  return started;
}

/** A process that waits for its next photo keeps nobody from ending. */
function hold(held: ChildProcess, busy: boolean): void {
  if (busy) held.ref();
  else held.unref();
  if (busy) held.channel?.ref();
  else held.channel?.unref();
}
