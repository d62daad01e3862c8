/** What runs first, while the app itself is on its way: whatever it will ask for next comes beside it, not after it. */

import "./style.css";

import { firstTexts, mayBeSignedIn, pagesTexts, peoplesPages } from "./base/ahead.ts";

const whoeverNeedsItSaysSo = (): undefined => undefined;

void firstTexts().catch(whoeverNeedsItSaysSo);
if (mayBeSignedIn()) void Promise.all([pagesTexts(), peoplesPages()]).catch(whoeverNeedsItSaysSo);
void import("./main.tsx");
