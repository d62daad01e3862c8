"""Kafka's jars: nothing is used that isn't what the lock says."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deploy.local import jars
from deploy.local.jars import Jar
from deploy.local.trouble import Trouble

CONTENT = b"a jar, for the purposes of a test"
JAR = Jar(hashlib.sha256(CONTENT).hexdigest(), "org/example/a/1/a-1.jar")


class Repository(ThreadingHTTPServer):
    """Serves the one jar, or whatever else it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = CONTENT
        self.asked = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        self.server.asked += 1
        self.send_response(200 if self.path == f"/{JAR.path}" else 404)
        self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — http.server's name
        pass


@pytest.fixture
def repository() -> Iterator[Repository]:
    server = Repository()
    serving = threading.Thread(target=server.serve_forever, args=(0.01,))
    serving.start()
    yield server
    server.shutdown()
    serving.join()
    server.server_close()


def test_a_fetched_jar_is_not_fetched_again(repository: Repository, tmp_path: Path) -> None:
    jars.fetch([JAR], tmp_path, repository.address)
    assert (tmp_path / "a-1.jar").read_bytes() == CONTENT
    assert jars.missing([JAR], tmp_path) == []


def test_a_tampered_jar_is_fetched_again(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "a-1.jar").write_bytes(b"something else")
    assert jars.missing([JAR], tmp_path) == [JAR]
    jars.fetch([JAR], tmp_path, repository.address)
    assert (tmp_path / "a-1.jar").read_bytes() == CONTENT


def test_a_lying_repository_is_refused_and_leaves_nothing_behind(repository: Repository, tmp_path: Path) -> None:
    repository.content = b"not what it says it is"
    with pytest.raises(Trouble, match=r"not what deploy/local/jars\.lock says"):
        jars.fetch([JAR], tmp_path, repository.address)
    assert list(tmp_path.iterdir()) == []


def test_a_repository_that_is_away_is_a_trouble_with_advice(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="MAVEN_MIRROR"):
        jars.fetch([JAR], tmp_path, "http://127.0.0.1:9")


def test_the_mirror_is_asked_instead(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAVEN_MIRROR", repository.address + "/")
    jars.fetch([JAR], tmp_path)
    assert repository.asked == 1


def test_the_lock_names_every_jar_once_and_no_host() -> None:
    locked = jars.read_lock()
    assert len({jar.name for jar in locked}) == len(locked) == 45
    assert "://" not in jars.LOCK.read_text()
