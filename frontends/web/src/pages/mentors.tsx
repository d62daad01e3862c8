/** Mentors who fit, with the reasons in words; and asking up to five, in order. */

import { useSignal } from "@preact/signals";
import { askMentors, data, listMentors, listRequests, ProblemError, recommendMentors, type CardView, type RecommendationView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Dialog, Empty, Form, Input, Page, Select, Tags, TextArea } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { t } from "../base/texts.ts";
import { choices, meet, nameOf, vocabulary, wordFor, words } from "../base/words.ts";

const MOST = 5;
const CHOSEN = "chosen-mentors"; // outlives back and reload

interface Found {
  card: CardView;
  fit: RecommendationView | null;
}

/** Whom one has put on the list, in the order of asking. */
export const chosenMentors = (): string[] => JSON.parse(sessionStorage.getItem(CHOSEN) ?? "[]") as string[];

export function Mentors(): JSX.Element {
  const { query } = useLocation();
  const searching = query["show"] === "all";
  return (
    <Page title={searching ? t("mentors.all") : t("mentors.title")} lead={searching ? t("mentors.all.lead") : t("mentors.lead")}>
      <nav class="tabs" aria-label={t("mentors.which")}>
        <a href="/mentors" aria-current={searching ? undefined : "page"}>{t("mentors.fit")}</a>
        <a href="/mentors?show=all" aria-current={searching ? "page" : undefined}>{t("mentors.everybody")}</a>
      </nav>
      {!me.value!.value.mentee ? <Empty text={t("mentors.noProfile")} href="/profile" go={t("mentors.toProfile")} />
        : searching ? <Search key="search" /> : <Fits key="fits" />}
    </Page>
  );
}

function Fits(): JSX.Element {
  const { query } = useLocation();
  const page = query["page"];
  const loaded = useLoad(async () => {
    const [{ items, next_page_token }, requests] = await Promise.all([
      data(recommendMentors({ client, query: { page_size: 10, ...(page ? { page_token: page } : {}) } })),
      data(listRequests({ client, query: { page_size: 20 } })),
    ]);
    const [cards] = await Promise.all([
      items.length === 0 ? { items: [] } : data(listMentors({ client, query: { ids: items.map((each) => each.mentor_id) } })),
      words(),
    ]);
    const found = items.flatMap((fit) => {
      const card = cards.items.find((each) => each.person_id === fit.mentor_id);
      return card ? [{ card, fit }] : [];
    });
    const open = requests.items.find((each) => each.can.includes("withdraw"));
    return { found, next: next_page_token, open };
  }, [page]);
  return (
    <Loaded of={loaded} skeleton={<><div class="skeleton tall" /><div class="skeleton tall" /></>}>
      {({ found, next, open }) => (
        <>
          {open && <p class="note">{t("mentors.asked")} <a href="/requests">{t("mentors.toRequests")}</a></p>}
          {found.length === 0 && <Empty text={t("mentors.none")} href="/profile" go={t("mentors.toProfile")} />}
          <Choosing found={found} />
          {next && <p><a class="button" href={`/mentors?page=${encodeURIComponent(next)}`}>{t("more")}</a></p>}
        </>
      )}
    </Loaded>
  );
}

function Search(): JSX.Element {
  const { query, route } = useLocation();
  const { q = "", style = "", language: speaks = "", page } = query;
  const typed = useSignal(q);
  const act = useAct();
  const loaded = useLoad(async () => {
    const asked = { page_size: 20, ...(q ? { q } : {}), ...(style ? { style: style as "listening" } : {}), ...(speaks ? { language: speaks } : {}), ...(page ? { page_token: page } : {}) };
    const [cards] = await Promise.all([data(listMentors({ client, query: asked })), words()]);
    return { found: cards.items.filter((card) => card.person_id !== me.value!.value.person_id).map((card) => ({ card, fit: null })), next: cards.next_page_token };
  }, [q, style, speaks, page]);
  const go = (more: Record<string, string>): void => {
    const kept = Object.entries({ show: "all", q, style, language: speaks, ...more }).filter(([, value]) => value !== "");
    route(`/mentors?${new URLSearchParams(kept)}`);
  };
  return (
    <>
      <Form act={act} send={t("search")} onSend={async () => go({ q: typed.value.trim() })}>
        <Input label={t("mentors.q")} type="search" value={typed.value} maxLength={100} onText={(text) => (typed.value = text)} />
        <div class="pair">
          <Select label={t("mentors.style")} value={style} empty={t("any")} of={choices(vocabulary.value?.styles)} onChoose={(value) => go({ style: value })} />
          <Select label={t("person.language")} value={speaks} empty={t("any")} of={choices(vocabulary.value?.languages)} onChoose={(value) => go({ language: value })} />
        </div>
      </Form>
      <Loaded of={loaded}>
        {({ found, next }) => (
          <>
            {found.length === 0 && <Empty text={t("mentors.noneFound")} />}
            <Choosing found={found} />
            {next && <p><button type="button" onClick={() => go({ page: next })}>{t("more")}</button></p>}
          </>
        )}
      </Loaded>
    </>
  );
}

function Choosing({ found }: { found: readonly Found[] }): JSX.Element {
  const { route } = useLocation();
  const chosen = useSignal(chosenMentors());
  const asking = useSignal(false);
  const choose = (next: string[]): void => {
    chosen.value = next;
    sessionStorage.setItem(CHOSEN, JSON.stringify(next));
  };
  return (
    <>
      <ul class="cards">
        {found.map(({ card, fit }) => {
          const at = chosen.value.indexOf(card.person_id);
          return (
            <li class="card" key={card.person_id}>
              <MentorCard card={card} />
              {fit && <Reasons of={fit} />}
              <p class="acts">
                {card.paused ? <span class="state">{t("mentor.paused")}</span> : (
                  <button
                    type="button"
                    aria-pressed={at >= 0}
                    class={at >= 0 ? "chosen" : undefined}
                    disabled={at < 0 && chosen.value.length >= MOST}
                    onClick={() => {
                      choose(at >= 0 ? chosen.value.filter((each) => each !== card.person_id) : [...chosen.value, card.person_id]);
                      announce(at >= 0 ? t("mentors.taken", { name: card.name }) : t("mentors.put", { name: card.name, place: chosen.value.length }));
                    }}
                  >
                    {at >= 0 ? t("mentors.place", { place: at + 1 }) : t("mentors.choose")}
                    <span class="hidden"> {card.name}</span>
                  </button>
                )}
                <a href={`/mentors/${card.person_id}`}>{t("mentors.more")}<span class="hidden"> {card.name}</span></a>
              </p>
            </li>
          );
        })}
      </ul>
      {chosen.value.length > 0 && (
        <div class="tray">
          <p>{t("mentors.count", { count: chosen.value.length })}</p>
          <button type="button" class="first" onClick={() => (asking.value = true)}>{t("mentors.ask")}</button>
        </div>
      )}
      <Dialog open={asking.value} title={t("ask.title")} onClose={() => (asking.value = false)}>
        <Asking chosen={chosen.value} choose={choose} onAsked={() => { choose([]); route("/requests"); }} onClose={() => (asking.value = false)} />
      </Dialog>
    </>
  );
}

export function MentorCard({ card, level = 2 }: { card: CardView; level?: 1 | 2 }): JSX.Element {
  return (
    <>
      {level === 2 && <h2 dir="auto"><a href={`/mentors/${card.person_id}`}>{card.name || t("somebody")}</a></h2>}
      <p dir="auto">{card.headline}</p>
      <Tags of={card.skills.slice(0, 6).map((each) => each.name)} />
    </>
  );
}

/** Sentences first; how it adds up, for whoever wants to know. */
export function Reasons({ of }: { of: RecommendationView }): JSX.Element {
  const texts = (kept: (value: number) => boolean): string[] =>
    [...new Set(of.reasons.filter((each) => each.weight > 0 && kept(each.value) && !(each.factor === "history" && each.value === 1)).map((each) => each.text))];
  const good = texts((value) => value >= 0.5); // that nobody has said no yet is no reason that anybody would name
  const but = texts((value) => value < 0.5);
  return (
    <>
      <h3>{t("reasons.why")}</h3>
      <ul class="why">{good.slice(0, 4).map((text) => <li key={text}>{text}</li>)}</ul>
      {(but.length > 0 || good.length > 4) && (
        <details>
          <summary>{t("reasons.whyNot")}</summary>
          <ul class="why not">{but.map((text) => <li key={text}>{text}</li>)}</ul>
          {good.length > 4 && <ul class="why">{good.slice(4).map((text) => <li key={text}>{text}</li>)}</ul>}
          <p class="quiet">{t("reasons.score", { score: Math.round(of.score * 100) })}</p>
        </details>
      )}
    </>
  );
}

export function Asking(props: { chosen: readonly string[]; choose: (next: string[]) => void; onAsked: () => void; onClose: () => void }): JSX.Element {
  const message = useSignal(sessionStorage.getItem("ask-message") ?? "");
  const act = useAct();
  const loaded = useLoad(() => meet(props.chosen).then(() => true));
  const ask = async (): Promise<void> => {
    const { key, done } = keyOf(`ask ${props.chosen.join(" ")} ${message.value}`);
    await askMentors({ client, headers: { "Idempotency-Key": key }, body: { mentor_ids: [...props.chosen], message: message.value.trim() } });
    done();
    sessionStorage.removeItem("ask-message");
    announce(t("ask.done"));
    props.onAsked();
  };
  const move = (at: number, by: number): void => {
    const next = [...props.chosen];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    props.choose(next);
    announce(t("mentors.put", { name: nameOf(next[at + by]), place: at + by + 1 }));
  };
  return (
    <Loaded of={loaded}>
      {() => (
        <Form act={act} send={t("ask.send")} onSend={ask} beside={<button type="button" onClick={props.onClose}>{t("ask.later")}</button>}>
          <p>{t("ask.lead")}</p>
          <ol class="rows">
            {props.chosen.map((id, at) => (
              <li key={id}>
                <strong dir="auto">{at + 1}. {nameOf(id)}</strong>
                <span>
                  <button type="button" class="small" disabled={at === 0} aria-label={t("ask.up", { name: nameOf(id) })} onClick={() => move(at, -1)}>↑</button>{" "}
                  <button type="button" class="small" disabled={at === props.chosen.length - 1} aria-label={t("ask.down", { name: nameOf(id) })} onClick={() => move(at, 1)}>↓</button>
                  <button type="button" class="plain" aria-label={t("remove.what", { what: nameOf(id) })} onClick={() => props.choose(props.chosen.filter((each) => each !== id))}>×</button>
                </span>
              </li>
            ))}
          </ol>
          <TextArea
            label={t("ask.message")}
            help={t("ask.message.help")}
            required
            maxLength={1000}
            value={message.value}
            onText={(text) => {
              message.value = text;
              sessionStorage.setItem("ask-message", text);
            }}
          />
        </Form>
      )}
    </Loaded>
  );
}

/** The mentor's place among those who fit, where they are among the first. */
export async function fitOf(mentor: string): Promise<RecommendationView | null> {
  try {
    const { items } = await data(recommendMentors({ client, query: { page_size: 50 } }));
    return items.find((each) => each.mentor_id === mentor) ?? null;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.status < 500) return null; // nobody is recommended to whoever looks for nobody
    throw problem;
  }
}

export { wordFor };
