"""Consuming events: versions, order, halving and dead letters. Knows the database and no messaging framework."""

from shared.consuming.declaration import Consumer, Event, Kind, erased_in, projection, reaction, states_in
from shared.consuming.decoding import ConsumerRecord, KeptRecord
from shared.consuming.processor import Away, Processor

__all__ = [
    "Away",
    "Consumer",
    "ConsumerRecord",
    "Event",
    "KeptRecord",
    "Kind",
    "Processor",
    "erased_in",
    "projection",
    "reaction",
    "states_in",
]
