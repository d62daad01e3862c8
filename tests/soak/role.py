"""`python -m tests.soak.role SERVICE ROLE`: a service's own process with the witness of the crash matrix, on topics and keys that count in minutes."""

from tests.faults.witnessed import play
from tests.soak.minutes import count_in_minutes

if __name__ == "__main__":
    count_in_minutes()
    play()
