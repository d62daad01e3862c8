"""How often one side may have the other told of something; what protects somebody is never refused."""

from datetime import timedelta

from tests.mentorships.conftest import Api, Pair, slug


async def test_the_other_side_is_told_of_ten_changes_a_day_and_no_more(matched: Pair, api: Api) -> None:
    mine = f"mentorships/{matched.mentorship}"
    answers = [await api.post(matched.mentee, f"{mine}/{act}") for _ in range(6) for act in ("pause", "resumption")]
    told = len(await matched.published("mentorships"))
    refused = await api.post(matched.mentee, f"{mine}/stage", {"stage": "goal_setting"})

    assert [answer.status_code for answer in answers] == [200] * 10 + [429, 409]
    assert (refused.status_code, slug(refused)) == (429, "too-many-changes-of-mentorship")
    assert 0 < int(refused.headers["retry-after"]) <= 86_400
    assert told == len(await matched.published("mentorships"))


async def test_one_side_has_no_fewer_for_what_the_other_did_and_the_next_day_all_again(matched: Pair, api: Api) -> None:
    mine = f"mentorships/{matched.mentorship}"
    for _ in range(5):
        for act in ("pause", "resumption"):
            await api.post(matched.mentee, f"{mine}/{act}")
    by_the_mentor = await api.post(matched.mentor, f"{mine}/pause")
    matched.clock.move(timedelta(days=1))
    next_day = await api.post(matched.mentee, f"{mine}/resumption")

    assert (by_the_mentor.status_code, next_day.status_code) == (200, 200)


async def test_what_is_wrong_is_said_before_what_is_too_much_and_an_ending_is_never_too_much(
    matched: Pair, api: Api
) -> None:
    mine = f"mentorships/{matched.mentorship}"
    for _ in range(5):
        for act in ("pause", "resumption"):
            await api.post(matched.mentee, f"{mine}/{act}")
    wrong = await api.post(matched.mentee, f"{mine}/resumption")
    over = await api.post(matched.mentee, f"{mine}/ending", {"reason": "other"})

    assert slug(wrong) == "mentorship-not-paused"
    assert over.status_code == 200
