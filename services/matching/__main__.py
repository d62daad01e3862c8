"""`python -m services.matching api | worker | migrate | rebuild PROJECTION`."""

from services.matching.main import SERVICE, build_api, build_worker, migrate
from services.matching.settings import Settings
from shared.running.roles import main

if __name__ == "__main__":
    main(SERVICE, Settings, build_api, build_worker, migrate)
