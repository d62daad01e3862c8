"""What is done on the command line, and what a new platform begins with."""

import subprocess
import sys
from collections.abc import AsyncIterator

import pytest

from deploy.local.folders import ROOT
from services.profiles.commands import make_operator, rotate_keys
from services.profiles.domain.skills import Skill, vocabulary
from services.profiles.main import furnish, migrate
from services.profiles.settings import Settings
from services.profiles.use_cases import people, skills
from services.profiles.vocabulary import vocabulary_of_the_file
from shared.contracts import PROGRAMMES, SKILLS
from shared.contracts.programmes import OPEN_ID
from shared.ground.kafka_access import KafkaAccess
from shared.ids import named_uuid
from shared.postgres import Pool, transaction
from shared.publishing.topics import refuse_wrong_topics
from tests.fixtures.databases import CloneDatabase, ServiceDatabase
from tests.fixtures.hand_clock import HandClock
from tests.profiles.conftest import settings_of

NOW = HandClock().now()


@pytest.fixture
async def database(database_of: CloneDatabase) -> ServiceDatabase:
    return await database_of("profiles")


@pytest.fixture
async def pool(database: ServiceDatabase) -> AsyncIterator[Pool]:
    pool = await database.pool()
    yield pool
    pool.terminate()


@pytest.fixture
def settings(database: ServiceDatabase) -> Settings:
    return settings_of(database)


def said_to(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a command says; the log, which goes elsewhere in a process of its own, is left out."""
    return [line for line in capsys.readouterr().out.splitlines() if "security event" not in line]


@pytest.mark.parametrize(
    "arguments",
    [
        ["operator", "--remove", "a@people.example"],
        ["operator", "--passkey", "a@people.example"],
        ["rotate-keys", "--withdraw"],
    ],
)
def test_a_commands_options_reach_it(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "services.profiles", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)

    assert "missing or wrong in the environment" in done.stderr


async def test_an_unknown_person_is_made_an_operator_once(
    pool: Pool, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        await make_operator(settings, ["Head@people.example"])

    first, _, second, then = said_to(capsys)
    assert first == "Head@people.example is an operator now. Nobody had that address: the person was made."
    assert second == "Head@people.example was an operator already; nothing was changed."
    assert "sign in again, or refresh the token" in then

    (row,) = await pool.fetch("SELECT email, operator, version FROM people")
    assert (row["email"], row["operator"], row["version"]) == ("Head@people.example", True, 2)
    assert await pool.fetchval("SELECT count(*) FROM outbox WHERE topic = 'profiles'") == 1


async def test_a_known_person_who_becomes_an_operator_is_told_when_it_counts(
    pool: Pool, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    async with transaction(pool) as tx:
        await people.person_of_account(tx, "known@people.example", now=NOW)

    await make_operator(settings, ["known@people.example"])

    said = "\n".join(said_to(capsys))
    assert said.startswith("known@people.example is an operator now.\n")
    assert "sign in again, or refresh the token" in said


async def test_an_operator_can_be_unmade_and_is_signed_out(
    pool: Pool, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await make_operator(settings, ["head@people.example"])
    await pool.execute(
        "INSERT INTO refresh_families SELECT gen_random_uuid(), person_id, 1, now(), now(), now(), now() FROM people"
    )
    for _ in range(2):
        await make_operator(settings, ["--remove", "head@people.example"])

    said = "\n".join(said_to(capsys))
    assert "head@people.example is no operator any more" in said
    assert "head@people.example was no operator" in said
    assert await pool.fetchval("SELECT operator FROM people") is False
    assert await pool.fetchval("SELECT count(*) FROM refresh_families") == 0


async def test_whom_nobody_knows_cannot_be_unmade(settings: Settings) -> None:
    with pytest.raises(SystemExit, match="nobody has the address"):
        await make_operator(settings, ["--remove", "nobody@people.example"])


async def test_withdrawn_keys_are_gone_and_another_signs_at_once(pool: Pool, settings: Settings) -> None:
    await furnish(pool, settings)
    before = await pool.fetchval("SELECT key_id FROM signing_keys")
    await rotate_keys(settings, ["--withdraw"])

    (row,) = await pool.fetch("SELECT key_id, signs_from <= now() AS signs FROM signing_keys")
    assert row["key_id"] != before
    assert row["signs"] is True


async def test_one_secret_opens_all_keys_so_those_of_badges_go_with_the_others(pool: Pool, settings: Settings) -> None:
    await furnish(pool, settings)
    before = await pool.fetchval("SELECT key_id FROM badge_keys")
    await rotate_keys(settings, [])
    assert await pool.fetchval("SELECT count(*) FROM badge_keys") == 2
    await rotate_keys(settings, ["--withdraw"])

    (row,) = await pool.fetch("SELECT key_id, signs_from <= now() AS signs FROM badge_keys")
    assert row["key_id"] != before
    assert row["signs"] is True


@pytest.mark.parametrize("arguments", [[], ["a@people.example", "b@people.example"]])
async def test_an_operator_is_named_by_one_address(settings: Settings, arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="one e-mail address"):
        await make_operator(settings, arguments)


@pytest.mark.parametrize("address", ["nobody", "@", "a@b@c", "a b@people.example"])
async def test_what_is_no_address_is_named_as_such(pool: Pool, settings: Settings, address: str) -> None:
    with pytest.raises(SystemExit, match="is no e-mail address"):
        await make_operator(settings, [address])
    assert await pool.fetchval("SELECT count(*) FROM people") == 0


async def test_keys_are_rotated_on_the_command_line(pool: Pool, settings: Settings) -> None:
    await furnish(pool, settings)
    await rotate_keys(settings, [])

    assert await pool.fetchval("SELECT count(*) FROM signing_keys") == 2


async def test_a_new_platform_knows_its_skills_and_the_programme_of_everybody(pool: Pool, settings: Settings) -> None:
    for _ in range(2):
        await furnish(pool, settings)

    told = await pool.fetch("SELECT topic, key, value FROM outbox")
    kubernetes = next(row["value"] for row in told if row["key"] == named_uuid("skill", "kubernetes"))
    programme = PROGRAMMES.parse(next(row["value"] for row in told if row["topic"] == "programmes"))
    assert len([row for row in told if row["topic"] == "skills"]) == len(vocabulary_of_the_file())
    assert "k8s" in SKILLS.parse(kubernetes).spellings
    assert (programme.programme_id, programme.slug, programme.open_to_all) == (OPEN_ID, "open", True)
    assert len([row for row in told if row["topic"] == "programmes"]) == 1


async def test_only_skills_that_change_are_told_of_again(pool: Pool) -> None:
    before = vocabulary([Skill("go", "Go"), Skill("rust", "Rust", ("rustlang",))])
    after = vocabulary([Skill("go", "Go", ("golang", "rustlang")), Skill("rust", "Rust"), Skill("zig", "Zig")])
    counts = []
    for words in (before, before, after):
        async with transaction(pool) as tx:
            counts.append(await skills.take_over_vocabulary(tx, words, now=NOW))

    values = await pool.fetch("SELECT value FROM outbox WHERE key = $1 ORDER BY id", named_uuid("skill", "go"))
    states = [SKILLS.parse(row["value"]) for row in values]
    async with transaction(pool) as tx:
        meant = await skills.slugs_of(tx, ["rustlang"])
    assert counts == [2, 0, 3]
    assert [(each.change, each.version) for each in states] == [("added", 1), ("changed", 2)]
    assert meant == {"rustlang": "go"}


async def test_a_skill_that_leaves_the_file_stays_with_those_who_have_it(pool: Pool) -> None:
    for words in (vocabulary([Skill("go", "Go", ("golang",))]), vocabulary([Skill("zig", "Zig")])):
        async with transaction(pool) as tx:
            await skills.take_over_vocabulary(tx, words, now=NOW)

    async with transaction(pool) as tx:
        assert await skills.slugs_of(tx, ["golang"]) == {"golang": "go"}


async def test_migrating_twice_makes_schema_and_topics_once(database: ServiceDatabase, bootstrap_servers: str) -> None:
    settings = settings_of(database, kafka_bootstrap_servers=bootstrap_servers, kafka_partitions=3, kafka_replication=1)
    for _ in range(2):
        await migrate(settings)

    await refuse_wrong_topics(KafkaAccess(bootstrap_servers), [SKILLS, PROGRAMMES])
