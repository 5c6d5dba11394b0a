#!/usr/bin/env python3
"""Writes Sources/Words/Languages/CLDRData.swift from Unicode's CLDR.

Run it from the top of the repository, with Debian's package of CLDR:

    apt-get install unicode-cldr-core
    python3 Sources/Words/Generate/cldr.py >Sources/Words/Languages/CLDRData.swift
    swift format -i Sources/Words/Languages/CLDRData.swift

The package is needed for this only. CLDR is followed, with these exceptions:
- English is the international English of `en_001`, with no comma after a day of the week, and "Sep", "h", "min", "s".
- Times are on the 24-hour clock in every language, as tickets and programmes print them.
- Hours and minutes of a duration are joined by a space, or by nothing in Japanese, as are number and unit there.
- A narrow space (U+202F) becomes a no-break space (U+00A0): console fonts lack it.
- Of a currency's signs the narrow one is used ($ for CAD), for all amounts of a cinema are in one currency; the code
  where the sign is written from right to left.
"""

import unicodedata
import xml.etree.ElementTree as ElementTree
from functools import cache

CLDR = "/usr/share/unicode/cldr/common/"

# The language's code, and where CLDR's data of it is looked up, nearest first.
LANGUAGES = {
    "en": ["en_001", "en", "root"],
    "de": ["de", "root"],
    "fr": ["fr", "root"],
    "es": ["es", "root"],
    "ja": ["ja", "root"],
    "pl": ["pl", "root"],
}
LATIN = "numbers/{}[@numberSystem='latn']"
GREGORIAN = "dates/calendars/calendar[@type='gregorian']/"


@cache
def tree(name):
    return ElementTree.parse(f"{CLDR}main/{name}.xml").getroot()


def found(chain, *paths):
    """The text of the first path that the nearest locale has; a locale before its parents, a path before the next."""
    for path in paths:
        for name in chain:
            element = tree(name).find(path)
            if element is not None and element.text and element.text != "↑↑↑":
                return element.text.replace("\u202f", "\u00a0")
    raise SystemExit(f"{chain[0]}: nothing at {paths}")


def swift(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\u{A0}") + '"'


def words(texts):
    return swift("|".join(texts))


def calendar(chain, kind, parent, ids):
    """The names in full and in short, as they stand in a date."""
    chain = [name for name in chain if name != "en_001"]  # en_001 has "Sept"
    path = GREGORIAN + kind + "/" + parent + "Context[@type='{}']/" + parent + "Width[@type='{}']/" + parent
    def names(width):
        # root's short names are an alias of the stand-alone ones, and those of the full ones.
        paths = [path.format(*place) for place in [("format", width), ("stand-alone", width), ("format", "wide")]]
        return words(found(chain, *(f"{path}[@type='{id}']" for path in paths)) for id in ids)
    return names("wide"), names("abbreviated")


def date(chain, skeleton):
    if skeleton == "full":
        pattern = found(chain, GREGORIAN + "dateFormats/dateFormatLength[@type='full']/dateFormat/pattern")
    else:
        pattern = found(chain, GREGORIAN + f"dateTimeFormats/availableFormats/dateFormatItem[@id='{skeleton}']")
    return pattern.replace(",", "") if chain[0] == "en_001" else pattern


def list_pattern(chain, kind, part):
    own = f"[@type='{kind}']" if kind else ""
    for name in chain:
        for element in tree(name).findall("listPatterns/listPattern" + own):
            if kind or element.get("type") is None:
                pattern = element.find(f"listPatternPart[@type='{part}']")
                if pattern is not None and pattern.text != "↑↑↑":
                    return pattern.text[len("{0}"):-len("{1}")]
    raise SystemExit(f"{chain[0]}: no list {kind} {part}")


def unit(chain, name):
    chain = ["root"] if chain[0] == "en_001" else chain
    pattern = found(chain, f"units/unitLength[@type='short']/unit[@type='duration-{name}']/unitPattern[@count='other']",
                    f"units/unitLength[@type='short']/unit[@type='duration-{name}']/unitPattern[@count='many']")
    return pattern.replace(" ", "") if chain[0] == "ja" else pattern


def tenders():
    """The currencies of CLDR's regions that are legal tender today."""
    data = ElementTree.parse(CLDR + "supplemental/supplementalData.xml").getroot()
    return sorted({c.get("iso4217") for c in data.findall("currencyData/region/currency")
                   if c.get("to") is None and c.get("tender") != "false"})


def sign(chain, code):
    """The narrow sign, else the ordinary one, else the code; and the code where a sign is written from right to left."""
    path = f"numbers/currencies/currency[@type='{code}']/symbol"
    for kind in ["narrow", None]:
        for name in chain:
            for element in tree(name).findall(path):
                if element.get("alt") == kind and element.text != "↑↑↑":
                    leftwards = any(unicodedata.bidirectional(c) in ("R", "AL") for c in element.text)
                    return code if leftwards else element.text.replace("\u202f", "\u00a0")
    return code


def literal(language, chain, shared):
    get = lambda *path: found(chain, *path)
    symbols = LATIN.format("symbols")
    months, short_months = calendar(chain, "months", "month", range(1, 13))
    days, short_days = calendar(chain, "days", "day", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    signs = {code: sign(chain, code) for code in tenders()}
    own = {code: text for code, text in signs.items() if shared.get(code, code) != text}
    fields = {
        "decimal": swift(get(f"{symbols}/decimal")),
        "group": swift(get(f"{symbols}/group")),
        "minimumGroupingDigits": get("numbers/minimumGroupingDigits"),
        "minus": swift(get(f"{symbols}/minusSign")),
        "currency": swift(get(LATIN.format("currencyFormats")
                              + "/currencyFormatLength/currencyFormat[@type='standard']/pattern")),
        "signs": words(f"{code}{text}" for code, text in sorted(own.items())),
        "months": months, "shortMonths": short_months, "days": days, "shortDays": short_days,
        "shortDate": swift(date(chain, "MMMEd")), "longDate": swift(date(chain, "full")),
        "time": swift(date(chain, "Hm")),
        "today": swift(get("dates/fields/field[@type='day']/relative[@type='0']")),
        "tomorrow": swift(get("dates/fields/field[@type='day']/relative[@type='1']")),
        "comma": swift(list_pattern(chain, "", "start")),
        "and": f"({swift(list_pattern(chain, '', '2'))}, {swift(list_pattern(chain, '', 'end'))})",
        "or": f"({swift(list_pattern(chain, 'or', '2'))}, {swift(list_pattern(chain, 'or', 'end'))})",
        "hour": swift(unit(chain, "hour")), "minute": swift(unit(chain, "minute")),
        "second": swift(unit(chain, "second")), "durationSeparator": swift("" if language == "ja" else " "),
    }
    body = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"  static let {language} = LanguageData({body})\n"


def main():
    english = LANGUAGES["en"]
    shared = {code: sign(english, code) for code in tenders()}
    shared = {code: text for code, text in shared.items() if code != text}
    print("// Written by Sources/Words/Generate/cldr.py from Unicode's CLDR. Do not edit: see there how to run it.\n")
    print("extension LanguageData {")
    print("  /// The signs that English and most languages use: a currency's code and its sign, with bars between.")
    print(f"  static let sharedSigns = {words(f'{c}{t}' for c, t in sorted(shared.items()))}\n")
    print("\n".join(literal(language, chain, shared) for language, chain in LANGUAGES.items()) + "}")


main()
