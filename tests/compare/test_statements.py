"""Statements that are one: the fast way agrees with a slow, obvious one, and what is true of all claims."""

import random
from collections import defaultdict
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from consistency.claims import extract
from consistency.compare.statements import ONE_STATEMENT, comparable, likeness, matches, tellings, thing
from consistency.compare.statements.candidates import candidates
from consistency.compare.statements.figures import agree, are_of_two_times, has_grown, is_enumerated, is_listed
from consistency.compare.statements.weight import by_statement
from consistency.model import Claim, Document, Place, Story
from consistency.values import Quantity

_WORDS = ["flood", "valley", "river", "house", "road", "mayor", "event:die"]
_words = st.frozensets(st.sampled_from(_WORDS), min_size=1, max_size=6)
_some = st.frozensets
_STORIES = [
    Story(
        frozenset({"arvik", "belm", "korr"}), frozenset({"arvik", "belm", "korr"}), frozenset({"flood"}), frozenset()
    ),
    Story(frozenset({"arvik", "belm"}), frozenset({"arvik", "belm", "korr"}), frozenset(), frozenset({"2024-05-01"})),
    Story(frozenset({"arvik"}), frozenset({"arvik"}), frozenset({"flood"}), frozenset({"2024-05-20"})),
]


@st.composite
def claims(draw):
    frame = draw(_words)
    value = Quantity(*sorted([draw(st.integers(2, 9))] * 2), noun="people")
    at = draw(st.integers(0, 20))
    names = draw(_some(st.sampled_from(["name:Arvik", "name:Belm", "year:1990", "time:later"]), max_size=2))
    return Claim(
        "person",
        draw(st.sampled_from(["person", "worker"])),
        "count",
        value,
        "total",
        Place(draw(st.sampled_from("abc")), at, at + 1, str(value.low), 1, at + 1),
        statement=at // 2,
        frame=frame,
        order=tuple(draw(st.permutations(sorted(frame)))),
        anchors=names,
        near=names if draw(st.booleans()) else frozenset(),
        qualifiers=draw(_some(st.sampled_from(["young", "foreign"]), max_size=1)),
        siblings=tuple(Quantity(n, n) for n in draw(_some(st.integers(2, 9), max_size=1))),
        event=draw(st.sampled_from(["", "die", "injure", "~stem"])),
        mode=draw(st.sampled_from(["", "", "possible"])),
        definite=draw(st.booleans()),
        kind=draw(st.sampled_from(["sentence", "sentence", "headline"])),
        published=draw(st.sampled_from(["", "2024-05-01", "2024-05-03", "2024-06-01"])),
        dated=draw(st.booleans()),
        story=draw(st.sampled_from([None, None, *_STORIES])),
        wider=frozenset(["person"]),
    )


groups = st.lists(claims(), max_size=8)


def alone(claim):
    """The telling of one claim, and what it says."""
    (telling,) = tellings([claim])
    (said,) = telling.said
    return telling, said


def compared(a, b):
    """The slow, obvious way: None where two claims are not compared, else whether they agree, and how sure it is."""
    (first, one), (second, other) = alone(a), alone(b)
    together = a.place.document == b.place.document
    confidence = likeness(first, second, together)
    if confidence < ONE_STATEMENT or is_listed(one, other):
        return None
    if together and (a.statement == b.statement or is_enumerated(first, second)):
        return None
    reported = by_statement(first, second, together) < ONE_STATEMENT
    if not together and (has_grown(one, other) or are_of_two_times(one, other, reported)):
        return None
    return agree(one, other), confidence


def obvious(claims):
    """Every pair of claims that is compared; no clash of two documents where one gives both figures."""
    pairs = {(i, j): compared(claims[i], claims[j]) for i, j in combinations(range(len(claims)), 2)}
    answered = defaultdict(set)
    for claim in claims:
        answered[key(claim)].add(claim.place.document)
    for (i, j), found in pairs.items():
        if found and found[0]:
            answered[key(claims[i])].add(claims[j].place.document)
            answered[key(claims[j])].add(claims[i].place.document)
    kept = {}
    for (i, j), found in pairs.items():
        if found is None:
            continue
        a, b = claims[i], claims[j]
        across = a.place.document != b.place.document
        told_twice = b.place.document in answered[key(a)] or a.place.document in answered[key(b)]
        if found[0] or not across or not told_twice:
            kept[frozenset([i, j])] = found
    return kept


def key(claim):
    """What is said, wherever it is said."""
    _, said = alone(claim)
    return repr((said.value, said.siblings, said.published, sorted(claim.frame), claim.order, sorted(claim.anchors), sorted(claim.near), claim.topic, claim.qualifiers, claim.event, claim.mode, claim.definite, claim.kind, claim.role, repr(claim.story), claim.dated))  # fmt: skip


def fast(claims):
    """The same by the fast way."""
    position = {id(claim): index for index, claim in enumerate(claims)}
    found = {}
    for match in matches(claims):
        for a in match.sides[0]:
            for b in match.sides[1]:
                together = a.place.document == b.place.document
                if a is not b and together == match.together and not (together and a.statement == b.statement):
                    found[frozenset([position[id(a)], position[id(b)]])] = match.agrees, match.confidence
    return found


@given(groups)
def test_the_fast_way_compares_what_the_obvious_one_does(group):
    assert fast(group) == obvious(group)


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(group, shuffle):
    shuffled = list(group)
    shuffle.shuffle(shuffled)
    assert said(matches(shuffled)) == said(matches(group))


def said(found):
    return sorted(
        (
            sorted(sorted((c.place.document, c.place.start, repr(c)) for c in side) for side in match.sides),
            match.agrees,
            match.confidence,
            match.together,
        )
        for match in found
    )


@given(claims(), claims(), st.booleans())
def test_likeness_is_symmetric(a, b, together):
    (first, _), (second, _) = alone(a), alone(b)
    assert likeness(first, second, together) == likeness(second, first, together)
    assert 0 <= likeness(first, second, together) <= 1


@given(groups)
def test_a_value_never_clashes_with_itself(group):
    assert all(match.agrees for match in matches(group) if match.first is match.second)


@given(groups, claims())
def test_another_document_never_removes_a_clash(group, other):
    """A document that no claim is shared with adds at most new ones."""
    unrelated = Claim(
        **{name: getattr(other, name) for name in other.__slots__} | {"place": Place("d", 0, 1, "", 1, 1)}
    )
    before, after = fast(group), fast([*group, unrelated])
    assert {pair for pair, found in before.items() if not found[0]} <= set(after)


@given(groups)
def test_copies_of_documents_add_places_and_no_readings(group):
    copies = [
        Claim(**{name: getattr(claim, name) for name in claim.__slots__} | {"place": moved(claim.place)})
        for claim in group
    ]
    clashes = {values(match) for match in matches(group) if not match.agrees}
    assert {values(match) for match in matches(group + copies) if not match.agrees} <= clashes | pairs_of_copies(group)
    assert clashes <= {values(match) for match in matches(group + copies) if not match.agrees}


def moved(place):
    return Place(f"{place.document}-copy", place.start, place.end, place.text, place.line, place.column)


def values(match):
    return frozenset([repr(match.first.value), repr(match.second.value)])


def pairs_of_copies(group):
    """Claims of one document that are only not compared because they stand in one: their copies stand in another."""
    return {
        frozenset([repr(a.value), repr(b.value)])
        for a, b in combinations(group, 2)
        if a.place.document == b.place.document
    }


_SENTENCES = [
    "The {a} near {p} destroyed {n} houses in the {b} valley.",
    "In {p} {n} houses of the {b} valley were destroyed by the {a}.",
    "All {n} houses near the {b} road in {p} are insured, {q} said.",
]
_FILL = {"a": ["flood", "fire", "storm", "landslide"], "b": ["northern", "eastern", "upper", "lower"]}


def corpus(seed, size):
    """Claims of so many sentences about a few things, each in a document of its own."""
    chance = random.Random(seed)
    found = []
    for number in range(size):
        words = {name: chance.choice(choices) for name, choices in _FILL.items()}
        place, speaker = (chance.choice(["Arvik", "Belmora", "Corrin", "Dunmere", "Estrand"]) for _ in range(2))
        text = chance.choice(_SENTENCES).format(**words, p=place, q=speaker, n=chance.randrange(20, 90))
        extracted = extract(Document(f"{number:04}", text, "en"))
        found += [claim for claim in extracted.claims if comparable(claim) and claim.topic == "house"]
    return found


def test_of_many_tellings_those_that_are_one_are_still_found():
    """Beyond the number that are all weighed against each other, no more than a hundredth of what is one is lost."""
    told = tellings(corpus(1, 900))
    assert len(told) > 200
    every = {(id(a), id(b)) for at, a in enumerate(told) for b in told[at:] if likeness(a, b, False) >= 0.8}
    near = {(id(a), id(b)) for a, b in candidates(told)}
    assert len(every - near) <= len(every) / 100


def test_candidates_are_each_pair_once():
    told = tellings(corpus(2, 400))
    pairs = [frozenset([id(a), id(b)]) for a, b in candidates(told)]
    assert len(pairs) == len(set(pairs))
    assert {frozenset([id(each)]) for each in told} <= set(pairs)


def test_what_is_compared_is_of_one_thing():
    assert {thing(claim) for claim in corpus(3, 20)} == {("count", "total", "", "count")}
