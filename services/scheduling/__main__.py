"""`python -m services.scheduling api | worker | migrate | rebuild PROJECTION`."""

from shared.running.starting import end_when_told

if __name__ == "__main__":
    end_when_told()

    from services.scheduling.main import SERVICE, build_api, build_worker, migrate
    from services.scheduling.settings import Settings
    from shared.running.roles import main

    main(SERVICE, Settings, build_api, build_worker, migrate)
