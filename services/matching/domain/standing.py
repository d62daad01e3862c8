"""How a mentor stands towards a mentee at this moment: whether they can be asked, and whether they can say yes."""

from dataclasses import dataclass
from uuid import UUID

from services.matching.domain.refusals import (
    AlreadyMentored,
    AlreadyProposed,
    InOneGroup,
    InOneReportingLine,
    MentorFull,
    MentorPaused,
    NotInProgramme,
    ProposalNotOpen,
    UnknownMentor,
)
from shared.contracts.vocabulary import ProposalEnding
from shared.refusals import Refusal


@dataclass(frozen=True)
class Standing:
    """`known`: has a profile as a mentor; `left`: was erased; `blocks`: blocks the mentee; `blocked`: the mentee blocks.

    `suspended`: the mentor is; `asked_by_suspended`: the mentee is. `member`: whether both belong to the programme, each in their role, and it is not archived.
    """

    mentor_id: UUID
    known: bool = True
    left: bool = False
    suspended: bool = False
    asked_by_suspended: bool = False
    member: bool = True
    in_one_line: bool = False
    """Whether one of the two reports to the other, directly or not, in a programme that wants nobody so."""
    in_one_group: bool = False
    """Whether the two have a group in common, in a programme that wants nobody so."""
    paused: bool = False
    blocks: bool = False
    blocked: bool = False
    capacity: int = 1
    active: int = 0
    mentoring: bool = False
    """Whether the two are in a mentorship that goes on."""
    asked: bool = False
    """Whether a proposal between the two is open."""
    stale: bool = False
    """Whether one of the two says something else of themselves than when this proposal was asked for."""
    changing: bool = False
    """Whether somebody changes the mentor at this moment: what is said here may be over in the next."""

    @property
    def full(self) -> bool:
        return self.active >= self.capacity

    @property
    def out_of_reach(self) -> bool:
        """Whether there is no mentor for this mentee here any more, whatever the reason."""
        return not self.known or self.suspended or self.asked_by_suspended or self.blocks or self.blocked

    @property
    def ending(self) -> ProposalEnding | None:
        """Why a proposal to this mentor can't be, or None; that very one is open, so `asked` is no matter."""
        if self.left:
            return "mentor_left"
        if self.out_of_reach:
            return "closed"
        if self.paused or self.full:
            return "passed_over"
        return (
            "no_longer_possible" if self.mentoring or not self.member or self.in_one_line or self.in_one_group else None
        )

    def refuse_asking(self, position: int) -> None:
        """Refuses a mentor who can't be asked now; `position` in the request, from 1.

        Between blocked people it says what it says of somebody who has left, and nothing that would tell them apart.
        """
        reasons: tuple[tuple[bool, type[Refusal]], ...] = (
            (self.out_of_reach, UnknownMentor),
            (not self.member, NotInProgramme),
            (self.in_one_line, InOneReportingLine),
            (self.in_one_group, InOneGroup),
            (self.mentoring, AlreadyMentored),
            (self.asked, AlreadyProposed),
            (self.paused, MentorPaused),
            (self.full, MentorFull),
        )
        for applies, refusal in reasons:
            if applies:
                raise refusal(position=position)

    def refuse_more_than_places(self, asked: int) -> None:
        """Refuses one more, where so many whom one run gave the mentor are asked already and take all places that are left."""
        if self.active + asked >= self.capacity:
            raise MentorFull

    def refuse_yes(self) -> None:
        """Refuses an acceptance that can't be."""
        if (refusal := self.no_to_a_yes) is not None:
            raise refusal

    @property
    def no_to_a_yes(self) -> type[Refusal] | None:
        """Why the mentor can't say yes, or None. Whoever is asked and pauses is passed over before they could."""
        if self.out_of_reach:
            return ProposalNotOpen
        if self.mentoring:
            return AlreadyMentored
        return MentorFull if self.full else None
