"""`python -m services.mentorships api | worker | migrate | rebuild PROJECTION`."""

from shared.running.starting import end_when_told

if __name__ == "__main__":
    end_when_told()

    from services.mentorships.settings import Settings
    from shared.running.roles import main

    main("services.mentorships", Settings)
