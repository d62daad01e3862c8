"""Mail on its way out: a row in the transaction of what it tells about, then SMTP from the worker.

A mail can't be sent exactly once. It goes pending → sending → sent under one `Message-ID` for life, so that a resend
after a crash is recognised by whoever receives it. A mail server that is away costs time and no mail.
"""

from shared.mail.letters import CalendarPart, Letter
from shared.mail.postman import Postman
from shared.mail.queue import enqueue, forget, redirect, withdraw
from shared.mail.sending import MailJob, MailLoop, Outcome
from shared.mail.settings import MailSettings

__all__ = [
    "CalendarPart",
    "Letter",
    "MailJob",
    "MailLoop",
    "MailSettings",
    "Outcome",
    "Postman",
    "enqueue",
    "forget",
    "redirect",
    "withdraw",
]
