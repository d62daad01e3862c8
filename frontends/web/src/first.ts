/** What runs first, while the app itself is on its way: whatever it will ask for next comes beside it, not after it. */

import "./style.css";

import { commonTexts, mayBeSignedIn, peoplesPages } from "./base/ahead.ts";

const whoeverNeedsItSaysSo = (): undefined => undefined;

void commonTexts().catch(whoeverNeedsItSaysSo);
if (mayBeSignedIn()) void peoplesPages().catch(whoeverNeedsItSaysSo);
void import("./main.tsx");
