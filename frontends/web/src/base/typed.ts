/** What is typed and not sent yet: it outlives reload, back and a sign-in that ended, in this tab alone, and is gone once it is sent. */

import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";

const START = "typed:";

type Fields = Record<string, unknown>;

/** Names of one kind that are in use now: the first is free again when whoever had it is gone. */
class Names {
  readonly #used = new Set<string>();

  take(wanted: string): string {
    let at = 0;
    while (this.#used.has(`${wanted} ${at}`)) at += 1;
    this.#used.add(`${wanted} ${at}`);
    return `${wanted} ${at}`;
  }

  give(name: string): void {
    this.#used.delete(name);
  }
}

/** A form's own place, and its fields by their labels: two alike are told apart by their order. */
export interface TypedForm {
  place: string;
  fields: Names;
  /** What is still to be told to fields. */
  waiting: (() => void)[];
}

const forms = new Names();
/** While a form is being sent, whatever mounts anew in its place begins with nothing; a reload would still find it. */
const sending = new Set<string>();

export const TypedIn = createContext<TypedForm | null>(null);

const read = (place: string): Fields => JSON.parse(sessionStorage.getItem(place) ?? "{}") as Fields;

function keep(place: string, fields: Fields): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(fields));
  } catch {
    // more than a browser keeps: a whole file, say
  }
}

/** A form that keeps what is typed into it until `run` has sent it. */
export function useTypedForm(name: string): { form: TypedForm; run: (send: () => Promise<unknown>) => Promise<unknown> } {
  const form = useRef<TypedForm>(undefined);
  form.current ??= { place: forms.take(`${START}${location.pathname} ${name}`), fields: new Names(), waiting: [] };
  const { place } = form.current;
  useLayoutEffect(() => () => forms.give(place), [place]);
  const run = async (send: () => Promise<unknown>): Promise<unknown> => {
    sending.add(place);
    try {
      const answer = await send();
      sessionStorage.removeItem(place);
      return answer;
    } finally {
      sending.delete(place);
    }
  };
  return { form: form.current, run };
}

/** One after the other: what a field changes may be what the next one stands in. */
async function restore(form: TypedForm, act: () => void): Promise<void> {
  if (form.waiting.push(act) > 1) return;
  while (form.waiting.length > 0) {
    form.waiting[0]!();
    await new Promise((drawn) => setTimeout(drawn));
    form.waiting.shift();
  }
}

/** Tells a field's value back where it was typed before, and keeps what is typed now. */
export function useTyped<Value>(label: string, value: Value, give: (value: Value) => void): (value: Value) => void {
  const form = useContext(TypedIn);
  const name = useRef<string>(undefined);
  const latest = useRef(give);
  latest.current = give;
  if (form) name.current ??= form.fields.take(label);
  useLayoutEffect(() => {
    const field = name.current;
    if (!form || field === undefined) return undefined;
    const typed = sending.has(form.place) ? undefined : read(form.place)[field];
    if (typed !== undefined && JSON.stringify(typed) !== JSON.stringify(value)) void restore(form, () => latest.current(typed as Value));
    return () => form.fields.give(field);
  }, []);
  return (next) => {
    if (form && name.current) keep(form.place, { ...read(form.place), [name.current]: next });
    give(next);
  };
}

const WHOLE = "whole";

/** The same for a form whose fields come and go: what is typed is one value. Says whether it is there again, and the fields may be shown. */
export function useTypedWhole({ place }: TypedForm, typed: Signal<unknown> | undefined): boolean {
  const [ready, setReady] = useState(typed === undefined);
  useLayoutEffect(() => {
    if (!typed) return undefined;
    const begun = JSON.stringify(typed.peek());
    const before = sending.has(place) ? undefined : read(place)[WHOLE];
    if (before !== undefined) typed.value = before;
    setReady(true);
    return typed.subscribe((now) => (JSON.stringify(now) === begun ? sessionStorage.removeItem(place) : keep(place, { [WHOLE]: now })));
  }, []);
  return ready;
}
