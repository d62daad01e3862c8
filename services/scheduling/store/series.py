"""Rhythms that were agreed."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.scheduling.domain.series import Rhythm, Series
from services.scheduling.domain.series_refusals import UnknownSeries
from shared.postgres import Tx

INSERT_SERIES: Final = """
INSERT INTO series
    (series_id, offering_id, mentor_id, mentee_id, length, time_zone, first_day, at, every_weeks, times, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""

SERIES: Final = """
SELECT * FROM series WHERE series_id = $1
"""


async def insert(tx: Tx, new: Series, now: datetime) -> None:
    rhythm = new.rhythm
    await tx.execute(
        INSERT_SERIES,
        new.series_id,
        new.offering_id,
        new.mentor_id,
        new.mentee_id,
        new.length,
        rhythm.zone,
        rhythm.first,
        rhythm.at,
        rhythm.every_weeks,
        rhythm.times,
        now,
    )


async def series(tx: Tx, series_id: UUID) -> Series:
    """Raises `UnknownSeries`."""
    row = await tx.fetchrow(SERIES, series_id)
    if row is None:
        raise UnknownSeries
    return Series(
        series_id=row["series_id"],
        offering_id=row["offering_id"],
        mentor_id=row["mentor_id"],
        mentee_id=row["mentee_id"],
        length=row["length"],
        rhythm=Rhythm(row["time_zone"], row["first_day"], row["at"], row["every_weeks"], row["times"]),
    )
