"""What must hold of an offering, said of each of its terms."""

from services.scheduling.domain.refusals import ImpossibleOffering


def refuse_impossible(*judged: tuple[str, bool, str]) -> None:
    """Refuses where something does not hold: each is the term as the API names it, whether it holds, and what must."""
    wrong = [{"pointer": f"#/{term}", "detail": rule} for term, holds, rule in judged if not holds]
    if wrong:
        raise ImpossibleOffering(errors=wrong)
