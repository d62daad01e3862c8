/** What a mentor says of themselves and offers, and their mentees at a glance. */

import { useSignal } from "@preact/signals";
import {
  archiveOffering, changeOffering, data, listMyMentorships, listMyMomentum, listMySessions, listOfferingsOfMentor, makeOffering, ProblemError, publishMentor, readMentorDraft,
  readMyMentor, recommendMentees,
  type MentorBody, type MentorshipView, type MentorView, type MomentumOfMineView, type OfferingBody, type OfferingView, type SessionView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { asOf, client, keyOf, tagged, type Tagged } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Checks, Empty, Form, Input, Page, Select, TextArea, When } from "../base/parts.tsx";
import { me, readPerson } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { Skills } from "../base/skills.tsx";
import { spoken } from "../base/slugs.ts";
import { lengthText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { choices, meet, nameOf, photoOf, vocabulary, words } from "../base/words.ts";
import { MentorshipLine, placeOf } from "./mentorships.tsx";
import { ifThere, Names } from "./profile.tsx";

export function MentorProfile(): JSX.Element {
  const fromLearnt = useRoute().query["from"] === "learnt";
  const loaded = useLoad(async () => {
    const [mine, draft] = await Promise.all([ifThere(tagged(readMyMentor({ client }))), fromLearnt ? data(readMentorDraft({ client })) : null, words()]);
    return { mine, learnt: (draft?.skills ?? []).map(({ skill, level }) => ({ skill: spoken(skill), level })) };
  }, [fromLearnt]);
  return (
    <Page title={t("mentorProfile.title")} lead={t("mentorProfile.lead")} back="/you">
      <Loaded of={loaded} skeleton={<><div class="skeleton" /><div class="skeleton tall" /></>}>{({ mine, learnt }) => <About key={mine?.tag ?? ""} mine={mine} learnt={learnt} />}</Loaded>
    </Page>
  );
}

function About({ mine, learnt }: { mine: Tagged<MentorView> | null; learnt: MentorBody["skills"] }): JSX.Element {
  const { route } = useLocation();
  const had = mine?.value;
  const body = useSignal<MentorBody>({
    headline: had?.headline ?? "",
    about: had?.about ?? "",
    skills: had?.skills.map(({ name, level }) => ({ skill: name, level })) ?? learnt,
    industries: had?.industries ?? [],
    years_of_experience: had?.years_of_experience ?? 5,
    stage: had?.stage ?? "senior",
    mentee_types: had?.mentee_types ?? [],
    styles: had?.styles ?? [],
    meeting_rhythm: had?.meeting_rhythm ?? "fortnightly",
    capacity: had?.capacity ?? 2,
    paused: had?.paused ?? false,
    public: had?.public ?? false,
  });
  const act = useAct();
  const lists = vocabulary.value!;
  const set = (part: Partial<MentorBody>): void => void (body.value = { ...body.value, ...part });
  const { skills } = body.value;
  const save = async (): Promise<void> => {
    await publishMentor({ client, body: body.value, headers: mine ? { "If-Match": mine.tag } : {} });
    await readPerson();
    announce(t("saved"));
    route(mine ? "/you" : "/hours");
  };
  return (
    <>
      <Form act={act} send={mine ? t("save") : t("mentorProfile.send")} typed={body} onSend={save}>
        <Input label={t("mentorProfile.headline")} help={t("mentorProfile.headline.help")} required maxLength={120} value={body.value.headline} onText={(headline) => set({ headline })} />
        <Skills
          label={t("mentorProfile.skills")}
          names={skills.map((each) => each.skill)}
          onAdd={(skill) => set({ skills: [...skills, { skill, level: 4 }] })}
          onRemove={(skill) => set({ skills: skills.filter((each) => each.skill !== skill) })}
          beside={(name) => {
            const own = skills.find((each) => each.skill === name)!;
            return (
              <select aria-label={t("skill.level", { name })} value={String(own.level)} onChange={(event) => {
                const level = Number(event.currentTarget.value);
                set({ skills: skills.map((each) => (each.skill === name ? { ...each, level } : each)) });
              }}>
                {([1, 2, 3, 4, 5] as const).map((level) => <option key={level} value={level} selected={level === own.level}>{t(`skill.${level}`)}</option>)}
              </select>
            );
          }}
        />
        <div class="pair">
          <Select label={t("profile.stage")} value={body.value.stage} of={choices(lists.career_stages)} onChoose={(stage) => set({ stage: stage as MentorBody["stage"] })} />
          <Input label={t("mentor.years")} type="number" min={0} max={80} value={String(body.value.years_of_experience ?? 0)} onText={(text) => set({ years_of_experience: Number(text) })} />
          <Select label={t("profile.rhythm")} value={body.value.meeting_rhythm} of={choices(lists.meeting_rhythms)} onChoose={(value) => set({ meeting_rhythm: value as MentorBody["meeting_rhythm"] })} />
          <Input label={t("mentorProfile.capacity")} type="number" min={1} max={50} value={String(body.value.capacity)} onText={(text) => set({ capacity: Number(text) })} />
        </div>
        <Checks label={t("mentor.styles")} value={body.value.styles ?? []} of={choices(lists.styles)} onChoose={(styles) => set({ styles: styles as NonNullable<MentorBody["styles"]> })} />
        <Checks label={t("mentor.mentees")} help={t("mentorProfile.mentees.help")} value={body.value.mentee_types ?? []} of={choices(lists.career_stages)} onChoose={(value) => set({ mentee_types: value as NonNullable<MentorBody["mentee_types"]> })} />
        <Names label={t("profile.industries")} help={t("profile.industries.help")} value={body.value.industries ?? []} onChange={(industries) => set({ industries })} />
        <TextArea label={t("mentor.about")} maxLength={2000} value={body.value.about ?? ""} onText={(about) => set({ about })} />
        <Check label={t("mentorProfile.paused")} checked={body.value.paused ?? false} onCheck={(paused) => set({ paused })} />
        <Check label={t("mentorProfile.public")} help={t("mentorProfile.public.help")} checked={body.value.public ?? false} onCheck={(value) => set({ public: value })} />
      </Form>
      {mine && <p><a href="/profile/ceasing">{t("ceasing.title")}</a></p>}
    </>
  );
}

export function Offerings(): JSX.Element {
  const mine = me.value!.value.person_id;
  const loaded = useLoad(async () => {
    const [all] = await Promise.all([data(listOfferingsOfMentor({ client, path: { mentor_id: mine } })), words()]);
    return all.items.filter((each) => !each.archived);
  });
  return (
    <Page title={t("offerings.title")} lead={t("offerings.lead")} back="/you">
      <Loaded of={loaded}>
        {(items) => (
          <>
            {items.length === 0 && <Empty text={t("offerings.none")} />}
            <ul class="cards">
              {items.map((each) => (
                <li class="card" key={`${each.id} ${each.version}`}>
                  <h2 dir="auto">{each.title}</h2>
                  <p class="quiet">{each.lengths_minutes.map((one) => lengthText(one, language)).join(", ")} · {t(`open.${each.open_to}`)} · {t("offering.noticeOf", { minutes: each.notice_minutes, notice: lengthText(each.notice_minutes, language) })}</p>
                  <details><summary>{t("offering.change")}</summary><Offer of={each} again={loaded.again} /></details>
                </li>
              ))}
            </ul>
            <details open={items.length === 0}><summary>{t("offering.new")}</summary><Offer again={loaded.again} /></details>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const LENGTHS = [15, 30, 45, 60, 90, 120];

function Offer({ of, again }: { of?: OfferingView; again: () => Promise<void> }): JSX.Element {
  const body = useSignal<OfferingBody>(of ? bodyOf(of) : { title: "", lengths_minutes: [60], notice_minutes: 1440, horizon_days: 28, open_to: "my_mentees", confirmation: false, questions: [] });
  const act = useAct();
  const set = (part: Partial<OfferingBody>): void => void (body.value = { ...body.value, ...part });
  const save = async (): Promise<void> => {
    if (of) await changeOffering({ client, path: { offering_id: of.id }, headers: asOf(of), body: body.value });
    else {
      const { key, done } = keyOf(`offering ${JSON.stringify(body.value)}`);
      await makeOffering({ client, headers: { "Idempotency-Key": key }, body: body.value });
      done();
    }
    announce(t("saved"));
    await again();
  };
  const archive = async (): Promise<void> => {
    await archiveOffering({ client, path: { offering_id: of!.id }, headers: asOf(of!) });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} onSend={save} beside={of?.can.includes("archive") && <Button act={act} kind="danger" onPress={archive}>{t("offering.archive")}</Button>}>
      <Input label={t("offering.title")} help={t("offering.title.help")} required maxLength={120} value={body.value.title} onText={(title) => set({ title })} />
      <Checks label={t("offering.lengths")} value={body.value.lengths_minutes.map(String)} of={LENGTHS.map((each) => ({ value: String(each), label: lengthText(each, language) }))} onChoose={(value) => set({ lengths_minutes: value.map(Number).toSorted((one, other) => one - other) })} />
      <div class="pair">
        <Select label={t("offering.openTo")} value={body.value.open_to ?? "my_mentees"} of={(["my_mentees", "everyone"] as const).map((value) => ({ value, label: t(`open.${value}`) }))} onChoose={(value) => set({ open_to: value as "everyone" })} />
        <Select label={t("offering.notice")} value={String(body.value.notice_minutes)} of={[...new Set([60, 240, 720, 1440, 2880, 4320, body.value.notice_minutes ?? 1440])].toSorted((one, other) => one - other).map((each) => ({ value: String(each), label: lengthText(each, language) }))} onChoose={(value) => set({ notice_minutes: Number(value) })} />
        <Input label={t("offering.horizon")} type="number" min={1} max={365} value={String(body.value.horizon_days ?? 28)} onText={(text) => set({ horizon_days: Number(text) })} />
        <Select label={t("offering.kind")} value={body.value.kind ?? ""} empty={t("offering.noKind")} of={choices(vocabulary.value?.session_kinds)} onChoose={(value) => set({ kind: (value || null) as OfferingBody["kind"] & null })} />
      </div>
      <Input label={t("offering.link")} help={t("offering.link.help")} maxLength={500} value={body.value.place?.text ?? ""} onText={(text) => set({ place: text ? { kind: "link", text } : null })} />
      <Check label={t("offering.confirmation")} checked={body.value.confirmation ?? false} onCheck={(confirmation) => set({ confirmation })} />
    </Form>
  );
}

/** What may be sent back of what was read. */
function bodyOf(of: OfferingView): OfferingBody {
  const { id: _, version: __, mentor_id: ___, can: ____, archived: _____, place_kind: ______, ...body } = of;
  return body;
}

interface Glance {
  of: MentorshipView;
  next: SessionView | undefined;
  pending: SessionView[];
  how: MomentumOfMineView | undefined;
  /** Whether they can't go on without the mentor. */
  waits: boolean;
}

/** Who in the programme has nobody yet and fits, where it shows its mentors that. They ask; a mentor can't. */
export function WaitingMentees(): JSX.Element {
  const loaded = useLoad(async () => {
    const { items } = await data(recommendMentees({ client, query: { page_size: 20 } }));
    await meet(items.map((each) => each.mentee_id));
    return items;
  });
  const shut = loaded.error instanceof ProblemError && loaded.error.status === 403 ? loaded.error.detail : null;
  return (
    <Page title={t("waiting.title")} lead={t("waiting.lead")} back="/mentees">
      {shut !== null ? <Empty text={shut} /> : (
        <Loaded of={loaded}>
          {(items) => items.length === 0 ? <Empty text={t("waiting.none")} /> : (
            <ul class="cards">
              {items.map((each) => (
                <li class="card" key={each.mentee_id}>
                  <div class="who"><Face of={photoOf(each.mentee_id)} name={nameOf(each.mentee_id)} /><h2 dir="auto">{nameOf(each.mentee_id)}</h2></div>
                  <ul class="why">{[...new Set(each.reasons.filter((one) => one.weight > 0 && one.value >= 0.5).map((one) => one.text))].slice(0, 4).map((text) => <li key={text}>{text}</li>)}</ul>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </Page>
  );
}

export function Mentees(): JSX.Element {
  const loaded = useLoad(async () => {
    const [mentorships, sessions, momentum] = await Promise.all([
      data(listMyMentorships({ client, query: { page_size: 100 } })),
      data(listMySessions({ client, query: { ahead: true, page_size: 200 } })),
      data(listMyMomentum({ client })),
      words(),
    ]);
    const mine = mentorships.items.filter((each) => each.you === "mentor" && each.state !== "ended");
    await meet(mine.map((each) => each.mentee_id));
    const glances = mine.map((of): Glance => {
      const theirs = sessions.items.filter((each) => each.mentorship_id === of.id);
      const pending = theirs.filter((each) => each.can.includes("confirm") || each.can.includes("accept_move"));
      const how = momentum.items.find((each) => each.mentorship_id === of.id);
      return { of, how, next: theirs.find((each) => each.state === "booked"), pending, waits: pending.length > 0 || (how?.other_waits ?? false) };
    });
    return glances.toSorted((one, other) => Number(other.waits) - Number(one.waits)); // whoever waits comes first
  });
  return (
    <Page title={t("mentees.title")} lead={t("mentees.lead")}>
      <p><a href="/requests">{t("mentees.requests")}</a> · <a href="/mentees/waiting">{t("waiting.title")}</a></p>
      <Loaded of={loaded}>
        {(items) => items.length === 0 ? <Empty text={t("mentees.none")} /> : (
          <ul class="cards">
            {items.map(({ of, how, next, pending, waits }) => (
              <li class={waits ? "card new" : "card"} key={of.id}>
                <MentorshipLine of={of} />
                {how?.next && <p>{how.other_waits && <strong>{t("mentees.waits")} </strong>}<a href={placeOf(how.next.step, of.id, how.next.subject_id)}>{how.next.text}</a></p>}
                {how && how.health !== "on_track" && <p class="quiet">{how.text}</p>}
                {pending.map((each) => <p key={each.id}><a href={`/sessions/${each.id}`}>{t("mentees.confirm")}</a> <When at={each.starts_at} short /></p>)}
                <p>{next ? <>{t("mentees.next")} <a href={`/sessions/${next.id}`}><When at={next.starts_at} short /></a></> : <span class="quiet">{t("mentees.noNext")}</span>}</p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
