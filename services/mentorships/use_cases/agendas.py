"""Agendas: written before a session, talked about in it, and what stays open goes into the next one; decisions become steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.goals import ActionStep, NewActionStep
from services.mentorships.domain.refusals import UnknownAgenda, UnknownGoal, UnknownSession, UnknownTopic
from services.mentorships.domain.sessions import Agenda, Asked, Carried, Session, Topic
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import goals, mentorships, sessions, timeline
from services.mentorships.store.timeline import Line
from services.mentorships.use_cases.acting import settle_prompts
from services.mentorships.use_cases.goals import keep_new_step
from services.mentorships.use_cases.sessions import hold_session
from shared.expecting import UNVERSIONED, Expects
from shared.ids import named_uuid
from shared.postgres import Tx


@dataclass(frozen=True)
class Prepared:
    """The agenda of a session, and what its two have left open since earlier ones."""

    session: Session
    agenda: Agenda
    carried: Sequence[Carried]


async def read_agenda(tx: Tx, session_id: UUID, *, by: UUID, now: datetime) -> Prepared:
    """Raises `UnknownSession`, and `UnknownAgenda` while nobody has written one and nothing is left open."""
    session = await sessions.session(tx, session_id)
    session.side_of(by)
    prepared = await _prepared(tx, session, now=now)
    if prepared.agenda.version == 0 and not prepared.carried:
        raise UnknownAgenda
    return prepared


async def write_agenda(
    tx: Tx, session_id: UUID, topics: Sequence[Asked], *, by: UUID, expects: Expects, now: datetime
) -> Prepared:
    """Replaces the topics of a session that is ahead; the first time is what makes the agenda.

    A topic in the words of one that was left open takes its place.
    """
    session = await hold_session(tx, session_id, by=by)
    side = session.side_of(by)
    known = await _prepared(tx, session, now=now)
    expects(known.agenda.version if known.agenda.version or known.carried else None)
    session.refuse_agenda_change(now)
    rewritten, what = known.agenda.rewrite(topics, by=by, open_before=[each.topic for each in known.carried])
    if what is None:
        return known
    await sessions.save_agenda(tx, rewritten)
    said = {(topic.text, topic.asked_by) for topic in rewritten.topics}
    taken_up = [each for each in known.carried if (each.topic.text, each.topic.asked_by) in said]
    await sessions.talk_about(tx, [each.topic.id for each in taken_up], now)
    if session.mentorship_id is not None:
        # Its id follows from session and side: the timeline tells once that somebody prepared, not of each word.
        entry_id = named_uuid("agenda", str(session_id), side)
        entry = Entry(what, now, side, session_id, starts_at=session.starts_at)
        await timeline.add(tx, [Line(entry_id, session.mentorship_id, entry_id, entry)])
        await settle_prompts(tx, session.mentorship_id, (entry,), now=now)
    return replace(known, agenda=rewritten, carried=[each for each in known.carried if each not in taken_up])


async def session_of_both(tx: Tx, session_id: UUID, *, by: UUID) -> Session:
    """Raises `UnknownSession`."""
    session = await sessions.session(tx, session_id)
    session.side_of(by)
    return session


async def talk_about(
    tx: Tx, topic_id: UUID, *, talked_about: bool, by: UUID, expects: Expects, now: datetime
) -> tuple[UUID, Topic]:
    """Says that a topic needs no more talk, or that it does; gives it with its session. Raises `UnknownTopic`."""
    session_id = await sessions.session_of_topic(tx, topic_id)
    try:
        session = await hold_session(tx, session_id, by=by)
    except UnknownSession:
        raise UnknownTopic from None
    agenda = await sessions.agenda(tx, session_id)
    topic = next((each for each in agenda.topics if each.id == topic_id), None)
    if topic is None or not session.shows("agenda topic", topic.written_by, by):
        raise UnknownTopic
    expects(UNVERSIONED)
    if talked_about != (topic.talked_about_at is not None):
        topic = replace(topic, talked_about_at=now if talked_about else None)
        changed = tuple(topic if each.id == topic_id else each for each in agenda.topics)
        await sessions.save_agenda(tx, replace(agenda, version=agenda.version + 1, topics=changed))
    return session_id, topic


async def decide(
    tx: Tx,
    session_id: UUID,
    decisions: Sequence[tuple[UUID, NewActionStep]],
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> list[ActionStep]:
    """Makes an action step of each decision of a session, all or none; each names the goal that it leads to.

    Raises `UnknownGoal` for one that is not of the session's mentorship.
    """
    known = await session_of_both(tx, session_id, by=by)
    expects(UNVERSIONED)
    if known.mentorship_id is None:
        raise UnknownGoal
    mentorship = await mentorships.for_update(tx, known.mentorship_id)
    session = await hold_session(tx, session_id, by=by)
    session.refuse_decisions(now)
    mentorship.refuse_if_ended()
    steps = []
    for goal_id, wanted in decisions:
        if (await goals.goal(tx, goal_id)).mentorship_id != mentorship.id:
            raise UnknownGoal
        decided = replace(wanted, decided_in=session_id)
        steps.append(await keep_new_step(tx, mentorship, goal_id, decided, by=by, now=now))
    return steps


async def _prepared(tx: Tx, session: Session, *, now: datetime) -> Prepared:
    agenda = await sessions.agenda(tx, session.id)
    carried = await sessions.open_before(tx, session.id, now) if session.takes_topics(now) else []
    return Prepared(session, agenda, carried)
