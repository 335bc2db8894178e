"""Values and places as plain data, for JSON and for the list of mentions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from consistency.model import Place
from consistency.values import DateInterval, Duration, Moment, Name, Number, Quantity, Term


def value(found: object) -> dict[str, Any] | str:
    """A value as JSON data; `kind` says of which sort. Exact fractions are strings such as "1/3"."""
    if isinstance(found, Quantity):
        said = {
            "low": _number(found.low),
            "high": _number(found.high),
            "unit": found.unit,
            "noun": found.noun,
            "hedge": found.hedge,
        }
        return {"kind": "quantity", **said, "exactness": found.kind}
    if isinstance(found, DateInterval):
        ends = {
            "start": _moment(found.start),
            "end": _moment(found.end),
            "granularity": found.granularity,
            "impossible": found.impossible,
        }
        return {
            "kind": "date",
            **ends,
            "said": {part: said for part, said in _parts(found).items() if said is not None},
        }
    if isinstance(found, Duration):
        return {
            "kind": "duration",
            "months": _number(found.months),
            "seconds": _number(found.seconds),
            "hedge": found.hedge,
            **({"longest": value(found.longest)} if found.longest else {}),
        }
    if isinstance(found, Name):
        return {
            "kind": "name",
            "sort": found.kind,
            "parts": [{"text": part.text, "role": part.role} for part in found.parts],
        }
    if isinstance(found, Term):
        return {"kind": "term", "words": found.words, "negated": found.negated}
    return str(found)


def place(at: Place) -> dict[str, Any]:
    """A place as JSON data: characters of the text from 0, ends exclusive; line and column from 1."""
    return {
        "document": at.document,
        "start": at.start,
        "end": at.end,
        "text": at.text,
        "line": at.line,
        "column": at.column,
    }


def short(found: object) -> str:
    """A value in a few words, for a list that a person reads."""
    if isinstance(found, Quantity):
        counted = (
            " ".join((*found.modifiers, found.noun)) if found.noun else "" if found.unit == "count" else found.unit
        )
        return " ".join(
            filter(None, (_interval(found), counted, f"[{found.kind}{': ' + found.hedge if found.hedge else ''}]"))
        )
    if isinstance(found, DateInterval):
        return (found.impossible and f"impossible: {found.impossible}") or _when(found)
    if isinstance(found, Duration):
        return (
            ", ".join(
                filter(
                    None,
                    (
                        f"{_number(found.months)} months" if found.months else "",
                        f"{_number(found.seconds)} seconds" if found.seconds else "",
                    ),
                )
            )
            or "0 seconds"
        )
    if isinstance(found, Name):
        return (
            ", ".join(f"{part.role} {part.text}" for part in found.parts)
            if found.kind == "person"
            else "not told to be a person"
        )
    return str(value(found))


def _interval(found: Quantity) -> str:
    if found.low == found.high:
        return str(_number(found.low))
    return f"{'…' if found.low is None else _number(found.low)} to {'…' if found.high is None else _number(found.high)}"


def _when(found: DateInterval) -> str:
    if found.start is None and found.end is None:
        said = ", ".join(f"{part} {said}" for part, said in _parts(found).items() if said is not None)
        return f"open: the text says {said or 'no part of the date'}, and nothing settles the rest"
    return f"{_moment(found.start) or '…'} until before {_moment(found.end) or '…'} [{found.granularity}]"


def _parts(found: DateInterval) -> dict[str, int | None]:
    return {"year": found.said.year, "month": found.said.month, "day": found.said.day, "weekday": found.said.weekday}


def _moment(moment: Moment | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _number(number: Number | None) -> int | float | str | None:
    """Numbers that JSON holds exactly stay numbers; any other is written as a fraction."""
    if number is None or isinstance(number, int):
        return number
    return float(number) if Fraction(float(number)) == number or _is_decimal(number) else str(number)


def _is_decimal(number: Fraction) -> bool:
    """True if a short decimal says the number exactly: 0.1 is what the text said, though no float holds it."""
    return Fraction(repr(float(number))) == number
