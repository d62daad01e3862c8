"""A page of recommendations is written without views, and is what views would be."""

from services.matching.api.recommendations import PageOfRecommendation
from services.matching.domain.recommendations import Candidates, recommend
from services.matching.domain.wording import WORDINGS
from services.matching.use_cases.recommending import Listed
from shared.http.paging import Paging
from tests.matching import marketplace
from tests.matching.builders import NOW, index_of
from tests.matching.test_scoring import RULES


def test_what_is_written_is_what_the_view_says() -> None:
    index, paging = index_of(*marketplace.mentors(200)), Paging(5)
    for number, asking in enumerate(marketplace.mentees(12)):
        wording = WORDINGS["de" if number % 2 else "en"]
        found = recommend(
            index,
            asking,
            Candidates(frozenset()),
            marketplace.vocabulary(),
            RULES,
            after=None,
            limit=paging.limit if number else 3,
            now=NOW,
        )
        written = PageOfRecommendation.written(Listed(found, RULES), "fit", paging, wording)

        page = PageOfRecommendation.model_validate_json(written, strict=True)
        assert page.model_dump_json().encode() == written
        assert (page.next_page_token is None) == (len(found) <= paging.size)
        assert len(page.items) == min(len(found), paging.size)
