"""People sign up for a programme: who they are, what it asks of them, and what they agree to, all of it or nothing.

Locks as in `memberships`: the person's row, then the programme's. Under that the form stands still.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.profiles.domain.forms import Consented, ConsentText, Filled, Form
from services.profiles.domain.memberships import Membership
from services.profiles.domain.programmes import DefaultProgrammeStays, ProgrammeArchived
from services.profiles.store import forms, people, programmes
from services.profiles.store import memberships as store
from services.profiles.use_cases import memberships
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ground.questions import Question
from shared.postgres import Tx

Introduce: TypeAlias = Callable[[Tx], Awaitable[None]]
"""Writes down what somebody says of themselves."""


async def change_form(
    tx: Tx,
    programme_id: UUID,
    questions: tuple[Question, ...],
    consent: tuple[ConsentText, ...],
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> Form:
    """Asks something else from now on. Other words than before are asked for again of whoever agreed to those."""
    programme = await programmes.programme_for_update(tx, programme_id)
    before = await forms.form(tx, programme_id)
    expects(before.version or None)
    if programme.open_to_all:
        raise DefaultProgrammeStays
    if programme.archived_at is not None:
        raise ProgrammeArchived
    after = before.asking(questions, consent)
    if after != before:
        await forms.save(tx, after, now)
        changed = tuple(
            name
            for name in ("questions", "consent")
            if getattr(before, f"{name}_version") != getattr(after, f"{name}_version")
        )
        await audit_log.note(tx, Act("form_changed", by, "operator", programme_id, changed=changed), now=now)
    return after


async def form_to_fill(tx: Tx, programme_id: UUID, *, by: UUID) -> Form:
    """What the programme asks, until this transaction ends. Locks whom it is about and the programme."""
    await people.person_for_update(tx, by)
    await programmes.programme_for_update(tx, programme_id)
    return await forms.form(tx, programme_id)


async def sign_up(
    tx: Tx, form: Form, filled: Filled, code: str | None, introduce: Introduce, *, by: UUID, now: datetime
) -> Membership:
    """Comes into the programme with what its form asks; `form` is locked and the answers fit it."""
    form.refuse_other_words(filled.consented)
    await introduce(tx)
    own = await memberships.apply(tx, form.programme_id, filled.role, code, fills_form=True, by=by, now=now)
    await forms.keep_answers(tx, by, form, filled, now)
    if form.consent and filled.consented is not None:
        await forms.agree(tx, by, form.programme_id, filled.consented, now)
    return own


async def agree(tx: Tx, programme_id: UUID, consented: Consented, *, by: UUID, now: datetime) -> None:
    """Agrees to the programme's present words."""
    form = await form_to_fill(tx, programme_id, by=by)
    form.refuse_outdated(consented)
    await forms.agree(tx, by, programme_id, consented, now)


async def withdraw(tx: Tx, programme_id: UUID, *, by: UUID, now: datetime) -> None:
    """Agrees no longer: so they leave the programme, whose words hold for all who belong to it. Twice and it changes nothing."""
    await people.person_for_update(tx, by)
    programme = await programmes.programme_for_update(tx, programme_id)
    if not await forms.withdraw(tx, by, programme_id, now):
        return
    for each in await store.all_of(tx, by):
        if each.programme_id == programme_id and each.role != "coordinator" and each.state != "left":
            await memberships.keep(tx, *each.ended("by_themselves"), now=now)
    await memberships.fill_places(tx, programme, now=now)
