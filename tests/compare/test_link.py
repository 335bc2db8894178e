"""Links of spellings, whatever the order of the documents and however odd the texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency import Document
from consistency.claims import extract
from consistency.claims.capitals import capitalised
from consistency.claims.openings import openings
from consistency.compare.link import link
from consistency.compare.link.apart import one_partner, told_apart
from consistency.normalize.names.runs import lexicon_of
from consistency.text.segment import segments
from tests.strategies import texts

names = st.lists(
    st.sampled_from(
        [
            "Anna Berg",
            "Anna Bergg",
            "Berg",
            "Lindqvist",
            "Lindqvits",
            "Mr Lund",
            "Omar al-Rawi",
            "Al Rawi",
            "Kyiv",
            "Kiev",
        ]
    ),
    max_size=8,
).map(lambda found: " came. ".join([*found, ""]))


def uses(documents):
    return [use for id, text in documents for use in extract(Document(id, text, "en")).names]


@given(st.lists(st.one_of(names, texts), max_size=3), st.randoms())
def test_links_do_not_depend_on_the_order(found, random):
    every = uses((str(index), text) for index, text in enumerate(found))
    shuffled = random.sample(every, len(every))
    assert link(every) == link(shuffled)


@given(st.one_of(names, texts))
def test_links_are_of_spellings_that_are_used(text):
    every = uses([("a", text)])
    found = link(every)
    keys = {use.key for use in every}
    assert set(found.ids) == keys
    for each in found.links:
        assert len(each.forms) > 1
        assert keys.issuperset(each.forms)
        assert 0 < each.confidence <= 1


def links(text):
    return [(found.how, set(found.forms)) for found in link(uses([("a", text)])).links]


@pytest.mark.parametrize(
    "text, how, forms",
    [
        ("It was Marta Ellingrud. Later Elingrud left.", "typing", {"Ellingrud", "Elingrud"}),
        ("It was Marta Vaněk. Later Vanek left.", "writing", {"Vaněk", "Vanek"}),
        ("The road to Hrodna is shut. The road from Grodno is not.", "place", {"Hrodna", "Grodno"}),
        ("He was born in Danzig. He died in Gdańsk.", "exonym", {"Danzig", "Gdańsk"}),
        ("It was Mykhailo Brandt. Then Mikhail Brandt left.", "given", {"Mykhailo", "Mikhail"}),
    ],
)
def test_how_spellings_are_linked(text, how, forms):
    assert links(text) == [(how, forms)]


def test_many_names_alike_give_no_more_links_than_names():
    text = " ".join(f"Marta Elling{a}{b}{c} came." for a in "abcdefgh" for b in "ijklmnop" for c in "qrstuvwx")
    assert len(link(uses([("a", text)])).links) <= 2 * 512  # of each spelling, the likeliest of each kind


@given(names, names)
def test_who_tells_whom_apart_does_not_matter(one, other):
    every = uses([("a", f"{one} {other} Lund & Sons came. A Mr Bergg came.")])
    for a in every:
        for b in every:
            assert told_apart(a, b) == told_apart(b, a)


@given(texts)
def test_what_is_looked_at_besides_names_is_a_word_of_the_text(text):
    lexicon, parts = lexicon_of("en"), segments(Document("a", text), "en")
    found = [span for _, span, _ in capitalised(text, parts, lexicon)]
    found += [span for _, span in openings(parts, ["Lund", "Berg"], lexicon)]
    assert all(
        text[span.start : span.end][:1].isupper() and text[span.start : span.end].isprintable() for span in found
    )


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Jon", "John", True),
        ("Bob", "Robert", True),
        ("Mykola", "Nikolai", True),
        ("M.", "Mykola", True),
        ("Tom", "Tim", False),
        ("Jane", "Janet", False),
        ("Pierre", "Pedro", False),
        ("Carlos", "Carla", False),
    ],
)
def test_given_names_of_one_person(one, other, same):
    assert one_partner(one, other) == one_partner(other, one) == same
