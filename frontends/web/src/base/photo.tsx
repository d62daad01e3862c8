/** Faces: a plain `<img>`, or the first letters of a name where somebody shows none. */

import type { PhotoView } from "mentoring-client";
import type { JSX } from "preact";
import { useState } from "preact/hooks";

const FACE = 48; // CSS pixels a side; a page's own face is twice as large

/** Beside a name that stands there as text: so it has no text of its own, unless `alt` gives one. */
export function Face(props: { of: PhotoView | null | undefined; name: string; large?: boolean; alt?: string }): JSX.Element {
  const [lost, setLost] = useState(""); // an address is good for a day at most; a page may be open for longer
  const side = props.large ? FACE * 2 : FACE;
  const shown = props.of && (props.large ? props.of.large : props.of.small);
  const look = `face${props.large ? " large" : ""}`;
  if (!shown || shown === lost) return <span class={look} aria-hidden="true">{initials(props.name)}</span>;
  return <img class={look} src={shown} alt={props.alt ?? ""} width={side} height={side} decoding="async" onError={() => setLost(shown)} />;
}

/** The first letter of the first word and of the last. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = (word: string | undefined): string => [...new Intl.Segmenter().segment(word ?? "")][0]?.segment ?? "";
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : "")).toUpperCase();
}
