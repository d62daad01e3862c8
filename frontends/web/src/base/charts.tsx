/** Charts that draw nothing which does not stand beside them as a number: each is a table first. Plain SVG, no library. */

import type { JSX } from "preact";

import { EDGE, HIGH, pathOf, WIDE } from "./drawing.ts";
import { language } from "./language.ts";
import { t } from "./texts.ts";

export const percentText = (value: number | null, digits = 0): string =>
  value === null ? "–" : new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(value);

export const numberText = (value: number | null, digits = 1): string =>
  value === null ? "–" : new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

export interface Bar {
  name: string;
  /** Null where it is not said, of a few. */
  value: number | null;
  shown: string;
  beside?: string;
}

/** A row for each, with its number and a bar; the longest bar is the largest number. */
export function Bars(props: { caption: string; of: readonly Bar[]; unit: string; beside?: string }): JSX.Element {
  const most = Math.max(1e-9, ...props.of.map((each) => each.value ?? 0));
  return (
    <div class="scroll">
      <table class="bars">
        <caption>{props.caption}</caption>
        <thead>
          <tr><td /><th scope="col">{props.unit}</th>{props.beside && <th scope="col">{props.beside}</th>}<td aria-hidden="true" /></tr>
        </thead>
        <tbody>
          {props.of.map((each) => (
            <tr key={each.name}>
              <th scope="row" dir="auto">{each.name}</th>
              <td>{each.shown}</td>
              {props.beside && <td>{each.beside ?? ""}</td>}
              <td aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width={((each.value ?? 0) / most) * 100} height="8" rx="2" /></svg></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface Line {
  name: string;
  values: readonly (number | null)[];
  shown?: (value: number | null) => string;
}

/** Lines over a few moments, and the table of their numbers. Each line has a dash of its own: not by colour alone. */
export function Lines(props: { caption: string; across: string; moments: readonly string[]; of: readonly Line[]; most?: number; step?: boolean }): JSX.Element {
  const most = props.most ?? Math.max(...props.of.flatMap((each) => each.values.map((value) => value ?? 0)));
  return (
    <figure class="lines">
      <figcaption>{props.caption}</figcaption>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden="true">
        <path class="axis" d={`M${EDGE} ${EDGE}V${HIGH - EDGE}H${WIDE - EDGE}`} />
        {props.of.map((each, at) => <path key={each.name} class={`line line-${at % 4}`} d={pathOf(each.values, most, props.step)} />)}
      </svg>
      <ul class="key" aria-hidden="true">
        {props.of.map((each, at) => <li key={each.name}><svg viewBox="0 0 24 6"><path class={`line line-${at % 4}`} d="M0 3H24" /></svg>{each.name}</li>)}
      </ul>
      <details>
        <summary>{t("chart.numbers")}</summary>
        <div class="scroll">
          <table>
            <caption class="hidden">{props.caption}</caption>
            <thead><tr><th scope="col">{props.across}</th>{props.of.map((each) => <th key={each.name} scope="col">{each.name}</th>)}</tr></thead>
            <tbody>
              {props.moments.map((moment, at) => (
                <tr key={moment}><th scope="row">{moment}</th>{props.of.map((each) => <td key={each.name}>{(each.shown ?? numberText)(each.values[at] ?? null)}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
