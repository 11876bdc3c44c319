"""Names that sentences are made with, Finnish, Swedish and newer ones; every fifth is kept for measuring."""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Names:
    """Names by kind; `wordlike` ones are ordinary words as well."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    wordlike_given: tuple[str, ...]
    wordlike_surnames: tuple[str, ...]
    nicknames: tuple[str, ...]


@functools.cache
def names_of(language: str, *, held_out: bool) -> Names:
    """Return the names of a language (fi or sv), those to learn from or those kept for measuring."""
    from faker.providers.person.fi_FI import Provider as Finnish
    from faker.providers.person.sv_SE import Provider as Swedish

    provider = Finnish if language == "fi" else Swedish
    given = {*provider.first_names, *NEWER_GIVEN, *(() if language == "fi" else COAST_GIVEN)}
    built = _built(*(FINNISH_PARTS if language == "fi" else SWEDISH_PARTS))
    surnames = {*provider.last_names, *NEWER_SURNAMES, *built}
    words = (FINNISH_WORDS, FINNISH_WORD_SURNAMES) if language == "fi" else (SWEDISH_WORDS, SWEDISH_SURNAMES)
    kinds = (given, surnames, *words, FINNISH_NICKNAMES if language == "fi" else SWEDISH_NICKNAMES)
    return Names(*(tuple(sorted(one for one in kind if _is_held_out(one) == held_out)) for kind in kinds))


def _is_held_out(name: str) -> bool:
    return zlib.crc32(name.lower().encode()) % 5 == 0


def _built(first: tuple[str, ...], last: tuple[str, ...]) -> set[str]:
    """Return every third surname that the parts make ("Kivi" + "mäki", "Sand" + "holm")."""
    made = sorted(one + other for one in first for other in last if one[-1] != other[0])
    return set(made[::3])


FINNISH_WORDS = _words(
    """
    Toivo Lahja Rauha Lempi Onni Tuuli Meri Aamu Ilma Taisto Urho Armas Kai Vieno Tähti Lumi Pilvi Satu
    Kielo Vanamo Orvokki Vuokko Sointu Säde Tarmo Voitto Usko Unto Impi Aarre Kaino Suvi Marja Oma Vilja
    Ilta Raita Rusko Sade Kukka Sulo Soma Sisko Veli Lauha Kauno Oiva Jalo Into Niilo Viima Virva Sylvi
    Helmi Talvikki Vesa Kari Tapio Ahti Outi Tuisku Päivi Kanerva Mesi Utu Routa Pyry Myrsky Otso Touko
    """
)
FINNISH_WORD_SURNAMES = _words(
    """
    Mäki Virta Lehto Koski Niemi Laine Salo Ranta Lahti Kallio Aalto Harju Heino Hirvi Kangas Karhu Kivi
    Korpi Kuusi Leino Lampi Laakso Manner Metsä Nurmi Oja Pelto Rauta Saari Salmi Suo Rinne Seppä Susi
    Vuori Vainio Aho Halme Honka Hovi Järvi Kaski Keto Kuisma Luoto Koivu Haapa Kanto Kettu Ketola Kuula
    Lepo Lintu Loukko Lukkari Maa Mustonen Myllys Mylly Noro Nummi Orava Paasi Palo Pohja Polvi Puro Raja
    Raitio Ruoho Räsänen Sammal Satama Sorsa Sulka Suomi Suvanto Taipale Talvi Tammi Tuomi Tie Uusitalo
    Valli Varis Vehkamäki Vesi Viita Voima Väylä Ylitalo Alatalo Kauppi Kaarto Ilves Jänis Jää Hanka
    Halla Harmaa Hauta Helle Hiekka Sora Savi Torppa Tupa Talo Kotila Kouvo Kunnas Nieminen Pihlaja Vaara
    """
)
SWEDISH_WORDS = _words(
    """
    Björn Sten Stig Bo Tor Liv My Vera Viola Linda Saga Tindra Storm Frej Love Alma Siv Per Dag Tove Mark
    Ros Jasmin Hans Gun Mona Ida Glad Ebbe Tore Ro Vår Maj Juni April Dagny Kaj Glenn Rut Kim Ola Pia Gro
    Tom Sol Molly Gull Lo Ulv Folke Karl Ernst Ärla Svea Vide Ask Jarl Fria Iris Lilja Hjärdis Nord Fred
    """
)
SWEDISH_SURNAMES = _words(
    """
    Berg Lund Strand Holm Björk Lind Ek Gran Sjö Alm Kvist Dahl Ström Sten Frisk Modig Rask Stark Lång
    Stolt Ståhl Hjelm Sund Vik Nord Fors Skog Backa Öst Åberg Dal Häst Räv Lax Varg Hammar Krok Flink
    Glad Sköld Svärd Lans Ros Blom Lilja Törn Sved Rosenberg Ljung Löv Gren Kulla Ås Ö Holmen Udd Näs
    Bäck Bro Borg Granit Brandt Frost Snäll Svan Falk Hök Örn Trana Duva Lo Bock Gädda Abborre Mård Bäver
    """
)
FINNISH_NICKNAMES = _words(
    """
    Make Pena Jaska Kaitsu Mirkku Sirkku Tepa Jonttu Ripa Rake Sepi Pepe Masa Jope Jallu Hande Hessu Jani
    Kake Kalle Keke Maukka Mape Masi Mara Misu Mimmi Nipa Olli Pate Pekko Pera Pirkko Repe Rane Reiska
    Samppa Saku Simppa Sippe Sirpa Tapsa Tane Teme Timppa Tinde Topi Tume Vesku Ville Vili Ansku Annu
    Anskuu Elli Emmi Hanski Heidi Henkka Ike Ilkka Jarppi Jarkko Jonna Jusa Jusu Jussi Jukka Kati Kata
    Katja Kikka Kirsi Kike Krisse Lake Lallu Lare Lassi Liisu Manski Maikki Mami Mari Minni Nana Nanski
    Nelli Niksu Nuppu Oskari Osku Paavo Paku Pinja Pirre Piia Raija Ritu Sanski Sanna Susku Tarsa Tiinu
    Tintti Titta Tuija Tuulikki Tyyni Ulla Vekku Viku Ykä Jykä Eki Eke Arska Ate Antsa Aku Aki Alli
    """
)
SWEDISH_NICKNAMES = _words(
    """
    Kalle Pelle Lasse Nisse Bosse Maggan Lotta Totte Micke Jocke Danne Affe Ninni Titti Kattis Fia Bettan
    Gittan Sussi Majsan Hasse Janne Krille Frasse Berra Sigge Tompa Robban Matte Figge Ankan Annika Babsan
    Bagge Benke Biggan Bibbi Carro Chrille Conny Dadde Ebban Ecke Erka Fidde Foffe Fredde Gogge Gugge
    Gusten Hampe Henke Inga Ittan Jossan Jonte Jompa Kicki Kicke Kaffe Kajan Lelle Leffe Lillan Linkan
    Lollo Ludde Lulle Maja Malla Manne Milla Mimmi Minna Moa Mogge Molle Nenne Nettan Nicke Nuffe Olle
    Ogge Osse Palle Peppe Pettan Pirran Putte Raffe Ragge Roffe Sanna Santtu Seppo Siffan Snurre Stoffe
    Svenne Tessan Tobbe Tova Tusse Ubbe Uffe Vicke Vivve Ville Viffe Ylle Åsan
    """
)
NEWER_GIVEN = _words(
    """
    Ahmed Ali Hassan Fatima Mohammed Abdi Aisha Amina Olena Iryna Oksana Mykola Dmytro Taras Yulia Andriy
    Svetlana Natalia Aleksei Sergei Igor Tatjana Ljudmila Galina Maksim Viktoria Nguyen Linh Minh Hoa Thi
    Ngoc Somchai Anong Malee Priya Raj Anil Sunita Bikram Deepak Maryam Zahra Reza Hossein Nasrin Layla
    Omar Khalid Yusuf Ibrahim Mustafa Leyla Ayşe Emre Hodan Sahra Ayan Faisal Jamal Noor Samira Rania
    Besnik Arben Drita Valon Jelena Goran Milica Dragan Piotr Agnieszka Marek Krzysztof Katarzyna Liis
    Kadri Toomas Urmas Kristjan Merike Siim Grace Emmanuel Blessing Chinedu Kofi Amara Tesfaye Selam
    Carlos María José Lucía Rosario Jun Mei Wei Ling Angelo Jocelyn Rowena Darko Edita Ruslan Timur
    """
)
COAST_GIVEN = _words(
    """
    Ann-Christin Gun-Britt Britt-Marie Maj-Lis Carl-Gustav Karl-Johan Ann-Sofi Jan-Erik Lars-Erik Mary-Ann
    Gunnevi Gunvor Bjarne Börje Torolf Göran Håkan Henrik Runar Rune Sixten Folke Levi Elis Edit Hjördis
    Disa Svea Ingmar Ingvald Valdemar Helmer Ragni Gurli Gunborg Birgitta Solveig Benita Carola Ulrika
    """
)
NEWER_SURNAMES = _words(
    """
    Kovalenko Shevchenko Bondarenko Tkachenko Melnyk Kravchuk Boyko Ivanov Ivanova Petrov Petrova Smirnov
    Kuznetsova Volkov Sokolova Popov Morozova Lebedev Warsame Abdullahi Mohamud Hussein Farah Jama Ismail
    Osman Nur Hersi Egal Haji Nguyen Tran Pham Hoang Le Vu Dang Bui Hassan Ali Al-Hassan Al-Jabouri Mahmoud
    Khalil Rahimi Ahmadi Hosseini Karimi Haidari Noori Krasniqi Berisha Gashi Hoxha Osmani Kowalski Nowak
    Wiśniewska Tamm Saar Rebane Kask Mägi Sepp Sharma Thapa Gurung Singh Patel Okafor Mensah Diallo Traoré
    Tesfay García Fernández López Rodríguez Santos Reyes Cruz Bautista Yılmaz Demir Kaya Chen Wang Zhang
    Phuong Saetang Wongsa Jovanović Petrović Novak Horvat Popescu Ionescu Kozlov Zaytseva Nikitin Orlova
    """
)
FINNISH_PARTS = (
    _words(
        """
        Ala Ylä Iso Vähä Uusi Väli Kivi Koivu Kuusi Haapa Leppä Mänty Hieta Rauta Pelto Myllys Kaunis Musta
        Huhta Kytö Niitty Rinta Ranta Perä Taka Etelä Pohjois Länsi Lamm Kosken Joki Suo Härkä Karhu
        """
    ),
    _words(
        "mäki niemi kangas joki koski saari salmi vuori harju kallio lehto oja lampi korpi talo aho luoma"
    ),
)
SWEDISH_PARTS = (
    _words(
        """
        Ny Sand Back Stor Lill Norr Söder Öst Väst Gran Björk Al Ek Häst Häger Lind Snäll Grön Gull Kron Wik
        Sjö Ahl Hall Höst Rönn Tall Ström Fors Berg Ceder Eng Fager Hell Löf Nord Rosen Silver Åker Äng
        """
    ),
    _words("gård backa näs blom lund man holm ström qvist berg mark sten lid ås bäck fors dahl gren stedt"),
)
