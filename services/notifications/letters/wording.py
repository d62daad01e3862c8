"""A message becomes words: which text of the catalogue, and what is put into it.

Nothing that people wrote to each other is ever said: the link leads there.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from services.notifications.domain.messages import PLACED, Message, MessageKind
from services.notifications.domain.places import Place
from services.notifications.letters import links, names
from services.notifications.letters.catalogue import Catalogue, catalogue_for
from shared.contracts import TravelAhead
from shared.mail.letters import one_line
from shared.mail.moments import WallClock

K = MessageKind

APPEAL_WITHIN: Final = timedelta(days=8)
"""After the end of a session, as `scheduling` takes appeals; a test holds the two together."""

_LEFT: Final = frozenset({"mentor_left", "mentee_left"})
_NO_OTHER: Final = frozenset({"mentee_left", "you_ceased", "mentorship_ended"})


@dataclass(frozen=True)
class Reader:
    """Who reads. `told_zone`: False where the person has never told their zone.

    `reads_by_hours`: `time_zone` is the one that they told their hours in. `travels`: where they are instead.
    """

    name: str = ""
    email: str = ""
    time_zone: str | None = None
    locale: str | None = None
    told_zone: bool | None = None
    reads_by_hours: bool = False
    travels: tuple[TravelAhead, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        return catalogue_for(self.locale)

    @property
    def clock(self) -> WallClock:
        return WallClock.of(self.time_zone, self.locale, self.catalogue.language, self.travels)


@dataclass(frozen=True)
class About:
    """Whom and where a message is about, as far as it is known when it is read."""

    other: str | None = None
    place: Place | None = None
    other_has_left: bool = False


@dataclass(frozen=True)
class Words:
    """A message in words. `path` leads to what it is about, `action` says what for."""

    title: str
    text: str
    action: str
    path: str
    language: str


def words_of(message: Message, about: About, reader: Reader) -> Words:
    """The message in its reader's language, times on their wall clock."""
    catalogue = reader.catalogue
    name, said = text_id(message), _said(message, about, reader)
    place = place_line(message, about, catalogue)
    text = catalogue.say(name, "text", **said)
    return Words(
        title=_capital(catalogue.say(name, "title", **said)),
        text=f"{text} {place}".strip() if place else text,
        action=catalogue.say(f"go-{links.page_of(message)}", "action"),
        path=links.path_of(message),
        language=catalogue.language,
    )


def text_id(message: Message) -> str:
    """The name of a message's text. Every message that the domain can make has one; a test proves it."""
    variant = _variant(message)
    return f"{message.kind}-{variant}" if variant else message.kind.value


def _variant(message: Message) -> str | None:
    facts, kind = message.facts, message.kind
    if kind is K.MENTORSHIP_ENDED:
        ended = facts.ended or "agreed"
        return f"{ended}-{message.side}" if ended in {"left", "ceased"} else ended
    if kind is K.SESSION_REQUEST_ENDED and facts.outcome == "expired":
        return f"expired-{message.side}"
    if kind is K.AGREEMENT and facts.outcome == "expired":
        return "expired-proposer" if facts.proposed_by == message.side else "expired-asked"
    if kind is K.PROPOSAL_WITHDRAWN:
        return facts.outcome or "withdrawn"
    return facts.outcome or facts.clock or facts.change or facts.step


def place_line(message: Message, about: About, catalogue: Catalogue) -> str | None:
    """Where they meet, for what says it."""
    if about.place is None or message.kind not in PLACED:
        return None
    return catalogue.say(f"place-{about.place.kind}", place=names.isolated(one_line(about.place.text)))


def other_in(message: Message, about: About, catalogue: Catalogue) -> dict[str, str]:
    """The other person in each case that a sentence needs."""
    if name := names.isolated(names.shown(about.other)):
        return {"who": name, "Who": name, "with": name, "whom": name, "named": "yes"}
    facts = message.facts
    unnamed = "gone" if facts.gone or about.other_has_left else "somebody" if facts.others == 1 else "mentees"
    who = catalogue.say(unnamed, count=facts.others)
    cases = {case: catalogue.say(unnamed, case, count=facts.others) for case in ("dative", "accusative")}
    says_why = facts.why in _LEFT and unnamed == "gone"
    return {
        "who": who,
        "Who": _capital(who),
        "with": cases["dative"],
        "whom": cases["accusative"],
        "named": "no" if facts.closed or says_why else "yes",
    }


def _said(message: Message, about: About, reader: Reader) -> dict[str, str]:
    facts, catalogue = message.facts, reader.catalogue
    said = other_in(message, about, catalogue) | _times(message, reader.clock)
    said["side"] = message.side
    said["mover"] = "both" if facts.moved_by is None else "you" if facts.moved_by == message.side else "other"
    said["why"] = facts.why or _former_why(message)
    said["again"] = _again(said["why"], closed=facts.closed)
    said["absent"] = {"reader": "you", "reporter": "reporter", None: "unsaid"}[facts.absent]
    said["ends"] = "no" if facts.until is None else "yes"
    said["dated"] = "yes" if "when" in said else "no"
    if message.kind is K.ANSWER:
        said["next"] = catalogue.say(f"next-{facts.next or 'unknown'}")
    if facts.stage is not None:
        said["stage"] = catalogue.say(f"stage-{facts.stage}")
    return said


def _former_why(message: Message) -> str:
    """For what an earlier release wrote down."""
    by = message.facts.cancelled_by
    return "platform" if by in {None, "platform"} else "you" if by == message.side else "other"


def _again(why: str, *, closed: bool) -> str:
    """What the reader can do after a cancellation."""
    if closed or why in _NO_OTHER:
        return "no"
    return "elsewhere" if why in links.ELSEWHERE else "yes"


def _times(message: Message, clock: WallClock) -> dict[str, str]:
    facts, times = message.facts, {}
    if facts.respond_by is not None:
        times["respondBy"] = clock.instant(facts.respond_by)
    if facts.until is not None:
        times["until"] = clock.instant(facts.until)
    if facts.starts_at is not None and facts.ends_at is not None:
        times["when"] = clock.span(facts.starts_at, facts.ends_at)
        if message.kind is K.ABSENCE:
            times["respondBy"] = clock.instant(facts.ends_at + APPEAL_WITHIN)
        times["start"] = clock.short(facts.starts_at)
        if facts.former_offset_minutes is not None:
            times["was"] = clock.at_offset(facts.starts_at, facts.former_offset_minutes)
    if facts.proposed_starts_at is not None and facts.proposed_ends_at is not None:
        times["proposed"] = clock.span(facts.proposed_starts_at, facts.proposed_ends_at)
        times["proposedStart"] = clock.short(facts.proposed_starts_at)
    if facts.previous_starts_at is not None:
        times["was"] = clock.instant(facts.previous_starts_at)
    return times


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
