from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.sign_up_by_code_role import SignUpByCodeRole
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.consent_body import ConsentBody
  from ..models.mentee_body import MenteeBody
  from ..models.mentor_body import MentorBody
  from ..models.person_changes import PersonChanges
  from ..models.sign_up_by_code_answers import SignUpByCodeAnswers





T = TypeVar("T", bound="SignUpByCode")



@_attrs_define
class SignUpByCode:
    """ As `POST …/sign-ups` takes it, with the code in place of a token.

        Attributes:
            role (SignUpByCodeRole): As what one wants to take part.
            sign_up_id (UUID): As the request for the code was answered.
            secret (str): As the request for the code was answered.
            mail_code (str): The digits from the mail: 6, 9 or 15.
            code (None | str | Unset): The programme's code, where it is joined by one.
            person (PersonChanges | Unset): What is left out or null stays as it is.
            mentee (MenteeBody | None | Unset): What one looks for, as `PUT /profiles/v1/me/mentee` takes it; null: what is
                there stays.
            mentor (MentorBody | None | Unset): What one offers, as `PUT /profiles/v1/me/mentor` takes it; null: what is
                there stays.
            answers (SignUpByCodeAnswers | Unset): By the questions' keys.
            consent (ConsentBody | None | Unset): To the words that the form has, where it has some.
     """

    role: SignUpByCodeRole
    sign_up_id: UUID
    secret: str
    mail_code: str
    code: None | str | Unset = UNSET
    person: PersonChanges | Unset = UNSET
    mentee: MenteeBody | None | Unset = UNSET
    mentor: MentorBody | None | Unset = UNSET
    answers: SignUpByCodeAnswers | Unset = UNSET
    consent: ConsentBody | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.consent_body import ConsentBody # noqa: PLC0415
        from ..models.mentee_body import MenteeBody # noqa: PLC0415
        from ..models.mentor_body import MentorBody # noqa: PLC0415
        from ..models.person_changes import PersonChanges # noqa: PLC0415
        from ..models.sign_up_by_code_answers import SignUpByCodeAnswers # noqa: PLC0415
        role = self.role.value

        sign_up_id = str(self.sign_up_id)

        secret = self.secret

        mail_code = self.mail_code

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        person: dict[str, Any] | Unset = UNSET
        if not isinstance(self.person, Unset):
            person = self.person.to_dict()

        mentee: dict[str, Any] | None | Unset
        if isinstance(self.mentee, Unset):
            mentee = UNSET
        elif isinstance(self.mentee, MenteeBody):
            mentee = self.mentee.to_dict()
        else:
            mentee = self.mentee

        mentor: dict[str, Any] | None | Unset
        if isinstance(self.mentor, Unset):
            mentor = UNSET
        elif isinstance(self.mentor, MentorBody):
            mentor = self.mentor.to_dict()
        else:
            mentor = self.mentor

        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()

        consent: dict[str, Any] | None | Unset
        if isinstance(self.consent, Unset):
            consent = UNSET
        elif isinstance(self.consent, ConsentBody):
            consent = self.consent.to_dict()
        else:
            consent = self.consent


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "role": role,
            "sign_up_id": sign_up_id,
            "secret": secret,
            "mail_code": mail_code,
        })
        if code is not UNSET:
            field_dict["code"] = code
        if person is not UNSET:
            field_dict["person"] = person
        if mentee is not UNSET:
            field_dict["mentee"] = mentee
        if mentor is not UNSET:
            field_dict["mentor"] = mentor
        if answers is not UNSET:
            field_dict["answers"] = answers
        if consent is not UNSET:
            field_dict["consent"] = consent

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_body import ConsentBody # noqa: PLC0415
        from ..models.mentee_body import MenteeBody # noqa: PLC0415
        from ..models.mentor_body import MentorBody # noqa: PLC0415
        from ..models.person_changes import PersonChanges # noqa: PLC0415
        from ..models.sign_up_by_code_answers import SignUpByCodeAnswers # noqa: PLC0415
        d = dict(src_dict)
        role = SignUpByCodeRole(d.pop("role"))




        sign_up_id = UUID(d.pop("sign_up_id"))




        secret = d.pop("secret")

        mail_code = d.pop("mail_code")

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))


        _person = d.pop("person", UNSET)
        person: PersonChanges | Unset
        if isinstance(_person,  Unset):
            person = UNSET
        else:
            person = PersonChanges.from_dict(_person)




        def _parse_mentee(data: object) -> MenteeBody | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mentee_type_0 = MenteeBody.from_dict(data)



                return mentee_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MenteeBody | None | Unset, data)

        mentee = _parse_mentee(d.pop("mentee", UNSET))


        def _parse_mentor(data: object) -> MentorBody | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mentor_type_0 = MentorBody.from_dict(data)



                return mentor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MentorBody | None | Unset, data)

        mentor = _parse_mentor(d.pop("mentor", UNSET))


        _answers = d.pop("answers", UNSET)
        answers: SignUpByCodeAnswers | Unset
        if isinstance(_answers,  Unset):
            answers = UNSET
        else:
            answers = SignUpByCodeAnswers.from_dict(_answers)




        def _parse_consent(data: object) -> ConsentBody | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                consent_type_0 = ConsentBody.from_dict(data)



                return consent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConsentBody | None | Unset, data)

        consent = _parse_consent(d.pop("consent", UNSET))


        sign_up_by_code = cls(
            role=role,
            sign_up_id=sign_up_id,
            secret=secret,
            mail_code=mail_code,
            code=code,
            person=person,
            mentee=mentee,
            mentor=mentor,
            answers=answers,
            consent=consent,
        )

        return sign_up_by_code

