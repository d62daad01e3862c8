/** Somebody's part in a programme, with what those who look after it may decide. */

import { useSignal } from "@preact/signals";
import { approveMembership, data, readAnswers, refuseMembership, removeMember } from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Day, Dialog, Empty, Form, Input } from "../base/parts.tsx";
import { Answered } from "../base/questions.tsx";
import { language } from "../base/language.ts";
import { t } from "../base/texts.ts";
import { ifThere } from "./profile.tsx";

export const STATES = ["applied", "waiting", "offered", "invited", "eligible", "member", "left"] as const;
export const ROLES = ["mentee", "mentor", "coordinator"] as const;

/** What is the same of a membership and of an application. */
export interface Part {
  id: string;
  programme_id: string;
  person_id: string;
  name: string;
  role: (typeof ROLES)[number];
  state: (typeof STATES)[number];
  can: readonly ("approve" | "refuse" | "remove")[];
  since?: string;
}

export function Member({ of, again }: { of: Part; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const asked = useSignal<"refuse" | "remove" | "answers" | null>(null);
  const reason = useSignal("");
  const path = { programme_id: of.programme_id, membership_id: of.id };
  const name = of.name || t("somebody");
  const close = (): void => void (asked.value = null);
  const approve = async (): Promise<void> => {
    await approveMembership({ client, path });
    announce(t("saved"));
    await again();
  };
  const end = async (): Promise<void> => {
    await (asked.value === "refuse" ? refuseMembership : removeMember)({ client, path, body: { reason: reason.value.trim() } });
    announce(t("saved"));
    close();
    await again();
  };
  const ending = asked.value === "refuse" || asked.value === "remove" ? asked.value : null;
  return (
    <>
      <span>
        <strong dir="auto"><a href={`/programmes/${of.programme_id}/people/${of.person_id}`}>{name}</a></strong>{" "}
        <span class="quiet">{t(`role.${of.role}`)}</span> <span class="state">{t(`member.${of.state}`)}</span>
        {of.since && <small class="quiet"> {t("members.since")} <Day at={of.since} /></small>}
      </span>
      <span class="acts">
        {of.can.includes("approve") && <Button act={act} kind="small" label={`${t("programme.approve")}: ${name}`} onPress={approve}>{t("programme.approve")}</Button>}
        {(["refuse", "remove"] as const).map((what) => of.can.includes(what) && (
          <button key={what} type="button" class="small" aria-label={`${t(`programme.${what}`)}: ${name}`} onClick={() => (asked.value = what)}>{t(`programme.${what}`)}</button>
        ))}
        {of.role !== "coordinator" && <button type="button" class="small" aria-label={`${t("members.answers")}: ${name}`} onClick={() => (asked.value = "answers")}>{t("members.answers")}</button>}
      </span>
      <Trouble error={ending === null ? act.error : undefined} />
      <Dialog open={asked.value !== null} title={asked.value === null ? "" : asked.value === "answers" ? `${t("members.answers")}: ${name}` : `${t(`programme.${asked.value}`)}: ${name}`} onClose={close}>
        {ending === null ? <Answers of={of} onClose={close} /> : (
          <Form act={act} kind="danger" send={t(`programme.${ending}`)} onSend={end} beside={<button type="button" onClick={close}>{t("cancel")}</button>}>
            <Input label={t("programme.reason")} required maxLength={300} value={reason.value} onText={(text) => (reason.value = text)} />
          </Form>
        )}
      </Dialog>
    </>
  );
}

/** What they answered to the programme's form, beside what was asked then. */
function Answers({ of, onClose }: { of: Part; onClose: () => void }): JSX.Element {
  const loaded = useLoad(() => ifThere(data(readAnswers({ client, path: { programme_id: of.programme_id, membership_id: of.id } }))).then((answers) => ({ answers })), [of.id]);
  return (
    <>
      <Loaded of={loaded}>
        {({ answers }) => answers === null ? <Empty text={t("members.noAnswers")} /> : (
          <Answered
            answers={answers.answers}
            of={answers.questions.map((each) => ({
              ...each,
              ...inLanguage(each.texts),
              options: each.options.map((one) => ({ value: one.value, label: inLanguage(one.texts).label })),
            }))}
          />
        )}
      </Loaded>
      <p class="acts"><button type="button" onClick={onClose}>{t("close")}</button></p>
    </>
  );
}

/** The reader's, else the first one. */
const inLanguage = (texts: readonly { language: string; label: string; help: string }[]): { label: string; help: string } => {
  const found = texts.find((each) => each.language === language) ?? texts[0];
  return { label: found?.label ?? "", help: found?.help ?? "" };
};
