/** What pages are made of. */

import { signal, type Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

import { language } from "./language.ts";
import type { Act } from "./load.tsx";
import { Trouble } from "./load.tsx";
import { zone } from "./person.ts";
import { clockIn, dateIn, dayIn, shortDayIn, zoneName } from "./times.ts";
import { t } from "./texts.ts";
import { TypedIn, useTyped, useTypedForm, useTypedWhole } from "./typed.ts";

const told = signal("");

/** Says something to those who do not see that it happened. */
export function announce(text: string): void {
  told.value = told.value === text ? `${text}\u00a0` : text;
}

export const Announcer = (): JSX.Element => <p class="hidden" role="status">{told}</p>;

/** A page: its name in the window and as its heading, which is where one begins to read. */
export function Page(props: { title: string; lead?: ComponentChildren; back?: string; children?: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${t("name")}`;
  }, [props.title]);
  useEffect(() => {
    if (navigations > 0) heading.current?.focus({ preventScroll: true });
    navigations += 1;
  }, []);
  return (
    <>
      {props.back && <p class="back"><a href={props.back}>← {t("back")}</a></p>}
      <h1 tabIndex={-1} ref={heading}>{props.title}</h1>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </>
  );
}

let navigations = 0;

/** When, on the person's wall clock or on another zone's, with whose that is. */
export function When(props: { at: string; until?: string; short?: boolean; on?: string }): JSX.Element {
  const here = props.on ?? zone.value;
  const day = (props.short ? shortDayIn : dayIn)(here, props.at, language);
  const until = props.until ? `–${clockIn(here, props.until, language)}` : "";
  return (
    <time dateTime={props.at}>
      {day}, {clockIn(here, props.at, language)}{until} <span class="zone">({zoneName(here, props.at, language)})</span>
    </time>
  );
}

/** A day alone, of a moment. */
export const Day = ({ at }: { at: string }): JSX.Element => (
  <time dateTime={at}>{dayIn(zone.value, at, language)}{dateIn(zone.value, at).slice(0, 4) === String(new Date().getFullYear()) ? "" : ` ${dateIn(zone.value, at).slice(0, 4)}`}</time>
);

/** What people wrote themselves, in whichever direction they write. */
export const Words = ({ children }: { children: string }): JSX.Element => <p class="words" dir="auto">{children}</p>;

export const Tags = ({ of }: { of: readonly string[] }): JSX.Element | null =>
  of.length === 0 ? null : <ul class="tags">{of.map((each) => <li key={each}>{each}</li>)}</ul>;

export function Facts({ of }: { of: [string, ComponentChildren][] }): JSX.Element {
  return (
    <dl class="facts">
      {of.filter(([, value]) => value !== "" && value !== null && value !== undefined).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

export function Empty(props: { text: string; href?: string; go?: string }): JSX.Element {
  return (
    <div class="empty">
      <p>{props.text}</p>
      {props.href && <p><a class="button" href={props.href}>{props.go}</a></p>}
    </div>
  );
}

/**
 * A form whose one button does it once; Enter does it too. What is typed into it is kept until it is sent. `name`: where its button
 * says now one thing and now another. `typed`: all that is typed, where fields come and go. `forgets`: what is given stands in the address, or nowhere. `after`: what stands below the sentence for what went wrong.
 */
export function Form(props: {
  act: Act;
  send: string;
  onSend: () => Promise<unknown>;
  children?: ComponentChildren;
  beside?: ComponentChildren;
  kind?: "first" | "danger";
  name?: string;
  typed?: Signal<unknown>;
  forgets?: boolean;
  after?: ComponentChildren;
}): JSX.Element {
  const { form, run } = useTypedForm(props.name ?? props.send);
  const ready = useTypedWhole(form, props.typed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void props.act.run(() => run(props.onSend));
      }}
    >
      <TypedIn.Provider value={props.forgets || props.typed ? null : form}>{ready && props.children}</TypedIn.Provider>
      <Trouble error={props.act.error} />
      {props.after}
      <p class="acts">
        <button type="submit" class={props.kind ?? "first"} aria-disabled={props.act.busy}>
          {props.act.busy ? t("sending") : props.send}
        </button>
        {props.beside}
      </p>
    </form>
  );
}

export function Button(props: {
  act: Act;
  onPress: () => Promise<unknown>;
  kind?: "first" | "danger" | "small";
  label?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="button"
      class={props.kind}
      aria-disabled={props.act.busy}
      aria-label={props.label}
      onClick={() => void props.act.run(props.onPress)}
    >
      {props.children}
    </button>
  );
}

interface FieldProps {
  label: string;
  help?: string;
  error?: string | undefined;
}

function Around(props: FieldProps & { id: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.help && <p class="help" id={`${props.id}-help`}>{props.help}</p>}
      {props.children}
      {props.error && <p class="wrong" id={`${props.id}-wrong`}>{props.error}</p>}
    </div>
  );
}

const described = (id: string, of: FieldProps): string | undefined =>
  [of.help && `${id}-help`, of.error && `${id}-wrong`].filter(Boolean).join(" ") || undefined;

interface InputProps extends FieldProps {
  value: string;
  onText: (text: string) => void;
  type?: "text" | "email" | "date" | "time" | "number" | "search" | "url";
  name?: string;
  class?: string;
  autocomplete?: string;
  inputMode?: "numeric" | "text";
  required?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: number;
  list?: string;
}

export function Input(props: InputProps): JSX.Element {
  const id = useId();
  const { label, help, error, onText, ...rest } = props;
  const type = useTyped(label, props.value, onText);
  return (
    <Around id={id} label={label} {...(help ? { help } : {})} error={error}>
      <input
        id={id}
        aria-describedby={described(id, { label, ...(help ? { help } : {}), error })}
        aria-invalid={error ? true : undefined}
        {...rest}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </Around>
  );
}

export function TextArea(
  props: FieldProps & { value: string; onText: (text: string) => void; rows?: number; maxLength?: number; required?: boolean },
): JSX.Element {
  const id = useId();
  const { label, help, error, onText, ...rest } = props;
  const type = useTyped(label, props.value, onText);
  return (
    <Around id={id} label={label} {...(help ? { help } : {})} error={error}>
      <textarea
        id={id}
        dir="auto"
        rows={4}
        aria-describedby={described(id, { label, ...(help ? { help } : {}), error })}
        {...rest}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </Around>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function Select(
  props: FieldProps & { value: string; of: readonly Choice[]; onChoose: (value: string) => void; empty?: string; required?: boolean },
): JSX.Element {
  const id = useId();
  const choose = useTyped(props.label, props.value, props.onChoose);
  return (
    <Around id={id} label={props.label} {...(props.help ? { help: props.help } : {})} error={props.error}>
      <select
        id={id}
        required={props.required}
        aria-describedby={described(id, props)}
        value={props.value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.of.map((each) => <option key={each.value} value={each.value} selected={each.value === props.value}>{each.label}</option>)}
      </select>
    </Around>
  );
}

/** One of a few. */
export function Radios(props: { label: string; name: string; required?: boolean; value: string; of: readonly Choice[]; onChoose: (value: string) => void }): JSX.Element {
  const choose = useTyped(props.label, props.value, props.onChoose);
  return (
    <fieldset class="choices">
      <legend>{props.label}</legend>
      {props.of.map((each) => (
        <label key={each.value}>
          <input type="radio" name={props.name} required={props.required} value={each.value} checked={each.value === props.value} onChange={() => choose(each.value)} />
          <span>{each.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Some of a few. */
export function Checks(props: { label: string; value: readonly string[]; of: readonly Choice[]; onChoose: (value: string[]) => void; help?: string }): JSX.Element {
  const choose = useTyped<string[]>(props.label, [...props.value], props.onChoose);
  return (
    <fieldset class="choices">
      <legend>{props.label}</legend>
      {props.help && <p class="help">{props.help}</p>}
      {props.of.map((each) => (
        <label key={each.value}>
          <input
            type="checkbox"
            checked={props.value.includes(each.value)}
            onChange={(event) =>
              choose(event.currentTarget.checked ? [...props.value, each.value] : props.value.filter((one) => one !== each.value))}
          />
          <span>{each.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Check(props: { label: string; required?: boolean; checked: boolean; onCheck: (checked: boolean) => void; help?: string }): JSX.Element {
  const check = useTyped(props.label, props.checked, props.onCheck);
  return (
    <div class="field">
      <label class="check">
        <input type="checkbox" required={props.required} checked={props.checked} onChange={(event) => check(event.currentTarget.checked)} />
        <span>{props.label}</span>
      </label>
      {props.help && <p class="help">{props.help}</p>}
    </div>
  );
}

/** Asks before what can't be taken back. Escape and "no" leave all as it is. */
export function Dialog(props: { open: boolean; title: string; onClose: () => void; children: ComponentChildren }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (props.open && !box.current?.open) box.current?.showModal();
    if (!props.open) box.current?.close();
  }, [props.open]);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={props.onClose}>
      <h2 id={id}>{props.title}</h2>
      {props.open && props.children}
    </dialog>
  );
}
