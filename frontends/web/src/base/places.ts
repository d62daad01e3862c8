/** Back, forward and reload lead to where one was on a page, once it is as long again as it was. Each entry of the history knows its place. */

const PAUSE = 100; // milliseconds after the last movement
const PATIENCE = 5_000;
const CALM = 10; // frames in which nothing moved any more

let returns = 0;
let returning = 0; // which return is under way; 0 for none

const placeIn = (state: unknown): number => (state as { place?: number } | null)?.place ?? 0;

export function keepPlaces(): void {
  history.scrollRestoration = "manual";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    history.replaceState({ place: scrollY }, "");
  };
  addEventListener("scroll", () => {
    if (returning) return;
    const here = location.href;
    clearTimeout(timer);
    timer = setTimeout(() => location.href === here && keep(), PAUSE);
  }, { passive: true });
  const now = (): void => (timer === undefined ? undefined : keep());
  addEventListener("click", now, { capture: true }); // before a link is followed
  addEventListener("pagehide", now);
  addEventListener("popstate", (event) => {
    clearTimeout(timer);
    returnTo(placeIn(event.state));
  });
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(act, () => (returning = 0), { passive: true });
  if (placeIn(history.state) > 0) returnTo(placeIn(history.state)); // after a reload
}

function returnTo(place: number): void {
  const mine = (returning = returns += 1);
  const until = performance.now() + PATIENCE;
  let calm = 0;
  const look = (): void => {
    if (mine !== returning) return;
    const waits = document.querySelector("main [aria-busy=true], main:empty") !== null || document.querySelector("h1") === null;
    if (!waits && Math.round(scrollY) !== Math.round(place)) scrollTo(0, place);
    calm = !waits && Math.abs(scrollY - place) <= 1 ? calm + 1 : 0;
    if (calm >= CALM || performance.now() > until) returning = 0;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** A page that one comes to by a link is read from its top. */
export function atTop(): void {
  if (!returning) scrollTo(0, 0);
}
