"""What signing in needs besides the database."""

import re
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request

from services.profiles.authenticators import Party
from services.profiles.domain.badges import Issuer
from services.profiles.domain.refreshing import Holder
from services.profiles.keys import CodeMaker, KeyCipher, SaltMaker, photo_key, price_key
from services.profiles.prices import Price
from services.profiles.settings import Settings
from services.profiles.use_cases.badges import Desk
from services.profiles.use_cases.signing_in import MailCap
from shared.ground.person_numbers import number_key
from shared.http.limits import Limit
from shared.http.refusals import InvalidRequest
from shared.mail.addresses import needs_smtputf8

_NETWORK_BITS: Final = {4: 24, 6: 56}


@dataclass(frozen=True)
class SignInLimits:
    """How often one may ask for a code. In ten minutes, where the name says nothing of a day.

    Whoever asks for codes to somebody else's address meets these limits of their own network. From however many networks they
    ask, an address gets no more mails than `code_mails_an_hour` says, those that its own devices ask for too: all but the last bring
    a code to one sign-in each, and the last one brings codes to all who ask within the hour from then on. So neither is the
    owner's new device kept out, nor their mailbox filled, and the answers tell nobody how many have asked.
    """

    from_a_network: Limit
    of_an_account_from_a_network: Limit
    of_an_account_from_a_network_a_day: Limit
    of_a_known_device: Limit
    of_pages_without_a_script: Limit

    @classmethod
    def within(cls, limits_per_minute: int) -> "SignInLimits":
        """In proportion to what is allowed of everything else."""
        ten_minutes, day = timedelta(minutes=10), timedelta(days=1)
        few = max(5, limits_per_minute // 120)
        return cls(
            from_a_network=Limit("sign-ins-from-network", max(20, limits_per_minute // 10), ten_minutes),
            of_an_account_from_a_network=Limit("sign-ins", few, ten_minutes),
            of_an_account_from_a_network_a_day=Limit("sign-ins-a-day", 5 * few, day),
            of_a_known_device=Limit("sign-ins-of-device", few, ten_minutes),
            of_pages_without_a_script=Limit("sign-ups-without-work", few, ten_minutes),
        )

    def of_a_stranger(self, address: str, account: str) -> tuple[tuple[Limit, str], ...]:
        """What a device is refused by that shows no earlier sign-in, in this order."""
        network = network_of(address)
        both = f"{network} {account}"
        return (
            (self.from_a_network, network),
            (self.of_an_account_from_a_network, both),
            (self.of_an_account_from_a_network_a_day, both),
        )


def network_of(address: str) -> str:
    """The network that usually belongs to one household or office; what is no address is its own."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((ip, _NETWORK_BITS[ip.version]), strict=False))


@dataclass(frozen=True)
class Identity:
    """Who signs the tokens, and how often one may try to get one."""

    cipher: KeyCipher
    mail_cap: MailCap
    number_key: bytes
    photo_key: bytes
    price: Price
    issuer: str
    limits: SignInLimits
    reaches_utf8_addresses: bool
    sign_in_lasts: timedelta
    party: Party
    behind_tls: bool
    """Whether browsers reach us over TLS alone."""
    public_url: str
    own_pages: frozenset[str]
    """Origins whose pages may use a refresh token in a cookie, where the browser counts them as of this site."""
    more_own_pages: re.Pattern[str] | None
    browser_sign_in_lasts: timedelta
    frontend_url: str | None
    badges: Desk

    @classmethod
    def of(cls, settings: Settings) -> "Identity":
        secret = settings.key_encryption_secret.get_secret_value()
        cipher, public_url = KeyCipher(secret), settings.public_url.rstrip("/")
        return cls(
            cipher=cipher,
            mail_cap=MailCap(settings.code_mails_an_hour - 1, CodeMaker(secret)),
            number_key=number_key(secret),
            photo_key=photo_key(secret),
            price=Price(settings.proof_of_work, price_key(secret)),
            issuer=settings.token_issuer,
            limits=SignInLimits.within(settings.limits_per_minute),
            reaches_utf8_addresses=settings.smtputf8,
            sign_in_lasts=timedelta(days=settings.sign_in_lasts_days),
            party=_party_of(settings),
            behind_tls=settings.public_url.startswith("https:"),
            public_url=public_url,
            own_pages=frozenset((_origin_of(settings.public_url), *settings.cors_origins)),
            more_own_pages=re.compile(settings.cors_origin_pattern) if settings.cors_origin_pattern else None,
            browser_sign_in_lasts=timedelta(hours=settings.browser_sign_in_lasts_hours),
            frontend_url=settings.frontend_url,
            badges=Desk(_issuer_of(settings, public_url), cipher, SaltMaker(secret)),
        )

    def is_own_page(self, origin: str) -> bool:
        """Whether a page of this origin may use a refresh token in a cookie."""
        more = self.more_own_pages
        return origin in self.own_pages or (more is not None and more.fullmatch(origin) is not None)

    def lasts(self, holder: Holder) -> timedelta:
        """How long a sign-in lasts however often it is used: shorter where scripts hold the refresh token."""
        within_reach = holder.key is not None and holder.kept_in == "body"
        return self.browser_sign_in_lasts if within_reach else self.sign_in_lasts

    def refuse_unreachable(self, email: str) -> None:
        """Raises `InvalidRequest` where our mail server can't send to this address."""
        if self.reaches_utf8_addresses or not needs_smtputf8(email):
            return
        why = "Our mail server can't send to this address: the part before the @ may hold ASCII only."
        raise InvalidRequest(errors=[{"pointer": "#/email", "detail": why}])


def _party_of(settings: Settings) -> Party:
    origins = settings.passkey_origins or (_origin_of(settings.public_url), *settings.cors_origins)
    return Party(settings.passkey_domain or urlsplit(settings.public_url).hostname or "localhost", origins)


def _issuer_of(settings: Settings, public_url: str) -> Issuer:
    return Issuer(f"{public_url}/profiles/v1/badges/issuer", settings.badge_issuer, settings.frontend_url or public_url)


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def _identity_of(request: Request) -> Identity:
    identity: Identity = request.app.state.identity
    return identity


IdentityOf = Annotated[Identity, Depends(_identity_of)]
