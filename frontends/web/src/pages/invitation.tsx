/** Where the link of an invitation leads. */

import { acceptInvitation, data } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { useAct } from "../base/load.tsx";
import { Form, Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function Invitation(): JSX.Element {
  const { params } = useRoute();
  const { route } = useLocation();
  const token = params["token"] ?? "";
  const act = useAct();
  const accept = async (): Promise<void> => {
    const { key, done } = keyOf(`invitation ${token}`);
    const membership = await data(acceptInvitation({ client, headers: { "Idempotency-Key": key }, body: { token } }));
    done();
    route(membership.role === "mentor" ? "/profile/mentor" : "/profile");
  };
  return (
    <Page title={t("invitation.title")} lead={t("invitation.lead")}>
      <Form act={act} send={t("invitation.send")} onSend={accept} />
    </Page>
  );
}
