// Where the device is: watched until it is good enough to find a grid by, then left alone to spare the battery.
import { createSignal, onCleanup } from 'solid-js';
import type { Point } from '#shared/contracts/primitives.ts';

export type PositionState = 'seeking' | 'found' | 'denied' | 'unavailable';

/** Metres: within this the street and its side are certain. */
const goodEnough = 15;
/** A phone between houses may never get that good; what it has by then must do. */
const patienceMs = 45_000;
const timeoutMs = 20_000;

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Asks at once; `onFix` gets every fix that is better than those before. */
export function createPosition(onFix: (point: Point, accuracy: number) => void) {
  const [state, setState] = createSignal<PositionState>('seeking');
  const [accuracy, setAccuracy] = createSignal<number>();
  let watch: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    if (watch !== undefined) navigator.geolocation.clearWatch(watch);
    clearTimeout(timer);
    watch = undefined;
  };
  const take = ({ coords }: GeolocationPosition) => {
    const best = accuracy();
    if (best !== undefined && coords.accuracy > best) return;
    setAccuracy(coords.accuracy);
    setState('found');
    onFix({ lng: round(coords.longitude), lat: round(coords.latitude) }, Math.round(coords.accuracy));
    if (coords.accuracy <= goodEnough) stop();
  };
  const fail = (error: GeolocationPositionError) => {
    // A fix that is there stays; only its getting better has come to an end.
    if (accuracy() === undefined) {
      setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable');
    }
    stop();
  };
  const start = () => {
    stop();
    setAccuracy(undefined);
    if (!navigator.geolocation) {
      setState('unavailable');
      return;
    }
    setState('seeking');
    const options = { enableHighAccuracy: true, maximumAge: 10_000, timeout: timeoutMs };
    watch = navigator.geolocation.watchPosition(take, fail, options);
    timer = setTimeout(stop, patienceMs);
  };

  start();
  onCleanup(stop);
  return { state, stop, again: start };
}

export type Position = ReturnType<typeof createPosition>;
