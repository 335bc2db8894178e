"""docs/romanization.md lists every system as its table has it. Run this file to write the list anew."""

import re
from itertools import groupby
from pathlib import Path

from consistency import tables
from consistency.normalize.romanize import systems

PAGE = Path(__file__).parents[2] / "docs" / "romanization.md"
LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "de": "German",
    "el": "Greek",
    "hy": "Armenian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "mk": "Macedonian",
    "mul": "any language in Latin letters",
    "ru": "Russian",
    "sr": "Serbian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
LIST = re.compile("(?<=<!-- systems -->\n).*(?=<!-- end -->)", re.DOTALL)


def listed():
    """The systems of each language, best known first."""
    lines = []
    for language, group in groupby(systems().values(), lambda system: system.language):
        lines += ["", f"## {LANGUAGES[language]} ({language})", "", "| id | source | verified |", "|---|---|---|"]
        for system in group:
            source = tables.load("romanize", system.id)["source"]
            lines.append(f"| `{system.id}` | {source} | {'yes' if system.verified else 'no'} |")
    return "\n".join(lines) + "\n\n"


def test_the_page_lists_every_system():
    (shown,) = LIST.findall(PAGE.read_text(encoding="utf-8"))
    assert shown == listed(), "run tests/tables/test_romanization_page.py to write the list anew"


if __name__ == "__main__":
    PAGE.write_text(LIST.sub(listed().replace("\\", r"\\"), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
