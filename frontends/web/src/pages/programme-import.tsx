/** People of a programme by a file: looked at before it is taken over, and taken back while nobody has come by it. */

import { useSignal } from "@preact/signals";
import { commitImport, data, exportPeople, invitePeople, readImport, tryImport, undoImport, type ImportView } from "mentoring-client";
import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";

import { client, keyOf } from "../base/api.ts";
import { AskedOnce } from "../base/asked.tsx";
import { inBase64, saveAs } from "../base/files.ts";
import { Loaded, Trouble, useAct, useLoad } from "../base/load.tsx";
import { announce, Button, Facts, Form } from "../base/parts.tsx";
import { t } from "../base/texts.ts";
import { Frame } from "./programme-frame.tsx";

/** Which file that is stands in the address: it can be found again, and taken back. */
export function Import(): JSX.Element {
  const id = useRoute().params["id"]!;
  const { file: shown = "" } = useRoute().query;
  const { route } = useLocation();
  const looking = useAct();
  const path = { programme_id: id };
  const tried = useLoad(async () => (shown ? data(readImport({ client, path: { ...path, import_id: shown } })) : null), [id, shown]);
  const look = async (): Promise<void> => {
    const file = document.querySelector<HTMLInputElement>("#people-file")?.files?.[0];
    if (!file) return;
    const { id: made } = await data(tryImport({ client, path, body: { file: await inBase64(file) } }));
    announce(t("import.tried"));
    route(`/programmes/${id}/import?file=${made}`);
  };
  return (
    <Frame id={id} at="import">
      {() => (
        <>
          <p>{t("import.lead")}</p>
          <Form act={looking} send={t("import.try")} onSend={look}>
            <div class="field"><label for="people-file">{t("import.file")}</label><input id="people-file" type="file" accept=".csv,.tsv,.txt,text/csv" required /></div>
          </Form>
          {shown && <Loaded of={tried}>{(of) => (of ? <File of={of} again={tried.again} /> : <></>)}</Loaded>}
          <People id={id} />
        </>
      )}
    </Frame>
  );
}

const TITLES = { tried: "import.would", committed: "import.done", undone: "import.undone" } as const;

function File({ of, again }: { of: ImportView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const path = { programme_id: of.programme_id, import_id: of.id };
  const commit = async (): Promise<void> => {
    await data(commitImport({ client, path }));
    announce(t("import.done"));
    await again();
  };
  return (
    <section class="card">
      <h2>{t(TITLES[of.state])}</h2>
      <Facts of={(["new", "joins", "changed", "same", "left"] as const).map((each) => [t(`import.${each}`), String(of.counts[each])])} />
      {of.problems.length > 0 && (
        <div class="scroll">
          <table>
            <caption>{t("import.problems", { count: of.problems_in_all })}</caption>
            <thead><tr><th scope="col">{t("import.row")}</th><th scope="col">{t("import.column")}</th><th scope="col">{t("import.wrong")}</th></tr></thead>
            <tbody>{of.problems.map((each) => <tr key={`${each.row} ${each.column}`}><td>{each.row}</td><td>{each.column}</td><td>{t(`wrong.${each.wrong}`)}{each.other !== null && ` (${each.other})`}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {of.ignored_columns.length > 0 && <p class="quiet">{t("import.ignored", { columns: of.ignored_columns.join(", ") })}</p>}
      {of.can.includes("commit") && <p class="acts"><Button act={act} kind="first" onPress={commit}>{t("import.commit")}</Button></p>}
      <Trouble error={act.error} />
      {of.can.includes("undo") && <Undo of={of} again={again} />}
    </section>
  );
}

function Undo({ of, again }: { of: ImportView; again: () => Promise<void> }): JSX.Element {
  const act = useAct();
  const undo = async (): Promise<void> => {
    const { key, done } = keyOf(`undo ${of.id}`);
    await data(undoImport({ client, path: { programme_id: of.programme_id, import_id: of.id }, headers: { "Idempotency-Key": key } }));
    done();
    announce(t("import.undone"));
    await again();
  };
  return (
    <>
      <p>{t("import.undo.lead")}</p>
      <AskedOnce act={act} send={t("import.undo")} name={`undo ${of.id}`} onSend={undo}><p>{t("import.undo.sure")}</p></AskedOnce>
    </>
  );
}

/** All of them as a table, and whoever is not invited yet. */
function People({ id }: { id: string }): JSX.Element {
  const invited = useSignal<number | null>(null);
  const act = useAct();
  const path = { programme_id: id };
  return (
    <>
      <h2>{t("import.export")}</h2>
      <p>{t("import.export.lead")}</p>
      <p class="acts"><Button act={act} onPress={async () => saveAs("people.csv", await data(exportPeople({ client, path })), "text/csv")}>{t("import.export")}</Button></p>
      <h2>{t("import.invite")}</h2>
      <p>{t("import.invite.lead")}</p>
      {invited.value !== null && <p class="good">{t("import.invited", { count: invited.value })}</p>}
      <p class="acts"><Button act={act} onPress={async () => { invited.value = (await data(invitePeople({ client, path }))).people; }}>{t("import.invite")}</Button></p>
      <Trouble error={act.error} />
    </>
  );
}
