"""`up`: starts everything, tells how long it took, and stops it all when asked to."""

import argparse
import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import uvloop

from deploy.local import archive
from deploy.local.environment import basic_environment
from deploy.local.folders import Folders, folders
from deploy.local.lock import Lock, State, state_of
from deploy.local.platform import Options, Platform
from deploy.local.progress import say, step
from deploy.local.trouble import Trouble

READY_WITHIN = 180.0
IN_BACKGROUND = "--in-background"


def run(arguments: list[str]) -> int:
    """Parses the arguments, then runs here or in the background."""
    parser = argparse.ArgumentParser(prog="./mentoring up")
    parser.add_argument("--detach", action="store_true", help="return when everything is ready; `down` stops it")
    parser.add_argument("--clock", action="store_true", help="with a clock that `./mentoring clock +2d` moves")
    parser.add_argument("--split", action="store_true", help="each service's api and worker in a process of its own")
    parser.add_argument("--port", type=int, help="the port of the address; otherwise 8000, or a free one")
    parser.add_argument(IN_BACKGROUND, action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    place = folders()
    place.make()
    options = Options(split=chosen.split, clock=chosen.clock, port=chosen.port, web=True)
    if chosen.detach:
        return start_detached(place, [word for word in arguments if word != "--detach"], options)
    return uvloop.run(_run(place, options, in_background=chosen.in_background))


def start_detached(place: Folders, arguments: list[str], wanted: Options) -> int:
    """Starts the platform in the background and returns when it is ready; fine when it runs already, as it is wanted."""
    if state := state_of(place):
        refuse_another(state, wanted)
        say(f"Already running at {state.address}. `./mentoring status` shows more, `./mentoring down` stops it.")
        return 0
    log = place.logs / "up.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "deploy.local", "up", IN_BACKGROUND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=basic_environment(),
        )
    return _until_ready(place, process, log)


def refuse_another(state: State, wanted: Options) -> None:
    """Raises `Trouble` where the running platform lacks what is asked for; what it has beyond that is fine."""
    lacks = [
        *(["--clock"] if wanted.clock and not state.clock else []),
        *(["--split"] if wanted.split and not state.split else []),
        *([f"--port {wanted.port}"] if wanted.port not in {None, urlsplit(state.address).port} else []),
    ]
    if lacks:
        raise Trouble(
            f"a platform is already running at {state.address}, and was started without {' and '.join(lacks)}.",
            "`./mentoring down` stops it; then start it as you want it. Its data stays.",
        )


def _until_ready(place: Folders, process: "subprocess.Popen[bytes]", log: Path) -> int:
    """Passes on what it says until it is ready, or has ended."""
    deadline = time.monotonic() + READY_WITHIN
    with log.open() as said:
        while time.monotonic() < deadline:
            ended = process.poll() is not None
            state = state_of(place)
            if text := said.read():
                sys.stdout.write(text)
                sys.stdout.flush()
            if ended:
                return process.returncode or 1
            if state and state.ready:
                sys.stdout.write(said.read())
                return 0
            time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    raise Trouble(f"not ready within {READY_WITHIN:.0f} s.", f"What it said is in {log}.")


async def _run(place: Folders, options: Options, *, in_background: bool) -> int:
    lock = Lock(place.lock)
    lock.take()
    platform = Platform(place, options)
    try:
        await platform.prepare()
    except BaseException:
        lock.release()
        raise
    began = time.monotonic()
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, asked.set)
    starting = asyncio.create_task(platform.start())
    stopping = asyncio.create_task(asked.wait())
    try:
        say("Starting the platform")
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            say(welcome(options, platform.address, time.monotonic() - began, in_background=in_background))
            await _wait(platform, stopping)
        return 0
    finally:
        starting.cancel()
        await asyncio.wait({starting})
        say("Stopping")
        with step("stopped"):
            await platform.stop()
        lock.release()


async def _wait(platform: Platform, stopping: "asyncio.Task[bool]") -> None:
    """Until asked to stop; meanwhile, when the machine has nothing else to do, makes the next start faster."""
    training = asyncio.create_task(archive.train_when_idle(platform))
    await stopping
    training.cancel()
    await asyncio.wait({training})


def welcome(options: Options, address: str, seconds: float, *, in_background: bool) -> str:
    """What one can do with a platform that is ready."""
    lines = [
        f"Ready after {seconds:.1f} s: {address}",
        "",
        "  ./mentoring demo              plays the whole story on it",
        "  ./mentoring status            what runs, and with how much memory",
        "  ./mentoring mail              the mails that were sent, sign-in codes among them",
        "  ./mentoring operator EMAIL    makes somebody an operator",
        *(["  ./mentoring clock +2d         moves the test clock"] if options.clock else []),
        f"  the API to read:             {address}/docs",
        "  ./mentoring down              stops it all"
        if in_background
        else "  Ctrl-C, or ./mentoring down, stops it all.",
    ]
    return "\n".join(lines)


def ensure_running(place: Folders, arguments: list[str]) -> State:
    """The running platform; one is started in the background where there is none."""
    if state_of(place) is None and start_detached(place, arguments, Options()) != 0:
        raise Trouble("the platform could not be started.", "What it said stands above.")
    state = state_of(place)
    if state is None:
        raise Trouble("the platform has ended again.", f"What it said is in {place.logs / 'up.log'}.")
    return state
