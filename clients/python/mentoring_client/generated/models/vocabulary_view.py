from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.word_view import WordView
  from ..models.zone_view import ZoneView





T = TypeVar("T", bound="VocabularyView")



@_attrs_define
class VocabularyView:
    """ All lists of words.

        Attributes:
            career_stages (list[WordView]): Where somebody is in their career, from the beginning on.
            styles (list[WordView]): How somebody mentors.
            meeting_rhythms (list[WordView]): How often two meet.
            goal_horizons (list[WordView]): By when a goal is to be reached.
            goal_kinds (list[WordView]): What sort of goal it is.
            progress (list[WordView]): How far a goal or a step is.
            mentorship_stages (list[WordView]): Where a mentorship is, from the beginning on.
            ending_reasons (list[WordView]): Why somebody ends a mentorship.
            session_kinds (list[WordView]): What a session is for.
            languages (list[WordView]): The languages that people speak, by their names.
            time_zones (list[ZoneView]): UTC, then the zones from west to east; a zone that has two names is there under
                both.
     """

    career_stages: list[WordView]
    styles: list[WordView]
    meeting_rhythms: list[WordView]
    goal_horizons: list[WordView]
    goal_kinds: list[WordView]
    progress: list[WordView]
    mentorship_stages: list[WordView]
    ending_reasons: list[WordView]
    session_kinds: list[WordView]
    languages: list[WordView]
    time_zones: list[ZoneView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.word_view import WordView # noqa: PLC0415
        from ..models.zone_view import ZoneView # noqa: PLC0415
        career_stages = []
        for career_stages_item_data in self.career_stages:
            career_stages_item = career_stages_item_data.to_dict()
            career_stages.append(career_stages_item)



        styles = []
        for styles_item_data in self.styles:
            styles_item = styles_item_data.to_dict()
            styles.append(styles_item)



        meeting_rhythms = []
        for meeting_rhythms_item_data in self.meeting_rhythms:
            meeting_rhythms_item = meeting_rhythms_item_data.to_dict()
            meeting_rhythms.append(meeting_rhythms_item)



        goal_horizons = []
        for goal_horizons_item_data in self.goal_horizons:
            goal_horizons_item = goal_horizons_item_data.to_dict()
            goal_horizons.append(goal_horizons_item)



        goal_kinds = []
        for goal_kinds_item_data in self.goal_kinds:
            goal_kinds_item = goal_kinds_item_data.to_dict()
            goal_kinds.append(goal_kinds_item)



        progress = []
        for progress_item_data in self.progress:
            progress_item = progress_item_data.to_dict()
            progress.append(progress_item)



        mentorship_stages = []
        for mentorship_stages_item_data in self.mentorship_stages:
            mentorship_stages_item = mentorship_stages_item_data.to_dict()
            mentorship_stages.append(mentorship_stages_item)



        ending_reasons = []
        for ending_reasons_item_data in self.ending_reasons:
            ending_reasons_item = ending_reasons_item_data.to_dict()
            ending_reasons.append(ending_reasons_item)



        session_kinds = []
        for session_kinds_item_data in self.session_kinds:
            session_kinds_item = session_kinds_item_data.to_dict()
            session_kinds.append(session_kinds_item)



        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        time_zones = []
        for time_zones_item_data in self.time_zones:
            time_zones_item = time_zones_item_data.to_dict()
            time_zones.append(time_zones_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "career_stages": career_stages,
            "styles": styles,
            "meeting_rhythms": meeting_rhythms,
            "goal_horizons": goal_horizons,
            "goal_kinds": goal_kinds,
            "progress": progress,
            "mentorship_stages": mentorship_stages,
            "ending_reasons": ending_reasons,
            "session_kinds": session_kinds,
            "languages": languages,
            "time_zones": time_zones,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.word_view import WordView # noqa: PLC0415
        from ..models.zone_view import ZoneView # noqa: PLC0415
        d = dict(src_dict)
        career_stages = []
        _career_stages = d.pop("career_stages")
        for career_stages_item_data in (_career_stages):
            career_stages_item = WordView.from_dict(career_stages_item_data)



            career_stages.append(career_stages_item)


        styles = []
        _styles = d.pop("styles")
        for styles_item_data in (_styles):
            styles_item = WordView.from_dict(styles_item_data)



            styles.append(styles_item)


        meeting_rhythms = []
        _meeting_rhythms = d.pop("meeting_rhythms")
        for meeting_rhythms_item_data in (_meeting_rhythms):
            meeting_rhythms_item = WordView.from_dict(meeting_rhythms_item_data)



            meeting_rhythms.append(meeting_rhythms_item)


        goal_horizons = []
        _goal_horizons = d.pop("goal_horizons")
        for goal_horizons_item_data in (_goal_horizons):
            goal_horizons_item = WordView.from_dict(goal_horizons_item_data)



            goal_horizons.append(goal_horizons_item)


        goal_kinds = []
        _goal_kinds = d.pop("goal_kinds")
        for goal_kinds_item_data in (_goal_kinds):
            goal_kinds_item = WordView.from_dict(goal_kinds_item_data)



            goal_kinds.append(goal_kinds_item)


        progress = []
        _progress = d.pop("progress")
        for progress_item_data in (_progress):
            progress_item = WordView.from_dict(progress_item_data)



            progress.append(progress_item)


        mentorship_stages = []
        _mentorship_stages = d.pop("mentorship_stages")
        for mentorship_stages_item_data in (_mentorship_stages):
            mentorship_stages_item = WordView.from_dict(mentorship_stages_item_data)



            mentorship_stages.append(mentorship_stages_item)


        ending_reasons = []
        _ending_reasons = d.pop("ending_reasons")
        for ending_reasons_item_data in (_ending_reasons):
            ending_reasons_item = WordView.from_dict(ending_reasons_item_data)



            ending_reasons.append(ending_reasons_item)


        session_kinds = []
        _session_kinds = d.pop("session_kinds")
        for session_kinds_item_data in (_session_kinds):
            session_kinds_item = WordView.from_dict(session_kinds_item_data)



            session_kinds.append(session_kinds_item)


        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = WordView.from_dict(languages_item_data)



            languages.append(languages_item)


        time_zones = []
        _time_zones = d.pop("time_zones")
        for time_zones_item_data in (_time_zones):
            time_zones_item = ZoneView.from_dict(time_zones_item_data)



            time_zones.append(time_zones_item)


        vocabulary_view = cls(
            career_stages=career_stages,
            styles=styles,
            meeting_rhythms=meeting_rhythms,
            goal_horizons=goal_horizons,
            goal_kinds=goal_kinds,
            progress=progress,
            mentorship_stages=mentorship_stages,
            ending_reasons=ending_reasons,
            session_kinds=session_kinds,
            languages=languages,
            time_zones=time_zones,
        )


        vocabulary_view.additional_properties = d
        return vocabulary_view

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
