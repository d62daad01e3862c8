"""Programmes: operators make, change and archive them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.programmes import Programme, ProgrammeChange, ProgrammeText, SlugTaken, Terms
from services.profiles.store import imports, programmes
from services.profiles.use_cases import inviting, memberships
from shared.contracts import PROGRAMMES, ProgrammeState
from shared.contracts.programmes import OPEN_ID, OPEN_SLUG
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox

_DEFAULT: Final = Programme(
    OPEN_ID, OPEN_SLUG, Terms((ProgrammeText("en", "Open mentoring"), ProgrammeText("de", "Offenes Mentoring"))), True
)


async def open_default_programme(tx: Tx, *, now: datetime) -> bool:
    """Makes sure that there is the programme to which everybody belongs; True when it was made now."""
    if not await programmes.add(tx, _DEFAULT):
        return False
    await _tell(tx, _DEFAULT, "created", now=now)
    return True


async def make_programme(tx: Tx, slug: str, terms: Terms, *, by: UUID, now: datetime) -> Programme:
    """A new programme. Raises `SlugTaken`."""
    made = Programme(uuid7(), slug, terms)
    if not await programmes.add(tx, made):
        raise SlugTaken
    await _tell(tx, made, "created", now=now)
    await audit_log.note(tx, Act("programme_made", by, "operator", made.programme_id), now=now)
    return made


async def change_programme(
    tx: Tx, programme_id: UUID, terms: Terms, *, by: UUID, expects: Expects, now: datetime
) -> Programme:
    """Puts a programme on other terms. Nobody who belongs to it already has to go for that."""
    before = await programmes.programme_for_update(tx, programme_id)
    expects(before.version)
    after, fact = before.on(terms)
    if fact is None:
        return before
    await programmes.save(tx, after)
    await _tell(tx, after, fact, now=now)
    await memberships.fill_places(tx, after, now=now)
    changed = terms.differing_from(before.terms)
    await audit_log.note(tx, Act("programme_changed", by, "operator", programme_id, changed=changed), now=now)
    return after


async def archive_programme(
    tx: Tx, programme_id: UUID, reason: str, *, by: UUID, expects: Expects, now: datetime
) -> Programme:
    """Archives a programme for good. Whoever is not in it yet is told that they won't be; what two people began goes on."""
    before = await programmes.programme_for_update(tx, programme_id)
    expects(before.version)
    after, fact = before.archived(now)
    await programmes.save(tx, after)
    await _tell(tx, after, fact, now=now)
    await memberships.close_applications(tx, after, now=now)
    await inviting.forget_invitees(tx, await imports.delete_of_programme(tx, programme_id), now=now)
    await audit_log.note(tx, Act("programme_archived", by, "operator", programme_id, reason=reason), now=now)
    return after


async def _tell(tx: Tx, programme: Programme, fact: ProgrammeChange, *, now: datetime) -> None:
    await outbox.add(tx, PROGRAMMES.record(state_of(programme, fact)), now)


def state_of(programme: Programme, fact: ProgrammeChange) -> ProgrammeState:
    """What is told of it. Its members travel as records of their own: no event grows with the number of people."""
    return ProgrammeState(
        programme_id=programme.programme_id,
        version=programme.version,
        change=fact,
        slug=programme.slug,
        name=programme.name,
        open_to_all=programme.open_to_all,
        starts_on=programme.terms.dates.starts_on,
        ends_on=programme.terms.dates.ends_on,
        archived_at=programme.archived_at,
        places=programme.terms.places,
    )
