"""What went wrong, in words for the person at the keyboard."""


class Trouble(Exception):
    """Stops a command. Says what is wrong and, after it, what to do."""

    def __init__(self, wrong: str, advice: str) -> None:
        super().__init__(f"{wrong}\n  {advice}")
        self.wrong = wrong
        self.advice = advice
