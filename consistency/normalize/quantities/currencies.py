"""Currencies: symbols, ISO 4217 codes, and names, bare or qualified ("Canadian dollars", by babel's names)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consistency import tables
from consistency.normalize.quantities.tokens import Token, pieces

_LONGEST_SYMBOL = 4
_LONGEST_NAME = 3


def before(found: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The code of the currency that ends just before a token ("$", "US$", "USD", "Rs.") and its first token, or None."""
    last = found[at - 1] if at else None
    if last is None:
        return None
    if last.text in _last_signs():
        for start in range(max(0, at - _LONGEST_SYMBOL), at):
            code = _symbols().get(_joined(found, start, at)) if _is_free(found, start) else None
            if code:
                return code, start
    if last.text == "." and at > 1 and found[at - 2].text == "Rs":
        return "INR", at - 2
    if last.text == "$" and not last.spaced and at > 1 and found[at - 2].text.upper() in _codes():
        return found[at - 2].text.upper(), at - 2
    if last.text in _codes() and _is_free(found, at - 1):
        return last.text, at - 1
    return None


def after(found: Sequence[Token], at: int, language: str | None) -> tuple[str, int] | None:
    """The code of the currency that begins at a token and the token after it, or None."""
    heads = _heads(language)
    for length in range(1, min(_LONGEST_NAME, len(found) - at) + 1):
        head = found[at + length - 1]
        if head.kind != "word":
            break
        if head.lower in heads:
            code = heads[head.lower] if length == 1 else _qualified(found, at, length)
            if code:
                return code, at + length
    return _sign(found, at)


def begins(text: str, language: str | None) -> bool:
    """True for a token that the bare name, the code or the sign of a currency begins with."""
    small = text.lower()
    signs = (
        text in _codes()
        or text[1:] in _codes()
        or small in _small_codes()
        or text in _minor()
        or text in _first_signs()
    )
    return signs or small in _heads(language)


def is_named(found: Sequence[Token], at: int, language: str | None) -> bool:
    """True if a name of a currency stands close enough behind a token to be qualified by it ("Canadian dollars")."""
    heads = _heads(language)
    return any(token.lower in heads for token in found[at + 1 : at + _LONGEST_NAME])


def lead(found: Sequence[Token], at: int, language: str | None) -> tuple[str, int] | None:
    """The code of the currency whose name stands before a figure: "dollars 3 million", "Malaysian ringgit 42"."""
    if not at or found[at - 1].lower not in _leading() or not found[at].spaced:
        return None
    for length in (3, 2):
        code = _qualified(found, at - length, length) if at >= length else None
        if code:
            return code, at - length
    return _heads(language)[found[at - 1].lower], at - 1


def is_doubtful(word: str) -> bool:
    """True for a name of a currency that is more often another word ("won")."""
    doubtful: Sequence[str] = tables.load("currencies", "common")["doubtful"]
    return word in doubtful


def prefix(text: str) -> int:
    """What the code of a currency is multiplied by: a million in "MEUR", one in "EUR"."""
    prefixes: Mapping[str, int] = tables.load("currencies", "common")["prefixes"]
    return prefixes.get(text[:1], 1) if text[1:] in _codes() else 1


def _sign(found: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "20 €", "500 US$", "20 USD", "43c"."""
    token = found[at]
    if token.text in _codes() or token.lower in _small_codes():
        return None if _runs_into_digits(found, at + 1) else (token.text.upper(), at + 1)
    if prefix(token.text) != 1:
        return token.text[1:], at + 1
    for stop in range(min(at + _LONGEST_SYMBOL, len(found)), at, -1):
        code = _symbols().get(_joined(found, at, stop))
        if code and not any(part.spaced for part in found[at + 1 : stop]) and not _runs_into_digits(found, stop):
            return code, stop
    minor = _minor().get(token.text) if not token.spaced or at + 1 == len(found) else None
    if minor and (at + 1 == len(found) or found[at + 1].spaced or found[at + 1].kind == "sign"):
        return minor, at + 1
    return None


def _runs_into_digits(found: Sequence[Token], at: int) -> bool:
    """True for the sign of the next figure: "3 USD50 cards"."""
    return at < len(found) and found[at].kind == "digits" and not found[at].spaced


def _joined(found: Sequence[Token], start: int, end: int) -> str:
    return "".join(token.text for token in found[start:end])


def _is_free(found: Sequence[Token], start: int) -> bool:
    """True if no letter or digit is glued to the front."""
    return found[start].spaced or start == 0 or found[start - 1].kind == "sign"


def _qualified(found: Sequence[Token], at: int, length: int) -> str | None:
    """The code of a currency named in full ("Canadian dollars", "Malaysia ringgit"), from babel's English names, or None."""
    words = [token.lower for token in found[at : at + length]]
    if not all(word.isalpha() for word in words) or words[0] in ("of", "the", "in"):
        return None
    names = _babel_names()
    return names.get(" ".join(words)) or names.get(" ".join([words[0] + "n", *words[1:]]))


@cache
def _symbols() -> Mapping[str, str]:
    symbols: Mapping[str, str] = tables.load("currencies", "common")["symbols"]
    return symbols


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(symbol[-1] for symbol in _symbols()) | {"Rs"}


@cache
def _first_signs() -> frozenset[str]:
    """What the symbol of a currency begins with, as the tokens see it."""
    return frozenset(pieces(symbol)[0] for symbol in _symbols())


@cache
def _minor() -> Mapping[str, str]:
    minor: Mapping[str, str] = tables.load("currencies", "common")["minor"]
    return minor


@cache
def _heads(language: str | None) -> Mapping[str, str]:
    table = tables.load("currencies", "common")
    heads: dict[str, str] = {**table["words"], **tables.find("measures", language).get("currencies", {})}
    return heads


@cache
def _codes() -> frozenset[str]:
    """ISO 4217 codes that texts write out."""
    return frozenset(tables.load("currencies", "common")["codes"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(tables.load("currencies", "common")["leading"])


@cache
def _small_codes() -> frozenset[str]:
    return frozenset(tables.load("currencies", "common")["small_codes"])


@cache
def _babel_names() -> Mapping[str, str]:
    from babel.numbers import get_currency_name, list_currencies

    found: dict[str, str] = {}
    for code in sorted(list_currencies("en")):
        for count in (None, 1, 2):
            found.setdefault(str(get_currency_name(code, count=count, locale="en")).lower(), code)
    return found
