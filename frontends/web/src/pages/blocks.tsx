/** Whom one has blocked, and how one takes that back. */

import { data, listBlocks, unblock } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Empty, Page } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { meet, nameOf } from "../base/words.ts";

export function Blocks(): JSX.Element {
  const { page = "" } = useRoute().query;
  const loaded = useLoad(async () => {
    const blocks = await data(listBlocks({ client, query: { page_size: 50, ...(page ? { page_token: page } : {}) } }));
    await meet(blocks.items.map((each) => each.person_id));
    return blocks;
  }, [page]);
  return (
    <Page title={t("blocks.title")} lead={t("blocks.lead")} back="/you">
      <Loaded of={loaded}>
        {({ items, next_page_token }) => (
          <>
            {items.length === 0 && <Empty text={t("blocks.none")} />}
            <ul class="rows">{items.map(({ person_id }) => <li key={person_id}><Blocked person={person_id} again={loaded.again} /></li>)}</ul>
            {next_page_token && <p><a class="button" href={`/you/blocks?${new URLSearchParams({ page: next_page_token })}`}>{t("more")}</a></p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Whoever has left, or blocks one too, has no name here. */
function Blocked({ person, again }: { person: string; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const name = nameOf(person);
  const take = async (): Promise<void> => {
    await unblock({ client, path: { person_id: person } });
    announce(t("blocks.taken"));
    await again();
  };
  return (
    <>
      <strong dir="auto">{name}</strong>
      <Button act={act} kind="small" label={`${t("blocks.take")}: ${name}`} onPress={take}>{t("blocks.take")}</Button>
      <Trouble error={act.error} />
    </>
  );
}
