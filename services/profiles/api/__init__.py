"""The public API of profiles: translation, nothing more."""

from typing import Final

from services.profiles.api import (
    browsing,
    erasures,
    imports,
    members,
    memberships,
    passkeys,
    people,
    programmes,
    reports,
    roles,
    signing_in,
    skills,
    suspensions,
    vocabulary,
)

ROUTERS: Final = (
    signing_in.router,
    passkeys.router,
    people.router,
    roles.router,
    browsing.router,
    skills.router,
    programmes.router,
    vocabulary.router,
    memberships.router,
    members.router,
    imports.router,
    reports.router,
    suspensions.router,
    erasures.router,
)
FILES_AT: Final = r"/profiles/v1/programmes/[^/]+/imports"
WELL_KNOWN: Final = (signing_in.well_known,)
