/** What the stages of a programme are for and what ends them, in its languages; and going by it where mentorships began earlier. */

import { useSignal } from "@preact/signals";
import { changeProgrammeStages, data, moveOverToStages, readProgrammeStages, type StageBody, type StagesView } from "mentoring-client";
import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { client, keyOf, tagged, type Tagged } from "../base/api.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Checks, Form, Input, TextArea } from "../base/parts.tsx";
import { languageName, Languages, spokenIn } from "../base/question-editor.tsx";
import { t } from "../base/texts.ts";
import { choices, vocabulary, wordFor, words } from "../base/words.ts";
import { Frame } from "./programme-frame.tsx";

type StageText = StageBody["texts"][number];

export function ProgrammeStages(): JSX.Element {
  const id = useRoute().params["id"]!;
  const loaded = useLoad(async () => {
    const [stages] = await Promise.all([tagged(readProgrammeStages({ client, path: { programme_id: id } })), words()]);
    return stages;
  }, [id]);
  return (
    <Frame id={id} at="stages">
      {() => (
        <Loaded of={loaded} skeleton={<div class="skeleton tall" />}>
          {(stages) => (
            <>
              <p>{t("stages.lead")}</p>
              {stages.value.can.includes("move_over") && <Behind of={stages.value} again={loaded.again} />}
              <Editor key={stages.tag} of={stages} again={loaded.again} />
            </>
          )}
        </Loaded>
      )}
    </Frame>
  );
}

/** Nobody changes their stage by it. */
function Behind({ of, again }: { of: StagesView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const move = async (): Promise<void> => {
    const { key, done } = keyOf(`stages ${of.programme_id} ${of.version} ${of.behind}`);
    await data(moveOverToStages({ client, path: { programme_id: of.programme_id }, headers: { "Idempotency-Key": key } }));
    done();
    announce(t("stages.moved"));
    await again();
  };
  return (
    <div class="note">
      <p>{t("stages.behind", { count: of.behind })}</p>
      <Trouble error={act.error} />
      <p class="acts"><Button act={act} onPress={move}>{t("stages.move")}</Button></p>
    </div>
  );
}

const lines = (text: string): string[] => text.split("\n").map((each) => each.trim()).filter(Boolean);

function Editor({ of, again }: { of: Tagged<StagesView>; again: () => Promise<void> }): JSX.Element {
  const typed = useSignal({ spoken: spokenIn(...of.value.stages.map((each) => each.texts)), stages: of.value.stages as StageBody[] });
  const { spoken, stages } = typed.value;
  const act = useAct();
  const write = (at: number, part: Partial<StageBody>): void => void (typed.value = { spoken, stages: stages.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const textIn = (stage: StageBody, tag: string): StageText => stage.texts.find((each) => each.language === tag) ?? { language: tag, purpose: "", activities: [] };
  const say = (at: number, stage: StageBody, text: StageText): void => write(at, { texts: [...stage.texts.filter((each) => each.language !== text.language), text] });
  const save = async (): Promise<void> => {
    const said = stages.map((each) => ({ ...each, texts: spoken.map((tag) => textIn(each, tag)).map((text) => ({ ...text, purpose: text.purpose.trim(), activities: lines(text.activities.join("\n")) })) }));
    await changeProgrammeStages({ client, path: { programme_id: of.value.programme_id }, headers: { "If-Match": of.tag }, body: { stages: said } });
    announce(t("saved"));
    await again();
  };
  return (
    <Form act={act} send={t("save")} typed={typed} onSend={save}>
      <Languages of={spoken} onChange={(next) => (typed.value = { spoken: next, stages })} />
      {stages.map((stage, at) => {
        const name = wordFor(vocabulary.value?.mentorship_stages, stage.stage);
        return (
          <fieldset key={stage.stage} class="card">
            <legend class="hidden">{name}</legend>
            <h2 aria-hidden="true">{name}</h2>
            {spoken.map((tag) => {
              const text = textIn(stage, tag);
              return (
                <div key={tag}>
                  <TextArea label={`${t("stages.purpose")} (${languageName(tag)})`} required rows={2} maxLength={500} value={text.purpose} onText={(purpose) => say(at, stage, { ...text, purpose })} />
                  <TextArea label={`${t("stages.activities")} (${languageName(tag)})`} rows={4} maxLength={5000} value={text.activities.join("\n")} onText={(said) => say(at, stage, { ...text, activities: said.split("\n") })} />
                </div>
              );
            })}
            <Checks label={t("stages.kinds")} help={t("stages.kinds.help")} value={stage.session_kinds} of={choices(vocabulary.value?.session_kinds)} onChoose={(kinds) => write(at, { session_kinds: kinds as StageBody["session_kinds"] })} />
            <Input label={t(`stages.enough.${stage.stage}`)} type="number" required min={1} max={10} value={String(stage.enough)} onText={(number) => write(at, { enough: Number(number) || 1 })} />
          </fieldset>
        );
      })}
    </Form>
  );
}
