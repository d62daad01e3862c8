"""The platform of the crash matrix, where one worker is told of an authority, as where the database has TLS."""

from pathlib import Path

from deploy.local.folders import Folders
from tests.faults.stage import Stage
from tests.fixtures.authority import Authority

TOLD = "MATCHING_DATABASE_URL"


class WatchedStage(Stage):
    """`matching` is told of an authority, whose certificate can be written anew while it runs."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        folders.data.mkdir(parents=True, exist_ok=True)
        self.certificate_ends_in(90)

    def certificate_ends_in(self, days: int) -> None:
        """The file has one that ends in so many days from now on."""
        self._authority = Authority.made(self.folders.data, "authority", days=days)

    @property
    def authority_file(self) -> Path:
        """What `TOLD` names."""
        return self._authority.file

    def environment(self, service: str, role: str) -> dict[str, str]:
        """As it is for every other platform. Nothing is asked of the authority: this server has no TLS."""
        told = super().environment(service, role)
        if TOLD in told:
            told[TOLD] += f"?sslmode=prefer&sslrootcert={self._authority.file}"
        return told
