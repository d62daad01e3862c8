"""What is heard of sessions, and how one of them is held."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.refusals import UnknownSession
from services.mentorships.domain.sessions import News, Session
from services.mentorships.store import anchors, mentorships, sessions, timeline
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases.acting import settle_prompts
from services.mentorships.use_cases.telling import Told, follow_mentees, keep_and_tell
from shared.ground.tracing import about
from shared.ids import named_uuid
from shared.postgres import Tx


async def hear_of_sessions(tx: Tx, news: Sequence[News], forgotten: Collection[UUID], *, now: datetime) -> None:
    """Keeps how sessions are, adds their lines to timelines, and counts anew in the mentorships they belong to.

    A mentorship that is not known yet counts when it opens; the anchors see to it that one of the two sees the other.
    """
    latest = {each.session.id: each.session for each in sorted(news, key=lambda each: each.session.sequence)}
    known = await sessions.mentorships_of(tx, latest.keys() | set(forgotten))
    touched = known | {each.mentorship_id for each in latest.values() if each.mentorship_id is not None}
    await anchors.hold(tx, touched)
    present = await mentorships.all_for_update(tx, touched)
    await sessions.save(tx, sorted(latest.values(), key=lambda session: session.id))
    await timeline.add(
        tx,
        [
            Line(_entry_id(each), mentorship_id, each.session.id, each.entry)
            for each in news
            if (mentorship_id := each.session.mentorship_id) is not None
        ],
    )
    for mentorship_id in sorted(present):
        happened = [each.entry for each in news if each.session.mentorship_id == mentorship_id]
        await settle_prompts(tx, mentorship_id, happened, now=now)
    if forgotten:
        await sessions.forget(tx, forgotten)
        await timeline.forget_about(tx, forgotten)
    tallies = await mentorships.tallies(tx, present)
    causes = {each.mentorship_id: each.id for each in latest.values()}
    told: list[Told] = []
    for mentorship_id, mentorship in sorted(present.items()):
        counted, fact = mentorship.count(tallies[mentorship_id], now=now)
        with about(causes.get(mentorship_id, mentorship_id)):
            told += await keep_and_tell(tx, counted, fact, now=now)
    await follow_mentees(tx, told)


def _entry_id(news: News) -> UUID:
    return named_uuid("session", str(news.session.id), str(news.session.sequence))


async def hold_session(tx: Tx, session_id: UUID, *, by: UUID) -> Session:
    """The session, locked, for one who takes part in it. Raises `UnknownSession`.

    An erasure locks the person's sessions too: who was erased while this waited takes part in nothing any more.
    """
    session = await sessions.for_update(tx, session_id)
    session.side_of(by)
    if await anchors.erased_among(tx, (by,)):
        raise UnknownSession
    return session
