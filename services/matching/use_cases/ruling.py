"""How a programme scores, and operators who change it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.matching.domain.refusals import RulesChangedMeanwhile, UnknownProgramme, UnknownRulesVersion
from services.matching.domain.rules import Conditions, Rules
from services.matching.domain.vocabulary import Factor
from services.matching.store import programmes
from services.matching.store.programmes import KeptRules
from services.matching.use_cases import noticing
from shared.contracts.programmes import OPEN_ID
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.postgres import Tx


async def read_rules(tx: Tx, programme_id: UUID) -> Rules:
    """A programme's rules: the default ones until they were changed."""
    rules, known = await programmes.rules(tx, programme_id)
    if not known and programme_id != OPEN_ID:
        raise UnknownProgramme
    return rules


async def read_version(tx: Tx, programme_id: UUID, version: int) -> KeptRules:
    """A programme's rules as they were in one of their versions."""
    await read_rules(tx, programme_id)
    if (found := await programmes.find_version(tx, programme_id, version)) is None:
        raise UnknownRulesVersion
    return found


async def list_versions(tx: Tx, programme_id: UUID, after: int | None, limit: int) -> list[KeptRules]:
    """All versions of a programme's rules, the newest first."""
    await read_rules(tx, programme_id)
    return await programmes.versions(tx, programme_id, after, limit)


async def change_rules(
    tx: Tx,
    programme_id: UUID,
    weights: Mapping[Factor, float],
    conditions: Conditions,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> Rules:
    """Makes a programme score by other weights and under other conditions, from the next request on."""
    present = await read_rules(tx, programme_id)
    expects(present.version)
    changed = present.changed(weights, conditions)
    if not await programmes.change_rules(tx, changed, now):
        raise RulesChangedMeanwhile
    differences = changed.differences(present)
    if "drafts_shown" in differences:
        await noticing.look_at_programmes(tx, [programme_id], now=now)
    await audit_log.note(tx, Act("rules_changed", by, "operator", programme_id, changed=differences), now=now)
    return changed
