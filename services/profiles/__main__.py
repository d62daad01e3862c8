"""`python -m services.profiles api | worker | migrate | rebuild PROJECTION | operator [--remove | --passkey] EMAIL | rotate-keys [--withdraw]`."""

from shared.running.starting import end_when_told

if __name__ == "__main__":
    end_when_told()

    from services.profiles.settings import Settings
    from shared.running.roles import main

    main("services.profiles", Settings, commands=("operator", "rotate-keys"))
