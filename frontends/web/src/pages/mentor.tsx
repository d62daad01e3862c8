/** One mentor: who they are, why they fit, how to go on. */

import { useSignal } from "@preact/signals";
import { data, listOfferingsOfMentor, readMentor } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useLoad } from "../base/load.tsx";
import { Dialog, Facts, Page, Words } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { lengthText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { meet, vocabulary, wordFor, words } from "../base/words.ts";
import { Away } from "./away.tsx";
import { Asking, fitOf, MentorCard, Reasons } from "./mentors.tsx";

export function Mentor(): JSX.Element {
  const id = useRoute().params["mentor"]!;
  const { route } = useLocation();
  const asking = useSignal(false);
  const loaded = useLoad(async () => {
    const [card, offerings, fit] = await Promise.all([
      data(readMentor({ client, path: { mentor_id: id } })),
      data(listOfferingsOfMentor({ client, path: { mentor_id: id } })),
      me.value!.value.mentee ? fitOf(id) : null,
      words(),
    ]);
    await meet([id]);
    return { card, open: offerings.items.filter((each) => each.can.includes("book")), fit };
  }, [id]);
  const lists = vocabulary.value;
  return (
    <Page title={loaded.value?.card.name ?? t("mentor.title")} back="/mentors">
      <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
        {({ card, open, fit }) => (
          <>
            <MentorCard card={card} level={1} />
            {card.paused && <p class="note">{t("mentor.paused")}</p>}
            <p class="acts">
              {fit?.recommended && <button type="button" class="first" onClick={() => (asking.value = true)}>{t("mentor.ask")}</button>}
              {open.length > 0 && <a class={fit?.recommended ? "button" : "button first"} href={`/mentors/${id}/calendar`}>{t("mentor.calendar")}</a>}
            </p>
            {fit && fit.obstacles.length > 0 && (
              <div class="note">
                <p>{t("mentor.obstacles")}</p>
                <ul>{fit.obstacles.map((each) => <li key={each.obstacle}>{each.text}</li>)}</ul>
              </div>
            )}
            {fit && <Reasons of={fit} level={2} />}
            {card.about && <><h2>{t("mentor.about")}</h2><Words>{card.about}</Words></>}
            <Facts
              of={[
                [t("mentor.skills"), card.skills.map((each) => each.name).join(", ")],
                [t("mentor.industries"), card.industries.join(", ")],
                [t("profile.stage"), wordFor(lists?.career_stages, card.stage)],
                [t("mentor.years"), card.years_of_experience || ""],
                [t("profile.rhythm"), wordFor(lists?.meeting_rhythms, card.meeting_rhythm)],
                [t("mentor.styles"), card.styles.map((each) => wordFor(lists?.styles, each)).join(", ")],
                [t("mentor.languages"), card.languages.map((each) => wordFor(lists?.languages, each.language)).join(", ")],
                [t("mentor.mentees"), card.mentee_types.map((each) => wordFor(lists?.career_stages, each)).join(", ")],
              ]}
            />
            {open.length > 0 && (
              <>
                <h2>{t("mentor.offers")}</h2>
                <ul class="rows">{open.map((each) => <li key={each.id}><strong dir="auto">{each.title}</strong><span>{each.lengths_minutes.map((one) => lengthText(one, language)).join(", ")}</span></li>)}</ul>
              </>
            )}
            <Away person={id} onGone={() => route("/mentors")} />
            <Dialog open={asking.value} title={t("ask.title")} onClose={() => (asking.value = false)}>
              <Asking chosen={[id]} choose={() => (asking.value = false)} onAsked={() => route("/requests")} onClose={() => (asking.value = false)} />
            </Dialog>
          </>
        )}
      </Loaded>
    </Page>
  );
}
