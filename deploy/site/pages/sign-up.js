/**
 * <mentoring-sign-up programme="…">: a programme's sign-up form in the page of any site.
 *
 * It runs beside scripts that are not ours, so it is never given a session: what it holds signs up once and opens nothing else. It
 * loads nothing, sets no style of the page, writes no markup from texts, takes no focus before a person has acted, and keeps nothing.
 */

const HERE = new URL(import.meta.url).origin;

/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const WORDS = {
  en: {
    email: "Your e-mail address",
    about_code: "We mail you a code. Nothing is kept of you before you have entered it.",
    send_code: "Send me a code",
    code_sent: "If mail reaches {email}, a code is there in a moment. It is good for ten minutes. If you have asked several times in this hour, look for the last mail.",
    mail_code: "The code from the mail",
    other_address: "Use another address",
    name: "Your name",
    role: "I want to take part as",
    mentee: "Mentee",
    mentor: "Mentor",
    programme_code: "The programme’s code",
    i_agree: "I agree",
    yes: "Yes",
    no: "No",
    sign_up: "Sign up",
    required: "needed",
    look_again: "Please look again at what is marked.",
    wait: "One moment …",
    lost: "There is no connection. What you typed is still here: please try again.",
    member: "You are in.",
    applied: "You have applied. You hear by mail what was decided.",
    waiting: "You are on the waiting list, and hear by mail when there is a place for you.",
    offered: "A place is kept for you. You have mail.",
    then: "All else is in the app: sign in there with the same e-mail address.",
    to_app: "Open the app",
    closed: "One can’t sign up here today.",
  },
  de: {
    email: "Ihre E-Mail-Adresse",
    about_code: "Wir senden Ihnen einen Code. Bevor Sie ihn eingeben, wird nichts von Ihnen gespeichert.",
    send_code: "Code zusenden",
    code_sent: "Wenn E-Mails an {email} ankommen, ist der Code gleich da. Er gilt zehn Minuten. Haben Sie in dieser Stunde mehrmals gefragt, dann sehen Sie nach der letzten E-Mail.",
    mail_code: "Der Code aus der E-Mail",
    other_address: "Andere Adresse verwenden",
    name: "Ihr Name",
    role: "Ich möchte teilnehmen",
    mentee: "als Mentee",
    mentor: "im Mentoring für andere",
    programme_code: "Der Code des Programms",
    i_agree: "Ich stimme zu",
    yes: "Ja",
    no: "Nein",
    sign_up: "Anmelden",
    required: "nötig",
    look_again: "Bitte sehen Sie sich noch einmal an, was markiert ist.",
    wait: "Einen Moment …",
    lost: "Es gibt keine Verbindung. Was Sie eingegeben haben, ist noch da: Bitte versuchen Sie es noch einmal.",
    member: "Sie sind dabei.",
    applied: "Sie haben sich beworben. Was entschieden wird, erfahren Sie per E-Mail.",
    waiting: "Sie stehen auf der Warteliste und erfahren per E-Mail, wenn ein Platz für Sie frei ist.",
    offered: "Ein Platz ist für Sie frei gehalten. Sie haben eine E-Mail.",
    then: "Alles Weitere ist in der App: Melden Sie sich dort mit derselben E-Mail-Adresse an.",
    to_app: "App öffnen",
    closed: "Heute kann man sich hier nicht anmelden.",
  },
  fr: {
    email: "Votre adresse e-mail",
    about_code: "Nous vous envoyons un code. Rien n’est conservé de vous avant que vous l’ayez saisi.",
    send_code: "M’envoyer un code",
    code_sent: "Si les e-mails arrivent à {email}, un code y sera dans un instant. Il est valable dix minutes. Si vous avez demandé plusieurs fois dans l’heure, cherchez le dernier e-mail.",
    mail_code: "Le code reçu par e-mail",
    other_address: "Utiliser une autre adresse",
    name: "Votre nom",
    role: "Je souhaite participer",
    mentee: "pour être accompagné·e",
    mentor: "pour accompagner",
    programme_code: "Le code du programme",
    i_agree: "J’accepte",
    yes: "Oui",
    no: "Non",
    sign_up: "S’inscrire",
    required: "obligatoire",
    look_again: "Veuillez revoir ce qui est signalé.",
    wait: "Un instant…",
    lost: "Pas de connexion. Ce que vous avez saisi est toujours là : veuillez réessayer.",
    member: "Vous êtes inscrit·e.",
    applied: "Votre candidature est envoyée. La décision vous parviendra par e-mail.",
    waiting: "Vous êtes sur la liste d’attente ; un e-mail vous dira quand une place se libère.",
    offered: "Une place vous est réservée. Vous avez reçu un e-mail.",
    then: "La suite se passe dans l’application : connectez-vous avec la même adresse e-mail.",
    to_app: "Ouvrir l’application",
    closed: "Les inscriptions ne sont pas ouvertes aujourd’hui.",
  },
  es: {
    email: "Su correo electrónico",
    about_code: "Le enviamos un código. No se guarda nada de usted antes de que lo introduzca.",
    send_code: "Enviarme un código",
    code_sent: "Si el correo llega a {email}, el código estará allí en un momento. Vale diez minutos. Si lo ha pedido varias veces en esta hora, busque el último correo.",
    mail_code: "El código del correo",
    other_address: "Usar otra dirección",
    name: "Su nombre",
    role: "Quiero participar",
    mentee: "para recibir mentoría",
    mentor: "para dar mentoría",
    programme_code: "El código del programa",
    i_agree: "Estoy de acuerdo",
    yes: "Sí",
    no: "No",
    sign_up: "Inscribirme",
    required: "obligatorio",
    look_again: "Por favor, revise lo que está marcado.",
    wait: "Un momento…",
    lost: "No hay conexión. Lo que escribió sigue aquí: inténtelo de nuevo.",
    member: "Ya forma parte.",
    applied: "Ha enviado su solicitud. La decisión le llegará por correo.",
    waiting: "Está en la lista de espera; recibirá un correo cuando haya una plaza.",
    offered: "Hay una plaza reservada para usted. Tiene un correo.",
    then: "Lo demás está en la aplicación: entre con el mismo correo electrónico.",
    to_app: "Abrir la aplicación",
    closed: "Hoy no es posible inscribirse aquí.",
  },
};

const STYLE = `
:host { display: block; color: var(--mentoring-text, inherit); font: var(--mentoring-font, inherit); --accent: var(--mentoring-accent, LinkText) }
:host([hidden]) { display: none }
form, fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
label, legend { display: block; padding: 0; margin-block: 1.25em .25em; font-weight: 600 }
input:not([type=radio], [type=checkbox]), textarea {
  box-sizing: border-box; inline-size: 100%; min-block-size: 2.75em; padding: .5em .75em; font: inherit; color: inherit;
  background: var(--mentoring-ground, Field); border: 1px solid var(--mentoring-line, GrayText); border-radius: var(--mentoring-radius, .25em) }
.choice { display: flex; gap: .5em; align-items: start; padding-block: .35em } .choice label { margin: 0; font-weight: 400 }
input[type=radio], input[type=checkbox] { inline-size: 1.25em; block-size: 1.25em; margin: .1em 0; accent-color: var(--accent) }
button { min-block-size: 2.75em; padding: .5em 1.5em; margin-block-start: 1.5em; font: inherit; cursor: pointer;
  color: var(--mentoring-on-accent, ButtonText); background: var(--mentoring-accent, ButtonFace);
  border: 1px solid var(--mentoring-line, ButtonBorder); border-radius: var(--mentoring-radius, .25em) }
button.plain { color: inherit; background: none; border-color: transparent; padding-inline: 0; text-decoration: underline; margin: 0 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.wrong { margin: .25em 0; color: var(--mentoring-wrong, light-dark(#a40000, #ff9a9a)) } .help { margin: .25em 0 }
[aria-busy=true] button { opacity: .6 }
`;

const LEAST_CONTRAST = 4.5; // WCAG 2.2, 1.4.3

/** Of two computed colours, as WCAG counts it; the best there is where one of them can't be counted. @param {string} one @param {string} other */
function contrast(one, other) {
  const lights = [one, other].map((colour) => {
    const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map((each) => Number(each) / 255);
    const [red = 0, green = 0, blue = 0] = parts?.map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)) ?? [];
    return parts ? 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05 : null;
  });
  const [first, second] = lights;
  return first == null || second == null ? 21 : Math.max(first, second) / Math.min(first, second);
}

class Problem extends Error {
  /** @param {any} told */
  constructor(told) {
    super(String(told.detail ?? ""));
    /** @type {{pointer: string, detail: string}[]} */
    this.errors = told.errors ?? [];
    this.slug = String(told.type ?? "").split(":").pop();
  }
}

/** @typedef {{key: string, kind: string, label: string, help: string, required: boolean, roles: string[], options: {value: string, label: string}[]}} Question */
/** @typedef {{questions: Question[], consent: {version: number, language: string, text: string} | null}} Asked */

class MentoringSignUp extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #language = "en";
  /** @type {{sign_up_id: string, secret: string} | null} */
  #begun = null;
  /** @type {Record<string, string | string[]>} */
  #typed = { role: "mentee" };
  /** @type {Asked} */
  #asked = { questions: [], consent: null };
  #wantsCode = false;
  /** @type {Promise<string | null> | null} */
  #work = null;

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    const told = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang") ?? navigator.language;
    const language = told.toLowerCase().split("-")[0] ?? "en";
    this.#language = language in WORDS ? language : "en";
    this.#root.replaceChildren(...this.#texts(this.#word("wait")));
    void this.#open();
  }

  async #open() {
    try {
      const programme = await this.#ask("");
      this.#asked = /** @type {Asked} */ (await this.#ask("/form"));
      this.#wantsCode = programme.joined_by === "code";
      this.#showAddress({}, null, false);
      this.#lookAtColours();
    } catch (error) {
      this.#root.replaceChildren(...this.#texts(error instanceof Problem ? this.#word("closed") : this.#word("lost")));
    }
  }

  /** Tells whoever builds the page where people can't read what they see; the colours are theirs. */
  #lookAtColours() {
    const sent = /** @type {HTMLElement} */ (this.#root.querySelector("button"));
    const { color, backgroundColor } = getComputedStyle(sent);
    const ratio = contrast(color, backgroundColor);
    if (ratio < LEAST_CONTRAST) console.warn(`mentoring-sign-up: --mentoring-on-accent on --mentoring-accent has a contrast of ${ratio.toFixed(1)} : 1, and ${LEAST_CONTRAST} is needed to read it.`);
  }

  /** @param {string} name */
  #word(name) {
    return WORDS[this.#language]?.[name] ?? name;
  }

  /** A moment of work, where the platform asks for it: ALTCHA's, which a browser does beside the page by itself. @returns {Promise<string | null>} */
  async #worked() {
    const { challenge } = await this.#askAt("/profiles/v1/work", {});
    return challenge === null ? null : solved(challenge);
  }

  /** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  #ask(path, body) {
    return this.#askAt(`/profiles/v1/programmes/${this.getAttribute("programme")}${path}`, body);
  }

  /** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async #askAt(path, body) {
    const api = (this.getAttribute("api") ?? HERE).replace(/\/$/, "");
    const answer = await fetch(api + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { "Accept-Language": this.#language, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      credentials: "omit",
      referrerPolicy: "no-referrer",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Problem(told);
    return told;
  }

  /** @param {Record<string, string>} wrong @param {string | null} said @param {boolean} acted */
  #showAddress(wrong, said, acted) {
    const form = this.#form(said, () => this.#sendAddress(form));
    const input = this.#input(form, "email", this.#word("email"), wrong, { type: "email", autocomplete: "email", required: "" });
    input.onfocus = () => void (this.#work ??= this.#worked().catch(() => null)); // while they type
    form.append(...this.#texts(this.#word("about_code")), button(this.#word("send_code")));
    this.#show(form, acted);
  }

  /** @param {HTMLFormElement} form */
  async #sendAddress(form) {
    this.#remember(form);
    await this.#trying(form, async () => {
      const work = await (this.#work ?? this.#worked());
      this.#work = null; // it is good once
      this.#begun = await this.#ask("/sign-ups/codes", { email: String(this.#typed["email"] ?? "").trim(), work });
      this.#showRest({}, null);
    }, (wrong, said) => this.#showAddress(wrong, said, true));
  }

  /** @param {Record<string, string>} wrong @param {string | null} said */
  #showRest(wrong, said) {
    const form = this.#form(said, () => this.#sendRest(form));
    form.append(...this.#texts(this.#word("code_sent").replace("{email}", String(this.#typed["email"]))));
    const back = button(this.#word("other_address"), "plain");
    back.type = "button";
    back.onclick = () => {
      this.#remember(form);
      this.#showAddress({}, null, true);
    };
    form.append(back);
    this.#input(form, "mail_code", this.#word("mail_code"), wrong, { inputmode: "numeric", autocomplete: "one-time-code", required: "" });
    this.#input(form, "name", this.#word("name"), wrong, { autocomplete: "name", required: "", maxlength: "100" });
    if (this.#wantsCode) this.#input(form, "code", this.#word("programme_code"), wrong, { required: "" });
    const roles = ["mentee", "mentor"].map((value) => ({ value, label: this.#word(value) }));
    const choice = this.#choice(form, "role", this.#word("role"), roles, "radio", wrong);
    choice.onchange = () => {
      this.#remember(form);
      this.#showRest({}, null);
      /** @type {HTMLElement | null} */ (this.#root.querySelector("[name=role]:checked"))?.focus();
    };
    for (const question of this.#asked.questions) {
      if (question.roles.includes(String(this.#typed["role"]))) this.#question(form, question, wrong);
    }
    if (this.#asked.consent !== null) this.#consent(form, this.#asked.consent, wrong);
    form.append(button(this.#word("sign_up")));
    this.#show(form, true);
  }

  /** @param {HTMLFormElement} form */
  async #sendRest(form) {
    this.#remember(form);
    const typed = this.#typed;
    const asked = this.#asked.questions.filter((each) => each.roles.includes(String(typed["role"])));
    const consent = this.#asked.consent;
    const whole = {
      sign_up_id: this.#begun?.sign_up_id,
      secret: this.#begun?.secret,
      mail_code: String(typed["mail_code"] ?? "").replace(/\s/g, ""),
      role: typed["role"],
      ...(this.#wantsCode ? { code: typed["code"] } : {}),
      person: { name: typed["name"], locale: this.#language },
      answers: Object.fromEntries(asked.map((each) => [each.key, answer(each, typed[`answers/${each.key}`])])),
      consent: consent !== null && typed["consent"]?.length ? { version: consent.version, language: consent.language } : null,
    };
    await this.#trying(form, async () => this.#showDone(await this.#ask("/sign-ups/by-code", whole)), (wrong, said) => this.#showRest(wrong, said));
  }

  /** @param {{state: string}} own */
  #showDone(own) {
    const done = document.createElement("div");
    done.tabIndex = -1;
    done.setAttribute("role", "status");
    done.append(...this.#texts(this.#word(own.state), this.#word("then")));
    const app = this.getAttribute("app");
    if (app !== null && /^https?:\/\//.test(app)) {
      const link = document.createElement("a");
      link.href = app;
      link.textContent = this.#word("to_app");
      done.append(link);
    }
    this.#begun = null;
    this.#typed = { role: "mentee" };
    this.#root.replaceChildren(done);
    done.focus();
    this.dispatchEvent(new CustomEvent("mentoring-signed-up", { detail: { state: own.state }, bubbles: true, composed: true }));
  }

  /**
   * @param {HTMLFormElement} form @param {() => Promise<unknown>} act
   * @param {(wrong: Record<string, string>, said: string) => void} show
   */
  async #trying(form, act, show) {
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const status = form.querySelector("[role=status]");
    if (status !== null) status.textContent = this.#word("wait");
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem)) return show({}, this.#word("lost"));
      const wrong = Object.fromEntries(error.errors.map((each) => [fieldOf(each.pointer), each.detail]));
      if (OF_THE_CODE.has(error.slug ?? "")) wrong["mail_code"] = error.message;
      const names = new Set([...form.querySelectorAll("[name]")].map((each) => each.getAttribute("name")));
      const elsewhere = Object.keys(wrong).filter((name) => !names.has(name)).map((name) => wrong[name]);
      show(wrong, elsewhere.join(" ") || (Object.keys(wrong).length > 0 ? this.#word("look_again") : error.message));
    } finally {
      form.removeAttribute("aria-busy");
      if (status !== null) status.textContent = "";
    }
  }

  /** @param {string | null} said @param {() => void} send */
  #form(said, send) {
    const form = document.createElement("form");
    form.noValidate = true;
    form.onsubmit = (event) => {
      event.preventDefault();
      send();
    };
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    if (said !== null) {
      const alert = paragraph(said, "wrong");
      alert.setAttribute("role", "alert");
      form.append(alert);
    }
    form.append(status);
    return form;
  }

  /** Focus goes to what is wrong, else to the first field, once a person has acted; never before. @param {HTMLElement} form @param {boolean} acted */
  #show(form, acted) {
    this.#root.replaceChildren(form);
    if (!acted) return;
    const first = form.querySelector("[aria-invalid=true]:is(input, textarea), [aria-invalid=true] input") ?? form.querySelector("input");
    /** @type {HTMLElement | null} */ (first)?.focus();
  }

  /** @param {HTMLFormElement} form */
  #remember(form) {
    const data = new FormData(form);
    const names = new Set([...form.querySelectorAll("[name]")].map((each) => each.getAttribute("name") ?? ""));
    for (const name of names) {
      const all = data.getAll(name).map(String);
      const many = form.querySelector(`[type=checkbox][name="${CSS.escape(name)}"]`) !== null;
      this.#typed[name] = many ? all : (all[0] ?? "");
    }
  }

  /** @param {HTMLElement} form @param {string} name @param {string} label @param {Record<string, string>} wrong @param {Record<string, string>} attributes */
  #input(form, name, label, wrong, attributes, element = "input") {
    const title = document.createElement("label");
    title.htmlFor = name;
    title.textContent = label;
    const input = /** @type {HTMLInputElement} */ (document.createElement(element));
    for (const [attribute, value] of Object.entries({ id: name, name, ...attributes })) input.setAttribute(attribute, value);
    input.value = String(this.#typed[name] ?? "");
    form.append(title, input);
    this.#sayWrong(form, input, name, wrong);
    return input;
  }

  /** @param {HTMLElement} form @param {HTMLElement} of @param {string} name @param {Record<string, string>} wrong */
  #sayWrong(form, of, name, wrong) {
    if (wrong[name] === undefined) return;
    const said = paragraph(wrong[name], "wrong");
    said.id = `${name}-wrong`;
    of.setAttribute("aria-invalid", "true");
    of.setAttribute("aria-describedby", said.id);
    form.append(said);
  }

  /**
   * @param {HTMLElement} form @param {string} name @param {string} label @param {{value: string, label: string}[]} options
   * @param {"radio" | "checkbox"} type @param {Record<string, string>} wrong
   */
  #choice(form, name, label, options, type, wrong) {
    const group = document.createElement("fieldset");
    if (label !== "") {
      const title = document.createElement("legend");
      title.textContent = label;
      group.append(title);
    }
    for (const option of options) {
      const line = document.createElement("div");
      line.className = "choice";
      const input = document.createElement("input");
      Object.assign(input, { type, name, value: option.value, id: `${name}-${option.value}` });
      input.checked = [this.#typed[name] ?? []].flat().includes(option.value);
      const text = document.createElement("label");
      text.htmlFor = input.id;
      text.textContent = option.label;
      line.append(input, text);
      group.append(line);
    }
    form.append(group);
    this.#sayWrong(group, group, name, wrong);
    return group;
  }

  /** @param {HTMLElement} form @param {Question} question @param {Record<string, string>} wrong */
  #question(form, question, wrong) {
    const name = `answers/${question.key}`;
    const label = question.required ? `${question.label} (${this.#word("required")})` : question.label;
    const yesOrNo = ["yes", "no"].map((value) => ({ value, label: this.#word(value) }));
    switch (question.kind) {
      case "choice":
        this.#choice(form, name, label, question.options, "radio", wrong);
        break;
      case "choices":
        this.#choice(form, name, label, question.options, "checkbox", wrong);
        break;
      case "yes_no":
        this.#choice(form, name, label, yesOrNo, "radio", wrong);
        break;
      case "long_text":
        this.#input(form, name, label, wrong, { rows: "6" }, "textarea");
        break;
      default:
        this.#input(form, name, label, wrong, question.kind === "number" ? { inputmode: "numeric" } : {});
    }
    if (question.help) form.append(paragraph(question.help, "help"));
  }

  /** @param {HTMLElement} form @param {{text: string, language: string}} consent @param {Record<string, string>} wrong */
  #consent(form, consent, wrong) {
    for (const line of this.#texts(...consent.text.split("\n").filter(Boolean))) {
      line.lang = consent.language;
      form.append(line);
    }
    this.#choice(form, "consent", "", [{ value: "yes", label: this.#word("i_agree") }], "checkbox", wrong);
  }

  /** @param {string[]} texts */
  #texts(...texts) {
    return texts.map((text) => paragraph(text, "help"));
  }
}

const OF_THE_CODE = new Set(["wrong-code", "too-many-tries", "code-expired", "code-used", "sign-in-not-found"]);

/** @param {{parameters: {nonce: string, salt: string, cost: number, keyLength: number, keyPrefix: string}}} challenge */
async function solved(challenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const counted = new DataView(password.buffer);
  for (let counter = 0; ; counter++) {
    counted.setUint32(password.length - 4, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
    const derived = hex(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8)));
    if (derived.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey: derived } }));
  }
}

/** @param {string} text */
const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** @param {Uint8Array} data */
const hex = (data) => [...data].map((each) => each.toString(16).padStart(2, "0")).join("");

/** @param {string} pointer */
function fieldOf(pointer) {
  const where = pointer.replace(/^#\//, "");
  return where.startsWith("person/") ? where.slice("person/".length) : where;
}

/** @param {Question} question @param {string | string[] | undefined} typed */
function answer(question, typed) {
  if (question.kind === "choices") return typed ?? [];
  if (question.kind === "yes_no") return typed === "yes" ? true : typed === "no" ? false : null;
  const text = String(typed ?? "").trim();
  if (question.kind === "number" && /^-?\d{1,10}$/.test(text)) return Number(text);
  return text === "" ? null : text;
}

/** @param {string} text @param {string} kind */
function paragraph(text, kind) {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}

/** @param {string} text @param {string} [kind] */
function button(text, kind = "") {
  const made = document.createElement("button");
  made.className = kind;
  made.textContent = text;
  return made;
}

if (!customElements.get("mentoring-sign-up")) customElements.define("mentoring-sign-up", MentoringSignUp);
