"""What a person wants to be mailed about."""

from datetime import datetime, time
from typing import Annotated

from fastapi.responses import Response
from pydantic import Field, StrictBool

from services.notifications.domain.messages import DECLINABLE, INVITATIONS, MessageKind
from services.notifications.domain.preferences import Preferences
from services.notifications.domain.quiet import QuietHours
from services.notifications.domain.refusals import KindCannotBeSwitchedOff
from services.notifications.store import wishes
from services.notifications.use_cases import inboxes
from shared.http.dependencies import Command, Query
from shared.http.fields import ClockTime, RequestModel, ResponseModel
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="preferences", about="What a person wants to be mailed about.")


class QuietHoursBody(RequestModel):
    """Hours of the day in which nothing is mailed that you don't wait for."""

    from_: Annotated[ClockTime, Field(alias="from", examples=["22:00"])]
    """When they begin, `HH:MM`, on the clock of where you are."""
    to: Annotated[
        ClockTime,
        Field(
            examples=["07:30"], description="When they end; before `from`: on the next date, the same: there are none."
        ),
    ]

    def hours(self) -> QuietHours:
        return QuietHours(time.fromisoformat(self.from_), time.fromisoformat(self.to))


class QuietHoursView(ResponseModel):
    from_: Annotated[str, Field(alias="from", examples=["20:00"])]
    """When they begin, `HH:MM`, on the clock of where you are."""
    to: Annotated[str, Field(examples=["08:00"])]
    """When they end; the same as `from`: there are none."""

    @classmethod
    def of(cls, quiet: QuietHours) -> "QuietHoursView":
        return cls(**{"from": f"{quiet.begin:%H:%M}", "to": f"{quiet.end:%H:%M}"})


class PreferencesBody(RequestModel):
    """A kind left out is mailed."""

    mail: Annotated[
        dict[MessageKind, StrictBool],
        Field(max_length=len(MessageKind), examples=[{"reminder_day_before": False}], description="Mail, by kind."),
    ]
    quiet_hours: QuietHoursBody | None = Field(
        None, description="When nothing is mailed that you don't wait for; left out or null: as before."
    )


class PreferencesView(ResponseModel):
    """What is mailed. The inbox keeps all messages in any case."""

    version: int
    mail: dict[MessageKind, bool]
    """By kind, of those that can be switched off: whether it is mailed."""
    always_mailed: list[MessageKind] = Field(description="Kinds that keep your calendar right.")
    quiet_hours: QuietHoursView
    """When nothing is mailed that you don't wait for; the inbox has it at once."""

    @classmethod
    def of(cls, preferences: Preferences) -> "PreferencesView":
        return cls(
            version=preferences.version,
            mail={kind: preferences.wants(kind) for kind in DECLINABLE},
            always_mailed=sorted(INVITATIONS),
            quiet_hours=QuietHoursView.of(preferences.quiet),
        )


@router.get("/me/preferences", operation_id="read_my_preferences", response_model=PreferencesView, responses=problems())
async def read_my_preferences(query: Query) -> Response:
    """What you are mailed about."""

    async def read(tx: Tx, _now: datetime) -> PreferencesView:
        return PreferencesView.of(await wishes.preferences(tx, query.caller.person_id))

    return await query.run(read)


@router.put(
    "/me/preferences",
    operation_id="change_my_preferences",
    response_model=PreferencesView,
    responses=problems(KindCannotBeSwitchedOff),
)
async def change_my_preferences(body: PreferencesBody, command: Command) -> Response:
    """Choose what you are mailed about."""
    unwanted = frozenset(kind for kind, wanted in body.mail.items() if not wanted)
    quiet = body.quiet_hours.hours() if body.quiet_hours else None

    async def act(tx: Tx, _now: datetime) -> PreferencesView:
        me, expects = command.caller.person_id, command.expects
        return PreferencesView.of(await inboxes.change_preferences(tx, unwanted, quiet, by=me, expects=expects))

    return await command.run(act)
