"""The form that every record of deskbrief has."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Record(BaseModel):
    """A frozen, closed value; the docstring under a field is its description in the JSON Schema."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Add the docstrings; Pydantic would read them from the sources of all records whenever the program starts."""
        schema = handler(core_schema)
        fields = handler.resolve_ref_schema(schema)["properties"]
        for name, told in docstrings(cls).items():
            field = cls.model_fields[name]
            if told != getattr(field.annotation, "__doc__", None):
                fields[field.alias or name]["description"] = told
        return schema


def docstrings(record: type[Record]) -> dict[str, str]:
    """Return what stands under the fields of a record and of those that it inherits from."""
    told: dict[str, str] = {}
    for kind in reversed(record.__mro__[: record.__mro__.index(Record)]):
        made = ast.parse(dedent(inspect.getsource(kind))).body[0]
        for field, below in pairwise(ast.iter_child_nodes(made)):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                told[field.target.id] = inspect.cleandoc(ast.literal_eval(below.value))
    return told
