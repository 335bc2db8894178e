"""Words and figures of a text as signs: one character for each token, by what the token may be.

A text becomes a row of tokens and a string of signs of the same length. Two tokens have the same sign if they belong to
the same classes ("March" and "June" are both a month, "12" may be a day, an hour or a short year), so a form of a date is
a regular expression over signs. What no form uses has the sign OTHER, and only the stretches between such tokens are
looked at: the cost of a text is that of cutting it into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from consistency import tables

OTHER = "."
_FIRST_SIGN = 0xE000

_BLANK = r"[ \t\u00a0\u202f]{0,3}(?:\r?\n)?[ \t]{0,8}"
_FIGURES = (
    r"\d{4}-\d\d?-\d\d?(?![\d-])(?:T\d\d:?\d\d(?::?\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d\d?-\d\d?-\d{4}(?![\d-])|\d+(?:[.:/]\d{1,9}|,\d{1,3}(?!\d))*"
)
_WORD = r"[^\W\d_]+(?:['’ʼ](?!s(?!\w))[^\W\d_]{1,30})*"
_ELIDED = r"(?:[ldcsnjmt]|qu|jusqu|lorsqu)['’]"
_OTHERS = r"['’]s(?!\w)|[^\w\s]|_"

# A clause with the words of elision apart, where a language has them ("l'été").
TOKEN = re.compile(rf"(?:{_FIGURES}|{_WORD}|{_OTHERS}){_BLANK}|\s+")
ELIDING_TOKEN = re.compile(rf"(?:{_FIGURES}|{_ELIDED}|{_WORD}|{_OTHERS}){_BLANK}|\s+", re.IGNORECASE)

# What a token of figures may be, by its shape; the first pattern that matches all of it decides.
_SHAPES = tuple(
    (re.compile(pattern), frozenset(classes.split()))
    for pattern, classes in (
        (r"0", "H n"),
        (r"[1-9]", "D H n"),
        (r"0[1-9]|1[0-2]", "D H two n"),
        (r"1[3-9]|2[0-4]", "D H two n"),
        (r"2[5-9]|3[01]", "D two n"),
        (r"00", "H two n"),
        (r"[3-9]\d", "two n"),
        (r"[1-9]\d\d", "y3 n"),
        (r"(?:1\d|2[01])\d\d", "y4 four n"),
        (r"\d{4}", "four n"),
        (r"(?:19|20)\d\d[01]\d[0-3]\d", "ymd n"),
        (r"\d\d?\.\d", "dotted decimal"),
        (r"\d\d?\.\d\d", "dotted dotclock decimal"),
        (r"\d+\.\d+", "decimal"),
        (r"\d+,\d\d?", "decimal"),
        (r"\d{1,3}(?:,\d{3})+", "n"),
        (r"\d+", "n"),
        (r"\d\d?:\d\d(?::\d\d)?", "clock"),
        (r"1/2", "slashed half_figure"),
        (r"\d\d?/\d\d?", "slashed"),
        (r"\d\d?/\d{4}|\d\d?\.\d{4}", "month_of_year"),
        (r"[12]\d{3}/\d\d", "school_year"),
        (r"\d{4}-\d\d?-\d\d?T.*", "instant"),
        (r"\d{4}([/.-])\d\d?\1\d\d?", "ymd"),
        (r"\d\d?([/.-])\d\d?\1(?:\d{4}|\d\d)", "dmy"),
    )
)


def normal(token: str) -> str:
    """A token as the tables write it: small letters, straight apostrophes."""
    return token.strip().lower().replace("’", "'").replace("ʼ", "'")


class Lexicon:
    """The words of a language by class, and the sign of every token.

    A class is a key of the calendar table: a list of words, or a table from words to what they mean. An entry may be
    several words. Words of `ambiguous` (may, march, sat) count for their classes with a capital letter, and for the classes
    "small CLASS" without; entries written with a capital count only with it (German Morgen and morgen).
    """

    def __init__(self, language: str | None) -> None:
        self.token = ELIDING_TOKEN if tables.find("calendar", language).get("elision") else TOKEN
        self.values: dict[str, dict[str, Any]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._classes: dict[str, set[str]] = {}
        self._signs: dict[frozenset[str], str] = {}
        self._patterns: dict[str, tuple[str, frozenset[str]]] = {}
        self._sign_of: _Signs | None = None
        table = tables.find("calendar", language)
        for name, entries in _calendar(language).items():
            self._add(name, entries)
            if isinstance(table.get(name), Mapping):
                self._add(name, _unaccented(entries, table.get("unaccented", {})))
        self.by_twenties = bool(tables.find("numerals", language).get("twenties"))
        self.ambiguous = frozenset(table.get("ambiguous", ()))
        self.short = frozenset(table.get("short", ()))
        self.month_first = bool(table.get("month_first", language is None))
        self.capital_nouns = bool(table.get("capital_nouns"))
        self.before_month = _ending(table.get("before_month", ()))
        self.before_year = _ending(table.get("before_year", ()))
        self.before_date = _ending(table.get("before_date", ()))
        self.between = _ending(table.get("between_words", ()))
        self.ahead = {name: _ahead(words) for name, words in table.get("ahead", {}).items()}
        self.ahead |= {"hours": _ahead(table.get("at_hours", ())), "hours_only": _ahead(table.get("at_hours_only", ()))}
        self.behind = {name: _behind(words) for name, words in table.get("behind", {}).items()}
        self.zoned = _zoned([*self.values.get("zones", ()), *self.values.get("hour_nouns", ())])
        self.past = _standing(table.get("past", ()), table.get("past_endings", ()))
        self.future = _standing(table.get("future", ()), ())
        self.pluperfect = _participle(
            table.get("pluperfect", ()), table.get("participles", ()), table.get("past_endings", ())
        )
        self.joining = frozenset(
            f"{word} {lead}".strip()
            for word in (*table.get("and_words", ()), *table.get("or_words", ()), "")
            for lead in (*table.get("on_words", ()), "")
        )
        self.clause = _standing(table.get("clause_words", ()), ())
        self.in_passive = _ahead(table.get("passive_words", ()))
        self.in_month = _ending(table["in_month"]) if "in_month" in table else None

    def _add(self, name: str, entries: Mapping[str, Any]) -> None:
        values = self.values.setdefault(name, {})
        self._phrases.setdefault(name, [])
        for entry, value in entries.items():
            words = tuple(self._words(entry))
            values[" ".join(words).lower()] = value
            if len(words) == 1:
                self._classes.setdefault(words[0], set()).add(name)
            else:
                self._phrases[name].append(words)
                for word in words:
                    self.literal(word)

    def _words(self, entry: str) -> Iterator[str]:
        cased = entry[0].isupper()
        for token in self.token.findall(entry.replace("’", "'").replace("ʼ", "'")):
            if token.strip():
                yield token.strip() if cased else token.strip().lower()

    def leads(self, word: str) -> bool:
        """True for words that stand before dates and are no names: on, last, since."""
        kinds = ("relative", "bounds", "months", "every_words", "modifiers")
        return any(word in self.values.get(kind, ()) for kind in kinds) or bool(
            self.before_month.search(f"{word} ") or self.before_date.search(f"{word} ")
        )

    def literal(self, word: str) -> str:
        """The class of one word alone."""
        name = f"'{word}'"
        self._classes.setdefault(word, set()).add(name)
        return name

    def settle(self) -> None:
        """Give the signs, after the last class and literal is known."""
        for _, classes in _SHAPES:
            self._sign(classes)
        for word, named in list(self._classes.items()):
            self._sign(frozenset(named))
            if word in self.ambiguous:
                self._sign(self._small(word))
        self._sign_of = _Signs(self)
        self._patterns.clear()

    def item(self, kind: str) -> str:
        """The sign of what a form has read, by its kind."""
        return self._sign(frozenset([f"#{kind}"]))

    def _sign(self, classes: frozenset[str]) -> str:
        if classes not in self._signs:
            self._signs[classes] = chr(_FIRST_SIGN + len(self._signs))
        return self._signs[classes]

    def _small(self, word: str) -> frozenset[str]:
        return frozenset(name if name[0] == "'" else f"small {name}" for name in self._classes[word])

    def of(self, token: str) -> str:
        """The sign of a token."""
        text = token.strip()
        if not text:
            return OTHER
        if text[0].isdigit():
            return next((self._sign(classes) for shape, classes in _SHAPES if shape.fullmatch(text)), OTHER)
        text = text.replace("’", "'").replace("ʼ", "'")
        small = text.lower()
        if text != small:
            cased = self._classes.get(text)
            if cased:
                return self._sign(frozenset(cased))
        elif small in self.ambiguous:
            return self._sign(self._small(small))
        plain = self._classes.get(small)
        return self._sign(frozenset(plain)) if plain else OTHER

    def signs(self, tokens: Iterable[str]) -> str:
        """The signs of tokens, one character each."""
        assert self._sign_of is not None
        found = "".join(map(self._sign_of.__getitem__, tokens))
        if len(self._sign_of) > _REMEMBERED:
            self._sign_of.clear()
        return found

    def triggers(self) -> re.Pattern[str]:
        """A sign without which no date is said: words of time that mean something by themselves, and figures."""
        found = {sign for classes, sign in self._signs.items() if not _TRIGGERS.isdisjoint(classes)}
        leads = [
            f"{lead}[{''.join(sorted(behind))}]"
            for names, others in _PAIRS
            for lead in ["".join(self.pattern(name)[0] for name in names.split())]
            for behind in [frozenset().union(*(self.pattern(name)[1] for name in others.split()))]
            if behind
        ]
        # Entries of several words of which none is a trigger by itself: week-end, yom kippur.
        phrases = [
            "".join(pattern for pattern, _ in row)
            for name in sorted(_TRIGGERS)
            for words in self._phrases.get(name, ())
            for row in [[self.pattern(f"'{word}'") for word in words]]
            if all(found.isdisjoint(begins) for _, begins in row)
        ]
        return re.compile("|".join([f"[{''.join(sorted(found))}]", *leads, *sorted(set(phrases))]))

    def pattern(self, name: str) -> tuple[str, frozenset[str]]:
        """A class as a regular expression over signs, and the signs that it may begin with."""
        if name not in self._patterns:
            self._patterns[name] = self._pattern(name)
        return self._patterns[name]

    def _pattern(self, name: str) -> tuple[str, frozenset[str]]:
        signs = [sign for classes, sign in self._signs.items() if name in classes]
        single = f"[{''.join(signs)}]" if signs else ""
        phrases = sorted(self._phrases.get(name, ()), key=len, reverse=True)
        rows = [[self.pattern(f"'{word}'") for word in words] for words in phrases]
        spelled = ["".join(pattern for pattern, _ in row) for row in rows]
        begins = frozenset(signs).union(*(row[0][1] for row in rows)) if rows else frozenset(signs)
        choices = [*spelled, *([single] if single else [])]
        return (choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})" if choices else "(?!)"), begins


_REMEMBERED = 50_000

# Classes whose words mean a time by themselves, and the shapes of figures that may.
_TRIGGERS = frozenset(
    [
        *(
            "months",
            "small months",
            "weekdays",
            "units",
            "half_units",
            "relative_days",
            "told_days",
            "seasons",
            "holidays",
            "clock_words",
            "now_words",
            "at_hours_only",
            "small weekdays",
            "small seasons",
            "weekday_parts",
            "weekday_plurals",
            "half_to",
            "hour_parts",
        ),
        *("sets", "decade_words", "century_words", "meridiem", "dayparts", "era", "eras"),
        *("dotted", "y4", "instant", "ymd", "dmy", "clock", "slashed", "month_of_year", "school_year"),
    ]
)


# Classes whose words mean a time only with one of the others behind them.
_PAIRS = (
    ("cardinals", "cardinals meridiem past_the_hour"),
    ("D", "ordinal_marks"),
    ("H", "hour_marks meridiem"),
    ("n", "small_units past_the_hour eras"),
    ("aged_words", "n"),
    ("apostrophe", "two"),
    ("day_articles", "D"),
    ("quarter_marks", "D"),
    ("two", "two"),
    ("D '-'", "D"),
    ("D '/'", "D"),
    ("D 'del'", "D"),
    ("two '-'", "decade_marks"),
    ("at_hours", "H cardinals ordinals"),
    ("at_hours_only", "H cardinals ordinals"),
    ("quarters_of_hour", "past_the_hour to_the_hour"),
    ("parts_of_hour", "ordinals cardinals"),
)


class _Signs(dict[str, str]):
    """Signs by token as it stands in texts, filled as tokens are met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> str:
        sign = self[token] = self._lexicon.of(token)
        return sign


# Tables that are asked about what stands around a match; their words have no sign.
_NO_CLASSES = frozenset(["ambiguous", "ahead", "behind", "unaccented"])

# Shorter words are told apart by their accents ("à" and "a").
_LEAST_UNACCENTED = 3


def _calendar(language: str | None) -> dict[str, dict[str, Any]]:
    """The calendar table of a language as classes, with its numerals."""
    table = tables.find("calendar", language)
    classes = {
        name: dict(entries) if isinstance(entries, Mapping) else dict.fromkeys(entries)
        for name, entries in table.items()
        if isinstance(entries, (Mapping, list)) and name not in _NO_CLASSES
    }
    numerals = tables.find("numerals", language)
    cardinals = {**numerals.get("small", {}), **numerals.get("tens", {}), **numerals.get("hundreds", {}),
                 **numerals.get("whole_hundreds", {}), **{w: v for w, v in numerals.get("scales", {}).items() if v == 1000}}  # fmt: skip
    classes["cardinals"] = {**cardinals, **classes.get("cardinals", {})}
    classes["weekday_parts"] = _weekday_parts(table)
    classes["ordinals"] = {**_ordinals(numerals), **classes.get("ordinals", {})}
    return classes


def _weekday_parts(table: Mapping[str, Any]) -> dict[str, str]:
    """Weekdays and parts of the day in one word (German Montagabend): the weekday and the hours of the part."""
    parts = {part.lower(): table["dayparts"][part] for part in table.get("joined_parts", ())}
    days = {
        day: number
        for day, number in table.get("weekdays", {}).items()
        if day.endswith(tuple(table.get("joined_days", ())))
    }
    return {f"{day}{part}": f"{number} {hours}" for day, number in days.items() for part, hours in parts.items()}


def _unaccented(entries: Mapping[str, Any], letters: Mapping[str, str]) -> dict[str, Any]:
    """The entries as they are written without accents, where that gives another word that no entry is."""
    if not letters:
        return {}
    plain = str.maketrans(dict(letters))
    bare = {entry.translate(plain): value for entry, value in entries.items() if len(entry) >= _LEAST_UNACCENTED}
    return {entry: value for entry, value in bare.items() if entry not in entries}


def _ordinals(numerals: Mapping[str, Any]) -> dict[str, int]:
    """Ordinals up to the 31st, those of tens and units with a hyphen or a blank between."""
    simple = {word: value for word, value in numerals.get("ordinals", {}).items() if value <= 30}
    tens = {word: value for word, value in numerals.get("tens", {}).items() if value in (20, 30)}
    compound = {f"{ten}{sign}{one}": value + simple[one] for ten, value in tens.items() for one in simple
                if simple[one] < 10 and value + simple[one] <= 31 for sign in " -"}  # fmt: skip
    return simple | compound


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words at the end of a text, perhaps with an article behind it."""
    return re.compile(
        rf"(?<!\w)({_any(words)})(?:[ \n]|(?<=-)|(?<=['’]))(?:(?:the|den|der|dem|el|la|le)\s)?$", re.IGNORECASE
    )


def _ahead(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words right before."""
    return re.compile(rf"(?<!\w)(?:{_any(words)})\s?$", re.IGNORECASE)


def _behind(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words right behind."""
    return re.compile(rf"\s?(?:{_any(words)})(?!\w)", re.IGNORECASE)


def _zoned(marks: Iterable[str]) -> re.Pattern[str]:
    """A zone or a mark of hours right behind, perhaps behind the end of a range ("1200 – 1400 BST")."""
    return re.compile(rf"\s?(?:[-–—]\s?\d{{4}}\s?)?(?:{_any(marks)})(?!\w)")


def _standing(words: Iterable[str], endings: Iterable[str]) -> re.Pattern[str]:
    """One of the words anywhere in a text, or a word of four letters or more with one of the endings."""
    return re.compile(rf"(?<!\w)(?:{_any(words)}|\w{{2,20}}(?:{_any(endings)}))(?!\w)", re.IGNORECASE)


def _participle(words: Iterable[str], participles: Iterable[str], endings: Iterable[str]) -> re.Pattern[str]:
    """One of the words with a participle at most two words behind it: "had already been"."""
    second = rf"(?:{_any(participles)}|\w{{2,20}}(?:{_any(endings)}))"
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?:\s\w+)?(?:\s\w+)?\s{second}(?!\w)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
