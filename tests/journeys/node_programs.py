"""TypeScript run against the platform by Node, which reads it as it is; whoever signs in there is told their code."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Final

from deploy.clients.programs import CLIENT
from deploy.local.demo.mailbox import brings_a_code, code_in
from deploy.local.node import NODE, environment
from tests.journeys.town import Town

HERE: Final = Path(__file__).parent / "typescript"


async def run(program: Path, town: Town, email: str) -> list[str]:
    """What it showed. Raises where it ends with an error."""
    variables = environment() | {"ADDRESS": town.api.address, "EMAIL": email, "CLIENT": str(CLIENT)}
    command = [NODE, "--import", str(HERE / "prelude.mjs"), str(program)]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, env=variables, stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    shown, had = [], Counter[str]()
    async for line in process.stdout:
        said = json.loads(line)
        if "code" in said:
            address = said["code"]
            code = code_in(await town.mailbox.next_to(address, had[address], brings_a_code))
            had[address] = len(town.mailbox.to(address))
            process.stdin.write(f"{code}\n".encode())
        else:
            shown.append(said["shown"])
    errors = (await process.stderr.read()).decode()
    assert await process.wait() == 0, errors
    return shown
