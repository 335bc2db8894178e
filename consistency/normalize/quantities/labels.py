"""What is no figure: labels, scores, telephone numbers, clock times, versions, footnote marks, list markers, models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.normalize.quantities import units
from consistency.normalize.quantities.digits import DASHES, Numeral
from consistency.normalize.quantities.grammar import Grammar
from consistency.normalize.quantities.tokens import Token

_LINE_START = re.compile(r"(?:^|[\r\n])[ \t]*$")
_YEARS = range(1000, 2101)
_RECENT_YEARS = range(1900, 2036)
# A number of so many digits without group signs, or so many groups in a row, is an identifier.
_IDENTIFIER_DIGITS, _CHAIN = 10, 3
_SCORE_REACH = 12
# The name of an index or a list in capitals (IBEX 35, MSCI 100) has so many letters at least, its number so many figures at most.
_INDEX = 3
# A name before an age has so many words at most.
_LONGEST_NAME = 6
_NAME_OF_STREET = 3
# So many tokens before a closing bracket its opening is looked for.
_BRACKETED = 24
_TEN = 10
_LIST_JOINTS = frozenset((",", "&", "-", "–", "/"))


def past_identifier(found: Sequence[Token], at: int) -> int:
    """The token to go on with after digits that are no figure: past all of an identifier (T-72, 4.2.1, 2-0, 555-0199-23)."""
    at += 1
    while (
        at < len(found)
        and not found[at].spaced
        and (found[at].kind == "digits" or found[at].text in DASHES or found[at].text == "/")
    ):
        at += 1
    return at


def past_no_figure(text: str, found: Sequence[Token], at: int, rules: Grammar) -> int:
    """The token to go on with where digits are plainly no figure; their own position where they may be one."""
    past = chain(found, at)
    if past > at:
        return past
    return past_identifier(found, at) if is_no_figure(text, found, at, rules) else at


def chain(found: Sequence[Token], at: int) -> int:
    """Past a row of three or more bare groups of digits (a telephone number, a table row, 1-2-3-4); the same token if none."""
    groups, end = 1, at + 1
    while True:
        dash = end < len(found) and (found[end].text in DASHES or found[end].text == ".") and not found[end].spaced
        here = end + dash
        if here >= len(found) or found[here].kind != "digits" or (dash and found[here].spaced):
            break
        groups, end = groups + 1, here + 1
    slashed = end < len(found) and found[end].text in "/⁄" and not found[end].spaced
    return end if groups - slashed >= _CHAIN else at


def spelled_chain(found: Sequence[Token], at: int, rules: Grammar) -> int:
    """Past a row of three or more digits in words (a four-four-two, nine-one-one); the same token if none."""
    end = at
    while end < len(found) and rules.small.get(found[end].lower, _TEN) < _TEN and (end == at or not found[end].spaced):
        end += 2
        if end > len(found) or found[end - 1].text not in DASHES or found[end - 1].spaced:
            break
    return end - 1 if (end - at) // 2 >= _CHAIN else at


def is_no_figure(text: str, found: Sequence[Token], at: int, rules: Grammar) -> bool:
    """Footnote marks [17], clock times 10:30, identifiers, telephone numbers 555-0199, list markers; at: a token of digits."""
    token = found[at]
    before, after, beyond = (found[index] if 0 <= index < len(found) else None for index in (at - 1, at + 1, at + 2))
    if before and after and (before.text == "[" or after.text == "]") and _is_note(found, at):
        return True
    if before and before.text == ":" and not token.spaced and not before.spaced:
        return True
    if _is_tie_break(found, at):
        return True
    if len(token.text) > 4 and token.text[0] == "0" and token.text.isdigit():
        return True
    if len(token.text) == 4 and token.text[0] == "0" and after and after.lower in rules.zones:
        return True
    if len(token.text) >= _IDENTIFIER_DIGITS and token.text.isdigit():
        return True
    if after and after.text in rules.eras and after.spaced:
        return True
    if before and (
        before.lower in rules.phones or (before.text in ":.+" and at > 1 and found[at - 2].lower in rules.phones)
    ):
        return True
    if after and beyond and not after.spaced and not beyond.spaced and beyond.kind == "digits":
        phone = after.text == "-" and len(token.text) == 3 and len(beyond.text) == 4 and beyond.text.isdigit()
        return after.text == ":" or phone
    return _is_marker(text, found, at)


def _is_tie_break(found: Sequence[Token], at: int) -> bool:
    """The 5 of "6-4, 7-6 (5)"."""
    if at < 4 or at + 1 >= len(found) or found[at - 1].text != "(" or found[at + 1].text != ")":
        return False
    first, dash, last = found[at - 4 : at - 1]
    return first.kind == last.kind == "digits" and dash.text in DASHES and not dash.spaced and not last.spaced


def _is_note(found: Sequence[Token], at: int) -> bool:
    """[17], [3, 5], [7 – 9]: nothing but figures between square brackets."""
    first, last = at, at
    while first > max(0, at - 12) and (found[first - 1].kind == "digits" or found[first - 1].text in _LIST_JOINTS):
        first -= 1
    while last < min(len(found) - 1, at + 12) and (
        found[last + 1].kind == "digits" or found[last + 1].text in _LIST_JOINTS
    ):
        last += 1
    closed = last + 1 < len(found) and found[last + 1].text == "]"
    return closed and first > 0 and found[first - 1].text == "["


def _is_marker(text: str, found: Sequence[Token], at: int) -> bool:
    """ "1. " or "2) " at the start of a line, and "either 1) stay or 2) go" within it."""
    token, after = found[at], found[at + 1] if at + 1 < len(found) else None
    if after is not None and after.text == ")" and not after.spaced and len(token.text) < 3 and token.spaced:
        return not any(near.text == "(" for near in found[max(0, at - _BRACKETED) : at])
    if after is None or len(token.text) > 3 or not _LINE_START.search(text, max(0, token.start - 40), token.start):
        return False
    beyond = found[at + 2] if at + 2 < len(found) else None
    return bool(after.text in ".)" and not after.spaced and len(token.text) < 3 and (beyond is None or beyond.spaced))


def runs_on(found: Sequence[Token], end: int, rules: Grammar) -> bool:
    """True if letters that are no unit, or more figures, are glued to the number: 4x4, 3D, 5G, 24/7."""
    token = found[end] if end < len(found) else None
    if token and token.text == "/" and not token.spaced and end + 1 < len(found) and found[end - 1].kind == "digits":
        return found[end + 1].kind == "digits" and not found[end + 1].spaced  # 24/7
    return bool(
        token
        and not token.spaced
        and token.kind == "word"
        and found[end - 1].kind == "digits"
        and token.lower not in ("x", "s", "odd", "ish")
        and units.after(found, end, rules.language) is None
    )


def is_decade(found: Sequence[Token], end: int) -> bool:
    """ "in his 30s", "temperatures in the 30s": no seconds."""
    token = found[end] if end < len(found) else None
    digits = found[end - 1]
    return bool(token and token.lower == "s" and not token.spaced and digits.text in _DECADES)


_DECADES = frozenset(str(tens) for tens in range(10, 100, 10))


def is_pronoun(found: Sequence[Token], at: int, number: Numeral, rules: Grammar) -> bool:
    """ "no one", "the one", "one another", "one of", "one-way", "but one that": not a count."""
    if number.value != 1 or number.end != at + 1 or found[at].kind != "word" or number.kind != "cardinal":
        return False
    before = found[at - 1].lower if at else ""
    after = found[at + 1] if at + 1 < len(found) else None
    if before in rules.pronoun_before or (
        after and (after.lower in rules.pronoun_after or after.text[:1] in ("'", "’"))
    ):
        return True
    if after and after.text in DASHES and not after.spaced:
        return units.after(found, at + 1, rules.language) is None
    follows = after is not None and after.kind == "word" and after.spaced
    counted = before in rules.joining | rules.minus or before in rules.opening or before in ",;:(" or not before
    return not follows and not counted and bool(rules.pronoun_after)


def is_label(found: Sequence[Token], start: int, end: int, counts: bool, rules: Grammar) -> bool:
    """Room 101, Article 5, Gates 10 & 11; with a capital letter, any word: Hill 304, Nasdaq 100. counts: a noun follows."""
    if start == 0 or found[start].kind != "digits":
        return False
    at = start - 1
    while found[at].text in _LIST_JOINTS or found[at].lower in rules.joining or found[at].kind == "digits":
        at -= 1
        if at < 0 or start - at > 8:
            return False
    in_list = at < start - 1
    if in_list and found[at + 1].kind != "digits":
        return False
    word = found[at]
    if word.text == "§":
        return True
    if word.text == "." and at and found[at - 1].lower in rules.labels:
        word, at = found[at - 1], at - 1
    if word.kind != "word" or (in_list and word.lower not in rules.strong_labels):
        return False
    if word.lower in rules.strong_labels:
        return True
    if word.lower in rules.labels:
        return not counts
    if rules.decimal == "," and "," in found[start].text:
        return False  # ein Beben der Stärke 6,2
    following = found[end].text if end < len(found) else ""
    if word.text.isupper() and len(word.text) >= _INDEX and found[start].spaced and following.islower() and not in_list:
        return end == start + 1 and len(found[start].text) <= _INDEX and bool(rules.labels)  # el IBEX 35 cerró
    if counts or not word.text[:1].isupper() or word.lower in rules.starters or word.lower in rules.opening:
        return False
    return at > 0 and found[at - 1].text not in ".!?:" and end == start + 1 and len(found[start].text) <= 4


def is_year(found: Sequence[Token], start: int, end: int, counts: bool, rules: Grammar) -> bool:
    """2014, where nothing is counted; also in "the 2014 protests", but not in "2000 soldiers"."""
    token = found[start]
    if end != start + 1 or token.kind != "digits" or len(token.text) != 4 or not token.text.isdigit():
        return False
    if not counts:
        return int(token.text) in _YEARS
    named = end < len(found) and found[end].text[:1].isupper()
    led = start > 0 and found[start - 1].lower in rules.year_before
    return int(token.text) in _RECENT_YEARS and (led or (named and start > 0 and found[start - 1].text[:1].isupper()))


def is_model(found: Sequence[Token], start: int, end: int) -> bool:
    """ "the 747", "a 787 Dreamliner": three digits with an article and no plural behind them."""
    token = found[start]
    if end != start + 1 or len(token.text) != 3 or not token.text.isdigit() or not start:
        return False
    after = found[end] if end < len(found) else None
    named = after is not None and after.kind == "word" and after.text[:1].isupper()
    joined = after is not None and after.text in DASHES and not after.spaced  # the 100-seat chamber
    told = after is None or (after.kind == "sign" and not joined) or named
    return found[start - 1].lower in ("the", "a", "an") and told


def is_street(found: Sequence[Token], end: int, rules: Grammar) -> bool:
    """ "West 47th Street", "44th & Main St": an ordinal before a street."""
    for token in found[end : end + _NAME_OF_STREET]:
        if token.lower in rules.streets and token.text[:1].isupper():
            return True
        if not (token.text[:1].isupper() or token.text == "&" or token.lower in rules.joining):
            break
    return False


def is_address(text: str, found: Sequence[Token], start: int, end: int, rules: Grammar) -> bool:
    """ "185 Bridge Plaza", "177 St."; and "2 Grand Palace" at the start of a line, the number of an entry. No noun is counted."""
    after = found[end : end + 4]
    if end != start + 1 or not after or not after[0].text[:1].isupper():
        return False
    if _LINE_START.search(text, max(0, found[start].start - 40), found[start].start):
        return True
    return any(token.lower in rules.streets and token.text[:1].isupper() for token in after)


def is_apposed(found: Sequence[Token], start: int, end: int, rules: Grammar) -> bool:
    """True for the age between commas behind a name: "Anna Hale, 58, a mother of two", "said Idris, 55, who", "Jan Vos, 71."

    So it is behind a word for one person ("the suspect, 34, faces"). A name of one word must be told of in small letters
    behind the second comma; places are counted so ("in Oslo, 12, and").
    """
    first = start - 1
    while (
        first > max(0, start - _LONGEST_NAME)
        and found[first - 1].kind == "word"
        and found[first - 1].text[:1].isupper()
    ):
        first -= 1
    words, age = start - 1 - first, found[start]
    words = words or int(start > 1 and found[start - 2].lower in rules.persons)
    if not words or not rules.age_apposed or end != start + 1 or age.kind != "digits" or found[start - 1].text != ",":
        return False
    lead, last = found[first - 1] if first else None, found[start - 2].lower
    if (
        last in rules.starters
        or last in rules.labels
        or any(token.lower in rules.age_apposed for token in found[first:start])
    ):
        return False
    if lead is not None and (lead.lower in rules.age_apposed or lead.kind == "digits" or lead.text == ","):
        return False
    after, beyond = (found[index] if index < len(found) else None for index in (end, end + 1))
    if after is None or after.text in ".;":
        return words > 1
    told = beyond is not None and beyond.kind == "word" and beyond.text.islower()
    joined = beyond is not None and beyond.lower in rules.joining | rules.either
    joined = joined and not (end + 2 < len(found) and found[end + 2].lower in rules.determiners)  # and his wife
    return after.text == "," and told and (words > 1 or not joined)


def is_score(found: Sequence[Token], start: int, end: int, rules: Grammar) -> bool:
    """ "won 2-3", "a 5-4 decision": two small figures around a dash, with a word of games or votes near by."""
    if end != start + 3 or found[start + 1].text not in DASHES or found[start + 1].spaced:
        return False
    if found[start].kind != "digits" or found[start + 2].kind != "digits":
        return False
    near = found[max(0, start - _SCORE_REACH) : end + _SCORE_REACH]
    return any(token.lower in rules.scores for token in near)
