import "./style.css";

import { render } from "preact";

import { App } from "./app.tsx";
import { language } from "./base/language.ts";
import { isSignedIn, listen, readPerson } from "./base/person.ts";
import { loadTexts } from "./base/texts.ts";
import { wear } from "./base/theme.ts";

wear();
document.documentElement.lang = language;

const [, person] = await Promise.allSettled([loadTexts(), isSignedIn() ? readPerson() : null]);
render(<App trouble={person.status === "rejected" ? person.reason : undefined} />, document.getElementById("app")!);
if (isSignedIn()) void listen();
