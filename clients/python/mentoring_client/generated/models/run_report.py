from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.match_run_view import MatchRunView





T = TypeVar("T", bound="RunReport")



@_attrs_define
class RunReport:
    """ A run and what to hold it against. Drafts and who stayed alone are lists of their own.

        Attributes:
            run (MatchRunView): A match run, and its figures once it is done.
            last (MatchRunView | None): The programme's run before it that came to its end; null where there was none.
     """

    run: MatchRunView
    last: MatchRunView | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.match_run_view import MatchRunView # noqa: PLC0415
        run = self.run.to_dict()

        last: dict[str, Any] | None
        if isinstance(self.last, MatchRunView):
            last = self.last.to_dict()
        else:
            last = self.last


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "run": run,
            "last": last,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.match_run_view import MatchRunView # noqa: PLC0415
        d = dict(src_dict)
        run = MatchRunView.from_dict(d.pop("run"))




        def _parse_last(data: object) -> MatchRunView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_type_0 = MatchRunView.from_dict(data)



                return last_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MatchRunView | None, data)

        last = _parse_last(d.pop("last"))


        run_report = cls(
            run=run,
            last=last,
        )


        run_report.additional_properties = d
        return run_report

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
