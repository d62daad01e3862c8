/** Passing on what one learnt: from a mentorship that went well to a draft of a mentor's profile. */

import { data, readMentorDraft } from "mentoring-client";
import type { JSX } from "preact";

import { client } from "../base/api.ts";
import { Loaded, useLoad } from "../base/load.tsx";
import { Empty, Page } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { spoken } from "../base/slugs.ts";
import { t } from "../base/texts.ts";

export function GivingBack(): JSX.Element {
  const loaded = useLoad(() => data(readMentorDraft({ client })));
  const isMentor = me.value!.value.mentor;
  return (
    <Page title={t("givingBack.title")} lead={t("givingBack.lead")}>
      <Loaded of={loaded}>
        {(draft) => !draft.ready ? <Empty text={t("givingBack.none")} href="/mentorships" go={t("mentorships.title")} /> : (
          <>
            <p>{t("givingBack.reached", { count: draft.goals_reached })}</p>
            {draft.skills.length > 0 && (
              <>
                <h2>{t("mentorProfile.skills")}</h2>
                <ul class="rows">{draft.skills.map((each) => <li key={each.skill}><strong>{spoken(each.skill)}</strong> <span class="quiet">{t(`skill.${each.level as 3}`)}</span></li>)}</ul>
              </>
            )}
            <p class="quiet">{t(isMentor ? "givingBack.mentor" : "givingBack.next")}</p>
            <p class="acts"><a class="button first" href={isMentor ? "/profile/mentor" : "/profile/mentor?from=learnt"}>{t(isMentor ? "mentorProfile.title" : "givingBack.draft")}</a></p>
          </>
        )}
      </Loaded>
    </Page>
  );
}
