"""`python -m services.mentorships api | worker | migrate | rebuild PROJECTION`."""

from services.mentorships.main import build_api, build_worker, migrate
from services.mentorships.settings import Settings
from shared.running.roles import main

main("mentorships", Settings, build_api, build_worker, migrate)
