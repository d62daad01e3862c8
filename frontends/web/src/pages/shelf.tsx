/** What a mentor keeps to suggest it again: articles, books, challenges, and stories of their own, beside goals that they fit. */

import { useSignal } from "@preact/signals";
import {
  changeShelfItem, data, listMyShelf, listWhatFits, putOnShelf, suggest, takeOffShelf,
  type FittingView, type ShelfItemBody, type ShelfItemView,
} from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { asOf, client, keyOf } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Check, Checks, Empty, Form, Input, Page, Select, TextArea, Words } from "../base/parts.tsx";
import { Skills, slugsOf } from "../base/skills.tsx";
import { spoken } from "../base/slugs.ts";
import { t } from "../base/texts.ts";
import { choices, vocabulary, wordFor, words } from "../base/words.ts";

type Again = () => Promise<void>;

const KINDS = ["article", "book", "webinar", "course", "certificate", "challenge", "story"] as const;

export function Shelf(): JSX.Element {
  const { page = "" } = useRoute().query;
  const loaded = useLoad(async () => {
    const [shelf] = await Promise.all([data(listMyShelf({ client, query: { page_size: 30, ...(page ? { page_token: page } : {}) } })), words()]);
    return shelf;
  }, [page]);
  return (
    <Page title={t("shelf.title")} lead={t("shelf.lead")} back="/you">
      <Loaded of={loaded}>
        {({ items, next_page_token }) => (
          <>
            {items.length === 0 && <Empty text={t("shelf.none")} />}
            <ul class="cards">{items.map((each) => <li class="card" key={`${each.id} ${each.version}`}><OnShelf of={each} again={loaded.again} /></li>)}</ul>
            {next_page_token && <p><a class="button" href={`/shelf?${new URLSearchParams({ page: next_page_token })}`}>{t("older")}</a></p>}
            <details>
              <summary>{t("shelf.add")}</summary>
              <Editor of={null} again={loaded.again} />
            </details>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Item({ of }: { of: ShelfItemView }): JSX.Element {
  const goals = of.goal_kinds.map((each) => wordFor(vocabulary.value?.goal_kinds, each));
  return (
    <>
      <p class="quiet">{[t(`suggestion.${of.kind}`), ...of.skills.map(spoken), ...goals].join(" · ")}</p>
      {of.text && <Words>{of.text}</Words>}
      {of.link && <p><a href={of.link} target="_blank" rel="noreferrer">{of.link}</a></p>}
    </>
  );
}

function OnShelf({ of, again }: { of: ShelfItemView; again: Again }): JSX.Element {
  const act = useAct();
  const away = async (): Promise<void> => {
    await takeOffShelf({ client, path: { shelf_item_id: of.id }, headers: asOf(of) });
    announce(t("shelf.gone"));
    await again();
  };
  return (
    <>
      <h2 dir="auto">{of.title}</h2>
      <Item of={of} />
      <p class="quiet">{of.shared ? t("shelf.isShared") : t("shelf.isNotShared")}{of.suggested ? ` ${t("shelf.suggested", { count: of.suggested })}` : ""}</p>
      <Trouble error={act.error} />
      {of.can.includes("take_away") && <p class="acts"><Button act={act} label={`${t("shelf.away")}: ${of.title}`} onPress={away}>{t("shelf.away")}</Button></p>}
      {of.can.includes("change") && <details><summary>{t("shelf.change")}</summary><Editor of={of} again={again} /></details>}
    </>
  );
}

function Editor({ of, again }: { of: ShelfItemView | null; again: Again }): JSX.Element {
  const fresh = { kind: of?.kind ?? "article", title: of?.title ?? "", text: of?.text ?? "", link: of?.link ?? "", skills: (of?.skills ?? []).map(spoken), goal_kinds: of?.goal_kinds ?? [], shared: of?.shared ?? true };
  const typed = useSignal(fresh);
  const act = useAct();
  const { kind, title, text, link, skills, goal_kinds, shared } = typed.value;
  const set = (part: Partial<typeof fresh>): void => void (typed.value = { ...typed.value, ...part });
  const save = async (): Promise<void> => {
    const body: ShelfItemBody = { kind, title: title.trim(), text: text.trim() || null, link: link.trim() || null, skills: await slugsOf(skills), goal_kinds, shared };
    if (of) await changeShelfItem({ client, path: { shelf_item_id: of.id }, headers: asOf(of), body });
    else {
      const { key, done } = keyOf(`shelf ${JSON.stringify(body)}`);
      await putOnShelf({ client, headers: { "Idempotency-Key": key }, body });
      done();
      typed.value = fresh;
    }
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={of ? t("save") : t("shelf.put")} name={`shelf ${of?.id ?? "new"}`} typed={typed} onSend={save}>
      <Select label={t("suggestion.kind")} value={kind} of={KINDS.map((value) => ({ value, label: t(`suggestion.${value}`) }))} onChoose={(value) => set({ kind: value as typeof kind })} />
      <Input label={t("suggestion.title")} required maxLength={200} value={title} onText={(next) => set({ title: next })} />
      <TextArea label={kind === "story" ? t("shelf.story") : t("suggestion.text")} rows={kind === "story" ? 8 : 3} required={kind === "story"} maxLength={10_000} value={text} onText={(next) => set({ text: next })} />
      <Input label={t("suggestion.link")} type="url" maxLength={500} value={link} onText={(next) => set({ link: next })} />
      <Skills label={t("shelf.skills")} names={skills} onAdd={(name) => set({ skills: [...skills, name] })} onRemove={(name) => set({ skills: skills.filter((each) => each !== name) })} />
      <Checks label={t("shelf.goals")} value={goal_kinds} of={choices(vocabulary.value?.goal_kinds)} onChoose={(next) => set({ goal_kinds: next as typeof goal_kinds })} />
      <Check label={t("shelf.shared")} checked={shared} onCheck={(next) => set({ shared: next })} />
    </Form>
  );
}

/** Suggested as it stands there; a story is read where it fits a goal. */
export function FromShelf({ mentorship, again }: { mentorship: string; again: Again }): JSX.Element {
  const loaded = useLoad(async () => (await data(listMyShelf({ client, query: { page_size: 100 } }))).items.filter((each) => each.kind !== "story"), []);
  const act = useAct();
  const send = ({ id, version }: ShelfItemView) => async (): Promise<void> => {
    const { key, done } = keyOf(`suggest ${mentorship} ${id} ${version}`);
    await suggest({ client, path: { mentorship_id: mentorship }, headers: { "Idempotency-Key": key }, body: { shelf_item_id: id } });
    done();
    announce(t("suggestions.sent"));
    await again();
  };
  return (
    <Loaded of={loaded}>
      {(items) => (
        <>
          {items.length === 0 && <p><a href="/shelf">{t("shelf.none")}</a></p>}
          <ul class="rows">
            {items.map((each) => (
              <li key={each.id}>
                <span dir="auto">{each.title} <small class="quiet">{t(`suggestion.${each.kind}`)}</small></span>
                <Button act={act} kind="small" label={`${t("suggestions.send")}: ${each.title}`} onPress={send(each)}>{t("suggestions.send")}</Button>
              </li>
            ))}
          </ul>
          <Trouble error={act.error} />
        </>
      )}
    </Loaded>
  );
}

/** What may help with a goal: off the mentor's shelf, and what helped others in the programme. Asked for when somebody wants it. */
export function Fitting({ goal }: { goal: string }): JSX.Element {
  const asked = useSignal(false);
  return (
    <details onToggle={(event) => (asked.value ||= event.currentTarget.open)}>
      <summary>{t("fitting.title")}</summary>
      {asked.value && <Fits goal={goal} />}
    </details>
  );
}

function Fits({ goal }: { goal: string }): JSX.Element {
  const loaded = useLoad(() => data(listWhatFits({ client, path: { goal_id: goal } })), [goal]);
  return <Loaded of={loaded}>{(found) => <Found of={found} />}</Loaded>;
}

function Found({ of }: { of: FittingView }): JSX.Element {
  return (
    <>
      {of.items.length + of.helped_others.length === 0 && <p>{t("fitting.none")}</p>}
      {of.items.map((each) => <section key={each.id}><h3 dir="auto">{each.title}</h3><Item of={each} /></section>)}
      {of.helped_others.length > 0 && (
        <>
          <h3>{t("fitting.others")}</h3>
          <ul>{of.helped_others.map((each) => <li key={each.link}><a href={each.link} target="_blank" rel="noreferrer" dir="auto">{each.title}</a> <small class="quiet">{t("fitting.rated", { count: each.people })}</small></li>)}</ul>
        </>
      )}
    </>
  );
}
