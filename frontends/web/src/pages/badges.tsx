/** Badges of a mentorship: asked for by nobody but oneself, taken away as a file, and taken back. */

import { useSignal } from "@preact/signals";
import { claimBadge, data, listBadgesOfMentorship, listMyBadges, withdrawBadge, type BadgeToClaim, type BadgeView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { saveAs } from "../base/files.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Dialog, Page, When } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

export function Badges(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const { items } = await data(listBadgesOfMentorship({ client, path: { mentorship_id: id } }));
    const mine = items.some((each) => each.badge_id) ? (await data(listMyBadges({ client, query: { page_size: 200 } }))).items : [];
    return items.map((each) => ({ of: each, badge: mine.find(({ badge_id }) => badge_id === each.badge_id) }));
  }, [id]);
  return (
    <Page title={t("badges.title")} lead={t("badges.lead")} back={`/mentorships/${id}`}>
      <Loaded of={loaded}>
        {(badges) => <ul class="cards">{badges.map(({ of, badge }) => <li class="card" key={of.kind}><Badge id={id} of={of} badge={badge} again={loaded.again} /></li>)}</ul>}
      </Loaded>
    </Page>
  );
}

function Badge({ id, of, badge, again }: { id: string; of: BadgeToClaim; badge: BadgeView | undefined; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const asking = useSignal(false);
  const path = { mentorship_id: id, kind: of.kind };
  const claim = async (): Promise<void> => {
    await claimBadge({ client, path });
    announce(t("badges.claimed"));
    await again();
  };
  const withdraw = async (): Promise<void> => {
    await withdrawBadge({ client, path });
    asking.value = false;
    announce(t("badges.withdrawn"));
    await again();
  };
  return (
    <>
      <h2>{badge?.name ?? t(`badges.${of.kind}`)}</h2>
      <p class="quiet">{of.claimed_at ? <>{t("badges.since")} <When at={of.claimed_at} short /></> : t(of.can.length ? `badges.${of.kind}.earned` : `badges.${of.kind}.how`)}</p>
      {(of.can.length > 0 || badge) && <p class="acts">
        {of.can.includes("claim") && <Button act={act} kind="first" onPress={claim}>{t("badges.claim")}</Button>}
        {badge && <Button act={act} kind="first" onPress={async () => saveAs(`badge-${of.kind}.jwt`, badge.credential, "application/vc+jwt")}>{t("badges.save")}</Button>}
        {of.can.includes("withdraw") && <button type="button" class="danger" onClick={() => (asking.value = true)}>{t("badges.withdraw")}</button>}
      </p>}
      <Trouble error={act.error} />
      <Dialog open={asking.value} title={t("badges.withdraw")} onClose={() => (asking.value = false)}>
        <p>{t("badges.withdraw.sure")}</p>
        <p class="acts">
          <Button act={act} kind="danger" onPress={withdraw}>{t("badges.withdraw")}</Button>
          <button type="button" onClick={() => (asking.value = false)}>{t("cancel")}</button>
        </p>
      </Dialog>
    </>
  );
}
