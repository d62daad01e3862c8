/** What a programme asks of whoever signs up, and the words that they agree to, in its languages. */

import { useSignal } from "@preact/signals";
import { changeFormTerms, data, readFormTerms, type FormQuestionBody, type FormTermsView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Empty, Form, TextArea } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { languageName, Languages, QuestionEditor, spokenIn } from "../base/question-editor.tsx";
import { t } from "../base/texts.ts";
import { words } from "../base/words.ts";
import { bodyOf, whole } from "../base/written.ts";
import { Frame } from "./programme-frame.tsx";

export function ProgrammeForm(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { operator } = me.value!.value;
  const loaded = useLoad(async () => {
    const [form] = await Promise.all([operator ? data(readFormTerms({ client, path: { programme_id: id } })) : null, words()]);
    return { form };
  }, [id, operator]);
  return (
    <Frame id={id} at="form">
      {() => (
        <>
          <p>{t("form.lead")} <a href={`/programmes/${id}/sign-up`}>{t("form.look")}</a></p>
          <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
            {({ form }) => form ? <Editor key={form.version} of={form} again={loaded.again} /> : <Empty text={t("form.operators")} />}
          </Loaded>
        </>
      )}
    </Frame>
  );
}

function Editor({ of, again }: { of: FormTermsView; again: () => Promise<void> }): JSX.Element {
  const spoken = useSignal(spokenIn(of.consent, ...of.questions.map((each) => each.texts)));
  const questions = useSignal<FormQuestionBody[]>(of.questions.map(bodyOf));
  const consent = useSignal(of.consent);
  const act = useAct();
  const consentIn = (tag: string): string => consent.value.find((each) => each.language === tag)?.text ?? "";
  const agrees = spoken.value.some((tag) => consentIn(tag).trim() !== "");
  const save = async (): Promise<void> => {
    const body = {
      questions: whole(questions.value, spoken.value),
      consent: agrees ? spoken.value.map((tag) => ({ language: tag, text: consentIn(tag).trim() })) : [],
    };
    await changeFormTerms({ client, path: { programme_id: of.programme_id }, headers: asOf(of), body });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} onSend={save}>
      <Languages of={spoken.value} onChange={(next) => (spoken.value = next)} />
      <QuestionEditor value={questions.value} languages={spoken.value} onChange={(next) => (questions.value = next)} />
      <fieldset>
        <legend>{t("form.consent")}</legend>
        <p class="help">{t("form.consent.help")}</p>
        {spoken.value.map((tag) => (
          <TextArea
            key={tag}
            label={`${t("form.words")} (${languageName(tag)})`}
            rows={5}
            maxLength={10_000}
            required={agrees}
            value={consentIn(tag)}
            onText={(text) => (consent.value = [...consent.value.filter((each) => each.language !== tag), { language: tag, text }])}
          />
        ))}
      </fieldset>
    </Form>
  );
}
