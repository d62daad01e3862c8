"""`python -m services.profiles api | worker | migrate | rebuild PROJECTION | operator [--remove | --passkey] EMAIL | rotate-keys [--withdraw]`."""

from services.profiles.main import SERVICE, build_api, build_worker, make_operator, migrate, rotate_keys
from services.profiles.settings import Settings
from shared.running.roles import main

if __name__ == "__main__":
    main(
        SERVICE,
        Settings,
        build_api,
        build_worker,
        migrate,
        commands={"operator": make_operator, "rotate-keys": rotate_keys},
    )
