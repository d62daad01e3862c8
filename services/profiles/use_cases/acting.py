"""Whether somebody may act in a programme, and as what."""

from typing import Final

from services.profiles.domain.acting import MAY
from services.profiles.store import memberships
from shared.ground.rights import Rights

_RIGHTS: Final = Rights(MAY, memberships.coordinated_by)

role_in = _RIGHTS.role_in
programmes_of = _RIGHTS.programmes_of
