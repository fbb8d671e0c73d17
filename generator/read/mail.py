"""E-mails as saved (.eml): newsletters, press releases, alerts. The subject is the title, and the
day on which it was sent is metadata. Attachments are not read.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

import msgspec

from generator.errors import FAILURES
from generator.model import Article, Conventions, Problem, Seed
from generator.read.article import make
from generator.read.decode import LIMIT, Decoded, Refused, check, decode
from generator.read.given import Given, digest
from generator.read.html import read_page
from generator.read.page import find_title

SUFFIXES = (".eml",)
HEAD = 20_000  # bytes in which the header is looked for
PARTS = 100  # of one e-mail that are looked at
MOST = 1_000  # of one e-mail
TOP = 1_000  # characters in which a text names its title itself
SHORT = 300  # characters below which the plain text is but a pointer to the page

_FIELD = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_SENT = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"})
_TOLD = frozenset({b"from", b"subject", b"date"})


def is_mail(data: bytes) -> bool:
    """Whether bytes open with the header of an e-mail: who sent it, and how it went."""
    names: set[bytes] = set()
    at = 0
    while (field := _FIELD.match(data, at, HEAD)) and len(names) < 200:
        names.add(field[1].lower())
        at = field.end()
    return bool(names & _SENT) and len(names & _TOLD) >= 2


def suffix(_: bytes) -> str:
    """The usual end of the name of an e-mail."""
    return ".eml"


def read_mail(seed: Seed, conventions: Conventions) -> tuple[Article | Problem, ...]:
    """An e-mail: one article."""
    given = Given(id=seed.id, sha256=digest(seed.data), path=seed.path)
    if len(seed.data) > LIMIT:
        return (given.problem("error", f"larger than {LIMIT >> 20} MB; save the article's text"),)
    if seed.data.lower().count(b"content-type:") > MOST:
        return (given.problem("error", f"more than {MOST} parts; save the article's text"),)
    try:
        mail = message_from_bytes(seed.data, policy=policy.default)
        given, parts = _head(given, mail), _parts(mail)
    except FAILURES:
        return (given.problem("error", "the e-mail is broken; save the article's text"),)
    plain, page = parts.get("text/plain"), parts.get("text/html")
    if plain and (page is None or len(plain.text) >= SHORT):
        if plain.warning:
            given = given.warn(plain.warning)
        return (make(_titled(plain.text, given.title), given, conventions, form="packed"),)
    if page:
        return (_as_packed(read_page(given, page, conventions)),)
    return (given.problem("error", "the e-mail holds no text; save the article's text"),)


def _titled(text: str, title: str | None) -> str:
    """The text below its title: the subject, where the text does not open with it itself."""
    known = title is None or find_title(text[:TOP], title)
    return text if known else f"{title}\n\n{text}"


def _as_packed(found: Article | Problem) -> Article | Problem:
    is_article = isinstance(found, Article)
    return msgspec.structs.replace(found, format="packed") if is_article else found


def _head(given: Given, mail: EmailMessage) -> Given:
    """What the header says. Only a mailing's sender is an outlet: others are people."""
    sender = parseaddr(_words(mail, "From"))[0]
    is_mailing = bool(_words(mail, "List-Id") or _words(mail, "List-Unsubscribe"))
    return msgspec.structs.replace(
        given,
        title=_words(mail, "Subject")[:500] or None,
        metadata=_sent(mail),
        outlet=_words(mail, "Organization") or (sender if is_mailing and sender else None),
    )


def _words(mail: EmailMessage, name: str) -> str:
    return " ".join(str(mail.get(name, "")).split())


def _sent(mail: EmailMessage) -> str | None:
    """The day of sending, in the sender's own zone."""
    try:
        return parsedate_to_datetime(_words(mail, "Date")).date().isoformat()
    except FAILURES:
        return None


def _parts(mail: EmailMessage) -> dict[str, Decoded]:
    """The first text of each kind that is no attachment."""
    found: dict[str, Decoded] = {}
    for number, part in enumerate(mail.walk()):
        kind = part.get_content_type()
        if number >= PARTS or kind in found or part.get_filename():
            continue
        text = _text(part) if kind in ("text/plain", "text/html") else None
        if text and text.text.strip():
            found[kind] = text
    return found


def _text(part: EmailMessage) -> Decoded | None:
    """A part's text: as its header says, else as its bytes tell."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return None
    charset = part.get_content_charset()
    try:
        read = check(Decoded(data.decode(charset or "utf-8"), charset or "utf-8"))
    except (UnicodeDecodeError, LookupError, ValueError):
        read = decode(data)
    return None if isinstance(read, Refused) else read
