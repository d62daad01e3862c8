/** What a programme asks its people on the way, how many answer, and what the organisation knows of them itself. */

import { useSignal } from "@preact/signals";
import { changeSurvey, data, readSurvey, takeFacts, type FactsTaken, type FormQuestionBody, type SurveyView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";
import { useId } from "preact/hooks";

import { asOf, client } from "../base/api.ts";
import { percentText } from "../base/charts.tsx";
import { inBase64 } from "../base/files.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Facts, Form, Input } from "../base/parts.tsx";
import { Languages, QuestionEditor, spokenIn } from "../base/question-editor.tsx";
import { language } from "../base/language.ts";
import { dateText } from "../base/times.ts";
import { t } from "../base/texts.ts";
import { words } from "../base/words.ts";
import { bodyOf, whole } from "../base/written.ts";
import { ifThere } from "./profile.tsx";
import { Frame } from "./programme-frame.tsx";

const KINDS = ["baseline", "pulse", "close"] as const;
type Kind = (typeof KINDS)[number];
const SHIPPED = new Set(["satisfaction", "confidence", "skills"]); // asked in every survey, before a programme's own

export function Surveys(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [surveys] = await Promise.all([
      Promise.all(KINDS.map((kind) => ifThere(data(readSurvey({ client, path: { programme_id: id, kind } }))))),
      words(),
    ]);
    return surveys;
  }, [id]);
  return (
    <Frame id={id} at="surveys">
      {() => (
        <>
          <p>{t("surveys.lead")}</p>
          <Loaded of={loaded}>
            {(surveys) => (
              <ul class="cards">
                {KINDS.map((kind, at) => <li class="card" key={`${kind} ${surveys[at]?.version ?? 0}`}><One programme={id} kind={kind} of={surveys[at] ?? null} again={loaded.again} /></li>)}
              </ul>
            )}
          </Loaded>
          <h2>{t("facts.title")}</h2>
          <p>{t("facts.lead")}</p>
          <TakingFacts programme={id} />
        </>
      )}
    </Frame>
  );
}

const people = (value: number | null): string => (value === null ? t("funnel.few") : String(value));
const day = (date: string): string => dateText(date, language, { day: "numeric", month: "long", year: "numeric" });

function One(props: { programme: string; kind: Kind; of: SurveyView | null; again: () => Promise<void> }): JSX.Element {
  const { kind, of } = props;
  return (
    <>
      <h2>{t(`surveys.${kind}`)}</h2>
      {of ? (
        <Facts
          of={[
            [t("surveys.opens"), day(of.opens_on)],
            [t("surveys.closes"), day(of.closes_on)],
            [t("surveys.asked"), people(of.asked)],
            [t("surveys.answered"), people(of.answered)],
            [t("surveys.rate"), percentText(of.response_rate)],
          ]}
        />
      ) : <p class="quiet">{t("surveys.none")}</p>}
      {(!of || of.can.includes("update")) && (
        <details>
          <summary>{t(of ? "surveys.change" : "surveys.set")}</summary>
          <Editor {...props} />
        </details>
      )}
    </>
  );
}

function Editor({ programme, kind, of, again }: { programme: string; kind: Kind; of: SurveyView | null; again: () => Promise<void> }): JSX.Element {
  const own = (of?.questions ?? []).filter((each) => !SHIPPED.has(each.key));
  const opens = useSignal(of?.opens_on ?? "");
  const closes = useSignal(of?.closes_on ?? "");
  const spoken = useSignal(spokenIn(...own.map((each) => each.texts)));
  const questions = useSignal<FormQuestionBody[]>(own.map(bodyOf));
  const act = useAct();
  const save = async (): Promise<void> => {
    const body = { opens_on: opens.value || null, closes_on: closes.value || null, questions: whole(questions.value, spoken.value) };
    await changeSurvey({ client, path: { programme_id: programme, kind }, headers: of ? asOf(of) : {}, body });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} onSend={save}>
      <p class="help">{t("surveys.dates.help")}</p>
      <div class="pair">
        <Input label={t("surveys.opens")} type="date" value={opens.value} onText={(text) => (opens.value = text)} />
        <Input label={t("surveys.closes")} type="date" value={closes.value} onText={(text) => (closes.value = text)} />
      </div>
      <p class="help">{t("surveys.shipped")}</p>
      {questions.value.length > 0 && <Languages of={spoken.value} onChange={(next) => (spoken.value = next)} />}
      <QuestionEditor value={questions.value} languages={spoken.value} onChange={(next) => (questions.value = next)} />
    </Form>
  );
}

/** First as a trial: what is wrong is told row by row, and nothing is taken in until somebody says so. */
function TakingFacts({ programme }: { programme: string }): JSX.Element {
  const file = useSignal<File | null>(null);
  const until = useSignal("");
  const taken = useSignal<FactsTaken | null>(null);
  const act = useAct();
  const id = useId();
  const take = async (dryRun: boolean): Promise<void> => {
    if (!file.value) return;
    const body = { file: await inBase64(file.value), told_until: until.value, dry_run: dryRun };
    taken.value = await data(takeFacts({ client, path: { programme_id: programme }, body }));
    announce(t(taken.value.taken_in ? "facts.taken" : "facts.tried"));
  };
  return (
    <>
      <Form act={act} send={t("import.try")} onSend={() => take(true)}>
        <div class="field">
          <label for={id}>{t("facts.file")}</label>
          <p class="help" id={`${id}-help`}>{t("facts.file.help")}</p>
          <input
            id={id}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            required
            aria-describedby={`${id}-help`}
            onChange={(event) => {
              file.value = event.currentTarget.files?.[0] ?? null;
              taken.value = null;
            }}
          />
        </div>
        <Input label={t("facts.until")} help={t("facts.until.help")} type="date" required value={until.value} onText={(text) => (until.value = text)} />
      </Form>
      {taken.value && (
        <section class="card">
          <h3>{t(taken.value.taken_in ? "facts.taken" : "facts.would")}</h3>
          <Facts of={[...(["new", "changed", "same", "forgotten"] as const).map((each) => [t(`facts.${each}`), taken.value!.counts[each]] as [string, number]), [t("facts.members"), taken.value.members]]} />
          <Problems of={taken.value} />
          {!taken.value.taken_in && taken.value.problems_in_all === 0 && <p class="acts"><Button act={act} kind="first" onPress={() => take(false)}>{t("facts.take")}</Button></p>}
        </section>
      )}
    </>
  );
}

function Problems({ of }: { of: FactsTaken }): JSX.Element {
  return (
    <>
      {of.problems.length > 0 && (
        <div class="scroll">
          <table>
            <caption>{t("import.problems", { count: of.problems_in_all })}</caption>
            <thead><tr><th scope="col">{t("import.row")}</th><th scope="col">{t("import.column")}</th><th scope="col">{t("import.wrong")}</th></tr></thead>
            <tbody>
              {of.problems.map((each) => (
                <tr key={`${each.row} ${each.column}`}><td>{each.row}</td><td>{each.column}</td><td>{t(`wrong.${each.wrong}`)}{each.other !== null && ` (${each.other})`}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {of.ignored_columns.length > 0 && <p class="quiet">{t("import.ignored", { columns: of.ignored_columns.join(", ") })}</p>}
    </>
  );
}
