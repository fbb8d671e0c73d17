"""Every value that one stage hands to the next. Frozen, no I/O, no behaviour beyond reading itself.

The names and shapes of `Record` and `Incident` are the public interface that ``dateline extract``
and ``dateline link`` print; `Archive` is what the pages are made of. Spans are half-open
``[start, end)`` offsets in code points of the article's text. Dates are ISO 8601 strings
(``2024-01-03``), ``None`` is "not told" and never zero.
"""

from typing import Literal

import msgspec

from generator import terms

ActorKind = terms.ActorKind
Basis = terms.Basis
DatePrecision = terms.DatePrecision
Level = terms.Level
Modality = terms.Modality
PlacePrecision = terms.PlacePrecision
Span = terms.Span
SpanKind = terms.SpanKind
Standing = terms.Standing


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words that a value was read from. Make one with `story.evidence`, never by hand."""

    start: int
    end: int
    quote: str
    rule: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Trouble that is told, not raised. `path` and `line` (from 1) place it in a file."""

    level: Level
    message: str
    start: int | None = None
    end: int | None = None
    path: str | None = None
    line: int | None = None


# ---------------------------------------------------------------- what reading is given


class Seed(msgspec.Struct, frozen=True, kw_only=True):
    """A file's bytes and its name. `id` is the path below seeds/ without extension."""

    id: str
    path: str
    data: bytes


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file that has an article a line; `id` and `path` are the file's."""

    id: str
    path: str
    number: int
    data: bytes


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """What seeds/outlets.yml says of an outlet. `date_order` decides 01/09/2024."""

    name: str
    domain: str | None = None
    date_order: terms.DateOrder | None = None
    reliability: str | None = None
    reliability_source: str | None = None
    state_linked: str | None = None


class Siblings(msgspec.Struct, frozen=True, kw_only=True):
    """How the articles of one outlet write 01/09/2024, and how many of them show it. `outlet` and
    `domain` are those of the articles in doubt, as `read.article.outlet_of` gives them."""

    outlet: str | None
    domain: str | None
    date_order: terms.DateOrder
    count: int


class Conventions(msgspec.Struct, frozen=True, kw_only=True):
    """What reading may assume: the outlets known, the archive's usual date order, what an outlet's
    other articles show of its own, the day (ISO) after which nothing can have been published, and
    the model that reads names beside the rules. None of it is read from a clock here."""

    outlets: tuple[Outlet, ...] = ()
    date_order: terms.DateOrder | None = None
    siblings: tuple[Siblings, ...] = ()
    today: str | None = None
    model: str | None = None


# ---------------------------------------------------------------- what reading gives


class Licence(msgspec.Struct, frozen=True, kw_only=True):
    """The licence sentence as found, and what it lets a reader do."""

    text: str
    reprint: Literal["full", "excerpt", "facts_only", "unknown"]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a summary summarises: the outlet, its date (ISO, may be a month) and its address."""

    outlet: str
    date: str | None = None
    url: str | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known of an article but its text (``article`` in the printed record).

    `body` and `other` tile the text. `published` is ISO, as exact as `published_precision`
    ("day", "month", "year_or_more" or "unknown"); with `published_basis` "ambiguous" it is None
    and `published_candidates` holds the readings, as it does where only the outlet's other articles
    decided. `dateline_span` is the dateline's place as written ("DUBAI, United Arab Emirates").
    Every other field: None or empty is "not found".
    """

    kind: Literal["report", "summary"] = "report"
    title: str | None = None
    title_span: Span | None = None
    dateline_span: Span | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    url: str | None = None
    loc: str | None = None
    published: str | None = None
    published_precision: DatePrecision = "unknown"
    published_basis: Basis | None = None
    published_candidates: tuple[str, ...] = ()
    updated: str | None = None
    body: tuple[Span, ...] = ()
    other: tuple[tuple[int, int, SpanKind], ...] = ()
    sources: tuple[str, ...] = ()
    licence: Licence | None = None
    reprint_of: str | None = None
    summarised_from: Origin | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One seed as read. `id` is its path below seeds/ without extension (or given), `path` the
    file it came from (None on standard input), `text` what every span counts in, `sha256` of the
    raw bytes. `date_order` is how its story's numeric dates are read, `date_orders` those in which
    its dates of publication are written beyond doubt;
    `date_open` says that its own date of publication could be two days and nothing of its own or of
    its outlet's settings decides."""

    id: str
    sha256: str
    text: str
    format: terms.Format
    head: Head
    path: str | None = None
    problems: tuple[Problem, ...] = ()
    date_order: terms.DateOrder | None = None
    date_orders: tuple[terms.DateOrder, ...] = ()
    date_open: bool = False


# ---------------------------------------------------------------- what extraction gives


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression with its TimeML type and value.

    `earliest` and `latest` are ISO days (None for DURATION, SET and PAST_REF and the like);
    `anchor` names what it was resolved against: "published", "narrative", "event:<start>", "none".
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    earliest: str | None = None
    latest: str | None = None
    precision: DatePrecision | None = None
    anchor: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a place. `kind`: "city", "admin1", "admin2", "country", "demonym", "region",
    "site", "other". `country` is ISO 3166-1 alpha-2; lat/lon are degrees, None when unresolved.
    `admin1` is the first-level division's name where known."""

    start: int
    end: int
    text: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class Role(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An office or function as told: "minister of the interior" `of` "Iran"."""

    title: str
    of: str | None = None
    from_: str | None = None
    to: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Affiliation(msgspec.Struct, frozen=True, kw_only=True):
    """A tie to another actor, by its key."""

    to: str
    kind: Literal["part_of", "affiliate_of", "member_of", "leader_of"]
    evidence: tuple[Evidence, ...] = ()


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person or body in one article. `key` is a slug of the primary name (lexicon key when in
    the lexicon), the same across articles. `public` false: no page, index entry or feed line."""

    key: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    public: bool = False
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    mentions: tuple[Span, ...] = ()


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The day or days of an event. `edtf` is Extended Date/Time Format (ISO 8601-2)."""

    earliest: str | None = None
    latest: str | None = None
    precision: DatePrecision = "unknown"
    edtf: str | None = None
    time_of_day: str | None = None
    wording: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an event: `name` is the populated place, `site` the spot in it."""

    name: str | None = None
    site: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    evidence: tuple[Evidence, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people. "84": 84/84/84. "at least 84": low 84, best 84. "nearly 100": high 100.
    "dozens": low 12. "80 to 90": 80/None/90. "no one": 0/0/0."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of people by outcome and group, as one sentence gives it.

    `adopted` is false for rivals and for parts of a whole that the settled figure contains.
    """

    outcome: terms.Outcome
    whom: str = "all"
    low: int | None = None
    best: int | None = None
    high: int | None = None
    wording: str = ""
    as_of: str | None = None
    attributed_to: str | None = None
    adopted: bool = True
    evidence: tuple[Evidence, ...] = ()


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have done it (`actor`: a key), how surely (`modality`), by whom asserted."""

    actor: str
    modality: Modality
    asserted_by: str | None = None
    when: str | None = None
    via: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article's account of one incident (``incidents`` in the printed record).

    `killed` and `injured` are the article's settled figures of victims, perpetrators left out.
    `type`, `stage`, `weapons`, `targets` are terms of the vocabularies in data/vocabularies.yml.
    """

    main: bool
    report_kind: Literal["event", "follow_up", "background"] = "event"
    type: str = "unknown"
    stage: str = "unknown"
    time_frame: str = "unknown"
    title: str = ""
    when: When = When()
    where: Where = Where()
    killed: Figure | None = None
    injured: Figure | None = None
    casualties: tuple[Toll, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claimed: bool | None = None
    actors: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Something said: `speaker` is an actor's key, the span is the quotation without its marks."""

    speaker: str
    verb: str
    direct: bool
    start: int
    end: int
    quote: str
    when: str | None = None


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """Stands in for the text when reports are linked: MinHash of word shingles, and the at most
    80 heaviest words and pairs."""

    minhash: tuple[int, ...] = ()
    terms: dict[str, float] = {}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read from one article: what ``dateline extract`` prints, one a line."""

    id: str
    schema: Literal["dateline/record/1"] = "dateline/record/1"
    sha256: str
    article: Head
    text: str | None = None
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    incidents: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    fingerprint: Fingerprint = Fingerprint()
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- what linking gives


class DatedToll(msgspec.Struct, frozen=True, kw_only=True):
    """One figure in an incident's history: which article gave it, as of which day."""

    article: str
    as_of: str | None
    outcome: terms.Outcome
    whom: str
    low: int | None
    best: int | None
    high: int | None
    wording: str


class Clue(msgspec.Struct, frozen=True, kw_only=True):
    """One named reason for (weight above 0) or against (below 0) two reports being of one event."""

    name: str
    weight: float
    because: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports were put together: the sum of the clues is the score."""

    pair: tuple[str, str]
    score: float
    clues: tuple[Clue, ...]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A tie to another incident: "anniversary_of", "same_place", "same_actor", "retaliation_for",
    "same_series", "follow_up". `asserted_by` is the actor who says so, where somebody does."""

    to: str
    kind: str
    asserted_by: str | None = None


class ReportRef(msgspec.Struct, frozen=True, kw_only=True):
    """Points at ``records[article].incidents[index]``."""

    article: str
    main: bool
    index: int = 0


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Reports of one event with their settled answers: what ``dateline link`` prints, one a line.

    `standing` tells for "type", "when", "where", "killed", "injured", "claimed" how the sources
    stand to each other. `stub` is true when only background mentions are known. `actors` holds
    the keys of all actors with a part in it.
    """

    id: str
    title: str
    type: str
    stage: str = "unknown"
    when: When
    where: Where
    killed: Figure | None = None
    injured: Figure | None = None
    tolls: tuple[DatedToll, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    claimed: bool | None = None
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[str, ...] = ()
    standing: dict[str, Standing] = {}
    reports: tuple[ReportRef, ...] = ()
    why: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    stub: bool = False


# ---------------------------------------------------------------- what the pages are made of


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """An editor's word from seeds/decisions.yml. `line` is where it stands in that file.

    `action`: "correct", "reject", "add", "same", "different", "name", "withhold", "redact".
    `target` and `other` are ids (article, incident, actor key); `field` and `value` for "correct"
    and "add"; an added fact has a `source` (an address or a title) and may have a day, `as_of`.
    """

    action: str
    target: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    source: str | None = None
    as_of: str | None = None
    who: str
    when: str
    why: str
    line: int


class ArchiveActor(msgspec.Struct, frozen=True, kw_only=True):
    """One actor over all articles: names merged by alias. `articles` are ids, in date order."""

    key: str
    name: str
    kind: ActorKind
    public: bool
    aliases: tuple[str, ...] = ()
    roles: tuple[tuple[str, Role], ...] = ()
    affiliations: tuple[tuple[str, Affiliation], ...] = ()
    articles: tuple[str, ...] = ()


class ArchivePlace(msgspec.Struct, frozen=True, kw_only=True):
    """One place over all incidents: `key` is its address ("ir-kerman", or "ir" for a country)."""

    key: str
    name: str
    kind: Literal["city", "admin1", "country", "other"]
    country: str | None
    lat: float | None = None
    lon: float | None = None
    incidents: tuple[str, ...] = ()


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is shown. `duplicates` maps an article to the one it repeats; `origins` maps
    an article to the name of its upstream source, so that two copies of one wire story count
    once; `withheld` holds ids that an editor withdrew; `moved` maps an address that an incident had
    to the one it has now, `renamed` the same for keys of actors; `provisional` are addresses that
    the registry does not keep yet. Records are in reading order (by id)."""

    articles: tuple[Article, ...] = ()
    records: tuple[Record, ...] = ()
    incidents: tuple[Incident, ...] = ()
    actors: tuple[ArchiveActor, ...] = ()
    places: tuple[ArchivePlace, ...] = ()
    decisions: tuple[Decision, ...] = ()
    duplicates: dict[str, str] = {}
    origins: dict[str, str] = {}
    withheld: tuple[str, ...] = ()
    moved: dict[str, str] = {}
    renamed: dict[str, str] = {}
    provisional: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
