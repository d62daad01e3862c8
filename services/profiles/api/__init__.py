"""The public API of profiles: translation, nothing more."""

import re
from typing import Final

from services.profiles.api import (
    addresses,
    badges,
    browsing,
    consents,
    erasures,
    forms,
    imports,
    managed_people,
    members,
    memberships,
    open_sign_ins,
    passkeys,
    people,
    photos,
    programmes,
    public,
    reports,
    roles,
    sign_up_page,
    sign_ups,
    sign_ups_by_code,
    signing_in,
    skills,
    suspensions,
    vocabulary,
    work,
)
from services.profiles.store.own_data import OWN
from shared.http.own_data import router_for

ROUTERS: Final = (
    signing_in.router,
    open_sign_ins.router,
    work.router,
    passkeys.router,
    people.router,
    addresses.router,
    photos.router,
    roles.router,
    browsing.router,
    public.router,
    skills.router,
    programmes.router,
    vocabulary.router,
    memberships.router,
    forms.router,
    sign_ups.router,
    sign_ups_by_code.router,
    consents.router,
    sign_up_page.router,
    members.router,
    managed_people.router,
    imports.router,
    badges.router,
    reports.router,
    suspensions.router,
    erasures.router,
    router_for("profiles", OWN),
)
FILES_AT: Final = re.compile(r"/profiles/v1/programmes/[^/]+/imports")
OPEN_AT: Final = re.compile(f"{sign_ups_by_code.OPEN_AT.pattern}|{badges.OPEN_AT.pattern}")
"""Where pages of any origin may ask."""
WELL_KNOWN: Final = (signing_in.well_known,)
