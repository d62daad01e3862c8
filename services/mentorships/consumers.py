"""What this service hears. No handler assumes an order between topics."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.sessions import news_of
from services.mentorships.use_cases import erasing, journey, sessions
from shared.consuming.declaration import AnyConsumer, Event, projection, reaction
from shared.contracts import MATCHES, PROFILES, SESSIONS, MatchState, ProfileState, SessionState
from shared.postgres import Tx


@projection(PROFILES)
async def forget_erased_people(tx: Tx, events: Sequence[Event[ProfileState]], now: datetime) -> None:
    """Of a profile this service needs to know only that it is gone."""
    gone = [event.key for event in events if event.state is None]
    if gone:
        await erasing.forget_people(tx, gone, now=now)


@projection(MATCHES)
async def open_accepted_mentorships(tx: Tx, events: Sequence[Event[MatchState]], now: datetime) -> None:
    """An acceptance names the mentorship that it opens; every other state of a proposal is matching's business."""
    acceptances = [
        journey.Acceptance(
            proposal_id=event.key,
            mentorship_id=event.state.mentorship_id,
            programme_id=event.state.programme_id,
            pair=Pair(event.state.mentor_id, event.state.mentee_id),
            accepted_at=event.time,
        )
        for event in events
        if event.state is not None and event.state.mentorship_id is not None
    ]
    if acceptances:
        await journey.open_mentorships(tx, acceptances, now=now)


@reaction(SESSIONS)
async def hear_of_sessions(tx: Tx, events: Sequence[Event[SessionState]], now: datetime) -> None:
    """Every change leaves a line in the timeline, however old it is; the last one is how the session is."""
    forgotten = {event.key for event in events if event.state is None}
    news = [
        news_of(event.state, event.sequence, event.time)
        for event in events
        if event.state is not None and event.key not in forgotten
    ]
    await sessions.hear_of_sessions(tx, news, forgotten, now=now)


CONSUMERS: Final[tuple[AnyConsumer, ...]] = (forget_erased_people, open_accepted_mentorships, hear_of_sessions)
