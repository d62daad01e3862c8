/** Where the link of an invitation leads: in, or out, for which nobody signs in. */

import { useSignal } from "@preact/signals";
import { acceptInvitation, acceptPlace, data, declineInvitation, listMyMemberships, ProblemError } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { announce, Check, Form, Page } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";

const ownProfile = (role: string): string => (role === "mentor" ? "/profile/mentor" : "/profile");

/** Whoever signs in with the address that was invited is expected by that alone, and the link has nothing left to say: where they go on. */
async function whatSigningInTook(): Promise<string | null> {
  const { items } = await data(listMyMemberships({ client, query: { page_size: 100 } }));
  const [mine, ...others] = items.filter((each) => each.can.includes("accept") || each.can.includes("sign_up"));
  if (!mine || others.length > 0) return items.length > 0 ? "/programmes" : null;
  if (!mine.can.includes("accept")) return `/programmes/${mine.programme_id}/sign-up`;
  await acceptPlace({ client, path: { membership_id: mine.id } });
  return ownProfile(mine.role);
}

export function Invitation(): JSX.Element {
  const { params } = useRoute();
  const { route, url } = useLocation();
  const token = params["token"] ?? "";
  const act = useAct();
  const leaving = useAct();
  const out = useSignal(false);
  const sure = useSignal(false); // programs that look at mails press buttons
  const accept = async (): Promise<void> => {
    const { key, done } = keyOf(`invitation ${token}`);
    try {
      const { role } = await data(acceptInvitation({ client, headers: { "Idempotency-Key": key }, body: { token } }));
      done();
      route(ownProfile(role));
    } catch (problem) {
      const there = problem instanceof ProblemError && problem.slug === "invitation-not-found" ? await whatSigningInTook() : null;
      if (there === null) throw problem;
      route(there);
    }
  };
  const decline = async (): Promise<void> => {
    await declineInvitation({ client, body: { token } });
    announce(t("invitation.declined"));
    out.value = true;
  };
  if (out.value) return <Page title={t("invitation.title")}><p class="good" role="status">{t("invitation.declined")}</p></Page>;
  return (
    <Page title={t("invitation.title")} lead={t("invitation.lead")}>
      {me.value?.value
        ? <Form act={act} send={t("invitation.send")} onSend={accept} />
        : <p><a class="button first" href={`/sign-in?next=${encodeURIComponent(url)}`}>{t("invitation.send")}</a></p>}
      <h2>{t("invitation.out")}</h2>
      <Form act={leaving} send={t("invitation.decline")} onSend={decline} kind="danger" forgets>
        <Check label={t("invitation.sure")} required checked={sure.value} onCheck={(checked) => (sure.value = checked)} />
      </Form>
    </Page>
  );
}
