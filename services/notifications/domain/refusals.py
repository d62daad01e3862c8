"""Why notifications says no."""

from shared.refusals import Kind, Members, Refusal


class UnknownMessage(Refusal):
    """There is nothing here, or it is not yours to see."""

    slug, kind = "not-found", Kind.NOT_FOUND


class TooManyStreams(Refusal):
    """So many listen to their messages here that nobody else can at present. Ask for your messages now and then instead."""

    slug, kind = "too-many-streams", Kind.UNAVAILABLE


class KindCannotBeSwitchedOff(Refusal):
    """Invitations, changes and cancellations of sessions keep your calendar right; these mails can't be switched off."""

    slug, kind = "kind-cannot-be-switched-off", Kind.RULE
    members_described = Members(
        {
            "kinds": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Those of the kinds that were to be switched off which always come.",
                "examples": [["session_cancelled"]],
            }
        }
    )
