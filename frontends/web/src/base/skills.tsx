/** Skills by their names: suggestions from the vocabulary while one types, and any other word as it is. */

import { useSignal } from "@preact/signals";
import { data, listSkills } from "mentoring-client";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

import { client } from "./api.ts";
import { announce } from "./parts.tsx";
import { slugged, spoken } from "./slugs.ts";
import { t } from "./texts.ts";

const PAUSE = 200; // milliseconds after the last letter

/** The slugs of skills that were typed by their names: the vocabulary's, else one made of the words. */
export const slugsOf = (names: readonly string[]): Promise<string[]> => Promise.all(names.map(slugOf));

async function slugOf(name: string): Promise<string> {
  const sought = name.toLowerCase();
  const { items } = await data(listSkills({ client, query: { q: name, page_size: 8 } }));
  const known = items.find((each) => [each.name, spoken(each.skill), ...each.spellings].some((one) => one.toLowerCase() === sought));
  return known?.skill ?? slugged(name);
}

export function Skills(props: {
  label: string;
  help?: string;
  names: readonly string[];
  onAdd: (name: string) => void;
  onRemove: (name: string) => void;
  beside?: (name: string) => ComponentChildren;
}): JSX.Element {
  const id = useId();
  const typed = useSignal("");
  const found = useSignal<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (text: string): void => {
    typed.value = text;
    clearTimeout(timer.current);
    if (text.trim().length < 2) return void (found.value = []);
    timer.current = setTimeout(() => {
      data(listSkills({ client, query: { q: text.trim(), page_size: 8 } })).then(
        ({ items }) => (found.value = items.map((each) => each.name)),
        () => undefined, // a suggestion less
      );
    }, PAUSE);
  };
  const add = (): void => {
    const name = typed.value.trim();
    if (name === "") return;
    typed.value = "";
    found.value = [];
    if (!props.names.some((each) => each.toLowerCase() === name.toLowerCase())) props.onAdd(name);
    announce(t("skills.added", { name }));
  };
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {props.help && <p class="help" id={`${id}-help`}>{props.help}</p>}
      {props.names.length > 0 && (
        <ul class="rows">
          {props.names.map((name) => (
            <li key={name}>
              <strong>{name}</strong>
              {props.beside?.(name)}
              <button type="button" class="plain" aria-label={t("remove.what", { what: name })} onClick={() => props.onRemove(name)}>×</button>
            </li>
          ))}
        </ul>
      )}
      <div class="typed">
        <input
          aria-label={t("skills.one")}
          aria-describedby={props.help && `${id}-help`}
          list={id}
          maxLength={80}
          autocomplete="off"
          value={typed.value}
          onInput={(event) => look(event.currentTarget.value)}
          onBlur={add} // whoever goes on to the form's button means what they typed
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault(); // it takes the skill; the form has its button
            add();
          }}
        />
        <datalist id={id}>{found.value.map((each) => <option key={each} value={each} />)}</datalist>
        <button type="button" onClick={add}>{t("add")}</button>
      </div>
    </fieldset>
  );
}
