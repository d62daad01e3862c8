import { render } from "preact";

import { App } from "./app.tsx";
import { language } from "./base/language.ts";
import { begin } from "./base/person.ts";
import { keepPlaces } from "./base/places.ts";
import { loadTexts } from "./base/texts.ts";
import { wear } from "./base/theme.ts";

wear();
document.documentElement.lang = language;
keepPlaces();

const beginning = begin();
await loadTexts();
render(<App />, document.getElementById("app")!);
await beginning;
