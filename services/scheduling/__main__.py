"""`python -m services.scheduling api | worker | migrate | rebuild PROJECTION`."""

from services.scheduling.main import build_api, build_worker, migrate
from services.scheduling.settings import Settings
from shared.running.roles import main

if __name__ == "__main__":
    main("scheduling", Settings, build_api, build_worker, migrate)
