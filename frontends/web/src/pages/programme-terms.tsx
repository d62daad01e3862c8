/** What a programme says of itself and how it is joined: texts in its languages, dates, room, who gets a place. */

import { useSignal } from "@preact/signals";
import { archiveProgramme, changeProgramme, data, readProgrammeTerms, type TermsBody, type TermsView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { AskedOnce } from "../base/asked.tsx";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Check, Facts, Form, Input, Radios, Select, TextArea } from "../base/parts.tsx";
import { languageName, Languages, spokenIn } from "../base/question-editor.tsx";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { words } from "../base/words.ts";
import { Frame } from "./programme-frame.tsx";

const JOINED = ["approval", "open", "code", "email_domain"] as const;
const PLACES = ["by_score", "lottery"] as const;
const DATES = ["applications_from", "applications_until", "starts_on", "ends_on"] as const;

export function Terms(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [terms] = await Promise.all([data(readProgrammeTerms({ client, path: { programme_id: id } })), words()]);
    return terms;
  }, [id]);
  return (
    <Frame id={id} at="terms">
      {() => (
        <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
          {(terms) => terms.can.includes("update") ? <Editor key={terms.version} of={terms} again={loaded.again} /> : <Shown of={terms} />}
        </Loaded>
      )}
    </Frame>
  );
}

function Shown({ of }: { of: TermsView }): JSX.Element {
  const day = (date: string | null): string => (date ? dateText(date, language, { day: "numeric", month: "long", year: "numeric" }) : "");
  return (
    <>
      {of.texts.map((each) => <section key={each.language} lang={each.language} dir="auto"><h2>{each.name}</h2><p>{each.about}</p></section>)}
      <Facts
        of={[
          [t("programme.joinedBy"), t(`joined.${of.joined_by}`)],
          [t("programme.domains"), of.email_domains.join(", ")],
          [t("programme.capacity"), of.capacity],
          [t("terms.places"), t(`places.${of.places}`)],
          ...DATES.map((each) => [t(`terms.${each}`), day(of.dates[each])] as [string, string]),
        ]}
      />
    </>
  );
}

const given = (text: string): string[] => text.split(",").map((each) => each.trim()).filter(Boolean);

function Editor({ of, again }: { of: TermsView; again: () => Promise<void> }): JSX.Element {
  const spoken = useSignal(spokenIn(of.texts));
  const texts = useSignal(of.texts);
  const joined = useSignal(of.joined_by);
  const domains = useSignal(of.email_domains.join(", "));
  const code = useSignal(of.code ?? "");
  const dates = useSignal(of.dates);
  const capacity = useSignal(of.capacity === null ? "" : String(of.capacity));
  const approval = useSignal(of.mentors_need_approval);
  const places = useSignal(of.places);
  const act = useAct();
  const textIn = (tag: string): TermsView["texts"][number] => texts.value.find((each) => each.language === tag) ?? { language: tag, name: "", about: "" };
  const write = (tag: string, part: { name?: string; about?: string }): void =>
    void (texts.value = [...texts.value.filter((each) => each.language !== tag), { ...textIn(tag), ...part }]);
  const save = async (): Promise<void> => {
    const body: TermsBody = {
      texts: spoken.value.map((tag) => ({ ...textIn(tag), name: textIn(tag).name.trim(), about: textIn(tag).about.trim() })),
      joined_by: joined.value,
      email_domains: joined.value === "email_domain" ? given(domains.value) : [],
      code: joined.value === "code" ? code.value.trim() : null,
      dates: dates.value,
      capacity: capacity.value === "" ? null : Number(capacity.value),
      mentors_need_approval: approval.value,
      places: places.value,
    };
    await changeProgramme({ client, path: { programme_id: of.id }, headers: asOf(of), body });
    announce(t("saved"));
    await again();
  };
  return (
    <>
      <Form act={act} send={t("save")} onSend={save}>
        <Languages of={spoken.value} onChange={(next) => (spoken.value = next)} />
        {spoken.value.map((tag) => (
          <fieldset key={tag}>
            <legend>{languageName(tag)}</legend>
            <Input label={`${t("programme.name")} (${languageName(tag)})`} required maxLength={100} value={textIn(tag).name} onText={(name) => write(tag, { name })} />
            <TextArea label={`${t("programme.about")} (${languageName(tag)})`} rows={4} maxLength={4000} value={textIn(tag).about} onText={(about) => write(tag, { about })} />
          </fieldset>
        ))}
        <Select label={t("programme.joinedBy")} value={joined.value} of={JOINED.map((value) => ({ value, label: t(`joined.${value}`) }))} onChoose={(value) => (joined.value = value as typeof joined.value)} />
        {joined.value === "code" && <Input label={t("programme.code")} required maxLength={60} value={code.value} onText={(text) => (code.value = text)} />}
        {joined.value === "email_domain" && <Input label={t("programme.domains")} required value={domains.value} onText={(text) => (domains.value = text)} />}
        <Check label={t("terms.approval")} checked={approval.value} onCheck={(checked) => (approval.value = checked)} />
        <fieldset>
          <legend>{t("terms.dates")}</legend>
          <p class="help">{t("terms.dates.help")}</p>
          <div class="pair">
            {DATES.map((each) => <Input key={each} label={t(`terms.${each}`)} type="date" value={dates.value[each] ?? ""} onText={(text) => (dates.value = { ...dates.value, [each]: text || null })} />)}
          </div>
        </fieldset>
        <Input label={t("programme.capacity")} type="number" min={1} value={capacity.value} onText={(text) => (capacity.value = text)} />
        <Radios label={t("terms.places")} name="places" value={places.value} of={PLACES.map((value) => ({ value, label: t(`places.${value}`) }))} onChoose={(value) => (places.value = value as typeof places.value)} />
        {places.value === "lottery" && <p class="note">{t("terms.lottery")}</p>}
      </Form>
      {of.can.includes("archive") && <Archiving of={of} />}
    </>
  );
}

function Archiving({ of }: { of: TermsView }): JSX.Element {
  const { route } = useLocation();
  const reason = useSignal("");
  const act = useAct();
  const archive = async (): Promise<void> => {
    const { key, done } = keyOf(`archive ${of.id}`);
    await archiveProgramme({ client, path: { programme_id: of.id }, headers: { "Idempotency-Key": key, ...asOf(of) }, body: { reason: reason.value.trim() } });
    done();
    announce(t("saved"));
    route("/programmes");
  };
  return (
    <AskedOnce act={act} send={t("terms.archive")} name={`archive ${of.id}`} onSend={archive}>
      <p>{t("terms.archive.lead")}</p>
      <Input label={t("programme.reason")} required maxLength={500} value={reason.value} onText={(text) => (reason.value = text)} />
    </AskedOnce>
  );
}
