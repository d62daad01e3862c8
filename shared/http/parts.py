"""What an app is made of while it runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from fastapi import Request

from shared.clock import Clock
from shared.http.inside.admission import Admission
from shared.http.inside.consistency import Seals
from shared.http.limits import Limit
from shared.http.sign_in import SignIn
from shared.postgres import Pool
from shared.publishing.outbox import Wakeups

MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Parts:
    """Opened by the app's lifespan; `app.state.parts` while it lasts.

    `clock` is the product's time; `real_clock` judges tokens, limits and idempotency. `consumers` names the
    service's consumers by topic, for which a Consistency-Token waits.
    """

    service: str
    pool: Pool
    wakeups: Wakeups
    sign_in: SignIn
    clock: Clock
    real_clock: Clock
    person_limit: Limit
    address_limit: Limit
    seals: Seals
    consumers: Mapping[str, Collection[str]]
    operators_need_passkey: bool = True
    admission: Admission = field(default_factory=Admission)


def parts_of(request: Request) -> Parts:
    """The parts of the app that this request came to."""
    parts: Parts = request.scope["app"].state.parts
    return parts
