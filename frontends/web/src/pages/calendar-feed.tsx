/** One's sessions in one's own calendar program: a private address, shown once, made anew or taken away when it got around. */

import { useSignal } from "@preact/signals";
import { data, openCalendarFeed, ProblemError, revokeCalendarFeed } from "mentoring-client";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";

import { client, mentoring } from "../base/api.ts";
import { Trouble, useAct } from "../base/load.tsx";
import { announce, Button, Page, When } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function CalendarFeed(): JSX.Element {
  const made = useSignal<{ address: string; at: string } | null>(null);
  const act = useAct();
  const make = async (): Promise<void> => {
    const { path, made_at } = await data(openCalendarFeed({ client }));
    made.value = { address: new URL(path, mentoring.address).href, at: made_at };
    announce(t("feed.made"));
  };
  const revoke = async (): Promise<void> => {
    await revokeCalendarFeed({ client }).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError && problem.slug === "unknown-calendar")) throw problem; // there is none: all is as it is to be
    });
    made.value = null;
    announce(t("feed.revoked"));
  };
  return (
    <Page title={t("feed.title")} lead={t("feed.lead")} back="/you">
      <ul>
        <li>{t("feed.once")}</li>
        <li>{t("feed.secret")}</li>
        <li>{t("feed.late")}</li>
      </ul>
      {made.value && <Address address={made.value.address} at={made.value.at} />}
      <Trouble error={act.error} />
      <p class="acts">
        <Button act={act} kind="first" onPress={make}>{made.value ? t("feed.again") : t("feed.make")}</Button>
        <Button act={act} kind="danger" onPress={revoke}>{t("feed.revoke")}</Button>
      </p>
      <p class="quiet">{t("feed.replaces")}</p>
    </Page>
  );
}

function Address(props: { address: string; at: string }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    await navigator.clipboard.writeText(props.address);
    announce(t("feed.copied"));
  };
  const act = useAct();
  return (
    <section class="note">
      <div class="field">
        <label for="feed-address">{t("feed.address")}</label>
        <input id="feed-address" type="url" readOnly dir="ltr" value={props.address} ref={field} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <p class="quiet">{t("feed.at")} <When at={props.at} short /></p>
      <p class="acts">
        <Button act={act} onPress={copy}>{t("feed.copy")}</Button>
        <a class="button" href={props.address.replace(/^https?:/, "webcal:")}>{t("feed.open")}</a>
      </p>
    </section>
  );
}
