/** Signing up for a programme: what it asks, what one agrees to, all of it or nothing. The draft outlives a reload. */

import { useSignal } from "@preact/signals";
import { data, ProblemError, readForm, readProgramme, signUp, type FormView, type ProgrammeView, type SignUpBody } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Empty, Form, Input, Page, Radios, Words } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { Questions, useAnswers } from "../base/questions.tsx";
import { t } from "../base/texts.ts";

type Role = SignUpBody["role"];

export function Joining(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const path = { programme_id: id };
    const [programme, form] = await Promise.all([data(readProgramme({ client, path })), data(readForm({ client, path }))]);
    return { programme, form };
  }, [id]);
  return (
    <Page title={loaded.value?.programme.name ?? t("programme.title")} back="/programmes">
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
        {({ programme, form }) => (
          <>
            <Words>{programme.about}</Words>
            {!programme.takes_applications ? <Empty text={t("joining.closed")} href="/programmes" go={t("programmes.title")} />
              : !me.value!.value.mentee && !me.value!.value.mentor ? <Empty text={t("joining.first")} href="/" go={t("nav.home")} />
              : <SignUp key={form.version} programme={programme} form={form} again={loaded.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SignUp({ programme, form, again }: { programme: ProgrammeView; form: FormView; again: () => Promise<void> }): JSX.Element {
  const person = me.value!.value;
  const { route } = useLocation();
  const place = `sign-up ${programme.id}`;
  const answers = useAnswers(place);
  const role = useSignal<Role>(person.mentee ? "mentee" : "mentor");
  const code = useSignal("");
  const agreed = useSignal(false);
  const act = useAct();
  const asked = form.questions.filter((each) => each.roles.includes(role.value));
  const send = async (): Promise<void> => {
    const { key, done } = keyOf(`${place} ${form.version} ${role.value} ${JSON.stringify(answers.value)} ${code.value}`);
    const { consent } = form;
    try {
      await signUp({
        client,
        path: { programme_id: programme.id },
        headers: { "Idempotency-Key": key },
        body: { role: role.value, answers: answers.to(asked), ...(code.value ? { code: code.value } : {}), ...(consent ? { consent: { version: consent.version, language: consent.language } } : {}) },
      });
    } catch (problem) {
      if (problem instanceof ProblemError && problem.slug === "consent-outdated") void again(); // the words have changed: read them anew
      throw problem;
    }
    done();
    answers.forget();
    announce(t("joining.done"));
    route("/programmes");
  };
  return (
    <Form act={act} send={programme.joined_by === "approval" ? t("programme.apply") : t("programme.join")} onSend={send}>
      {person.mentor && person.mentee && <Radios label={t("programme.as")} name="role" value={role.value} of={(["mentee", "mentor"] as const).map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(value) => (role.value = value as Role)} />}
      {programme.joined_by === "code" && <Input label={t("programme.code")} required maxLength={100} value={code.value} onText={(text) => (code.value = text)} />}
      <Questions of={asked} answers={answers} error={act.error} />
      {form.consent && (
        <section class="card" lang={form.consent.language}>
          <h2>{t("joining.consent")}</h2>
          <Words>{form.consent.text}</Words>
          <Check label={t("joining.agree")} checked={agreed.value} required onCheck={(checked) => (agreed.value = checked)} />
        </section>
      )}
    </Form>
  );
}
