/** What one was told, the newest first; it fills while one looks. */

import { data, listMyMessages, markMyMessageRead, markMyMessagesRead, type MessageView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client } from "../base/api.ts";
import { language } from "../base/language.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { Button, Empty, Page, When } from "../base/parts.tsx";
import { countUnread, leadsTo, unread, useArrivals } from "../base/person.ts";
import { t } from "../base/texts.ts";

export function Inbox(): JSX.Element {
  const { query } = useRoute();
  const { route } = useLocation();
  const fresh = query["show"] === "unread";
  const page = query["page"];
  const loaded = useLoad(async () => {
    const asked = listMyMessages({ client, query: { page_size: 20, ...(fresh ? { unread: true } : {}), ...(page ? { page_token: page } : {}) } });
    const [messages, { response }] = await Promise.all([data(asked), asked]);
    return { ...messages, said: response?.headers.get("Content-Language") ?? language }; // the person's own, whatever the page is in
  }, [fresh, page]);
  const act = useAct();
  useArrivals(loaded.again);
  const readAll = async (items: MessageView[]): Promise<void> => {
    const counts = await data(markMyMessagesRead({ client, body: { up_to: items[0]!.number } }));
    unread.value = counts.unread;
    await loaded.again();
  };
  const open = async (message: MessageView): Promise<void> => {
    if (message.can.includes("read")) {
      await data(markMyMessageRead({ client, path: { message_id: message.id } }));
      await countUnread();
    }
    route(leadsTo(message));
  };
  return (
    <Page title={t("nav.inbox")}>
      <nav class="tabs" aria-label={t("inbox.which")}>
        <a href="/inbox" aria-current={fresh ? undefined : "page"}>{t("inbox.all")}</a>
        <a href="/inbox?show=unread" aria-current={fresh ? "page" : undefined}>{t("inbox.unread")}</a>
      </nav>
      <Loaded of={loaded}>
        {({ items, next_page_token, said }) => (
          <>
            {items.length === 0 && <Empty text={fresh ? t("inbox.noneUnread") : t("inbox.none")} />}
            {unread.value > 0 && items.length > 0 && (
              <p><Button act={act} kind="small" onPress={() => readAll(items)}>{t("inbox.readAll")}</Button></p>
            )}
            <ul class="cards">
              {items.map((message) => (
                <li key={message.id} class={message.read_at === null ? "card new" : "card"}>
                  <h2>
                    <a lang={said} href={leadsTo(message)} onClick={(event) => { event.preventDefault(); void act.run(() => open(message)); }}>{message.title}</a>
                    {message.read_at === null && <span class="hidden"> ({t("inbox.isNew")})</span>}
                  </h2>
                  <p dir="auto" lang={said}>{message.text}</p>
                  <p class="quiet"><When at={message.happened_at} short /></p>
                </li>
              ))}
            </ul>
            {next_page_token && (
              <p><a class="button" href={`/inbox?${new URLSearchParams({ ...(fresh ? { show: "unread" } : {}), page: next_page_token })}`}>{t("older")}</a></p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
