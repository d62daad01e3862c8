"""Whether somebody may act in a programme, and as what."""

from typing import Final

from services.matching.domain.acting import MAY
from services.matching.store import programmes
from shared.ground.rights import Rights

_RIGHTS: Final = Rights(MAY, programmes.coordinated_by)

role_in = _RIGHTS.role_in
programmes_of = _RIGHTS.programmes_of
