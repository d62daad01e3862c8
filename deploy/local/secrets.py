"""Passwords and keys of a platform: drawn once, kept in a file that only its owner reads."""

import base64
import json
import os
import secrets
from pathlib import Path

SERVICES = ("profiles", "matching", "scheduling", "mentorships", "notifications")


def write_secret(file: Path, text: str) -> None:
    """Makes a file that only its owner reads, from its first moment on. It must not be there yet."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as output:
        output.write(text)


def drawn_password() -> str:
    """In letters that need no quoting in an address."""
    return secrets.token_urlsafe(24)


def drawn_key() -> str:
    """32 random bytes in base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def secrets_in(file: Path) -> dict[str, str]:
    """A platform's secrets by name: `owner`, `auditor`, `<service>_runtime`, `key_encryption`, `consistency`; what an older one lacks is drawn."""
    known: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    roles = ("owner", "auditor", *(f"{service}_runtime" for service in SERVICES))
    missing = {role: drawn_password() for role in roles if role not in known}
    missing |= {name: drawn_key() for name in ("key_encryption", "consistency") if name not in known}
    if missing:
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_secret(fresh, json.dumps(known | missing))
        fresh.replace(file)
    return {**known, **missing}
