"""How the sign-up page looks: trees that are written out, so that no word of anybody becomes markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from services.profiles.api.forms import FormView
from services.profiles.domain.memberships import Membership
from shared.http.questions import FormQuestionView

_STYLE: Final = (
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:38rem;margin:2rem auto;padding:0 1rem}"
    "label,legend{display:block;font-weight:600;margin-top:1.25rem}input:not([type=radio],[type=checkbox]),textarea,select"
    "{width:100%;box-sizing:border-box;font:inherit;padding:.5rem}fieldset{border:0;padding:0;margin:0}fieldset label"
    "{display:inline;font-weight:400;margin-left:.5rem}button{font:inherit;padding:.6rem 1.5rem;margin-top:1.5rem}"
    ".wrong{color:light-dark(#a40000,#ff9a9a);margin:.25rem 0}.help{margin:.25rem 0;opacity:.8}"
)

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "sign_up": "Sign up",
        "email": "Your e-mail address",
        "send_code": "Send me a code",
        "about_code": "We mail you a code. Nothing is kept of you before you have entered it on the next page.",
        "code_sent": "If mail reaches {email}, a code is there in a moment. It is good for ten minutes. If you have asked several times in this hour, look for the last mail.",
        "mail_code": "The code from the mail",
        "name": "Your name",
        "programme_code": "The programme's code",
        "i_agree": "I agree",
        "choose": "Please choose",
        "yes": "Yes",
        "no": "No",
        "look_again": "Please look again at what is marked below.",
        "not_from_here": "This form was not sent from this page, or your browser keeps no cookies. Please try once more.",
        "role": "I want to take part as",
        "mentee": "Mentee",
        "mentor": "Mentor",
        "member": "You are in.",
        "applied": "You have applied. You hear by mail what was decided.",
        "waiting": "You are on the waiting list, and hear by mail when there is a place for you.",
        "offered": "A place is kept for you. You have mail.",
        "then": "All else is in the app: sign in there with the same e-mail address.",
        "closed": "One can't sign up here today.",
    },
    "de": {
        "sign_up": "Anmelden",
        "email": "Ihre E-Mail-Adresse",
        "send_code": "Code zusenden",
        "about_code": "Wir senden Ihnen einen Code. Bevor Sie ihn auf der nächsten Seite eingeben, wird nichts von Ihnen gespeichert.",
        "code_sent": "Wenn E-Mails an {email} ankommen, ist der Code gleich da. Er gilt zehn Minuten. Haben Sie in dieser Stunde mehrmals gefragt, dann sehen Sie nach der letzten E-Mail.",
        "mail_code": "Der Code aus der E-Mail",
        "name": "Ihr Name",
        "programme_code": "Der Code des Programms",
        "i_agree": "Ich stimme zu",
        "choose": "Bitte wählen",
        "yes": "Ja",
        "no": "Nein",
        "look_again": "Bitte sehen Sie sich noch einmal an, was unten markiert ist.",
        "not_from_here": "Dieses Formular kam nicht von dieser Seite, oder Ihr Browser behält keine Cookies. Bitte versuchen Sie es noch einmal.",
        "role": "Ich möchte teilnehmen",
        "mentee": "als Mentee",
        "mentor": "im Mentoring für andere",
        "member": "Sie sind dabei.",
        "applied": "Sie haben sich beworben. Was entschieden wird, erfahren Sie per E-Mail.",
        "waiting": "Sie stehen auf der Warteliste und erfahren per E-Mail, wenn ein Platz für Sie frei ist.",
        "offered": "Ein Platz ist für Sie frei gehalten. Sie haben eine E-Mail.",
        "then": "Alles Weitere ist in der App: Melden Sie sich dort mit derselben E-Mail-Adresse an.",
        "closed": "Heute kann man sich hier nicht anmelden.",
    },
}


def word(name: str, language: str) -> str:
    """A text of the page."""
    return _WORDS.get(language, _WORDS["en"])[name]


@dataclass(frozen=True)
class Page:
    """What is shown. `values`: what was typed, by field; `wrong`: why not, by field; `notice`: said above all."""

    title: str
    about: str
    language: str
    nonce: str
    values: Mapping[str, list[str]] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None

    def word(self, name: str) -> str:
        return word(name, self.language)

    def value(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "")


def ask_for_address(page: Page) -> bytes:
    """The first page: where the code is to be mailed."""
    html, main = _begun(page)
    form = _form(page, main, step="address")
    _help(form, page.word("about_code"))
    _input(page, form, "email", page.word("email"), type="email", autocomplete="email", required="required")
    _button(form, page.word("send_code"))
    return _written(html)


def ask_for_rest(page: Page, asked: FormView, *, wants_code: bool) -> bytes:
    """The second page: the code from the mail, and what the programme asks."""
    html, main = _begun(page)
    form = _form(page, main, step="rest")
    for kept in ("email", "sign_in_id", "secret"):
        _hidden(form, kept, page.value(kept))
    _help(form, page.word("code_sent").format(email=page.value("email")))
    _input(
        page,
        form,
        "mail_code",
        page.word("mail_code"),
        inputmode="numeric",
        autocomplete="one-time-code",
        required="required",
    )
    _input(page, form, "name", page.word("name"), autocomplete="name", required="required", maxlength="100")
    if wants_code:
        _input(page, form, "programme_code", page.word("programme_code"), required="required")
    _role(page, form)
    for question in asked.questions:
        _question(page, form, question)
    if asked.consent is not None:
        _consent(page, form, asked)
    _button(form, page.word("sign_up"))
    return _written(html)


def tell(page: Page) -> bytes:
    """A page that asks nothing."""
    return _written(_begun(page)[0])


def tell_done(page: Page, own: Membership) -> bytes:
    """The last page: what became of it."""
    html, main = _begun(page)
    SubElement(main, "p").text = page.word(own.state)
    SubElement(main, "p").text = page.word("then")
    return _written(html)


def _begun(page: Page) -> tuple[Element, Element]:
    html = Element("html", lang=page.language)
    head = SubElement(html, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width")
    SubElement(head, "title").text = page.title
    SubElement(head, "style", nonce=page.nonce).text = _STYLE
    main = SubElement(SubElement(html, "body"), "main")
    SubElement(main, "h1").text = page.title
    for paragraph in filter(None, page.about.split("\n")):
        SubElement(main, "p").text = paragraph
    if page.notice is not None:
        SubElement(main, "p", {"class": "wrong", "role": "alert"}).text = page.notice
    return html, main


def _form(page: Page, main: Element, *, step: str) -> Element:
    form = SubElement(main, "form", method="post")
    _hidden(form, "nonce", page.nonce)
    _hidden(form, "step", step)
    return form


def _hidden(form: Element, name: str, value: str) -> None:
    SubElement(form, "input", type="hidden", name=name, value=value)


def _input(page: Page, form: Element, name: str, label: str, **attributes: str) -> None:
    SubElement(form, "label", {"for": name}).text = label
    SubElement(form, "input", {"id": name, "name": name, "value": page.value(name), **attributes, **_told(page, name)})
    _say_wrong(page, form, name)


def _told(page: Page, name: str) -> dict[str, str]:
    return {"aria-invalid": "true", "aria-describedby": f"{name}-wrong"} if name in page.wrong else {}


def _say_wrong(page: Page, form: Element, name: str) -> None:
    if name in page.wrong:
        SubElement(form, "p", {"class": "wrong", "id": f"{name}-wrong"}).text = page.wrong[name]


def _help(form: Element, text: str) -> None:
    if text:
        SubElement(form, "p", {"class": "help"}).text = text


def _button(form: Element, text: str) -> None:
    SubElement(form, "button").text = text


def _role(page: Page, form: Element) -> None:
    options = [(role, page.word(role)) for role in ("mentee", "mentor")]
    _choice(page, form, "role", page.word("role"), options, type="radio", chosen=page.values.get("role", ["mentee"]))


def _question(page: Page, form: Element, question: FormQuestionView) -> None:
    name = f"answers.{question.key}"
    label = f"{question.label} *" if question.required else question.label
    chosen = page.values.get(name, [])
    options = [(option.value, option.label) for option in question.options]
    match question.kind:
        case "long_text":
            SubElement(form, "label", {"for": name}).text = label
            area = SubElement(form, "textarea", {"id": name, "name": name, "rows": "6", **_told(page, name)})
            area.text = page.value(name)
            _say_wrong(page, form, name)
        case "choice":
            _choice(page, form, name, label, options, type="radio", chosen=chosen)
        case "choices":
            _choice(page, form, name, label, options, type="checkbox", chosen=chosen)
        case "yes_no":
            _choice(page, form, name, label, list(_yes_and_no(page)), type="radio", chosen=chosen)
        case "number":
            _input(page, form, name, label, inputmode="numeric")
        case "text":
            _input(page, form, name, label)
    _help(form, question.help)


def _yes_and_no(page: Page) -> Iterator[tuple[str, str]]:
    yield from (("yes", page.word("yes")), ("no", page.word("no")))


def _choice(
    page: Page,
    form: Element,
    name: str,
    label: str,
    options: list[tuple[str, str]],
    *,
    type: str,  # noqa: A002 — HTML's word
    chosen: list[str],
) -> None:
    group = SubElement(form, "fieldset", _told(page, name))
    SubElement(group, "legend").text = label
    for value, text in options:
        line = SubElement(group, "div")
        checked = {"checked": "checked"} if value in chosen else {}
        SubElement(line, "input", {"type": type, "id": f"{name}-{value}", "name": name, "value": value, **checked})
        SubElement(line, "label", {"for": f"{name}-{value}"}).text = text
    _say_wrong(page, group, name)


def _consent(page: Page, form: Element, asked: FormView) -> None:
    assert asked.consent is not None
    group = SubElement(form, "fieldset", _told(page, "consent"))
    for paragraph in filter(None, asked.consent.text.split("\n")):
        SubElement(group, "p", lang=asked.consent.language).text = paragraph
    _hidden(group, "consent_version", str(asked.consent.version))
    _hidden(group, "consent_language", asked.consent.language)
    SubElement(group, "input", type="checkbox", id="consent", name="consent", value="yes")
    SubElement(group, "label", {"for": "consent"}).text = page.word("i_agree")
    _say_wrong(page, group, "consent")


def _written(html: Element) -> bytes:
    return b"<!doctype html>\n" + bytes(tostring(html, encoding="utf-8", method="html"))
