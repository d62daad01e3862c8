"""The public API below `/mentorships/v1`."""

import re
from typing import Final

from services.mentorships.api import (
    agreements,
    asking,
    ceasing,
    check_ins,
    facts,
    feedback,
    funnel,
    giving_back,
    goals,
    introductions,
    journey,
    keeping,
    looking,
    managing,
    momentum,
    notes,
    outcomes,
    preparing,
    programme_forms,
    roadmaps,
    sessions,
    shelf,
    skills,
    suggestions,
    surveys,
    thread,
    tracker,
    work,
    worksheets,
)
from services.mentorships.store.own_data import OWN
from shared.http.own_data import router_for

ROUTERS: Final = (
    journey.router,
    momentum.router,
    agreements.router,
    ceasing.router,
    keeping.router,
    goals.router,
    roadmaps.router,
    tracker.router,
    sessions.router,
    worksheets.router,
    check_ins.router,
    suggestions.router,
    skills.router,
    introductions.router,
    preparing.router,
    giving_back.router,
    shelf.router,
    notes.router,
    thread.router,
    feedback.router,
    asking.router,
    work.router,
    facts.router,
    outcomes.router,
    funnel.router,
    surveys.router,
    programme_forms.router,
    looking.router,
    managing.router,
    router_for("mentorships", OWN),
)

FILES_AT: Final = re.compile(r"/mentorships/v1/programmes/[^/]+/facts")
