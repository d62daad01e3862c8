"""Why notifications says no."""

from shared.refusals import Kind, Refusal


class UnknownMessage(Refusal):
    """There is nothing here, or it is not yours to see."""

    slug, kind = "not-found", Kind.NOT_FOUND


class KindCannotBeSwitchedOff(Refusal):
    """Invitations, changes and cancellations of sessions keep your calendar right; these mails can't be switched off."""

    slug, kind = "kind-cannot-be-switched-off", Kind.RULE
