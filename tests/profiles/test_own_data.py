"""Somebody downloads all that profiles keeps of them, and of nobody else."""

from tests.profiles.conftest import Profiles
from tests.profiles.test_memberships import applied
from tests.profiles.test_programmes import made


async def test_somebody_downloads_what_is_kept_of_them_and_nothing_of_others(profiles: Profiles) -> None:
    operator, someone, other = await profiles.operator(), await profiles.mentor(), await profiles.mentor()
    programme = await made(operator)
    await someone.change(name="Amina")
    await applied(someone, programme)
    await someone.ask("PUT", f"/me/blocks/{other.person_id}")
    about = {"reason": "rude", "text": "They insulted me."}
    await other.ask("POST", f"/people/{someone.person_id}/reports", json={**about, "text": "A secret of mine"})
    await operator.get(f"/managed-people/{someone.person_id}")

    answer = await someone.get("/me/data")

    said = answer.json()
    kept = said["kept"]
    assert (said["service"], said["person_id"]) == ("profiles", str(someone.person_id))
    assert (kept["account"][0]["email"], kept["account"][0]["name"]) == (someone.email, "Amina")
    assert kept["mentor"][0]["profile"]["headline"]
    assert [each["programme_id"] for each in kept["memberships"]] == [programme["id"]]
    assert [each["blocked_id"] for each in kept["blocks"]] == [str(other.person_id)]
    assert [each["act"] for each in kept["acts_about_you"]] == ["looked_at_person"]
    assert len(kept["sign_ins"]) == 1
    assert "secret" not in answer.text
    assert other.email not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


async def test_nobody_downloads_without_end(profiles: Profiles) -> None:
    someone = await profiles.someone()
    answers = [(await someone.get("/me/data")).status_code for _ in range(11)]
    assert (answers[:10], answers[10]) == ([200] * 10, 429)
