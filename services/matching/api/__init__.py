"""The public API of matching, below `/matching/v1`."""

from collections.abc import Sequence
from typing import Final

from services.matching.api import (
    ceasing,
    draws,
    managed_proposals,
    match_runs,
    mentees_who_wait,
    own_drafts,
    programmes,
    proposals,
    recommendations,
    rematches,
    replays,
    requests,
    resting,
    run_reports,
    steps,
)
from services.matching.store.own_data import OWN
from services.matching.use_cases.recommending import Directory
from shared.http.own_data import router_for
from shared.http.routing import Router

OWN_DATA: Final = router_for("matching", OWN)


def routers(directory: Directory) -> Sequence[Router]:
    """Every router; `directory`: the index of this process."""
    return (
        recommendations.router(directory),
        requests.router,
        proposals.router(directory),
        proposals.acts,
        ceasing.router,
        resting.router,
        programmes.router,
        programmes.previews(directory),
        mentees_who_wait.router(directory),
        match_runs.router,
        own_drafts.router,
        draws.router,
        run_reports.router,
        replays.router,
        managed_proposals.router,
        rematches.router,
        steps.router,
        OWN_DATA,
    )
