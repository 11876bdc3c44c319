"""The records that pass between stages. Frozen; no behaviour beyond small derived values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class SourceKind(StrEnum):
    """Where a text comes from."""

    SOCIAL_REPORT = "social_report"
    FORESIGHT_DIALOGUE = "foresight_dialogue"
    ROUND_TABLE = "round_table"
    SURVEY = "survey"
    RESIDENTS_PANEL = "residents_panel"
    OMBUDSMAN_REPORT = "ombudsman_report"
    EXPERT_SURVEY = "expert_survey"
    ACTIVITY_REPORT = "activity_report"
    THESIS = "thesis"
    BUSINESS_SIGNAL = "business_signal"
    OTHER = "other"


SOURCE_ALIASES = {"dialogue": SourceKind.FORESIGHT_DIALOGUE, "panel": SourceKind.RESIDENTS_PANEL}


class Level(StrEnum):
    """How strongly a finding stands out."""

    SIGNAL = "signal"
    WATCH = "watch"


class Kind(StrEnum):
    """What changed slowly, or stopped: the kinds of a change beside signals and what is watched."""

    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    THEME_SILENT = "theme_silent"
    SOURCE_SILENT = "source_silent"
    PLACE_SILENT = "place_silent"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its file: the `number`th `unit` (paragraph, line, row, comment, turn, part).

    `ordinal` counts what is kept of the file, from 0; `page` is 0 where the format has no pages.
    """

    unit: str
    number: int
    page: int = 0
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Masking:
    """What is masked, and how: whether organisations are, and what finds names of people.

    `finder` is "model" for the tagger that reads whole sentences, with rules, or "rules" for these alone.
    """

    organisations: bool = False
    finder: str = "model"


USUAL_MASKING = Masking()
"""Organisations stay; the tagger finds names."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One text as it was read, not yet pseudonymised. Lives in memory only; the store refuses it.

    `origin` says where it stood ("answers.csv, row 12"), `place` the same for what is shown in its file.
    Text, author and attributes never show in `repr`.
    """

    record_id: str = field(repr=False)
    text: str = field(repr=False)
    date: dt.date
    source: SourceKind
    author: str = field(repr=False)
    municipality: str
    language: str | None = None
    attributes: dict[str, str] = field(default_factory=dict, repr=False)
    origin: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A text of a file that is no statement: where it stood, why (a key of the catalogue), and the text.

    It is kept beside the statements of the file and shown with them, but never counted. `author` stands
    where the file names one: what an author said goes with the author, though it was set aside.
    """

    origin: str
    reason: str
    text: str = field(repr=False)
    place: Place
    heading: str = field(default="", repr=False)
    author: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters that identifies a person: [start, end) and what it is (PERSON, PHONE, …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One pseudonymised text. `id` is a hash of its record; `author` is a key that names nobody."""

    id: str
    record_id: str
    text: str = field(repr=False)
    date: dt.date = field(default=dt.date.min)
    source: SourceKind = SourceKind.OTHER
    author: str = ""
    municipality: str = ""
    language: str | None = None
    attributes: dict[str, str] = field(default_factory=dict, repr=False)
    origin: str = ""
    masked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One to three sentences of a document: `text == document.text[start:end]`."""

    id: str
    document_id: str
    ordinal: int
    start: int
    end: int
    language: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Revealing:
    """What in a statement may point at one person without a name: `text[start:end]`, and of which kind it is.

    `general` says it more widely ("" where it can't be); `fitting` estimates how many people in its place the
    whole statement fits, `high` tells that these are few.
    """

    start: int
    end: int
    kind: str
    general: str
    fitting: float
    high: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row or a file that was not taken, where it stood and why (a key of the catalogue and its values)."""

    origin: str
    key: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the map: what is talked about. `names` has a name for each language of its statements.

    In the store `id` is the theme's lasting number (4 for T-0004), which every later map of it keeps; `at` is
    where it stands on the picture of the map, both in [0, 1], None where no picture was made. `lately` counts
    its statements in each of the last weeks up to that of the map, the oldest first.
    """

    id: int
    names: dict[str, str]
    words: dict[str, tuple[str, ...]]
    size: int
    members: tuple[str, ...] = field(repr=False)
    examples: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    lately: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeEvent:
    """What a new map did to a theme; `other` is the theme that it happened with, by its lasting number.

    Kinds: new, split (from `other`), returned, merged (into `other`, which goes on), ended.
    """

    kind: str
    theme: int
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """The statements that a scan looks at, one row each, sorted by id.

    `vectors` is float32 (n, d) with unit rows, languages aligned; `days` are ordinals (`date.toordinal()`).
    `collections` names what a text was gathered by: the kind of source, and the question it answers.
    `regions` names each statement's region, "" where it is not known. `copies` numbers groups of
    near-identical texts: one voice with several senders; -1 for a text of its own. Both may be empty.
    """

    ids: tuple[str, ...]
    documents: tuple[str, ...]
    authors: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    collections: tuple[str, ...]
    languages: tuple[str, ...]
    days: NDArray[np.int64]
    vectors: Vectors = field(repr=False)
    regions: tuple[str, ...] = ()
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A group of statements that grew more than chance explains, as of one week.

    `score` is the log-likelihood ratio, `p` its chance anywhere in the week under the null, `seen` and
    `expected` count recent voices (an author counts once), `since` is the first day of the window. `place`
    is the region or municipality in which it stands out, "" for everywhere. `evidence` is the e-value of what
    was said since it was first listed, 0 where nothing was tested; `known_as` is the id of the signal that
    was followed, "" for what the scan found by itself.
    """

    level: Level
    score: float
    p: float
    seen: int
    expected: float
    voices: int
    since: dt.date
    weeks: int
    members: tuple[str, ...]
    core: tuple[str, ...]
    centre: Vectors = field(repr=False)
    radius: float = 0.0
    place: str = ""
    evidence: float = 0.0
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A watched signal, tested on what is said after the day `begun`; `core` is what it had that day."""

    signal: str
    core: tuple[str, ...]
    begun: dt.date


@dataclass(frozen=True, slots=True)
class Change:
    """A steady change, or a silence, as of one week.

    `subject` is a theme's id, a kind of source or a municipality. `p` is its own chance under the null, `q`
    the share of false ones among all of its kind that are at least as strong. `effect` is a ratio with its
    95 % interval from `low` to `high`: of a trend the theme's share at the end of the period to that at its
    start, as fitted; of a silence what was heard to what was expected. `seen` and `expected` count voices (a
    theme; an author counts once a week) or weeks in which anything was heard (a source, a municipality):
    of a trend in the last quarter of the period, where a constant share expects `expected`; of a silence
    since it began. `since` is the period's first day, or of a source the day it was last heard; `weeks` is
    the length of the period, or of the silence.
    """

    kind: Kind
    subject: str
    p: float
    q: float
    effect: float
    low: float
    high: float
    since: dt.date
    seen: int
    expected: float
    weeks: int


@dataclass(frozen=True, slots=True)
class Season:
    """How high a finding's group stood in the same weeks of earlier years, compared with the rest of them.

    `years` are those in which it stood high, `looked_at` how many there were; `ratio` is what was said in
    the season over what an even year would have brought, `p` its chance if the season made no difference,
    and `p_above` the chance that the present is as high if it is no higher than in `years`.
    """

    years: tuple[int, ...]
    looked_at: int
    ratio: float
    p: float
    p_above: float
    returning: bool


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One week of a signal's curve: voices that said it, and statements of any kind, from that Monday on."""

    monday: dt.date
    voices: int
    all: int


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group's share, from 0 to 1, of what was said lately and of what a week shows.

    `family` is language, region, size (of the municipality) or source. `shown` is None where one or two
    people of the group are shown; `under` tells that it is shown much less than it speaks.
    """

    family: str
    group: str
    said: float
    shown: float | None
    under: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a signal in a week; `other` is the signal that it happened with.

    Kinds: listed, raised (`other` is "watch" where it was watched before), split (from `other`), parted
    (`other` left it), merged (into `other`), joined (by `other`), asleep, woke.
    """

    day: dt.date
    kind: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """A finding with an identity that lasts over weeks.

    `finding` is its last listing; `gathered` has every statement of all its listings, sorted.
    """

    id: str
    level: Level
    first_listed: dt.date
    first_raised: dt.date | None
    last_listed: dt.date
    finding: Finding
    events: tuple[Event, ...] = ()
    gathered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LateChange:
    """What late records would have done to a list: `raised`, `added`, `lowered` or `dropped`.

    `signal` is the permanent id, "" for what no week has listed; `names` are its words by language.
    """

    kind: str
    signal: str
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Late:
    """Records dated in `week` or before it that arrived after it was frozen, and what they change in it.

    `changes` is None where nobody can tell: the model or the program is another one, or records were erased.
    """

    week: str
    records: int
    changes: tuple[LateChange, ...] | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a signal. The log is append-only; a decision may undo an earlier one."""

    id: int
    signal: str
    user: str
    at: dt.datetime
    action: str
    value: dict[str, Any] = field(default_factory=dict)
    undoes: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role that a person has in a region (ep, kp or po), or everywhere ("")."""

    role: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class UserEvent:
    """What was done to a user, by whom and when; `act` is a key of the catalogue's `user-act`."""

    id: int
    user: str
    by: str
    at: dt.datetime
    act: str
    value: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A meeting in which people were heard: its kind, region (ep, kp, po) and municipality ("" for a region).

    `participants` counts people by voice (client, worker, ngo, resident, business), `said` the documents.
    """

    id: int
    kind: SourceKind
    title: str
    day: dt.date
    region: str
    municipality: str
    participants: dict[str, int]
    user: str
    said: int = 0

    @property
    def people(self) -> int:
        """How many took part."""
        return sum(self.participants.values())


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the group of a dialogue made of a signal, pseudonymised; it is never counted as a voice."""

    id: int
    dialogue: int
    title: str
    kind: SourceKind
    day: dt.date
    signal: str
    text: str = field(repr=False)
    user: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the codebook: what it is called and what it means, by language.

    `kind` is target_group, information_need or topic; `parent` the label above it, "" for none; `colour` is
    #rrggbb. A retired label is offered no more; `into` is what it was merged into, "" for none.
    """

    key: str
    kind: str
    parent: str = ""
    names: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    example: dict[str, str] = field(default_factory=dict)
    counter: dict[str, str] = field(default_factory=dict)
    colour: str = "#00347a"
    retired: bool = False
    into: str = ""

    def name(self, language: str) -> str:
        """Return its name in `language`, else in the first language that it has one in."""
        return self.names.get(language) or next(iter(self.names.values()), self.key)


@dataclass(frozen=True, slots=True)
class LabelVersion:
    """A label as a person left it; `act` is added, changed, merged, retired, back or imported."""

    id: int
    label: Label
    user: str
    at: dt.datetime
    act: str


@dataclass(frozen=True, slots=True)
class Round:
    """A validation round: its signals, who is invited, its phase (first, revealed, second, done).

    `result` holds the outcome by signal and a note once it is signed, by `moved_by` at `moved_at`.
    """

    id: int
    title: str
    user: str
    at: dt.datetime
    until: dt.date | None
    signals: tuple[str, ...]
    invited: tuple[str, ...]
    phase: str
    moved_by: str
    moved_at: dt.datetime
    result: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person gave a signal in a step (1 or 2) of a round: 1 to 5 by criterion, 0 for "cannot say"."""

    step: int
    signal: str
    user: str
    at: dt.datetime
    values: dict[str, int]
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CodeRound:
    """A blind double coding: a sample of statements, the labels and people it is coded with, its phase."""

    id: int
    title: str
    user: str
    at: dt.datetime
    statements: tuple[str, ...]
    labels: tuple[str, ...]
    coders: tuple[str, ...]
    phase: str
    moved_by: str
    moved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting that a person changed, from what to what. Append-only; a change may undo an earlier one."""

    id: int
    setting: str
    user: str
    at: dt.datetime
    was: Any
    became: Any
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Parting:
    """A signal that people split: what stays with `source`, and what is `new` from then on."""

    source: str
    new: str
    kept: tuple[str, ...]
    split: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided of the identity of signals, and what was merged before without them.

    `merged` is what people merged (id -> into), `folded` what the ledger merged by itself; neither has loops.
    `distinct` has pairs that people hold to be two, `decided` the ids that only people may merge into others.
    """

    merged: dict[str, str] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    partings: tuple[Parting, ...] = ()
    distinct: frozenset[frozenset[str]] = frozenset()
    decided: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()

    def root(self, ident: str) -> str:
        """Return the id under which a signal goes on: its own, or that of what it was merged into."""
        while (into := self.merged.get(ident) or self.folded.get(ident)) is not None:
            ident = into
        return ident
