/** What nearly every page needs, asked for by the first script already: later on the same is there. It stands on nothing that is large. */

import type { PagesText } from "../texts/en-pages.ts";
import type { Text } from "../texts/en.ts";
import { language } from "./language.ts";

const HAS_BEEN_HERE = "signed-in"; // no secret: without it nobody is asked whether there is a cookie

export const mayBeSignedIn = (): boolean => localStorage.getItem(HAS_BEEN_HERE) !== null;

export function noteSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(HAS_BEEN_HERE, "yes");
  else localStorage.removeItem(HAS_BEEN_HERE);
}

/** Of the one language that is needed: what everybody sees first. */
export const firstTexts = async (): Promise<Record<Text, string>> => (language === "de" ? (await import("../texts/de.ts")).de : (await import("../texts/en.ts")).en);

/** And what the pages have. */
export const pagesTexts = async (): Promise<Record<PagesText, string>> => (language === "de" ? (await import("../texts/de-pages.ts")).dePages : (await import("../texts/en-pages.ts")).enPages);

export const peoplesPages = (): Promise<typeof import("../pages/people.ts")> => import("../pages/people.ts");
