"""Versions of one sentence: alignment of the words around a place."""

from hypothesis import given
from hypothesis import strategies as st

from consistency import Document
from consistency.claims import extract
from consistency.compare.alignment import are_same
from consistency.compare.sentences import contradict, one_word_apart
from consistency.compare.stories import days_between, likeness
from consistency.model import Story

_sides = st.lists(st.sampled_from(["flood", "the", "of", "road", "river", "hit"]), max_size=12)
arounds = st.builds(lambda before, behind: (*before, "", *behind), _sides, _sides)
_names = st.frozensets(st.sampled_from(["arvik", "belmora", "london", "corrin", "dunmere"]), max_size=5)
_days = st.frozensets(st.dates().map(lambda day: day.isoformat()), max_size=3)
stories = st.builds(
    lambda names, more, words, days: Story(names, names | more, words, days), _names, _names, _names, _days
)
TEXT = "{}The brewer Castel plans to sell a fifth of its shares and list them on the Lagun exchange in {}, its {} said."


def versions(*texts):
    """The words in which documents differ."""
    claims = [claim for number, text in enumerate(texts) for claim in extract(Document(str(number), text, "en")).claims]
    groups = {}
    for claim in claims:
        groups.setdefault(claim.key, []).append(claim)
    return [
        sorted({claim.value.words for claim in found})
        for group in groups.values()
        for kind in ("word", "date")
        for found in one_word_apart(group, kind)
    ]


@given(arounds, arounds)
def test_alignment_is_symmetric(a, b):
    assert are_same(a, b, 8, 4) == are_same(b, a, 8, 4)


@given(arounds)
def test_long_words_around_are_the_same_as_themselves(around):
    content = [word for word in around if word in ("flood", "road", "river", "hit")]
    assert are_same(around, around, 8, 4) == (len(around) > 8 and len(content) >= 4)


@given(stories, stories)
def test_stories_are_alike_both_ways(a, b):
    assert likeness(a, b) == likeness(b, a)
    assert days_between(a, b) == days_between(b, a)
    assert not likeness(a, b) or a.names & b.names


def test_two_months_behind_two_datelines():
    assert versions(
        TEXT.format("LAGUN, June 9 (Agency) - ", "May", "chairman"), TEXT.format("", "June", "manager")
    ) == [["months 5", "months 6"]]


def test_one_text_has_no_versions_and_no_more_has_a_document_that_has_both():
    one, other = TEXT.format("", "May", "chairman"), TEXT.format("", "June", "chairman")
    assert versions(one, one) == []
    assert versions(f"{one} {other}", one) == []


def test_opposites_are_opposite_both_ways():
    assert contradict("profit", "loss", "word")
    assert contradict("loss", "profit", "word")
    assert not contradict("profit", "profit", "word")
    assert not contradict("months 3", "weekdays 3", "date")
