"""What is to be read from the articles of the Port Alder market bombing."""

from generator.model import (
    Actor,
    Article,
    Attribution,
    Figure,
    Place,
    Problem,
    Record,
    Report,
    Role,
    Statement,
    Time,
    Toll,
    When,
    Where,
)
from tests.makers import exactly, killed, record, said, span
from tests.sample_texts import FIRST, LATER, SECOND, UNDATED

MARKET = Where(
    name="Port Alder",
    site="harbour market",
    admin1="Scotland",
    country="GB",
    lat=57.2,
    lon=-3.8,
    precision="site",
)
DAWN, FRONT, MINISTER, TRADER = "northern-dawn", "river-front", "ilse-marran", "tomas-reyle"


def first() -> Record:
    toll = Toll(
        outcome="killed",
        low=20,
        best=20,
        wording="at least 20",
        evidence=said(FIRST, "killing at least 20 people", "toll.at_least"),
    )
    rival = Toll(
        outcome="killed",
        low=12,
        wording="dozens",
        adopted=False,
        evidence=said(FIRST, "Dozens feared dead", "toll.vague"),
    )
    report = Report(
        main=True,
        type="bombing",
        stage="accomplished",
        time_frame="current",
        title="Bombing in Port Alder",
        when=_market_day(FIRST, "on Thursday, March 7"),
        where=_market(FIRST, "at the harbour market in Port Alder"),
        killed=Figure(low=20, best=20),
        casualties=(toll, rival),
        weapons=("explosives",),
        targets=("business",),
        evidence=said(FIRST, "A bomb exploded", "type.bombing"),
    )
    quote = span(FIRST, "I saw the roof lift off,")
    trader = Actor(
        key=TRADER,
        name="Tomas Reyle",
        kind="person",
        mentions=(span(FIRST, "Tomas Reyle"),),
    )
    return record(
        FIRST,
        times=(_time(FIRST, "Thursday, March 7", "2019-03-07"),),
        places=(_place(FIRST, "Port Alder"),),
        actors=(trader,),
        incidents=(report,),
        statements=(
            Statement(
                speaker=TRADER,
                verb="said",
                direct=True,
                start=quote[0],
                end=quote[1],
                quote=FIRST.text[slice(*quote)],
            ),
        ),
    )


def second() -> Record:
    words = "killed 31 people"
    hurt = "injured 60"
    report = Report(
        main=True,
        type="bombing",
        stage="accomplished",
        time_frame="current",
        title="Bombing in Port Alder",
        when=_market_day(SECOND, "a day earlier"),
        where=_market(SECOND, "Port Alder harbour market"),
        killed=exactly(31),
        injured=exactly(60),
        casualties=(
            killed(exactly(31), wording="31", evidence=said(SECOND, words, "toll.exact")),
            Toll(
                outcome="injured",
                low=60,
                best=60,
                high=60,
                wording="60",
                evidence=said(SECOND, hurt, "toll.exact"),
            ),
        ),
        attributions=(
            Attribution(
                actor=DAWN,
                modality="claimed_or_admitted",
                asserted_by=DAWN,
                when="2019-03-08",
                evidence=said(
                    SECOND, "Northern Dawn claimed responsibility", "claim.claimed_responsibility"
                ),
            ),
        ),
        claimed=True,
        actors=(DAWN,),
        evidence=said(SECOND, "the bombing", "type.bombing"),
    )
    shrine = Report(
        main=False,
        report_kind="background",
        type="shooting",
        stage="accomplished",
        time_frame="historical",
        title="Shooting in Veltburg",
        when=When(
            earliest="2018-01-01",
            latest="2018-12-31",
            precision="year_or_more",
            edtf="2018",
            wording="2018",
            evidence=said(SECOND, "2018", "when.year"),
        ),
        where=Where(
            name="Veltburg",
            site="shrine",
            country="DE",
            lat=51.0,
            lon=13.9,
            precision="site",
            evidence=said(SECOND, "at a shrine in Veltburg", "where.in"),
        ),
        killed=exactly(4),
        casualties=(killed(exactly(4), wording="4", evidence=said(SECOND, "killed 4")),),
        attributions=(
            Attribution(
                actor=DAWN,
                modality="claimed_or_admitted",
                asserted_by=DAWN,
                evidence=said(SECOND, "The group also claimed", "claim.claimed_responsibility"),
            ),
        ),
        claimed=True,
        actors=(DAWN,),
        evidence=said(SECOND, "shooting at a shrine", "type.shooting"),
    )
    dawn = Actor(
        key=DAWN,
        name="Northern Dawn",
        kind="armed_group",
        public=True,
        mentions=(span(SECOND, "Northern Dawn"),),
    )
    return record(
        SECOND, places=(_place(SECOND, "Port Alder"),), actors=(dawn,), incidents=(report, shrine)
    )


def third(source: Article) -> Record:
    report = Report(
        main=True,
        report_kind="follow_up",
        type="bombing",
        stage="accomplished",
        time_frame="current",
        title="Bombing in Port Alder",
        when=_market_day(source, "the March 7 bombing"),
        where=Where(
            name="Port Alder",
            admin1="Scotland",
            country="GB",
            lat=57.2,
            lon=-3.8,
            precision="city",
            evidence=said(source, "in Port Alder", "where.in"),
        ),
        killed=exactly(27),
        casualties=(
            killed(
                exactly(27),
                wording="27",
                as_of="2019-03-09",
                attributed_to=MINISTER,
                evidence=said(source, "27 people were killed", "toll.exact"),
            ),
            killed(
                exactly(31),
                wording="31",
                adopted=False,
                evidence=said(source, "31 first counted", "toll.earlier"),
            ),
        ),
        attributions=(
            Attribution(
                actor=FRONT,
                modality="suspected_or_accused_by_authorities",
                asserted_by=MINISTER,
                when="2019-03-09",
                evidence=said(source, "accused the River Front", "claim.accused"),
            ),
            Attribution(
                actor=FRONT,
                modality="denied",
                asserted_by=FRONT,
                evidence=said(source, "The River Front denied any part", "claim.denied"),
            ),
        ),
        actors=(FRONT, MINISTER),
        evidence=said(source, "bombing in Port Alder", "type.bombing"),
    )
    minister = Actor(
        key=MINISTER,
        name="Ilse Marran",
        kind="person",
        public=True,
        aliases=("Marran",),
        roles=(
            Role(
                title="Interior Minister",
                evidence=said(source, "Interior Minister Ilse Marran", "role.before_name"),
            ),
        ),
        mentions=(span(source, "Ilse Marran"),),
    )
    front = Actor(
        key=FRONT,
        name="River Front",
        kind="armed_group",
        public=True,
        mentions=(span(source, "River Front"),),
    )
    quote = span(source, "We counted some victims twice,")
    spoken = Statement(
        speaker=MINISTER,
        verb="told",
        direct=True,
        start=quote[0],
        end=quote[1],
        quote=source.text[slice(*quote)],
        when="2019-03-09",
    )
    return record(
        source,
        places=(_place(source, "Port Alder"),),
        actors=(minister, front),
        incidents=(report,),
        statements=(spoken,),
    )


def undated() -> Record:
    report = Report(
        main=True,
        report_kind="follow_up",
        type="bombing",
        stage="accomplished",
        title="Bombing in Port Alder",
        when=_market_day(UNDATED, "7 March 2019"),
        where=_market(UNDATED, "the harbour market"),
        killed=exactly(27),
        casualties=(
            killed(exactly(27), wording="27", evidence=said(UNDATED, "27 people were killed")),
        ),
        evidence=said(UNDATED, "a bombing", "type.bombing"),
    )
    problem = Problem(level="warning", message="no publication date found; give one in a header")
    return record(UNDATED, incidents=(report,), problems=(problem,))


def later() -> Record:
    report = Report(
        main=True,
        type="stabbing",
        stage="accomplished",
        time_frame="current",
        title="Stabbing in Port Alder",
        when=When(
            earliest="2020-03-07",
            latest="2020-03-07",
            precision="day",
            edtf="2020-03-07",
            evidence=said(LATER, "on Saturday, March 7", "when.weekday"),
        ),
        where=_market(LATER, "at the harbour market in Port Alder"),
        injured=exactly(2),
        casualties=(
            Toll(
                outcome="injured",
                low=2,
                best=2,
                high=2,
                wording="two",
                evidence=said(LATER, "stabbed two people", "toll.exact"),
            ),
        ),
        weapons=("melee",),
        evidence=said(LATER, "stabbed two people", "type.stabbing"),
    )
    return record(LATER, incidents=(report,))


def _market_day(source: Article, words: str) -> When:
    return When(
        earliest="2019-03-07",
        latest="2019-03-07",
        precision="day",
        edtf="2019-03-07",
        wording=words,
        evidence=said(source, words, "when.day"),
    )


def _market(source: Article, words: str) -> Where:
    return Where(
        name="Port Alder",
        site="harbour market",
        admin1="Scotland",
        country="GB",
        lat=57.2,
        lon=-3.8,
        precision="site",
        evidence=said(source, words, "where.at"),
    )


def _time(source: Article, words: str, value: str) -> Time:
    start, end = span(source, words)
    return Time(
        start=start,
        end=end,
        text=words,
        type="DATE",
        value=value,
        earliest=value,
        latest=value,
        precision="day",
        anchor="published",
    )


def _place(source: Article, words: str) -> Place:
    start, end = span(source, words)
    return Place(
        start=start,
        end=end,
        text=words,
        name="Port Alder",
        kind="city",
        country="GB",
        admin1="Scotland",
        lat=57.2,
        lon=-3.8,
    )
