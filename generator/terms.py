"""The closed sets of words that records may hold where a typing error would be a bug.

Vocabularies that grow with the field (types, weapons, targets) are data: data/vocabularies.yml.
"""

from typing import Literal

Span = tuple[int, int]

SpanKind = Literal[
    "title",
    "byline",
    "caption",
    "inline_link",
    "related",
    "sources",
    "licence",
    "call_to_action",
    "navigation",
    "comment",
    "notice",
    "other",
]
Format = Literal["text", "markdown", "html", "json", "linked", "packed"]
Basis = Literal["given", "metadata", "header", "url", "dateline", "inferred", "ambiguous"]
DateOrder = Literal["DMY", "MDY"]
DatePrecision = Literal[
    "day", "few_days", "week", "month", "year_or_more", "before_publication", "unknown"
]
PlacePrecision = Literal[
    "site", "near", "district", "city", "admin1", "vague", "country", "international", "unknown"
]
Outcome = Literal[
    "killed", "injured", "missing", "abducted", "released", "arrested", "displaced", "unknown"
]
Modality = Literal[
    "reported_as_fact",
    "claimed_or_admitted",
    "suspected_or_accused_by_authorities",
    "suspected_or_accused",
    "possible",
    "denied",
    "acquitted",
    "convicted",
    "unknown",
]
ActorKind = Literal[
    "person",
    "armed_group",
    "government_body",
    "security_force",
    "party",
    "company",
    "media",
    "ngo",
    "state",
    "other",
]
Level = Literal["error", "warning", "note"]
Standing = Literal["agreed", "single_source", "disputed", "revised", "decided", "unknown"]
