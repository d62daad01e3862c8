"""`mail`: the mails that the platform sent, also after it has been stopped."""

import argparse
import json

from deploy.local.folders import folders
from deploy.local.mail import mails_in
from deploy.local.progress import say


def run(arguments: list[str]) -> int:
    """Oldest first."""
    parser = argparse.ArgumentParser(prog="./mentoring mail")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    parser.add_argument("--to", metavar="ADDRESS")
    chosen = parser.parse_args(arguments)
    mails = list(mails_in(folders().mails, chosen.to))
    for mail in mails:
        if chosen.json:
            say(json.dumps(mail.as_json(), ensure_ascii=False))
            continue
        say(
            f"{'─' * 79}\nTo:      {', '.join(mail.to)}\nSubject: {mail.message['Subject']}\nDate:    {mail.message['Date']}"
        )
        names = [part.get_filename() or part.get_content_type() for part in mail.message.iter_attachments()]
        say("".join(f"With:    {name}\n" for name in names) + f"\n{mail.text.strip()}")
    if not mails and not chosen.json:
        say("No mail yet.")
    return 0
