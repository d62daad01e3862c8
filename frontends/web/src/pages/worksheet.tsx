/** What a mentee leads a session by: what was tried, where it is stuck, what to leave with. Both read it. */

import { useSignal } from "@preact/signals";
import { data, fillInWorksheet, readWorksheet, type WorksheetView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Form, Page, TextArea, When, Words } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { sessionOf } from "./around-session.tsx";
import { ifThere } from "./profile.tsx";

const PARTS = ["tried", "stuck", "leave_with"] as const;

export function Worksheet(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [session, sheet] = await Promise.all([sessionOf(id), ifThere(data(readWorksheet({ client, path: { session_id: id } })))]);
    return { session, sheet };
  }, [id]);
  return (
    <Page title={t("worksheet.title")} lead={t("worksheet.lead")} back={`/sessions/${id}`}>
      <Loaded of={loaded}>
        {({ session, sheet }) => (
          <>
            <p><When at={session.starts_at} until={session.ends_at} /></p>
            {sheet?.can.includes("change") || (!sheet && session.mine === "mentee")
              ? <FillIn key={sheet?.version ?? 0} id={id} of={sheet} again={loaded.again} />
              : sheet ? <Filled of={sheet} /> : <Empty text={t("worksheet.none", { name: session.other })} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Filled({ of }: { of: WorksheetView }): JSX.Element {
  return <>{PARTS.map((each) => of[each] && <section key={each}><h2>{t(`worksheet.${each}`)}</h2><Words>{of[each]}</Words></section>)}</>;
}

function FillIn({ id, of, again }: { id: string; of: WorksheetView | null; again: () => Promise<void> }): JSX.Element {
  const typed = useSignal({ tried: of?.tried ?? "", stuck: of?.stuck ?? "", leave_with: of?.leave_with ?? "" });
  const act = useAct();
  const save = async (): Promise<void> => {
    const body = Object.fromEntries(PARTS.map((each) => [each, typed.value[each].trim() || null]));
    await fillInWorksheet({ client, path: { session_id: id }, headers: of ? asOf(of) : {}, body });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} typed={typed} onSend={save}>
      {PARTS.map((each) => <TextArea key={each} label={t(`worksheet.${each}`)} rows={3} maxLength={2000} value={typed.value[each]} onText={(text) => (typed.value = { ...typed.value, [each]: text })} />)}
    </Form>
  );
}
