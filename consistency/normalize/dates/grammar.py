"""Forms of dates as data: patterns over classes of tokens, tried only where their first token stands.

A pattern is a regular expression in which <class> stands for one token of a class, <name:class|class> for one that the
reader asks for by name, <'word'> for that word, {piece} for a piece of the same table; blanks mean nothing. Forms work in
passes: what a pass has read stands in the row as one item (<#day>, <#clock>), for the forms of the next pass to join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consistency.model import Span
from consistency.normalize.dates.lexicon import OTHER, Lexicon, normal
from consistency.normalize.dates.stated import Stated

_PIECE = re.compile(r"\{([a-z_]+)\}")
_ELEMENT = re.compile(r"\s+|<[^>]+>|\(\?P<\w+>|\(\?:|\(\?!|\(\?<!|[)|?]|\{\d,\d\}")
_CLASS = re.compile(r"<(?:(\w+):)?([^>]+)>")


# So many characters around a match are a full stop or a blank, no words.
_AROUND = 2
_LAST_WORD = re.compile(r"([\w.'’-]+)\s$")
_NEXT_WORD = re.compile(r"[ \t\u00a0\u202f]?([^\W\d_]+)")
_YEAR_DIGITS = 4
_CLOSING = re.compile(r"\s?(?:[.,;:!?)(–—](?!\d)|$)")


class Unit(NamedTuple):
    """A token, or an item that a form has read from several."""

    span: Span
    text: str
    item: Stated | None = None


class Found:
    """A match of a form: what stands where."""

    def __init__(self, match: re.Match[str], units: Sequence[Unit], lexicon: Lexicon, text: str) -> None:
        self._match, self._units, self.lexicon, self.text = match, units, lexicon, text
        self._span = Span(units[match.start()].span.start, units[match.end() - 1].span.end)

    def has(self, name: str) -> bool:
        """True if the form has such a group and it took part."""
        return self._group(name) is not None

    def _group(self, name: str) -> int | None:
        """The number of the group of that name that took part: a form may have several (`name`, `name__2` …)."""
        numbers = self._match.re.groupindex
        number, again = numbers.get(name), 2
        while number is not None and self._match.start(number) < 0:
            number, again = numbers.get(f"{name}__{again}"), again + 1
        return number

    def units(self, name: str | int = 0) -> Sequence[Unit]:
        """The tokens and items of a group; of the whole match for 0."""
        group = self._group(name) if isinstance(name, str) else name
        return () if group is None else self._units[self._match.start(group) : self._match.end(group)]

    def span(self, name: str | int = 0) -> Span:
        """The characters of a group, or of the whole match."""
        if name == 0:
            return self._span
        units = self.units(name)
        return Span(units[0].span.start, units[-1].span.end)

    def words(self, name: str | int) -> str:
        """The words of a group as the tables write them, "" where it took no part."""
        return " ".join(normal(unit.text) for unit in self.units(name))

    def raw(self, name: str | int) -> str:
        """The words of a group as they stand in the text."""
        span = self.span(name)
        return self.text[span.start : span.end]

    def value(self, name: str, kind: str) -> object:
        """What the calendar table says of the words of a group; None where it took no part."""
        return self.lexicon.values.get(kind, {}).get(self.words(name)) if self.has(name) else None

    def integer(self, name: str) -> int | None:
        """A group of digits as a number; None where it took no part."""
        return int(self.words(name).replace(",", "")) if self.has(name) else None

    def item(self, name: str) -> Stated:
        """What an earlier pass read there."""
        item = self.units(name)[0].item
        assert item is not None
        return item

    def led_by(self, name: str) -> bool:
        """True if words of that name in the table `ahead` stand right before the match."""
        words = self.lexicon.ahead.get(name)
        return words is not None and words.search(self.before) is not None

    def followed_by(self, name: str) -> bool:
        """True if words of that name in the table `behind` stand right behind the match."""
        words = self.lexicon.behind.get(name)
        return words is not None and words.match(self.after) is not None

    def followed_by_any(self, *kinds: str) -> bool:
        """True if the word right behind is of one of these classes of the calendar table."""
        word = _NEXT_WORD.match(self.after)
        return word is not None and any(normal(word[1]) in self.lexicon.values.get(kind, ()) for kind in kinds)

    @property
    def last_word(self) -> str:
        """The word right before the match as it stands, "" where there is none."""
        words = _LAST_WORD.search(self.before)
        return words[1] if words else ""

    @property
    def is_behind_day(self) -> bool:
        """True if the word right before is a day, a month, a year or a part of the day: what follows may be its hour."""
        word = normal(self.last_word.rstrip("."))
        values = self.lexicon.values
        kinds = ("weekdays", "months", "relative_days", "dayparts", "relative")
        return any(word in values.get(kind, ()) for kind in kinds) or (len(word) == _YEAR_DIGITS and word.isdigit())

    def is_alone_behind(self, name: str) -> bool:
        """True if nothing else stands in the text but words of that name in the table `ahead`: "um 3"."""
        words = self.lexicon.ahead[name].fullmatch(self.before)
        return words is not None and not self.after.strip(" .?!")

    @property
    def is_closed(self) -> bool:
        """True if nothing that could be counted stands behind: a sign, the end, or one of the words `function`."""
        return _CLOSING.match(self.after) is not None or self.followed_by("function")

    @property
    def is_alone(self) -> bool:
        """True if the match is all there is: a label, a cell, an answer."""
        return len(self.text) - (self._span.end - self._span.start) <= _AROUND

    @property
    def after(self) -> str:
        """The text behind the match, some words of it."""
        end = self._span.end
        return self.text[end : end + 40]

    @property
    def before(self) -> str:
        """The text before the match, some words of it."""
        start = self._span.start
        return self.text[max(0, start - 40) : start]


Reader = Callable[[Found], "Stated | Sequence[Stated] | None"]


@dataclass
class Form:
    """A pattern over signs and the reader of its matches, which may refuse (None)."""

    pattern: re.Pattern[str]
    read: Reader
    begins: frozenset[str]


def compiled(
    rows: Sequence[Mapping[str, str]], pieces: Mapping[str, str], readers: Mapping[str, Reader], lexicon: Lexicon
) -> list[Form]:
    """The forms of the rows of a table, in its order."""
    filled = [_filled(row["pattern"], pieces) for row in rows]
    return [
        Form(re.compile(pattern), readers[row["reader"]], begins)
        for row, text in zip(rows, filled, strict=True)
        for pattern, begins in [_Pattern(text, lexicon).parse()]
    ]


def literals(rows: Sequence[Mapping[str, str]], pieces: Mapping[str, str]) -> Iterator[str]:
    """Every word that stands by itself in the patterns."""
    for row in rows:
        for name, choices in _CLASS.findall(_filled(row["pattern"], pieces)):
            del name
            yield from (choice[1:-1] for choice in choices.split("|") if choice[0] == "'")


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    return _PIECE.sub(lambda match: _filled(pieces[match[1]], pieces), pattern)


class _Pattern:
    """A pattern turned into a regular expression over signs, with the signs it may begin with."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._parts = [part for part in _ELEMENT.findall(text) if not part.isspace()]
        left = _ELEMENT.sub("", text)
        if left:
            raise ValueError(f"not understood in a form of dates: {left!r} in {text!r}")
        self._lexicon, self._at = lexicon, 0
        self._names: dict[str, int] = {}

    def parse(self) -> tuple[str, frozenset[str]]:
        pattern, begins, _ = self._choice()
        return pattern, begins

    def _choice(self) -> tuple[str, frozenset[str], bool]:
        pattern, begins, empty = self._sequence()
        while self._peek() == "|":
            self._at += 1
            more, first, nothing = self._sequence()
            pattern, begins, empty = f"{pattern}|{more}", begins | first, empty or nothing
        return pattern, begins, empty

    def _sequence(self) -> tuple[str, frozenset[str], bool]:
        pattern, begins, empty = "", frozenset[str](), True
        while self._peek() not in (None, ")", "|"):
            more, first, nothing = self._element()
            pattern += more
            if empty:
                begins |= first
            empty = empty and nothing
        return pattern, begins, empty

    def _element(self) -> tuple[str, frozenset[str], bool]:
        part = self._parts[self._at]
        self._at += 1
        if part[0] == "<":
            pattern, begins, empty = *self._token(part), False
        else:
            opening = f"(?P<{self._name(part[4:-1])}>" if part.startswith("(?P<") else part
            inside, begins, empty = self._choice()
            self._at += 1
            pattern = f"{opening}{inside})"
            if part in ("(?!", "(?<!"):
                return pattern, frozenset(), True
        after = self._peek()
        if after and (after == "?" or after[0] == "{"):
            self._at += 1
            pattern, empty = f"{pattern}{after}", empty or after == "?" or after[1] == "0"
        return pattern, begins, empty

    def _token(self, part: str) -> tuple[str, frozenset[str]]:
        match = _CLASS.fullmatch(part)
        assert match is not None
        found = [self._lexicon.pattern(choice) for choice in match[2].split("|")]
        pattern = "|".join(text for text, _ in found)
        return f"(?P<{self._name(match[1])}>{pattern})" if match[1] else f"(?:{pattern})", frozenset().union(
            *(b for _, b in found)
        )

    def _name(self, name: str) -> str:
        """The name of a group; a name that is taken gets a number."""
        self._names[name] = self._names.get(name, 0) + 1
        return name if self._names[name] == 1 else f"{name}__{self._names[name]}"

    def _peek(self) -> str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None


def by_first_sign(forms: Sequence[Form]) -> dict[str, list[Form]]:
    """The forms that may begin with each sign."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for sign in form.begins:
            found.setdefault(sign, []).append(form)
    return found


def stretches(signs: str, triggers: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of signs between others that hold a trigger: there dates may stand."""
    end = 0
    for match in triggers.finditer(signs):
        at = match.start()
        if at >= end:
            start = signs.rfind(OTHER, end, at) + 1 or end
            end = signs.find(OTHER, at)
            end = len(signs) if end < 0 else end
            yield start, end
