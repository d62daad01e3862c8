"""Operators try rules on the lists of those who wait, before they save them."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from services.matching.domain.previews import LOOKED_AT, Preview, TwoLists
from services.matching.domain.recommendations import Candidates, Recommendation, recommend
from services.matching.domain.rules import Conditions, Rules
from services.matching.domain.vocabulary import Factor
from services.matching.store import directory as store
from services.matching.store import waiting
from services.matching.use_cases.recommending import Directory
from services.matching.use_cases.ruling import read_rules
from shared.contracts.programmes import OPEN_ID
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx

MOST_TRIED: Final = 25
"""Lists that are made twice each, one after the other, while others are served between them."""


async def preview(
    tx: Tx,
    directory: Directory,
    programme_id: UUID,
    weights: Mapping[Factor, float],
    conditions: Conditions,
    *,
    by: UUID,
    now: datetime,
) -> Preview:
    """The lists of mentees who wait, by the present rules and by these. Nothing is saved but that it was tried."""
    present = await read_rules(tx, programme_id)
    tried = present.changed(weights, conditions)
    lists = []
    for mentee_id in await waiting.some_mentees(tx, programme_id, MOST_TRIED):
        before, after = [await _list(tx, directory, mentee_id, each, now=now) for each in (present, tried)]
        lists.append(TwoLists(mentee_id, before, after))
        await asyncio.sleep(0)
    await audit_log.note(tx, Act("rules_previewed", by, "operator", programme_id), now=now)
    return Preview(programme_id, present.version, lists)


async def _list(
    tx: Tx, directory: Directory, mentee_id: UUID, rules: Rules, *, now: datetime
) -> tuple[Recommendation, ...]:
    asker = await store.asker(tx, mentee_id, rules.programme_id, OPEN_ID, apart=rules.conditions.apart, now=now)
    candidates = Candidates(asker.excluded, asker.members)
    mentee, vocabulary = asker.known_mentee, directory.vocabulary
    found = recommend(directory.index, mentee, candidates, vocabulary, rules, after=None, limit=LOOKED_AT, now=now)
    return tuple(found)
