/** What one says to the feedback that one got; an action step can be made of it in the same call. */

import { useSignal } from "@preact/signals";
import { answerFeedback, data, listGoals, type FeedbackView } from "mentoring-client";
import type { JSX } from "preact";

import { client, keyOf } from "../base/api.ts";
import { Loaded, useAct, useLoad } from "../base/load.tsx";
import { announce, Form, Input, Select, TextArea } from "../base/parts.tsx";
import { t } from "../base/texts.ts";

interface Answering {
  of: FeedbackView;
  mentorship: string | null;
  mine: "mentor" | "mentee";
  again: () => Promise<void>;
}

/** What goals there are is read when it is opened. */
export function Answer(props: Answering): JSX.Element {
  const opened = useSignal(false);
  return (
    <details onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary>{t("feedback.answer-it")}</summary>
      {opened.value && <Answering {...props} />}
    </details>
  );
}

function Answering({ of, mentorship, mine, again }: Answering): JSX.Element {
  const goals = useLoad(async () => {
    if (mentorship === null) return [];
    const { items } = await data(listGoals({ client, path: { mentorship_id: mentorship }, query: { page_size: 100 } }));
    return items.filter((each) => each.can.includes("add_action_step"));
  }, [mentorship]);
  const text = useSignal("");
  const goal = useSignal("");
  const step = useSignal("");
  const deadline = useSignal("");
  const act = useAct();
  const send = async (): Promise<void> => {
    const { key, done } = keyOf(`answer to ${of.id}`);
    const made = goal.value ? { text: step.value.trim(), goal_id: goal.value, side: mine, deadline: deadline.value || null } : null;
    await answerFeedback({ client, path: { feedback_id: of.id }, headers: { "Idempotency-Key": key }, body: { text: text.value.trim(), step: made } });
    done();
    announce(t("feedback.answered"));
    await again();
  };
  return (
    <Loaded of={goals}>
      {(open) => (
        <Form act={act} send={t("feedback.send")} onSend={send}>
          <TextArea label={t("feedback.answer")} maxLength={4000} value={text.value} onText={(said) => (text.value = said)} required />
          {open.length > 0 && (
            <Select label={t("feedback.step.goal")} help={t("feedback.step.help")} value={goal.value} empty={t("feedback.step.none")} of={open.map((each) => ({ value: each.id, label: each.text ?? t("goals.gone") }))} onChoose={(value) => (goal.value = value)} />
          )}
          {goal.value && (
            <>
              <Input label={t("step.text")} required maxLength={300} value={step.value} onText={(next) => (step.value = next)} />
              <Input label={t("step.deadline")} type="date" value={deadline.value} onText={(next) => (deadline.value = next)} />
            </>
          )}
        </Form>
      )}
    </Loaded>
  );
}
