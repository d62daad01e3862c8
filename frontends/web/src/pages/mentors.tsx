/** Mentors who fit, with the reasons in words; and asking up to five, in order. */

import { useSignal } from "@preact/signals";
import {
  askMentors, countMentors, data, listMentors, listRequests, lookAtMentor, ProblemError, recommendMentors,
  type CardView, type CountView, type ListMentorsData, type NamedRecommendationView, type RecommendationView, type RecommendMentorsData,
} from "mentoring-client";
import type { ComponentChildren, JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, type Choice, Dialog, Empty, Form, Input, Page, Select, Tags, TextArea } from "../base/parts.tsx";
import { me } from "../base/person.ts";
import { Face } from "../base/photo.tsx";
import { spoken } from "../base/slugs.ts";
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
  const { query } = useRoute();
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

const ORDERS = ["fit", "gain", "welcome"] as const;
const SORTED = ["joined", "newest", "name", "experience"] as const;
const STAGES = "mentee_stage";

/** What stands in the address of a list: so that a reload, a link and "back" show the same. */
type Asked = Record<string, string>;

function useAsked(names: readonly string[], always: Asked = {}): [Asked, (more: Asked) => void] {
  const { query } = useRoute();
  const { route } = useLocation();
  const asked = Object.fromEntries(names.map((each) => [each, query[each] ?? ""]));
  const go = (more: Asked): void => {
    const kept = Object.entries({ ...always, ...asked, page: "", ...more }).filter(([, value]) => value !== "");
    route(`/mentors?${new URLSearchParams(kept)}`);
  };
  return [asked, go];
}

/** Those that are said, as the API calls them; what it does not know, it refuses. */
const wishes = <Query,>({ page, ...asked }: Asked): Query =>
  Object.fromEntries(Object.entries({ ...asked, page_token: page ?? "" }).filter(([, value]) => value !== "")) as Query;

function Filters(props: { asked: Asked; go: (more: Asked) => void; children?: ComponentChildren }): JSX.Element {
  const { asked, go } = props;
  const lists = vocabulary.value;
  return (
    <div class="pair">
      <Select label={t("mentors.style")} value={asked["style"] ?? ""} empty={t("any")} of={choices(lists?.styles)} onChoose={(style) => go({ style })} />
      <Select label={t("person.language")} value={asked["language"] ?? ""} empty={t("any")} of={choices(lists?.languages)} onChoose={(value) => go({ language: value })} />
      <Select label={t("profile.rhythm")} value={asked["meeting_rhythm"] ?? ""} empty={t("any")} of={choices(lists?.meeting_rhythms)} onChoose={(value) => go({ meeting_rhythm: value })} />
      <Select label={t("mentors.takes")} value={asked[STAGES] ?? ""} empty={t("any")} of={choices(lists?.career_stages)} onChoose={(value) => go({ [STAGES]: value })} />
      {props.children}
    </div>
  );
}

function Fits(): JSX.Element {
  const [asked, go] = useAsked(["style", "language", "meeting_rhythm", STAGES, "order", "page"]);
  const narrowed = ["style", "language", "meeting_rhythm", STAGES].some((each) => asked[each] !== "");
  const loaded = useLoad(async () => {
    const [{ items, next_page_token }, requests] = await Promise.all([
      data(recommendMentors({ client, query: { page_size: 10, ...wishes<NonNullable<RecommendMentorsData["query"]>>(asked) } })),
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
  }, [JSON.stringify(asked)]);
  return (
    <>
      <details open={narrowed || asked["order"] !== ""}>
        <summary>{t("mentors.narrow")}</summary>
        <Filters asked={asked} go={go}>
          <Select label={t("mentors.order")} value={asked["order"] || "fit"} of={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))} onChoose={(value) => go({ order: value === "fit" ? "" : value })} />
        </Filters>
      </details>
      <Loaded of={loaded} skeleton={<><div class="skeleton tall" /><div class="skeleton tall" /></>}>
        {({ found, next, open }) => (
          <>
            {open && <p class="note">{t("mentors.asked")} <a href="/requests">{t("mentors.toRequests")}</a></p>}
            {found.length === 0 && (narrowed ? <Empty text={t("mentors.noneFound")} /> : <Empty text={t("mentors.none")} href="/profile" go={t("mentors.toProfile")} />)}
            <Choosing found={found} />
            {next && <p><button type="button" onClick={() => go({ page: next })}>{t("more")}</button></p>}
          </>
        )}
      </Loaded>
    </>
  );
}

function Search(): JSX.Element {
  const [asked, go] = useAsked(["q", "style", "language", "meeting_rhythm", STAGES, "industry", "skill", "order", "page"], { show: "all" });
  const narrowed = Object.entries(asked).some(([name, value]) => value !== "" && name !== "order");
  const typed = useSignal(asked["q"] ?? "");
  const act = useAct();
  const loaded = useLoad(async () => {
    const { page_token, order, ...filters } = wishes<NonNullable<ListMentorsData["query"]>>(asked);
    const [cards, counts] = await Promise.all([
      data(listMentors({ client, query: { page_size: 20, ...filters, ...(order ? { order } : {}), ...(page_token ? { page_token } : {}) } })),
      data(countMentors({ client, query: filters })),
      words(),
    ]);
    return { found: cards.items.filter((card) => card.person_id !== me.value!.value.person_id).map((card) => ({ card, fit: null })), next: cards.next_page_token, counts };
  }, [JSON.stringify(asked)]);
  const counted = (of: readonly CountView[] | undefined): Choice[] => (of ?? []).map((each) => ({ value: each.value, label: `${each.name} (${each.mentors})` }));
  return (
    <>
      <Form act={act} send={t("search")} forgets onSend={async () => go({ q: typed.value.trim() })}>
        <Input label={t("mentors.q")} type="search" value={typed.value} maxLength={100} onText={(text) => (typed.value = text)} />
        <Filters asked={asked} go={go}>
          <Select label={t("skills.one")} value={asked["skill"] ?? ""} empty={t("any")} of={withChosen(counted(loaded.value?.counts.skills), asked["skill"])} onChoose={(skill) => go({ skill })} />
          <Select label={t("mentor.industries")} value={asked["industry"] ?? ""} empty={t("any")} of={withChosen(counted(loaded.value?.counts.industries), asked["industry"])} onChoose={(industry) => go({ industry })} />
          <Select label={t("mentors.order")} value={asked["order"] || "joined"} of={SORTED.map((value) => ({ value, label: t(`sorted.${value}`) }))} onChoose={(value) => go({ order: value === "joined" ? "" : value })} />
        </Filters>
      </Form>
      <Loaded of={loaded}>
        {({ found, next, counts }) => (
          <>
            <p class="quiet" role="status">{t("mentors.total", { count: counts.total })}</p>
            {found.length === 0 && (narrowed ? <Empty text={t("mentors.noneFound")} /> : <Empty text={t("mentors.nobodyYet")} href="/profile/mentor" go={t("you.becomeMentor")} />)}
            <Choosing found={found} />
            {next && <p><button type="button" onClick={() => go({ page: next })}>{t("more")}</button></p>}
          </>
        )}
      </Loaded>
    </>
  );
}

/** What is chosen stays to be seen, though nobody has it any more. */
const withChosen = (of: Choice[], chosen: string | undefined): Choice[] =>
  !chosen || of.some((each) => each.value === chosen) ? of : [...of, { value: chosen, label: spoken(chosen) }];

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
      <div class="who">
        <Face of={card.photo} name={card.name} large={level === 1} />
        {level === 2 && <h2 dir="auto"><a href={`/mentors/${card.person_id}`}>{card.name || t("somebody")}</a></h2>}
      </div>
      <p dir="auto">{card.headline}</p>
      <Tags of={card.skills.slice(0, 6).map((each) => each.name)} />
    </>
  );
}

/** Sentences first; how it adds up, for whoever wants to know. */
export function Reasons({ of, level = 3 }: { of: RecommendationView; level?: 2 | 3 }): JSX.Element {
  const Heading = `h${level}` as const;
  const texts = (kept: (value: number) => boolean): string[] =>
    [...new Set(of.reasons.filter((each) => each.weight > 0 && kept(each.value) && !(each.factor === "history" && each.value === 1)).map((each) => each.text))];
  const good = texts((value) => value >= 0.5); // that nobody has said no yet is no reason that anybody would name
  const but = texts((value) => value < 0.5);
  return (
    <>
      <Heading>{t("reasons.why")}</Heading>
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

/** How a mentor fits, and what stands in the way, if anything; null for whoever looks for nobody. */
export async function fitOf(mentor: string): Promise<NamedRecommendationView | null> {
  try {
    return await data(lookAtMentor({ client, path: { mentor_id: mentor } }));
  } catch (problem) {
    if (problem instanceof ProblemError && problem.status < 500) return null; // no profile, no programme, or themselves
    throw problem;
  }
}

export { wordFor };
