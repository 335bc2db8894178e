"""How many spellings of one name the rules N301, N302 and N304 find in generated articles, and how many look-alikes they join.

    python -m benchmarks.misspellings [ARTICLES A KIND] [--show KIND]

Articles are built from sentences below and names of the project's own tables: census names, cities, pairs of the romanization
tables. Each holds either one name spelled in two ways (one of them once) or a trap: names that look alike and are two. Every
article is the same in every run. A name is found if one finding holds both spellings; a trap is joined if one does. Any other
finding of these rules in an article is a false one.
"""

import argparse
import random
import re
from collections import defaultdict

from consistency import Document, check, tables
from consistency.normalize.known import known
from consistency.normalize.romanize import romanize


def _pairs(text):
    return [tuple(pair.split("/")) for pair in text.split()]


_CODES = ("N301", "N302", "N304")
# A key of an English keyboard and the keys beside it.
_NEIGHBOURS = dict(
    _pairs("""q/wa w/qes e/wrd r/etf t/ryg y/tuh u/yij i/uok o/ipl p/ol a/qsz s/awdx d/sefc f/drgv g/fthb h/gyjn j/hukm
k/jil l/kop z/xas x/zcsd c/xvdf v/cbfg b/vngh n/bmhj m/njk""")
)
_ROLES = ["a nurse", "the head teacher", "a spokesman for the union", "who runs the shop", "34", "the club's captain"]
_INTRODUCED = [
    "{full}, {role}, said that the road had been closed since May.",
    "It was {full}, {role}, who wrote the first letter.",
    "The prize went to {full}, {role}.",
    "{title} {full} opened the meeting in the evening.",
    "Police were called by {full}, {role}.",
    "“We had no warning,” said {full}, {role}.",
]
_LATER = [
    "“Nobody told us,” {family} said.",
    "{family} added that the work would take a year.",
    "The council thanked {family} for the help.",
    "According to {family}, the plan is sound.",
    "A letter to {family} was never answered.",
    "Neighbours of {family} heard nothing.",
    "{family} has lived there since childhood.",
    "The court found that {family} had acted in good faith.",
    "Later that day {family} was seen near the harbour.",
    "{family}'s lawyer declined to comment.",
]
_FILLERS = [
    "The weather was mild for the season.",
    "Two hundred people came, more than last year.",
    "Prices have risen by a tenth since then.",
    "A decision is expected in the autumn.",
    "The building dates from the nineteenth century.",
    "Work on the bridge will begin next week.",
    "Tickets were sold out within an hour.",
    "Most of the money comes from a fund for the region.",
]
_PLACED = [
    "The train from {place} was an hour late.",
    "Three houses in {place} lost their roofs.",
    "Buses to {place} run twice a day.",
    "The mayor of {place} promised help.",
    "Schools near {place} stayed closed.",
    "{place} has had no hospital since 2009.",
]
_FIRMS = [
    "Shares of {firm} fell by a tenth.",
    "{firm} closed two sites last year.",
    "The contract went to {firm} in March.",
    "Workers of {firm} went on strike.",
    "A spokeswoman for {firm} declined to comment.",
]
_TRADES = ["Logistics", "Energy", "Foods", "Pharma", "Holdings", "Capital", "Motors"]
_HYPHENED = ["Al-{}", "{}-Maier", "El-{}", "Saint-{}"]
_ACCENTS = {"a": "áàãåä", "e": "éèêë", "i": "íîï", "o": "óôöø", "u": "úüů", "c": "çčć", "n": "ñń", "s": "šś", "z": "žż"}
_GIVEN_FORMS = _pairs("""Oleksandr/Aleksandr Serhii/Sergei Mykhailo/Mikhail Andrii/Andrei Dmytro/Dmitry Mohamed/Mohammed Stephen/Steven
Catherine/Katherine Geoffrey/Jeffrey Sara/Sarah Philip/Phillip Yousef/Yusuf""")
_SHORT_FORMS = _pairs("""William/Bill Robert/Bob Margaret/Peggy Richard/Dick Edward/Ted""")
_STATES = _pairs(
    """Austria/Australia Iraq/Iran Niger/Nigeria Slovakia/Slovenia Mali/Malawi Gambia/Zambia Latvia/Lithuania"""
)
_NAMESAKES = _pairs("""Poroshenko/Doroshenko Khmelnytskyi/Khmilnyk Kravchuk/Kravets Petrenko/Petrov Ivanenko/Ivanchenko
Tkachenko/Tkachuk""")
_DERIVED = ["s", "ian", "ist"]
_HEADLINES = ["{name} OPENS THE NEW BRIDGE", "COUNCIL THANKS {name}", "WHY {name} STAYED AT HOME"]
_BEARERS = [
    "The bill was paid by a Mrs {name}, who runs the bakery.",
    "Flowers came from {name} & Daughters.",
    "A line by the painter {name} hung on the wall.",
    "The key was with caretaker {name}.",
]
_TOLD = [
    "{given} {name}, who is no relation, lives next door.",
    "A man of almost the same name, {given} {name}, got the bill.",
    "The firm was mistaken for that of {given} {name}.",
]


class Maker:
    """Builds articles; each kind is a method that gives the text and the two spellings."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.families = sorted(name.capitalize() for name in known("families") if len(name) > 4)
        self.givens = sorted(
            name.capitalize() for name in known("givens") - known("words") - known("places") if name.isascii()
        )
        self.places = sorted(name.capitalize() for name in known("places") if name.isalpha() and len(name) > 4)
        self.natives = sorted(set(_natives()))

    def person(self, family=None):
        """A given name, and a family name: half are known ones, half are made of two that are."""
        return self.chance.choice(self.givens), family or self.family()

    def family(self):
        """A family name: known, joined of two, or romanized."""
        kind = self.chance.random()
        if kind < 0.45:
            return self.chance.choice(self.families)
        if kind < 0.8:
            a, b = self.chance.choice(self.families).lower(), self.chance.choice(self.families).lower()
            return (a[: self.chance.randrange(2, 5)] + b[-self.chance.randrange(3, 6) :]).capitalize()
        return romanize(self.chance.choice(self.natives)[1], "uk-kmu-2010").replace("'", "")

    def article(self, named, later=()):
        """Sentences in order: introductions first, then the rest mixed with fillers and with another person's."""
        other = self.person()
        rest = [*later, *self.chance.sample(_FILLERS, 4), *self.said(other[1], 2)]
        self.chance.shuffle(rest)
        return "\n".join([*named, self.introduced(*other), *rest])

    def introduced(self, given, family):
        """A sentence with a full name."""
        line = self.chance.choice(_INTRODUCED)
        title = self.chance.choice(["Dr", "Professor", "Mayor", "Councillor", "Ms"])
        return line.format(full=f"{given} {family}", role=self.chance.choice(_ROLES), title=title)

    def said(self, family, times):
        """Sentences with a family name alone."""
        return [line.format(family=family) for line in self.chance.sample(_LATER, times)]

    # One name in two spellings ---------------------------------------------------------------------------------

    def surname_alone(self):
        """The slip stands alone, behind a full name."""
        given, family = self.person()
        slip = self.slip(family)
        later = [*self.said(family, self.chance.randrange(3)), *self.said(slip, 1)]
        return self.article([self.introduced(given, family)], later), family, slip

    def surname_introduced(self):
        """The slip is in the full name."""
        given, family = self.person()
        slip = self.slip(family)
        return (
            self.article([self.introduced(given, slip)], self.said(family, self.chance.randrange(1, 4))),
            family,
            slip,
        )

    def surname_twice(self):
        """Both stand with the given name."""
        given, family = self.person()
        slip = self.slip(family)
        return self.article([self.introduced(given, family)], [self.introduced(given, slip)]), family, slip

    def given_slip(self):
        """A slip in a given name."""
        given, family = self.person()
        slip = self.slip(given)
        return self.article([self.introduced(given, family)], [self.introduced(slip, family)]), given, slip

    def place_slip(self):
        """A slip in a place."""
        place = self.chance.choice(
            [self.chance.choice(self.places), self.family() + self.chance.choice(["ville", "grad", "berg", "o"])]
        )
        slip = self.slip(place)
        times = self.chance.randrange(1, 5)
        lines = self.chance.sample(_PLACED, times + 1)
        return (
            self.article([], [*(line.format(place=place) for line in lines[1:]), lines[0].format(place=slip)]),
            place,
            slip,
        )

    def firm_slip(self):
        """A slip in a firm of one or two words."""
        name = self.family()
        slip = self.slip(name)
        trade = self.chance.choice(["", " " + self.chance.choice(_TRADES)])
        times = self.chance.randrange(1, 4)
        lines = self.chance.sample(_FIRMS, times + 1)
        later = [*(line.format(firm=name + trade) for line in lines[1:]), lines[0].format(firm=slip + trade)]
        return self.article([], later), name, slip

    def romanized(self):
        """A family name by a Ukrainian and by a Russian system."""
        pairs = (
            (romanize(native, f"{language}-{one}"), romanize(native, other))
            for native, language, one, other in self.systems()
        )
        one, other = next((a, b) for a, b in pairs if a.lower() != b.lower() and "'" not in a + b)
        return self.article([self.introduced(self.chance.choice(self.givens), one)], self.said(other, 1)), one, other

    def systems(self):
        """Native names, each with two systems that news uses."""
        while True:
            language, native = self.chance.choice(self.natives)
            yield (
                native,
                language,
                *(("kmu-2010", "ru-bgn-1947") if language == "uk" else ("wikipedia", "ru-icao-9303")),
            )

    def accent(self):
        """Diacritics dropped once."""
        given, family = self.person()
        at = self.chance.choice([i for i, letter in enumerate(family) if i and letter in _ACCENTS] or [1])
        accented = family[:at] + self.chance.choice(_ACCENTS.get(family[at], "é")) + family[at + 1 :]
        one, other = self.chance.choice([(accented, family), (family, accented)])
        return self.article([self.introduced(given, one)], [*self.said(one, 1), *self.said(other, 1)]), one, other

    def hyphen(self):
        """A hyphen in one, a space in the other."""
        given, family = self.person()
        one = self.chance.choice(_HYPHENED).format(family)
        other = one.replace("-", " ")
        return self.article([self.introduced(given, one)], [self.introduced(given, other)]), one, other

    def given_form(self):
        """Two forms of a given name."""
        one, other = self.chance.choice(_GIVEN_FORMS)
        family = self.family()
        return self.article([self.introduced(one, family)], [self.introduced(other, family)]), one, other

    def place_variant(self):
        """A city by its Ukrainian and its Russian name."""
        rows = tables.load("places", "ukraine")["place"]
        forms = (
            (romanize(uk, "uk-kmu-2010"), romanize(ru, "ru-wikipedia"))
            for uk, ru in self.chance.sample(rows, len(rows))
        )
        one, other = next((a, b) for a, b in forms if a != b)
        lines = self.chance.sample(_PLACED, 3)
        return (
            self.article([], [lines[0].format(place=other), *(line.format(place=one) for line in lines[1:])]),
            one,
            other,
        )

    # Traps: two names ------------------------------------------------------------------------------------------

    def trap_namesakes(self):
        """Two known family names one letter apart, each with its given name."""
        a, b = self.near_families()
        named = [self.introduced(*self.person(a)), self.introduced(*self.person(b))]
        return self.article(named, [*self.said(a, 1), *self.said(b, 1)]), a, b

    def trap_strangers(self):
        """A made-up family name and one a letter away, each with its given name."""
        a = self.family()
        b = self.slip(a)
        return self.article([self.introduced(*self.person(a)), self.introduced(*self.person(b))], self.said(a, 1)), a, b

    def trap_relatives(self):
        """Brothers: given names that look alike, one family name."""
        family = self.family()
        a, b = self.near_givens()
        return self.article([self.introduced(a, family), self.introduced(b, family)], self.said(family, 1)), a, b

    def trap_team(self):
        """Family names that look alike in one list."""
        a, b = self.near_families()
        names = [a, b, *(self.family() for _ in range(5))]
        self.chance.shuffle(names)
        return self.article([f"The team: {', '.join(names[:-1])} and {names[-1]}."]), a, b

    def trap_couple(self):
        """A man's and a woman's family name."""
        natives = self.chance.sample(self.natives, len(self.natives))
        names = (romanize(native, "ru-wikipedia") for language, native in natives if language == "ru")
        man = next(name for name in names if name.endswith(("ov", "ev", "in")))
        woman = man + "a"
        return (
            self.article([self.introduced("Pavel", man)], [*self.said(woman, 1), f"His wife {woman} agreed."]),
            man,
            woman,
        )

    def trap_plural(self):
        """A family, or followers."""
        given, family = self.person()
        other = family + self.chance.choice(_DERIVED)
        later = [f"The {other} have lived there for years.", *self.said(family, 1)]
        return self.article([self.introduced(given, family)], later), family, other

    def trap_states(self):
        """States whose names look alike."""
        a, b = self.chance.choice(_STATES)
        lines = self.chance.sample(_PLACED, 3)
        return self.article([], [lines[0].format(place=a), lines[1].format(place=b), lines[2].format(place=a)]), a, b

    def trap_nickname(self):
        """A short form of a given name."""
        a, b = self.chance.choice(_SHORT_FORMS)
        family = self.family()
        return self.article([self.introduced(a, family)], [self.introduced(b, family)]), a, b

    def trap_slavic(self):
        """Slavic near-namesakes, one of them never introduced."""
        a, b = self.chance.choice(_NAMESAKES)
        return (
            self.article([self.introduced(self.chance.choice(self.givens), a)], [*self.said(a, 1), *self.said(b, 1)]),
            a,
            b,
        )

    def trap_pun(self):
        """An article about two names."""
        a, b = self.near_families()
        return (
            self.article(
                [f"Is it {a} or {b}? The village has argued about it for years.", f"{a}, not {b}, stands on the sign."]
            ),
            a,
            b,
        )

    # Added later, so that the articles above stay as they were -------------------------------------------------

    def known_slip(self):
        """A slip that makes another known family name."""
        given = self.chance.choice(self.givens)
        family, slip = self.near_families()
        return (
            self.article([self.introduced(given, family)], [*self.said(family, 1), *self.said(slip, 1)]),
            family,
            slip,
        )

    def capitals(self):
        """A slip in a headline that is written in capitals."""
        given, family = self.person()
        slip = self.slip(family).upper()
        headline = self.chance.choice(_HEADLINES).format(name=slip)
        return f"{headline}\n\n{self.article([self.introduced(given, family)], self.said(family, 1))}", family, slip

    def bracket(self):
        """A slip in a sentence in brackets."""
        given, family = self.person()
        slip = self.slip(family)
        return (
            self.article([self.introduced(given, family)], [f"The road is closed ({slip} said no more)."]),
            family,
            slip,
        )

    def trap_bearer(self):
        """Somebody else with a name one letter off, who has no given name of his own."""
        a, b = self.near_families()
        later = [*self.said(a, 2), self.chance.choice(_BEARERS).format(name=b)]
        return self.article([self.introduced(self.chance.choice(self.givens), a)], later), a, b

    def trap_told(self):
        """A text that tells the two bearers apart."""
        given, family = self.person()
        slip = self.slip(family)
        told = self.chance.choice(_TOLD).format(given=given, name=slip)
        return self.article([self.introduced(given, family)], [*self.said(family, 1), told]), family, slip

    def near_families(self):
        """Two known family names one letter apart."""
        while True:
            family = self.chance.choice(self.families)
            near = [other for other in (self.slip(family) for _ in range(40)) if other.lower() in known("families")]
            if near:
                return family, near[0]

    def near_givens(self):
        """Two known given names one letter apart."""
        while True:
            given = self.chance.choice(self.givens)
            near = [other for other in (self.slip(given) for _ in range(40)) if other.lower() in known("givens")]
            if near:
                return given, near[0]

    def slip(self, name):
        """The name with one typing error, not in its first letter nine times in ten; never the name itself."""
        while True:
            at = self.chance.randrange(0 if self.chance.random() < 0.1 else 1, len(name))
            letter = name[at].lower()
            kind = self.chance.random()
            if kind < 0.22:
                made = name[:at] + name[at + 1 :]
            elif kind < 0.36:
                made = name[: at + 1] + name[at:]
            elif kind < 0.52 and at + 1 < len(name):
                made = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            elif kind < 0.74 and letter in "aeiou":
                made = name[:at] + self.chance.choice("aeiou") + name[at + 1 :]
            elif kind < 0.84:
                made = name[:at] + self.chance.choice("aeinrst") + name[at:]
            else:
                made = name[:at] + self.chance.choice(_NEIGHBOURS.get(letter, "e")) + name[at + 1 :]
            made = made[:1].upper() + made[1:].lower()
            if made.lower() != name.lower() and len(made) > 3:
                return made


def _natives():
    """Ukrainian and Russian family names of the tables of pairs, of letters that both languages have: language and name."""
    for name in tables.names("romanize"):
        language = name[:2]
        path = tables._FOLDER / "romanize" / f"{name}.tsv"
        if language in ("uk", "ru") and path.is_file():
            endings = tuple(tables.load("orthography", language)["family_endings"])
            for line in path.read_text(encoding="utf-8").splitlines():
                native = line.split("\t")[0]
                if (
                    re.fullmatch(r"[А-Я][а-я]{4,14}", native)
                    and native.endswith(endings)
                    and not set(native) & set("ыэъё")
                ):
                    yield language, native


def main(articles=60, show=None):
    """Print, for each kind, how many are found (a note or more) and how many above a note."""
    maker = Maker(0)
    kinds = [kind for kind in vars(Maker) if _is_kind(kind)]
    found, sure, false, shares = defaultdict(int), defaultdict(int), 0, defaultdict(list)
    for kind in kinds:
        for _ in range(articles):
            text, a, b = getattr(maker, kind)()
            hit = None
            for finding in check([Document("a", text, "en")]).findings:
                if finding.rule in _CODES:
                    said = [reading.text for reading in finding.readings]
                    if all(any(name in words for words in said) for name in (a, b)):
                        hit = finding
                    else:
                        false += 1
                        if show == "false":
                            print(f"  false: {finding.severity} {finding.message}")
            found[kind] += hit is not None
            sure[kind] += hit is not None and hit.severity != "note"
            if show == kind and (hit is None) != kind.startswith("trap"):
                print(f"  {'joined' if hit else 'missed'}: {a} | {b} {hit.message if hit else ''}")
        name = kind.removeprefix("trap_").replace("_", " ")
        share = found[kind] / articles, sure[kind] / articles
        print(
            f"{'trap' if kind.startswith('trap') else '':<5}{name:<20} {share[0]:.2f} found, {share[1]:.2f} above a note"
        )
        shares[kind.startswith("trap")].append(share)
    names, traps = (
        [sum(column) / len(rows) for column in zip(*rows, strict=True)] for rows in (shares[False], shares[True])
    )
    print(f"one name in two spellings: {names[0]:.3f} found, {names[1]:.3f} above a note (macro over kinds)")
    print(f"look-alikes: {traps[0]:.3f} joined, {traps[1]:.3f} above a note (macro over kinds)")
    true = sum(count for kind, count in found.items() if not kind.startswith("trap"))
    joined = sum(found.values()) - true
    total = articles * len(kinds)
    print(
        f"other findings: {false} in {total} articles; precision of all findings {true / (true + joined + false):.3f}"
    )


def _is_kind(name):
    helpers = ("person", "family", "article", "introduced", "said", "systems", "near_families", "near_givens", "slip")
    return not name.startswith("_") and name not in helpers


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=60)
    parser.add_argument("--show")
    main(**vars(parser.parse_args()))
