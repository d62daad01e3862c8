/** Below every page: on whose clock its times are, and another one where one likes. */

import type { JSX } from "preact";
import { useSignal } from "@preact/signals";

import { language } from "./language.ts";
import { Select } from "./parts.tsx";
import { me, showIn, zone } from "./person.ts";
import { zoneName } from "./times.ts";
import { t } from "./texts.ts";
import { words, zoneChoices } from "./words.ts";

export function Clock(): JSX.Element | null {
  const ready = useSignal(false);
  if (!me.value) return null;
  const open = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open) void words().then(() => (ready.value = true), () => undefined);
  };
  return (
    <footer>
      <details onToggle={open}>
        <summary>{t("calendar.clock", { zone: zoneName(zone.value, Date.now(), language) })}</summary>
        {ready.value && <Select label={t("calendar.zone")} value={zone.value} of={zoneChoices()} onChoose={showIn} />}
      </details>
    </footer>
  );
}
