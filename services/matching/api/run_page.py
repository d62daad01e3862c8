"""A match run as one page that needs nothing else: no script, no other host; charts have their numbers as tables beside them.

It names people by ids (`data-person`, for whoever shows it and may know names) and mentors' headlines.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from typing import Any, Final
from uuid import UUID

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined

from services.matching.api.cohorts import FiguresView, MatchRunView
from services.matching.domain.recommendations import Reason
from services.matching.domain.scoring import POINTS
from services.matching.domain.wording import WORDINGS
from services.matching.domain.wording.report import WORDS
from services.matching.store.outcomes import Alone, Draft
from shared.contracts.vocabulary import Side

NAMED: Final = 3
"""Reasons of each side."""
STYLE: Final = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#000;background:#fff}table{border-collapse:collapse;margin:.5rem 0}"
    "th,td{border:1px solid #777;padding:.25rem .5rem;text-align:start;vertical-align:top}ul,ol{margin:0;padding-inline-start:1.2rem}"
    "code{font-size:.8em}figure{margin:1.5rem 0;break-inside:avoid}svg{max-width:40rem;width:100%}figcaption{font-weight:bold}"
    "tr{break-inside:avoid}nav a{margin-inline-end:1rem}.number{text-align:end;font-variant-numeric:tabular-nums}"
)
POLICY: Final = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; frame-ancestors 'none'"
_WHOLE: Final = ("mentees", "matched", "blocking_pairs", "envious", "mentors", "mentors_full", "mentors_without")
_PARTS: Final = ("total", "mean", "worst", "gap", "gini")
_NOTHING: Final = "–"

_PAGES: Final = Environment(
    loader=PackageLoader("services.matching.api", "pages"), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True)
class Bar:
    """`now`: in this run, `last`: in the one before, None where there was none; as heights and as one reads them."""

    name: str
    now: int
    last: int | None
    now_said: str
    last_said: str

    @property
    def most(self) -> int:
        return max(self.now, self.last or 0)


class RunPage:
    """The parts of the page, in their order; rows are made some at a time."""

    def __init__(self, run: MatchRunView, last: MatchRunView | None, language: str) -> None:
        self._run, self._last = run, last
        self._language: Final = language if language in WORDS else "en"
        self._words: Final = WORDS[self._language]
        self._wording: Final = WORDINGS[self._language]
        self._page: Final[Any] = _PAGES.get_template("run.html").module
        self._by_lot: Final = run.lottery != "none"

    def head(self) -> str:
        words, run = self._words, self._run
        facts = [
            *((words["programme"], run.programme_id), (words["run"], run.id)),
            (words["objective"], words[f"objective.{run.objective}"]),
            (words["dry_run"], words[f"dry_run.{run.dry_run}"]),
            (words["lottery"], words[f"lottery.{run.lottery}"]),
            *((words["seed"], run.seed), (words["rules_version"], run.rules_version)),
            (words["ended_at"], run.ended_at.strftime("%Y-%m-%d %H:%M") if run.ended_at else _NOTHING),
        ]
        charts = [self._spread(), self._load()] if run.figures else []
        return str(
            self._page.head(run, facts, self._figures(), charts, self._ruled_out(), words, self._language, STYLE)
        )

    def drafts(self, drafts: Sequence[Draft], headlines: Mapping[UUID, str]) -> str:
        return "".join(str(self._page.draft(self._draft(each, headlines), self._words)) for each in drafts)

    def between(self) -> str:
        return str(self._page.between(self._words, self._by_lot))

    def alone(self, alone: Sequence[Alone], headlines: Mapping[UUID, str]) -> str:
        shown = (self._alone(each, headlines) for each in alone)
        return "".join(str(self._page.alone(each, self._words, self._by_lot)) for each in shown)

    def foot(self) -> str:
        return str(self._page.foot())

    def _ruled_out(self) -> Iterator[tuple[str, str]]:
        """How many pairs there were, those that each rule takes away, and those that are left."""
        run = self._run
        counts: Mapping[str, int] = run.ruled_out.model_dump() if run.ruled_out else {}
        if run.pairs is not None:
            yield self._words["pairs"], self._number(run.pairs)
        for name, count in counts.items():
            yield self._words[name], self._number(count)
            if name == "must":
                yield from ((self._must(each.factor), self._number(each.pairs)) for each in run.musts)
        if run.pairs is not None:
            yield self._words["pairs_left"], self._number(run.pairs - sum(counts.values()))

    def _must(self, factor: str) -> str:
        return self._words["must_of"].format(factor=self._wording.terms[f"factor.{factor}"])

    def _figures(self) -> Iterator[tuple[str, list[str]]]:
        beside = [self._run.figures, self._run.greedy, self._last.figures if self._last else None]
        yield (
            self._words["coverage"],
            [self._share(each.matched, each.mentees) if each else _NOTHING for each in beside],
        )
        for name in (*_WHOLE, *_PARTS):
            yield self._words[name], [self._figure(each, name) for each in beside]

    def _figure(self, figures: FiguresView | None, name: str) -> str:
        said = getattr(figures, name, None)
        if said is None:
            return _NOTHING
        return self._percent(said) if name == "gap" else self._number(said)

    def _share(self, some: int, all_: int) -> str:
        return self._percent(some / all_) if all_ else _NOTHING

    def _percent(self, share: float) -> str:
        return f"{format_decimal(100 * share, '#,##0.0', self._language)} %"

    def _number(self, number: float) -> str:
        """With what parts thousands, and no more than four digits after the point."""
        return str(format_decimal(number, "#,##0.####", self._language))

    def _spread(self) -> dict[str, Any]:
        names = [f"{self._number(tenth / 10)}–{self._number((tenth + 1) / 10)}" for tenth in range(10)]
        return {"title": self._words["spread"], "axis": self._words["score"], "bars": self._bars("spread", names)}

    def _load(self) -> dict[str, Any]:
        names = [str(number) for number in range(100)]
        return {"title": self._words["load"], "axis": self._words["load.axis"], "bars": self._bars("load", names)}

    def _bars(self, name: str, names: Sequence[str]) -> list[Bar]:
        assert self._run.figures
        last = getattr(self._last.figures, name) if self._last and self._last.figures else None
        pairs = zip_longest(getattr(self._run.figures, name) or [0], last or (), fillvalue=0)
        return [
            Bar(each, now, before if last else None, self._number(now), self._number(before))
            for each, (now, before) in zip(names, pairs, strict=False)
        ]

    def _draft(self, draft: Draft, headlines: Mapping[UUID, str]) -> dict[str, Any]:
        return {
            "mentee_id": draft.mentee_id,
            "mentor_id": draft.mentor_id,
            "headline": headlines.get(draft.mentor_id, "") if draft.mentor_id else "",
            "score": self._number(draft.points / POINTS),
            "mentee": self._number(draft.mentee_points / POINTS),
            "mentor": self._number(draft.mentor_points / POINTS),
            "mentee_reasons": self._reasons(draft.reasons, "mentee"),
            "mentor_reasons": self._reasons(draft.reasons, "mentor"),
            "decision": self._words[f"decision.{draft.decision}"],
        }

    def _reasons(self, reasons: Sequence[Reason], side: Side) -> list[dict[str, str]]:
        own = [each for each in reasons if each.side == side][:NAMED]
        return [
            {"text": self._wording.say(each.facts, side), "contribution": self._number(each.contribution)}
            for each in own
        ]

    def _alone(self, alone: Alone, headlines: Mapping[UUID, str]) -> dict[str, Any]:
        nearest = [
            {
                "mentor_id": each.mentor_id,
                "headline": headlines.get(each.mentor_id, ""),
                "score": self._number(each.points / POINTS),
                "text": self._wording.say([each.change], "mentee"),
            }
            for each in alone.nearest
        ]
        odds = self._number(alone.chance.odds) if alone.chance else _NOTHING
        return {"mentee_id": alone.mentee_id, "nearest": nearest, "odds": odds}
