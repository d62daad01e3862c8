"""What the edge itself refuses, whichever service is asked."""

from shared.refusals import Kind, Refusal


class MalformedBody(Refusal):
    """The body is not JSON in UTF-8, or holds what JSON has no place for: NaN, Infinity, NUL."""

    slug, kind = "malformed-body", Kind.MALFORMED


class InvalidRequest(Refusal):
    """Something here is missing, or is not what is expected."""

    slug, kind = "invalid-request", Kind.MALFORMED


class InvalidPageToken(Refusal):
    """The page token is none of ours. Leave it out to begin at the first page."""

    slug, kind = "invalid-page-token", Kind.MALFORMED


class MalformedIfMatch(Refusal):
    """If-Match is `*` or one or more ETags as they came, in their quotes: "3-50b1089531c840b4"."""

    slug, kind = "malformed-if-match", Kind.MALFORMED


class MalformedConsistencyToken(Refusal):
    """This is no Consistency-Token that you were given. Send them as they came, several separated by commas."""

    slug, kind = "malformed-consistency-token", Kind.MALFORMED


class IdempotencyKeyRequired(Refusal):
    """This operation needs an Idempotency-Key, so that sending it twice does it once."""

    slug, kind = "idempotency-key-required", Kind.MALFORMED


class NotSignedIn(Refusal):
    """Sign in first: this operation needs a bearer token."""

    slug, kind = "not-signed-in", Kind.UNAUTHENTICATED


class InvalidToken(Refusal):
    """The token is not valid or no longer valid. Refresh it or sign in again."""

    slug, kind = "invalid-token", Kind.UNAUTHENTICATED


class PersonErased(Refusal):
    """This person was erased and can do nothing any more."""

    slug, kind = "person-erased", Kind.UNAUTHENTICATED


class OperatorsOnly(Refusal):
    """Only an operator may do this."""

    slug, kind = "operators-only", Kind.FORBIDDEN


class PasskeyNeeded(Refusal):
    """This needs a passkey. Show yours, then refresh your token."""

    slug, kind = "passkey-needed", Kind.FORBIDDEN


class OriginNotAllowed(Refusal):
    """Pages of this origin may not call this API. Whoever runs it adds the origin to CORS_ORIGINS."""

    slug, kind = "origin-not-allowed", Kind.FORBIDDEN


class NotFound(Refusal):
    """There is nothing here, or it is not yours to see."""

    slug, kind = "not-found", Kind.NOT_FOUND


class MethodNotAllowed(Refusal):
    """This address does not take this method."""

    slug, kind = "method-not-allowed", Kind.METHOD_NOT_ALLOWED


class StillRunning(Refusal):
    """The first request with this Idempotency-Key has not ended yet. Send it again in a moment."""

    slug, kind = "still-running", Kind.CONFLICT


class AnswerForgotten(Refusal):
    """This was done when you sent it first. What it answered told of somebody who was erased since: read it again."""

    slug, kind = "answer-forgotten", Kind.CONFLICT


class VersionMismatch(Refusal):
    """It has changed since you read it. Read it again before you change it."""

    slug, kind = "version-mismatch", Kind.PRECONDITION_FAILED


class VersionRequired(Refusal):
    """Say in If-Match which version you change: the ETag that came with it."""

    slug, kind = "version-required", Kind.PRECONDITION_REQUIRED


class BodyTooLarge(Refusal):
    """The body is larger than this operation takes."""

    slug, kind = "body-too-large", Kind.TOO_LARGE


class UnsupportedMediaType(Refusal):
    """A body is sent as application/json."""

    slug, kind = "unsupported-media-type", Kind.UNSUPPORTED_MEDIA


class IdempotencyKeyReused(Refusal):
    """This Idempotency-Key was used for another request. A new request needs a new key."""

    slug, kind = "idempotency-key-reused", Kind.RULE


class SignInUnavailable(Refusal):
    """Tokens can't be checked at the moment. Try again shortly."""

    slug, kind = "sign-in-unavailable", Kind.UNAVAILABLE


class TemporarilyUnavailable(Refusal):
    """Something that this needs is away at the moment. Try again shortly."""

    slug, kind = "temporarily-unavailable", Kind.UNAVAILABLE
