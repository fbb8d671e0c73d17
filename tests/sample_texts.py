"""Seven invented articles about the Port Alder market bombing."""

from tests.makers import article

FIRST = article(
    "lantern/harbour-blast",
    """Dozens feared dead in harbour market blast

PORT ALDER, March 7 - A bomb exploded on Thursday, March 7, at the harbour market in Port Alder, \
killing at least 20 people, rescuers said.

"I saw the roof lift off," said Tomas Reyle, who sells fish there.
""",
    outlet="The Daily Lantern",
    published="2019-03-07",
    authors=("Vera Quill",),
    url="https://lantern.example/2019/03/07/harbour-blast",
)
SECOND = article(
    "post/claim",
    """Northern Dawn says it bombed Port Alder market

The armed group Northern Dawn claimed responsibility on March 8 for the bombing that killed 31 \
people and injured 60 at the Port Alder harbour market a day earlier.

The group also claimed a 2018 shooting at a shrine in Veltburg that killed 4.
""",
    outlet="The Alder Post",
    published="2019-03-08",
    sources=("Coastal Wire",),
)
THIRD = article(
    "courier/toll-lowered",
    """Port Alder toll lowered to 27

Interior Minister Ilse Marran said on March 9 that 27 people were killed in the March 7 bombing \
in Port Alder, fewer than the 31 first counted, and accused the River Front.

"We counted some victims twice," Marran told reporters.

The River Front denied any part in the attack.
""",
    outlet="The Courier",
    published="2019-03-09",
)
COPY = article(
    "courier/toll-lowered-copy",
    THIRD.text,
    outlet="Evening Mirror",
    published="2019-03-10",
)
UNDATED = article(
    "notes/undated",
    """Market reopens in Port Alder

Traders returned to the harbour market where 27 people were killed in a bombing on 7 March 2019.
""",
    outlet="Harbour Notes",
)
LATER = article(
    "lantern/anniversary-knife",
    """Two hurt in Port Alder knife attack

A man stabbed two people at the harbour market in Port Alder on Saturday, March 7, on the first \
anniversary of the market bombing, police said.
""",
    outlet="The Daily Lantern",
    published="2020-03-08",
)
QUIET = article(
    "post/weather",
    """A mild spring ahead

Forecasters expect a mild and dry April along the coast.
""",
    outlet="The Alder Post",
    published="2019-03-20",
)
