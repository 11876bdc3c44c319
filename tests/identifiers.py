# ruff: noqa: E501  # phrases and forms are easier to compare in lines
"""Made-up identifiers with a form, as people write them, put into texts; every code is artificial.

Finnish identity codes are of the artificial range (serial numbers 900 to 999), phone numbers, accounts, cards
and the rest are random. A planted identifier comes in a phrase of running text, inflected where the language
does that, and a part of them with a typing slip: a stray space, a dash of another kind, a wrong letter case.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faker import Faker

from botnia_signals.privacy.codes import CHECK
from botnia_signals.records import Span

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
SPACES = " \u00a0\u2009\u202f"


@dataclass(frozen=True)
class Planted:
    """A text with an identifier put into it: `text[start:end]` is of `kind`, written as `form`."""

    kind: str
    form: str
    text: str
    start: int
    end: int


class Maker:
    """Makes identifiers of every kind from one seed."""

    def __init__(self, seed: int, language: str = "fi") -> None:
        self.dice = random.Random(seed)  # noqa: S311
        self.language = language
        self.fi, self.sv = Faker("fi_FI"), Faker("sv_SE")
        self.fi.seed_instance(seed)
        self.sv.seed_instance(seed)

    def plant(self, kind: str, text: str) -> Planted:
        """Return `text` with one identifier of `kind` in a phrase between two of its words.

        It never stands beside another number: nobody could tell where the one ends and the other begins.
        """
        form, value = self._value(kind)
        phrase, value = self._phrase(kind, value)
        before, after = self._cut(text)
        whole = f"{before}{phrase}{after}"
        start = len(before) + phrase.index(value)
        return Planted(kind, form, whole, start, start + len(value))

    def _value(self, kind: str) -> tuple[str, str]:
        makers = MAKERS[kind]
        form = self.dice.choice(sorted(makers))
        return form, makers[form](self)

    def _phrase(self, kind: str, value: str) -> tuple[str, str]:
        phrase = fill_towns(self, self.dice.choice(PHRASES[self.language][kind]))
        return phrase.format(value), value

    def _cut(self, text: str) -> tuple[str, str]:
        around = (
            (place, text[max(0, place - 2) : place + 2]) for place, one in enumerate(text) if one == " "
        )
        places = [place for place, near in around if not any(one.isdigit() for one in near)]
        if not places or self.dice.random() < 0.2:
            return (f"{text.rstrip()} ", "") if self.dice.random() < 0.5 else ("", f" {text.lstrip()}")
        place = self.dice.choice(places)
        return f"{text[:place]} ", text[place:]

    def digits(self, number: int, first: str = "") -> str:
        """Return random digits, `first` at their head."""
        return first + "".join(str(self.dice.randrange(10)) for _ in range(number - len(first)))

    def grouped(self, digits: str, sizes: tuple[int, ...], gap: str | None = None) -> str:
        """Return digits in groups of `sizes` with one kind of gap between them; the rest is the last group."""
        gap = self.dice.choice([" ", "-", "\u00a0", "\u2013", " ", "\u2009"]) if gap is None else gap
        parts, place = [], 0
        for size in sizes:
            parts.append(digits[place : place + size])
            place += size
        return gap.join([*parts, digits[place:]] if digits[place:] else parts)

    def letters(self, number: int, of: str = "ABCEFGHJKLMNPRSTUVXYZ") -> str:
        """Return random capital letters."""
        return "".join(self.dice.choice(of) for _ in range(number))

    def born(self) -> tuple[int, int, int]:
        """Return a day, a month and a year."""
        return self.dice.randint(1, 28), self.dice.randint(1, 12), self.dice.randint(1930, 2019)


# --- identity codes


def finnish(make: Maker, sign: str | None = None) -> str:
    day, month, year = make.born()
    birth = f"{day:02d}{month:02d}{year % 100:02d}"
    serial = f"{make.dice.randint(900, 999)}"
    chosen = sign or make.dice.choice("-+ABCDEFYXWVU")
    return f"{birth}{chosen}{serial}{CHECK[int(birth + serial) % 31]}"


def finnish_dashed(make: Maker) -> str:
    code = finnish(make, "-")
    return code[:6] + make.dice.choice(DASHES) + code[7:]


def finnish_spaced(make: Maker) -> str:
    code = finnish(make, make.dice.choice("-A"))
    gap = make.dice.choice(SPACES)
    return make.dice.choice(
        [
            code[:6] + gap + code[6:],
            code[:7] + gap + code[7:],
            code[:6] + gap + code[6] + gap + code[7:],
            code[:10] + gap + code[10:],
            f"{code[:2]}.{code[2:4]}.{code[4:]}",
            f"{code[:2]} {code[2:4]} {code[4:]}",
            code[:3] + gap + code[3:],
            code[:8] + gap + code[8:],
            code[:7] + "\n" + code[7:],
            gap.join(code[:10]) + code[10:],
        ]
    )


def finnish_missed(make: Maker) -> str:
    code = finnish(make, make.dice.choice("-A"))
    wrong = make.dice.choice([letter for letter in CHECK if letter != code[10]])
    letter = code[:10] + make.dice.choice("CEHJKLMNPRSTUVWXY")
    return make.dice.choice(
        [
            code[:10] + wrong,
            code[:6] + "--" + code[7:] if code[6] == "-" else code.lower(),
            code[:10],
            f"{code[:4]}19{code[4:]}" if code[6] == "-" else code,
            "39" + letter[2:],
            letter[:5] + letter[6:],
            letter[:3] + "7" + letter[3:],
            code[:6].replace("0", "O") + letter[6:],
            code[:6] + "_" + code[7:],
            code[:6] + code[7:9] + letter[9:] if code[6] == "-" else code,
            code[:6] + "-" + letter[7:9] + letter[10:],
        ]
    )


def swedish(make: Maker) -> str:
    code = make.sv.ssn()
    short = code[2:] if len(code) == 13 else code
    return make.dice.choice(
        [
            short,
            short.replace("-", make.dice.choice(DASHES)),
            short.replace("-", ""),
            short.replace("-", "+"),
            f"19{short.replace('-', '')}",
            short.replace("-", " - "),
            f"{short[:2]}-{short[2:4]}-{short[4:6]}-{short[7:]}",
            short[:-1] + str((int(short[-1]) + 1) % 10),
            f"{short[:4]}{int(short[4:6]) + 60}{short[6:]}",
        ]
    )


# --- phones, mail, links


def mobile(make: Maker) -> str:
    digits = make.digits(10, make.dice.choice(["040", "041", "044", "045", "050", "046"]))
    if make.dice.random() < 0.3:
        gap = make.dice.choice([" - ", "/", ".", " ", "_", "  "])
        return f"{digits[:3]}{gap}{make.grouped(digits[3:], make.dice.choice([(7,), (3,), (2, 2), (1, 3)]), ' ')}"
    if make.dice.random() < 0.2:
        digits = make.dice.choice([digits[:-1], digits + "7"])
    if make.dice.random() < 0.1:
        return " ".join(digits)
    return make.grouped(digits, make.dice.choice([(3, 3), (3, 7), (3, 3, 2), (10,), (3, 4)]))


def mobile_abroad(make: Maker) -> str:
    digits = make.digits(9, make.dice.choice(["40", "44", "45", "50"]))
    head = make.dice.choice(
        ["+358 ", "+358", "00358 ", "+358 (0)", "+ 358 ", "+358-", "+358(0)", "+358.", "358"]
    )
    return head + make.grouped(
        digits, make.dice.choice([(2, 3), (2, 7), (9,)]), make.dice.choice([" ", "-", ""])
    )


def landline(make: Maker) -> str:
    area = make.dice.choice(["06", "08", "02", "03", "09", "018"])
    digits = make.digits(6 if area == "018" else 7, make.dice.choice("2345678"))
    sizes = make.dice.choice([(3,), (7,), (3, 2)]) if area != "018" else (2, 3)
    body = make.grouped(digits[: 5 if area == "018" else 7], sizes, make.dice.choice([" ", ""]))
    return make.dice.choice([f"{area} {body}", f"{area}-{body}", f"({area}) {body}", f"{area}–{body}"])


def swedish_mobile(make: Maker) -> str:
    digits = make.digits(10, make.dice.choice(["070", "072", "073", "076"]))
    if make.dice.random() < 0.5:
        return make.grouped(digits, make.dice.choice([(3, 3, 2), (3, 7), (10,)]))
    if make.dice.random() < 0.3:
        return make.dice.choice(["0910-123 45", "08-123 456 78", "090-12 34 56", "026-123456"])
    return make.dice.choice(["+46 ", "+46", "0046 "]) + make.grouped(digits[1:], (2, 3, 2), " ")


def email(make: Maker) -> str:
    name = f"{make.fi.first_name()}.{make.fi.last_name()}".lower().replace("ä", "a").replace("ö", "o")
    host = make.dice.choice(["esimerkki.fi", "posti.example.com", "exempel.se", "kunta.esimerkki.ax"])
    at = make.dice.choice(
        ["@", "@", "@", " @ ", "@ ", " (at) ", "(at)", "[at]", " (ät) ", "(a)", " at ", " miukumauku "]
    )
    if make.dice.random() < 0.15:
        return f"{name}@{make.dice.choice(['esimerkki', 'esimerkki,fi', 'esimerkki .fi', 'esimerkki. fi'])}"
    mail = f"{name}{at}{host}"
    return make.dice.choice([mail, mail.upper() if at.strip() == "@" else mail, mail.replace(".", "_", 1)])


def link(make: Maker) -> str:
    name = make.fi.last_name().lower().replace("ä", "a").replace("ö", "o")
    return make.dice.choice(
        [
            f"https://www.esimerkki.fi/{name}/{make.digits(4)}",
            f"http://{name}.example.com",
            f"www.{name}.fi",
            f"WWW.{name.upper()}.FI",
            f"{name}.fi",
            f"{name}.example.com/blogi?id={make.digits(3)}",
            f"https://facebook.com/{name}.{make.digits(3)}",
            f"instagram.com/{name}",
            f"www. {name}.fi",
            f"https:/{name}.fi/sivu",
            f"youtu.be/{make.letters(6)}",
            f"t.me/{name}",
            f"www,{name},fi",
            f"https: //{name}.fi",
        ]
    )


def user(make: Maker) -> str:
    name = make.fi.first_name().lower().replace("-", "")
    return make.dice.choice(
        [
            f"{name}{make.digits(2)}",
            f"{name}-{make.digits(3)}",
            f"x{name.capitalize()}x",
            f"{name}_{make.digits(2)}",
            f"{name}.{make.letters(3).lower()}{make.digits(1)}",
        ]
    )


def handle(make: Maker) -> str:
    return f"@{user(make)}"


# --- money, places, vehicles, registers


def iban(make: Maker) -> str:
    from stdnum import iban as rules

    country, length = make.dice.choice([("FI", 14), ("FI", 14), ("SE", 20)])
    body = make.digits(length)
    number = f"{country}{rules.calc_check_digits(f'{country}00{body}')}{body}"
    gap = make.dice.choice(["", " ", "-", "\u00a0", "–"])
    return gap.join(number[place : place + 4] for place in range(0, len(number), 4))


def iban_missed(make: Maker) -> str:
    number = f"FI{make.digits(16)}"
    four = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
    return make.dice.choice(
        [
            number,
            four,
            four.lower(),
            number[:-1],
            f"{number}7",
            f"FI {number[2:]}",
            four.replace(" ", "  ", 1),
            f"FI {number[2:4]} {number[4:]}",
        ]
    )


def domestic(make: Maker) -> str:
    return f"{make.digits(6, '5')}{make.dice.choice(['-', '–', ' ', ' - '])}{make.digits(make.dice.choice([4, 5, 6, 7]))}"


def card(make: Maker) -> str:
    from stdnum import luhn

    body = make.digits(15, make.dice.choice("45"))
    number = body + luhn.calc_check_digit(body)
    return make.grouped(number, (4, 4, 4), make.dice.choice([" ", "-", "", "\u00a0", "  ", "."]))


def card_missed(make: Maker) -> str:
    return make.grouped(make.digits(16, make.dice.choice("245")), (4, 4, 4), make.dice.choice([" ", "-", ""]))


def card_long_groups(make: Maker) -> str:
    from stdnum import luhn

    body = make.digits(14, "37")
    return make.grouped(body + luhn.calc_check_digit(body), (4, 6), " ")


STREETS = {
    "fi": [
        "Isokatu",
        "Rantatie",
        "Kauppakuja",
        "Mäkipolku",
        "Kalevankaari",
        "Kirkkopuistikko",
        "Myllyraitti",
        "Pajurinne",
        "Länsiväylä",
        "Torniaukio",
        "Koivupenger",
        "Vaasanpuistikko",
        "Ruukinkierto",
        "Peltokulma",
        "Asemakatu",
        "Lehmustie",
        "Pohjolankatu",
        "Sepänkatu",
    ],
    "sv": [
        "Storgatan",
        "Strandvägen",
        "Kyrkogränd",
        "Skolstigen",
        "Smedsbacken",
        "Parkallén",
        "Hamnkajen",
        "Åkerslingan",
        "Björkbågen",
    ],
}
CASES = {
    "katu": ("kadulla", "kadulle", "kadulta", "kadun", "katua"),
    "tie": ("tiellä", "tielle", "tieltä", "tien", "tietä"),
    "kuja": ("kujalla", "kujalle", "kujalta", "kujan", "kujaa"),
}


def flat(make: Maker) -> str:
    house = make.dice.choice(["{n}", "{n}-{m}", "{n}", "{n}"]).format(
        n=make.dice.randint(1, 99), m=make.dice.randint(100, 120)
    )
    letter, door = make.dice.choice("ABCDE"), make.dice.randint(1, 60)
    form = make.dice.choice(
        [
            "{h}",
            "{h} {l} {d}",
            "{h} {s} {d}",
            "{h}{l}{d}",
            "{h} {l}{d}",
            "{h} as {d}",
            "{h}{s}",
            "{h} {l}-{d}",
            "{h}–{d}",
            "{h} as. {d}",
        ]
    )
    return form.format(h=house, l=letter, s=letter.lower(), d=door)


def street(make: Maker) -> str:
    name = make.dice.choice(STREETS["fi"])
    for ending, inflected in CASES.items():
        if name.endswith(ending) and make.dice.random() < 0.5:
            name = name.removesuffix(ending) + make.dice.choice(inflected)
    return f"{name} {flat(make)}"


def street_of_words(make: Maker) -> str:
    name = make.dice.choice(
        [
            "Vanha Vaasantie",
            "Kustaa Aadolfin katu",
            "Iso Roobertinkatu",
            "Pohjoisesplanadi",
            "Kalevan puistotie",
            "Itäinen Rantakatu",
            "Juhani Ahon tie",
            "Vanhan kirkon kuja",
            "Uusi Porvoontie",
            "Kauppatori",
            "Sotilaspojan katu",
        ]
    )
    return f"{name} {flat(make)}"


def street_of_another_end(make: Maker) -> str:
    name = make.dice.choice(
        [
            "Laivurinranta",
            "Mäntymäki",
            "Rantalankallio",
            "Pikkulehto",
            "Kirkkoharju",
            "Niittysaari",
            "Peltola",
        ]
    )
    return f"{name} {make.dice.randint(1, 60)} {make.dice.choice('ABCD')} {make.dice.randint(1, 40)}"


def street_lower(make: Maker) -> str:
    return f"{make.dice.choice(STREETS['fi']).lower()} {make.dice.randint(1, 99)} {make.dice.choice('abcd')} {make.dice.randint(1, 60)}"


def street_swedish(make: Maker) -> str:
    tail = make.dice.choice(["", " B", " lgh 3", " A 12", "b", " bst 4", ", lgh 1102"])
    return f"{make.dice.choice(STREETS['sv'])} {make.dice.randint(1, 99)}{tail}"


TOWNS = [
    "Kokkola",
    "Vaasa",
    "Seinäjoki",
    "Pietarsaari",
    "Lapua",
    "Alajärvi",
    "Kauhava",
    "Närpes",
    "Karleby",
    "Jakobstad",
    "Mariehamn",
    "Alaveteli",
    "Korsholm",
]


def postcode(make: Maker) -> str:
    number = make.digits(3, make.dice.choice(["6", "22", "9", "0"])) + make.dice.choice(
        "123456789"
    )  # none ends in 000
    return make.dice.choice(
        [f"{number}{make.dice.choice('05')}", f"{make.digits(3, '9')} {make.digits(2, '3')}", f"FI-{number}0"]
    )


def plate(make: Maker) -> str:
    letters = make.letters(make.dice.choice([2, 3]), "ABCEFGHJKLMNPRSTUYZ")
    if letters in {
        "EU",
        "HE",
        "KK",
        "EN",
        "MG",
        "CO",
        "PL",
        "TV",
        "ADR",
        "PM",
        "UMTS",
        "GSM",
        "ISO",
        "EKP",
        "CPU",
        "PCR",
    }:
        letters = "ZZY"
    digits = make.digits(make.dice.choice([2, 3]), make.dice.choice("123456789"))
    dash = make.dice.choice(["-", "-", "–", " ", "‑", " - "])
    return make.dice.choice(
        [f"{letters}{dash}{digits}", f"{letters.lower()}-{digits}", f"{letters}{digits}", f"ÅLA-{digits}"]
    )


def plate_swedish(make: Maker) -> str:
    return f"{make.letters(3, 'BDFGHJKLMNPRST')}{make.dice.choice([' ', ''])}{make.digits(2, '4')}{make.dice.choice('ABDEF')}"


def case(make: Maker) -> str:
    year = make.dice.randint(2015, 2025)
    return make.dice.choice(
        [
            make.digits(6, "1"),
            f"{make.digits(4, '2')}/{year}",
            f"{year}-{make.digits(5)}",
            f"A-{make.digits(6)}",
            f"VAA/{make.digits(4, '3')}/05.02.01/{year}",
            f"{make.digits(3, '7')} {make.digits(3, '4')}",
            f"{make.digits(5, '8')}-{make.digits(2)}",
            f"LS{make.digits(7)}",
            f"#{make.digits(5, '4')}",
            f"{make.digits(4, '4')}.{make.digits(4)}",
            f"{year}/{make.digits(3, '3')}",
            f"5500/R/{make.digits(5, '1')}/{year % 100}",
        ]
    )


MONTHS = {
    "fi": [
        "tammi",
        "helmi",
        "maalis",
        "huhti",
        "touko",
        "kesä",
        "heinä",
        "elo",
        "syys",
        "loka",
        "marras",
        "joulu",
    ],
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
}


def birth(make: Maker) -> str:
    day, month, year = make.born()
    word = f"{MONTHS['fi'][month - 1]}kuuta" if make.language == "fi" else MONTHS["sv"][month - 1]
    long = f"{day}. {word} {year}" if make.language == "fi" else f"{day} {word} {year}"
    return make.dice.choice(
        [
            f"{day}.{month}.{year}",
            f"{day:02d}.{month:02d}.{year}",
            f"{day}.{month}.{year % 100:02d}",
            f"{day}. {month}. {year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day}/{month}/{year}",
            f"{day}-{month}-{year}",
            long,
            f"{day} .{month}.{year}",
            f"{day}.{month} {year}",
            f"{day:02d}{month:02d}{year % 100:02d}",
            f"{day:02d}{month:02d}{year}",
            f"{long[:-4]}-{year % 100:02d}",
        ]
    )


MAKERS: dict[str, dict[str, Callable[[Maker], str]]] = {
    "ID": {
        "right": finnish,
        "right, lower case": lambda make: finnish(make).lower(),
        "other dash": finnish_dashed,
        "stray space": finnish_spaced,
        "near miss": finnish_missed,
        "Swedish": swedish,
        "Faker's artificial": lambda make: str(make.fi.ssn(artificial=True)),
    },
    "PHONE": {
        "mobile": mobile,
        "mobile from abroad": mobile_abroad,
        "landline": landline,
        "Swedish mobile": swedish_mobile,
    },
    "EMAIL": {"written or spelt": email},
    "LINK": {"with or without a scheme": link},
    "USER": {"name": user, "handle": handle},
    "ACCOUNT": {"right": iban, "near miss": iban_missed, "domestic": domestic},
    "CARD": {"right": card, "in other groups": card_long_groups, "wrong check digit": card_missed},
    "ADDRESS": {
        "Finnish": street,
        "Finnish, lower case": street_lower,
        "Swedish": street_swedish,
        "several words": street_of_words,
        "another end": street_of_another_end,
    },
    "POSTCODE": {"before a place": postcode},
    "PLATE": {"Finnish": plate, "Swedish": plate_swedish},
    "CASE": {"any": case},
    "BIRTH": {"any": birth},
}
"""By kind of span and form, what makes an identifier."""

PHRASES: dict[str, dict[str, tuple[str, ...]]] = {
    "fi": {
        "ID": (
            "{}",
            "hetu {}",
            "henkilötunnus on {}",
            "({})",
            "tunnuksella {}:",
            "{}:n",
            "{}, sanoi hän",
            "hetuni:{}.",
            "tunnuksesta {}",
        ),
        "PHONE": (
            "{}",
            "soita {}",
            "puh. {}",
            "numerosta {} ei vastata",
            "({})",
            "p. {}.",
            "numeroon {}, kiitos",
            "{}:aan",
            "gsm:{}",
        ),
        "EMAIL": ("{}", "osoitteeseen {}", "sähköposti: {}.", "({})", "{}:lle", "kirjoita {}, niin vastaan"),
        "LINK": ("katso {}", "{}", "osoitteessa {}.", "({})", "sivulla {}, jossa", "{}:ssä"),
        "USER": (
            "käyttäjätunnus {}",
            "Instagramissa: {}",
            "nimimerkki {} kirjoitti",
            "käyttäjänimi on {}.",
            "tunnuksella {} palstalla",
        ),
        "ACCOUNT": ("tilille {}", "tilinumero on {}.", "tilinumero {}", "tili: {}", "tililtä {} otettiin"),
        "CARD": ("kortti {}", "kortin numero on {}.", "pankkikortti: {}", "luottokortilta ({})", "Visa {}"),
        "ADDRESS": (
            "asun osoitteessa {}",
            "osoite: {}.",
            "asuu {}",
            "({})",
            "muutti {}, kun",
            "koti on {}:ssä",
        ),
        "POSTCODE": ("PLACE {} TOWN", "postinumero {}", "({} TOWN)", "asuu {} TOWN"),
        "PLATE": (
            "auto {}",
            "rekisterinumero {}",
            "auton {} ikkuna",
            "rek. {}",
            "ajoneuvon rekisteri on {}.",
            "mopo ({})",
        ),
        "CASE": (
            "asiakasnumero {}",
            "diaarinumero {}",
            "dnro {}",
            "asiakasnumerolla {}",
            "päätösnumero on {}.",
            "potilasnumero: {}",
            "viitenumero {}",
            "asianumero {}",
            "Asiakasnro: {}",
            "asiakas nro {}",
            "tapausnumero {}",
            "laskun numero {}",
            "As.nro {}",
            "asiakasnumeroni {}",
            "tapauksen numero on {}",
            "passin numero {}",
            "hakemusnumero {}",
        ),
        "BIRTH": (
            "syntynyt {}",
            "s. {}",
            "syntymäaika {}",
            "synt. {}",
            "(s. {})",
            "syntymäaika on {}",
            "syntynyt hän on {}",
            "syntymäaikani on {}.",
            "syntyi {}",
            "{} syntynyt poika",
            "syntymäpäivä: {}",
        ),
    },
    "sv": {
        "ID": (
            "{}",
            "personbeteckning {}",
            "personnumret är {}",
            "({})",
            "med koden {}:",
            "{}, sade hon",
            "personnummer:{}.",
        ),
        "PHONE": (
            "{}",
            "ring {}",
            "tfn {}",
            "telefonnumret {} svarar inte",
            "({})",
            "mobil: {}.",
            "på {}, tack",
        ),
        "EMAIL": ("{}", "till {}", "e-post: {}.", "({})", "skriv {}, så svarar jag"),
        "LINK": ("se {}", "{}", "på sidan {}.", "({})", "adressen {}, där"),
        "USER": ("användarnamn {}", "Instagram: {}", "signaturen {} skrev", "användarnamnet är {}."),
        "ACCOUNT": ("till kontot {}", "kontonumret är {}.", "kontonummer {}", "konto: {}"),
        "CARD": ("kort {}", "kortnumret är {}.", "kortet ({})", "Visa {}"),
        "ADDRESS": ("jag bor på {}", "adress: {}.", "hon bor {}", "bor hemma ({})", "flyttade till {}, när"),
        "POSTCODE": ("{} TOWN", "postnummer {}", "({} TOWN)", "bor i {} TOWN"),
        "PLATE": (
            "bilen {}",
            "registernummer {}",
            "bil med skylt {}",
            "reg. {}",
            "fordonet {}.",
            "mopeden ({})",
        ),
        "CASE": (
            "kundnummer {}",
            "ärendenummer {}",
            "dnr {}",
            "ärendenumret är {}.",
            "diarienummer: {}",
            "klientnummer {}",
            "referensnummer {}",
        ),
        "BIRTH": ("född {}", "f. {}", "födelsedatum {}", "född den {}", "födelsetid: {}", "född: {}."),
    },
}
"""By language and kind, the phrases that an identifier stands in."""


def fill_towns(make: Maker, phrase: str) -> str:
    """Return the phrase of a postcode with a street and a town in their places."""
    return phrase.replace("PLACE", "Isokatu 12,").replace("TOWN", make.dice.choice(TOWNS))


def hidden(planted: Planted, spans: Iterable[Span]) -> bool:
    """Tell whether no letter or figure of the planted identifier stands outside the spans."""
    covered = {place for span in spans for place in range(span.start, span.end)}
    return all(
        place in covered for place in range(planted.start, planted.end) if planted.text[place].isalnum()
    )
