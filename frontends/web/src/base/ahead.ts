/** What nearly every page needs, asked for by the first script already: later on the same is there. It stands on nothing that is large. */

import type { Text } from "../texts/en.ts";
import { language } from "./language.ts";

const HAS_BEEN_HERE = "signed-in"; // no secret: without it nobody is asked whether there is a cookie

export const mayBeSignedIn = (): boolean => localStorage.getItem(HAS_BEEN_HERE) !== null;

export function noteSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(HAS_BEEN_HERE, "yes");
  else localStorage.removeItem(HAS_BEEN_HERE);
}

/** The one catalogue that is needed. */
export const commonTexts = async (): Promise<Record<Text, string>> => (language === "de" ? (await import("../texts/de.ts")).de : (await import("../texts/en.ts")).en);

export const peoplesPages = (): Promise<typeof import("../pages/people.ts")> => import("../pages/people.ts");
