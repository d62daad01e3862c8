/** What a page reads and does: with a skeleton, sentences for what goes wrong, and nothing done twice. */

import { ProblemError } from "mentoring-client";
import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

import { language } from "./language.ts";
import { fromNow } from "./times.ts";
import { t } from "./texts.ts";

export interface Load<Value> {
  value: Value | undefined;
  error: unknown;
  /** What is shown answers what was asked before: the next answer is on its way. */
  stale: boolean;
  /** Reads again; what is shown stays meanwhile. */
  again: () => Promise<void>;
}

export function useLoad<Value>(read: () => Promise<Value>, on: readonly unknown[] = []): Load<Value> {
  const [state, setState] = useState<{ value?: Value; error?: unknown; by?: () => Promise<void> }>({});
  const latest = useRef(0);
  const again = useCallback(async function by(): Promise<void> {
    const mine = ++latest.current;
    try {
      const value = await read();
      if (mine === latest.current) setState({ value, by });
    } catch (error) {
      if (mine === latest.current) setState((before) => ({ ...before, error, by }));
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `on` says what `read` depends on
  }, on);
  useEffect(() => {
    void again();
    return () => void (latest.current += 1);
  }, [again]);
  return { value: state.value, error: state.error, stale: state.by !== again, again };
}

export function Loaded<Value>(props: {
  of: Load<Value>;
  skeleton?: ComponentChildren;
  children: (value: Value) => ComponentChildren;
}): JSX.Element {
  const { of } = props;
  if (of.value === undefined && of.error === undefined) {
    return (
      <div aria-busy="true">
        <span class="hidden">{t("loading")}</span>
        {props.skeleton ?? <Skeleton />}
      </div>
    );
  }
  return (
    <>
      {of.stale && <span class="hidden" aria-busy="true">{t("loading")}</span>}
      {of.error !== undefined && <Trouble error={of.error} again={of.again} />}
      {of.value !== undefined && props.children(of.value)}
    </>
  );
}

/** As high as what will stand there. */
export const Skeleton = ({ rows = 3 }: { rows?: number }): JSX.Element => (
  <div aria-hidden="true">
    {Array.from({ length: rows }, (_, row) => <div class="skeleton" key={row} />)}
  </div>
);

export interface Act {
  busy: boolean;
  error: unknown;
  /** Does it once, however often it is asked for meanwhile; says whether it went well. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

export function useAct(): Act {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const running = useRef(false);
  const run = useCallback(async (act: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true });
    try {
      await act();
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    } finally {
      running.current = false;
    }
  }, []);
  return { busy: state.busy, error: state.error, run, clear: () => setState({ busy: false }) };
}

/** The sentence of a no, and what one can do now. */
export function sentences(error: unknown): { what: string; next: string; slug: string } {
  if (!(error instanceof ProblemError)) {
    if (!(error instanceof TypeError)) console.error(error);
    return { what: t("problem.lost"), next: t("problem.lost.next"), slug: "lost" };
  }
  const { slug, status } = error;
  const what = error.detail || t("problem.unknown");
  if (status === 401) return { what: t("problem.signedOut"), next: t("problem.signedOut.next"), slug };
  if (status === 404) return { what, next: t("problem.notFound.next"), slug };
  if (status === 412) return { what, next: t("problem.changed.next"), slug };
  if (status === 429 || status === 503) {
    const soon = new Date(Date.now() + Math.max(60, error.retryAfter ?? 60) * 1000).toISOString();
    return { what, next: t("problem.wait.next", { when: fromNow(soon, Date.now(), language) }), slug };
  }
  if (status >= 500) return { what: t("problem.ours"), next: t("problem.ours.next", { instance: error.instance }), slug };
  const fields = error.errors.map((each) => each.detail).join(" ");
  return { what, next: fields, slug };
}

export function Trouble(props: { error: unknown; again?: () => Promise<unknown> }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), [props.error]);
  if (props.error === undefined) return null;
  const { what, next, slug } = sentences(props.error);
  return (
    <div class="trouble" role="alert" data-slug={slug} ref={box}>
      <p><strong>{what}</strong></p>
      {next && <p>{next}</p>}
      {slug === "invalid-token" || slug === "token-missing" || slug === "not-signed-in"
        ? <a class="button small" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{t("signIn")}</a>
        : slug === "passkey-needed" ? <a class="button small" href="/you/sign-ins">{t("passkeys.go")}</a>
        : props.again && <button type="button" class="small" onClick={() => void props.again!()}>{t("again")}</button>}
    </div>
  );
}
