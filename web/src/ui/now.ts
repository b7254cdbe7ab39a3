// One clock for every text that says how long; a single timer, so that all of them move together.
import { createSignal } from 'solid-js';

const [now, setNow] = createSignal(Date.now());
setInterval(() => setNow(Date.now()), 5_000);

/** Milliseconds since the epoch, refreshed every 5 s. */
export { now };
