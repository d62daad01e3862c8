"""Making a projection anew beside the old one, and swapping the two.

    python -m services.<name> rebuild <projection>

The topic is read from its start by the projection's own handler into a shadow of its tables. When the shadow has caught
up, the consumer is held for a moment, the last events are read, and one transaction makes the tables equal to the
shadow: rows that are right already are not touched, readers see the old state until it commits and the new one after,
and whatever ends the process before leaves everything as it was.

A projection that names no tables does more than write them: it is told the newest state of every key once more, in place.
"""

from shared.consuming.rebuild.conductor import NotRebuildable, Rebuilt, rebuild

__all__ = ["NotRebuildable", "Rebuilt", "rebuild"]
