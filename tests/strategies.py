"""Inputs for the property tests: values, and texts as odd as texts get."""

from fractions import Fraction

from hypothesis import strategies as st

from consistency.values import Interval, Quantity

numbers = st.one_of(st.integers(-(10**9), 10**9), st.fractions(-1000, 1000, max_denominator=12))
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw):
    low, high = draw(ends), draw(ends)
    return Interval(high, low) if None not in (low, high) and low > high else Interval(low, high)


@st.composite
def quantities(draw):
    said = draw(intervals())
    sense = draw(st.sampled_from(["", "about", "nearly"]))
    kind = (
        "bound"
        if None in (said.low, said.high)
        else "range"
        if said.low != said.high
        else "approx"
        if sense
        else "exact"
    )
    grain = draw(st.sampled_from([1, 10, 1000, Fraction(1, 10)]))
    return Quantity(
        said.low, said.high, kind=kind, sense=sense, grain=grain, scale=draw(st.sampled_from([1, Fraction(1, 3), 1000]))
    )


# Text that the readers meet: words and signs that start something, and any other characters.
_PIECES = [
    "five", "twenty-", "one", "half", "a", "million", "dozens", "2,000", "3.5", "1.234.567,89", "12", "½", "٣٬٠٠٠", "①", "$", "€", "%", "km", "per", "of", "and",
    "years old", "-year-old", "below zero", "or more", "a couple of", "several", "hundred", "over", "in", "ft", "°C", "point", "①²", "1e5", "×10^", "aged",
    "to", "-", "–", "at least", "about", "more than", "each", "including", "Monday", "23", "October", "2024", "31", "September", "May", "Feb. 30", "yesterday", "25:61",
    "2024-13-45", "last", "week", "ago", "Q3", "1990s", "said", "Dr.", "Kuvshynnykova", "O’Neil", "Cбербанк", "Кувшинникова", "січня", "\n", "\r\n", "\t", " ", ".", ",", "‘",
    "’", "“", "”", "(", ")", "\u202e", "\u200b", "e\u0301", "[17]", "1e999999", "T-72", "+380", "🦉",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8), st.just(" ")), max_size=40).map("".join)
languages = st.sampled_from(["en", "uk", "ru", "de", "fr", "es", None])
