/** Signing up for a programme: what it asks, what one agrees to, all of it or nothing. The draft outlives a reload. */

import { useSignal } from "@preact/signals";
import { data, ProblemError, readForm, readProgramme, signUp, type FormQuestionView, type FormView, type ProgrammeView, type SignUpBody } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Checks, Empty, Form, Input, Page, Radios, Select, TextArea, Words } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";

type Answers = NonNullable<SignUpBody["answers"]>;
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
  const answers = useSignal<Answers>(JSON.parse(sessionStorage.getItem(place) ?? "{}") as Answers);
  const role = useSignal<Role>(person.mentee ? "mentee" : "mentor");
  const code = useSignal("");
  const agreed = useSignal(false);
  const act = useAct();
  const asked = form.questions.filter((each) => each.roles.includes(role.value));
  const answer = (key: string, value: Answers[string]): void => {
    answers.value = { ...answers.value, [key]: value };
    sessionStorage.setItem(place, JSON.stringify(answers.value));
  };
  const send = async (): Promise<void> => {
    const { key, done } = keyOf(`${place} ${form.version} ${role.value} ${JSON.stringify(answers.value)} ${code.value}`);
    const { consent } = form;
    const kept = Object.fromEntries(asked.flatMap((each) => (answers.value[each.key] ?? "") === "" ? [] : [[each.key, answers.value[each.key]!]]));
    try {
      await signUp({
        client,
        path: { programme_id: programme.id },
        headers: { "Idempotency-Key": key },
        body: { role: role.value, answers: kept, ...(code.value ? { code: code.value } : {}), ...(consent ? { consent: { version: consent.version, language: consent.language } } : {}) },
      });
    } catch (problem) {
      if (problem instanceof ProblemError && problem.slug === "consent-outdated") void again(); // the words have changed: read them anew
      throw problem;
    }
    done();
    sessionStorage.removeItem(place);
    announce(t("joining.done"));
    route("/programmes");
  };
  const wrong = (key: string): string | undefined => (act.error instanceof ProblemError ? act.error.of(`answers/${key}`) : undefined);
  return (
    <Form act={act} send={programme.joined_by === "approval" ? t("programme.apply") : t("programme.join")} onSend={send}>
      {person.mentor && person.mentee && <Radios label={t("programme.as")} name="role" value={role.value} of={(["mentee", "mentor"] as const).map((value) => ({ value, label: t(`role.${value}`) }))} onChoose={(value) => (role.value = value as Role)} />}
      {programme.joined_by === "code" && <Input label={t("programme.code")} required maxLength={100} value={code.value} onText={(text) => (code.value = text)} />}
      {asked.map((each) => <Question key={each.key} of={each} value={answers.value[each.key]} wrong={wrong(each.key)} onAnswer={(value) => answer(each.key, value)} />)}
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

function Question(props: { of: FormQuestionView; value: Answers[string] | undefined; wrong: string | undefined; onAnswer: (value: Answers[string]) => void }): JSX.Element {
  const { of, value, onAnswer } = props;
  const around = { label: of.required ? of.label : t("joining.optional", { label: of.label }), ...(of.help ? { help: of.help } : {}), error: props.wrong };
  const options = of.options.map((each) => ({ value: each.value, label: each.label }));
  switch (of.kind) {
    case "text":
      return <Input {...around} required={of.required} maxLength={of.most ?? 200} value={String(value ?? "")} onText={onAnswer} />;
    case "long_text":
      return <TextArea {...around} required={of.required} maxLength={of.most ?? 2000} value={String(value ?? "")} onText={onAnswer} />;
    case "number":
      return <Input {...around} required={of.required} type="number" {...(of.least === null ? {} : { min: of.least })} {...(of.most === null ? {} : { max: of.most })} value={String(value ?? "")} onText={(text) => onAnswer(text === "" ? null : Number(text))} />;
    case "choice":
      return <Select {...around} required={of.required} empty="" of={options} value={String(value ?? "")} onChoose={onAnswer} />;
    case "choices":
      return <Checks label={around.label} {...(of.help ? { help: of.help } : {})} of={options} value={Array.isArray(value) ? value : []} onChoose={onAnswer} />;
    case "yes_no":
      return <Radios label={around.label} name={of.key} required={of.required} value={value === undefined || value === null ? "" : value ? "yes" : "no"} of={[{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }]} onChoose={(chosen) => onAnswer(chosen === "yes")} />;
  }
}
