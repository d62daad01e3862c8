from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.introduction_view_can_item import IntroductionViewCanItem
from ..models.introduction_view_outcome_type_0 import IntroductionViewOutcomeType0
from ..models.introduction_view_state import IntroductionViewState
from ..models.introduction_view_you_are import IntroductionViewYouAre
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="IntroductionView")



@_attrs_define
class IntroductionView:
    """ As you see it, by what you are in it.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mentorship_id (None | UUID): The mentorship in which it was proposed; null for the contact, whom that does not
                concern.
            you_are (IntroductionViewYouAre): Who proposed it, whom somebody is to be introduced to, or who is to be
                introduced.
            proposed_by (None | UUID): Who proposed it; null once they are not here for you any more.
            about (None | str): Why they should meet; null once who wrote it is not here for you any more.
            inside (bool): Whether the contact is somebody here.
            state (IntroductionViewState): Whether it waits for an answer, was made, or was not: nobody learns who said no.
            proposed_at (datetime.datetime): When it was proposed, in UTC.
            introduced_at (datetime.datetime | None): When everybody had agreed, in UTC.
            other_id (None | UUID): Whom you are introduced to, where they are here; null until everybody has agreed, and
                for who proposed it.
            reach (None | str): How they are reached; null until everybody has agreed. To who proposed somebody outside: how
                the other side is.
            contact (None | str): What you told of somebody outside, where you proposed it; null for the others, and after a
                month.
            outcome (IntroductionViewOutcomeType0 | None): What it has led to; null where that is not said.
            can (list[IntroductionViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    mentorship_id: None | UUID
    you_are: IntroductionViewYouAre
    proposed_by: None | UUID
    about: None | str
    inside: bool
    state: IntroductionViewState
    proposed_at: datetime.datetime
    introduced_at: datetime.datetime | None
    other_id: None | UUID
    reach: None | str
    contact: None | str
    outcome: IntroductionViewOutcomeType0 | None
    can: list[IntroductionViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        mentorship_id: None | str
        if isinstance(self.mentorship_id, UUID):
            mentorship_id = str(self.mentorship_id)
        else:
            mentorship_id = self.mentorship_id

        you_are = self.you_are.value

        proposed_by: None | str
        if isinstance(self.proposed_by, UUID):
            proposed_by = str(self.proposed_by)
        else:
            proposed_by = self.proposed_by

        about: None | str
        about = self.about

        inside = self.inside

        state = self.state.value

        proposed_at = self.proposed_at.isoformat()

        introduced_at: None | str
        if isinstance(self.introduced_at, datetime.datetime):
            introduced_at = self.introduced_at.isoformat()
        else:
            introduced_at = self.introduced_at

        other_id: None | str
        if isinstance(self.other_id, UUID):
            other_id = str(self.other_id)
        else:
            other_id = self.other_id

        reach: None | str
        reach = self.reach

        contact: None | str
        contact = self.contact

        outcome: None | str
        if isinstance(self.outcome, IntroductionViewOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "mentorship_id": mentorship_id,
            "you_are": you_are,
            "proposed_by": proposed_by,
            "about": about,
            "inside": inside,
            "state": state,
            "proposed_at": proposed_at,
            "introduced_at": introduced_at,
            "other_id": other_id,
            "reach": reach,
            "contact": contact,
            "outcome": outcome,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        def _parse_mentorship_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentorship_id_type_0 = UUID(data)



                return mentorship_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentorship_id = _parse_mentorship_id(d.pop("mentorship_id"))


        you_are = IntroductionViewYouAre(d.pop("you_are"))




        def _parse_proposed_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proposed_by_type_0 = UUID(data)



                return proposed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        proposed_by = _parse_proposed_by(d.pop("proposed_by"))


        def _parse_about(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        about = _parse_about(d.pop("about"))


        inside = d.pop("inside")

        state = IntroductionViewState(d.pop("state"))




        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))




        def _parse_introduced_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                introduced_at_type_0 = datetime.datetime.fromisoformat(data)



                return introduced_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        introduced_at = _parse_introduced_at(d.pop("introduced_at"))


        def _parse_other_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                other_id_type_0 = UUID(data)



                return other_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        other_id = _parse_other_id(d.pop("other_id"))


        def _parse_reach(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reach = _parse_reach(d.pop("reach"))


        def _parse_contact(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contact = _parse_contact(d.pop("contact"))


        def _parse_outcome(data: object) -> IntroductionViewOutcomeType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = IntroductionViewOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(IntroductionViewOutcomeType0 | None, data)

        outcome = _parse_outcome(d.pop("outcome"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = IntroductionViewCanItem(can_item_data)



            can.append(can_item)


        introduction_view = cls(
            id=id,
            version=version,
            mentorship_id=mentorship_id,
            you_are=you_are,
            proposed_by=proposed_by,
            about=about,
            inside=inside,
            state=state,
            proposed_at=proposed_at,
            introduced_at=introduced_at,
            other_id=other_id,
            reach=reach,
            contact=contact,
            outcome=outcome,
            can=can,
        )


        introduction_view.additional_properties = d
        return introduction_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
