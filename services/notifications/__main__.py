"""`python -m services.notifications api | worker | migrate | rebuild PROJECTION`."""

from services.notifications.main import SERVICE, build_api, build_worker, migrate
from services.notifications.settings import Settings
from shared.running.roles import main

if __name__ == "__main__":
    main(SERVICE, Settings, build_api, build_worker, migrate)
