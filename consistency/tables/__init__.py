"""Language knowledge as data: one folder a kind, one file a language or system.

Every table is TOML and states its `source`. `REQUIRED` says what a table of each kind must hold besides; the
checks run when a table is loaded, so a broken table fails with its path and never half-works.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from consistency.errors import TableError

_FOLDER = Path(__file__).parent

REQUIRED: Mapping[str, Mapping[str, type]] = {
    "alike": {"sound": list, "articles": list, "classes": list, "exchange": list, "cost": dict},
    "calendar": {"months": dict, "weekdays": dict},
    "conversions": {"customary": list, "also": dict, "per_dollar": dict},
    "corrections": {"openings": list, "notices": list, "wrong": list, "right": list, "earlier": list},
    "currencies": {
        "codes": list,
        "small_codes": list,
        "leading": list,
        "doubtful": list,
        "symbols": dict,
        "minor": dict,
        "words": dict,
    },
    "actors": {"actor": list},
    "forms": {"pieces": dict, "form": list},
    "hedges": {"between": list, "to": list, "and": list, "or": list, "bound": dict, "after": dict, "sense": dict},
    "inflect": {"declension": list, "family": list},
    "known": {"licence": str, "spellings": str},
    "givens": {"rows": list},
    "letters": {"languages": list, "letters": dict},
    "measures": {"names": dict, "currencies": dict, "per": list},
    "names": {"titles": list, "speech": list, "particles": list, "by": list, "definite": list},
    "nouns": {"labels": list, "plurals": list, "singulars": list, "irregular": dict, "class": list},
    "places": {"languages": list, "place": list},
    "homoglyphs": {"scripts": list, "pairs": list},
    "orthography": {"name": str, "circle": str, "letters": str, "family_endings": list, "never": list, "rewrite": list},
    "numerals": {
        "group": str,
        "decimal": str,
        "small": dict,
        "tens": dict,
        "hundreds": dict,
        "scales": dict,
        "fractions": dict,
        "ordinals": dict,
    },
    "rare": {"names": dict, "symbols": dict, "prefixes": list, "doubtful": list},
    "romanize": {"id": str, "name": str, "language": str, "rank": int, "verified": bool, "letters": dict},
    "relations": {"words": dict, "wordings": dict},
    "roles": {
        "each": list,
        "each_of": list,
        "between_parts": list,
        "part": list,
        "additional": list,
        "change": list,
        "time": list,
    },
    "events": {
        "event": list,
        "auxiliaries": list,
        "definite": list,
        "comparison": list,
        "narrowing": list,
        "changes": list,
    },
    "persons": {"groups": dict, "same": dict, "words": dict},
    "slips": {"denials": list, "dropped": list, "words": list, "opposites": list},
    "stems": {"endings": list},
    "terms": {"term": list},
    "segment": {"abbreviations": list},
    "stopwords": {"words": list},
    "syllables": {},
    "variants": {"endings": list, "fixed": list, "closed": list, "apart": list, "classes": list, "stems": list},
    "units": {"unit": list, "prefix": list, "per": list, "sizes": list},
}


@cache
def load(kind: str, name: str) -> Mapping[str, Any]:
    """One table, checked. TableError if there is none or it does not hold what its kind must hold."""
    path = _FOLDER / kind / f"{name}.toml"
    if not path.is_file():
        raise TableError(f"no {kind} table {name!r}; there are: {', '.join(names(kind)) or 'none'}")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path}: {error}; mend the TOML") from error
    _check(path, kind, table)
    return table


def find(kind: str, name: str | None) -> Mapping[str, Any]:
    """One table, or an empty one where the kind does not know the language: then only language-neutral rules apply."""
    return load(kind, name) if name in names(kind) else {}


@cache
def names(kind: str) -> tuple[str, ...]:
    """The tables of a kind, sorted."""
    return tuple(sorted(path.stem for path in (_FOLDER / kind).glob("*.toml")))


def _check(path: Path, kind: str, table: Mapping[str, Any]) -> None:
    for key, expected in {"source": str, **REQUIRED[kind]}.items():
        if not isinstance(table.get(key), expected):
            raise TableError(f"{path}: '{key}' must be a {expected.__name__}; add it")
