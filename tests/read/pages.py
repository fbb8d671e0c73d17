"""Invented news pages in the layouts that sites have, each with its story and its day.

Outlets, people and events are invented. A page names what is hard about it.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple


class Story(NamedTuple):
    """An article's title, day of publication and paragraphs. `wrong` is a day that a page may
    tell though it is not that of publication."""

    title: str
    day: str
    written: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def p(self) -> str:
        return "\n".join(f"<p>{escape(each)}</p>" for each in self.paragraphs)


def _story(title: str, day: str, written: str, text: str) -> Story:
    paragraphs = tuple(" ".join(each.split()) for each in text.strip().split("\n\n"))
    return Story(title, day, written, paragraphs)


BRIDGE = _story(
    "Bridge in old town of Porto closed after workshop fire",
    "2024-01-09",
    "January 9, 2024",
    """
A bridge in the old town of Porto was closed on Monday, Jan. 8, after a fire had broken out in a
workshop below it, and the police asked all drivers to take the tunnel until further notice.

Nobody was hurt, said the mayor, Ilse Maran, who had come to the bridge with the engineers. They
will look at the second arch on Wednesday, Jan. 10, and the bridge stays closed until they have come
to a result.

The workshop below the arch burned out. Its owner told the police that he had smelled gas on
Sunday, Jan. 7, and had called the gas works, which sent nobody.

Ferries take passengers without a fare while the bridge is closed, the harbour office said. Bicycles
are allowed on board, cars are not.
""",
)
FERRY = _story(
    "Ferry crews on Gotland end strike after nine days",
    "2022-09-03",
    "September 3, 2022",
    """
Ferry crews on Gotland ended their strike on Friday, Sept. 2, after nine days in which no ship had
left the harbour of Visby, the union and the shipping company said in a joint statement.

The crews get two more days of rest a month. Their wages rise by four percent, less than the union
had asked for when the strike began on Thursday, Aug. 25.

“We are tired, and we are content,” said Tomas Reyle, who has steered ferries for twenty years. He
expects that the first ship will leave on Saturday morning with lorries that carry food.

Shops on the island had begun to ration milk and bread. The governor thanked the fishermen who had
brought medicine from the mainland in their own boats.
""",
)
QUARRY = _story(
    "Council of Arlen votes for new quarry beside the lake",
    "2023-05-12",
    "12 May 2023",
    """
The council of Arlen voted on Thursday, May 11, for a new quarry beside the lake, by nineteen votes
to fourteen, after a debate of six hours that had to be stopped twice because of noise in the
gallery.

The quarry is to open in three years and to give work to eighty people. A report that the council
had ordered found no danger for the lake, but warned of dust on dry days.

Opponents said that they would go to court. “A lake does not come back,” said Vera Quill, who keeps
bees on the northern shore and had gathered four thousand signatures.

The council had put off the vote on Tuesday, May 2, when two members were ill. The mayor called the
result clear and asked both camps to talk to each other again.
""",
)


class Page(NamedTuple):
    """A page, what is hard about it, the story on it, and its markup."""

    name: str
    story: Story
    html: str


NAV = (
    '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>'
    '<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>'
)
FOOTER = (
    '<footer class="footer"><p>© 2026 Lantern Media. All rights reserved.</p>'
    '<ul><li><a href="/about">About us</a></li><li><a href="/terms">Terms</a></li></ul></footer>'
)
RELATED = (
    '<aside class="related"><h3>Related stories</h3><ul>'
    '<li><a href="/a"><span class="date">February 2, 2025</span> Harbour gets a second crane</a>'
    '</li><li><a href="/b"><time datetime="2025-03-04">March 4, 2025</time> Rain floods the'
    " market square of Arlen</a></li></ul></aside>"
)
COMMENTS = (
    '<section id="comments" class="comments"><h3>2 comments</h3><div class="comment"><b>Gull</b>'
    ' <time datetime="2025-06-07T08:00">June 7, 2025</time><p>I have always said that somebody'
    ' should look after this, and nobody ever listens to me.</p></div><div class="comment">'
    '<b>Tern</b> <time datetime="2025-06-08T09:00">June 8, 2025</time><p>Quite right, and the'
    " tunnel is full every morning as well.</p></div></section>"
)


def _meta(name: str, content: str) -> str:
    key = "property" if ":" in name else "name"
    return f'<meta {key}="{name}" content="{content}">'


def _ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _news(story: Story) -> str:
    return (
        f'{{"@type": "NewsArticle", "headline": "{story.title}", "datePublished": "{story.day}"}}'
    )


def _page(body: str, head: str = "", *, title: str = "", lang: str = "en") -> str:
    named = f"<title>{escape(title)} | Lantern</title>" if title else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">{named}{head}</head>'
        f"<body>{body}</body></html>"
    )


def _plain(story: Story, head: str = "", *, top: str = "", end: str = "") -> str:
    """Menu, article with a heading, footer."""
    body = f"{NAV}<article><h1>{story.title}</h1>{top}{story.p}</article>{end}{FOOTER}"
    return _page(body, head, title=story.title)


def _published(story: Story, clock: str = "T07:30:00Z") -> str:
    return _meta("article:published_time", story.day + clock)


def _metadata() -> Iterator[Page]:
    b, f, q = BRIDGE, FERRY, QUARRY
    yield Page("Open Graph", b, _plain(b, _published(b)))
    yield Page(
        "published and updated",
        f,
        _plain(f, _meta("article:modified_time", "2022-09-20T10:00:00Z") + _published(f)),
    )
    yield Page(
        "only the update is in the metadata, the day is in the byline",
        f,
        _plain(
            f,
            _meta("og:updated_time", "2023-02-20T10:00:00Z"),
            top=f'<p class="byline">By Vera Quill | {f.written}</p>',
        ),
    )
    yield Page(
        "linked data",
        q,
        _plain(
            q,
            _ld(
                f'{{"@context": "https://schema.org", "@type": "NewsArticle", "headline":'
                f' "{q.title}", "datePublished": "{q.day}", "dateModified": "2023-06-01"}}'
            ),
        ),
    )
    yield Page(
        "a list of linked data that begins with other articles",
        q,
        _plain(
            q,
            _ld(
                '[{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "Harbour gets'
                ' a second crane", "datePublished": "2025-02-02"}, {"@type": "NewsArticle",'
                f' "headline": "{q.title}", "datePublished": "{q.day}"}}]'
            ),
        ),
    )
    yield Page(
        "a graph of linked data with broken linked data before it",
        b,
        _plain(
            b,
            _ld('{"@type": "NewsArticle", "datePublished": ')
            + _ld(
                '{"@graph": [{"@type": "WebSite", "name": "Lantern"}, '
                + _news(b).replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]')
                + "]}"
            ),
        ),
    )
    yield Page(
        "an item list of related articles in linked data only",
        f,
        _plain(
            f,
            _ld(
                '{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type":'
                ' "NewsArticle", "headline": "Harbour", "datePublished": "2025-02-02"}}]}'
            ),
            top=f'<p class="meta">{f.written}</p>',
        ),
    )
    yield Page("Dublin Core", q, _plain(q, _meta("DC.date.issued", q.day)))
    yield Page(
        "microdata",
        b,
        _page(
            f'{NAV}<div itemscope itemtype="https://schema.org/NewsArticle"><h1'
            f' itemprop="headline">{b.title}</h1><time itemprop="dateModified"'
            ' datetime="2024-02-20">Updated Feb. 20, 2024</time> <time itemprop="datePublished"'
            f' datetime="{b.day}">{b.written}</time><div itemprop="articleBody">{b.p}</div></div>'
            f"{FOOTER}",
            title=b.title,
        ),
    )
    yield Page(
        "the address alone tells the day",
        b,
        _plain(b, '<link rel="canonical" href="https://lantern.example/2024/01/09/bridge">'),
    )


def _wrong() -> Iterator[Page]:
    b, f, q = BRIDGE, FERRY, QUARRY
    yield Page(
        "day and month are swapped in the metadata, the story's weekdays tell",
        b,
        _plain(b, _meta("article:published_time", "2024-09-01T00:00:00Z")),
    )
    yield Page(
        "the metadata hold the day of a move to a new system, the address the right one",
        f,
        _plain(
            f,
            _meta("article:published_time", "2025-04-01T00:00:00Z")
            + '<link rel="canonical" href="https://lantern.example/2022/09/03/ferry">',
        ),
    )
    yield Page(
        "linked data hold the day of the crawl, the byline the right one",
        q,
        _plain(
            q,
            _ld(
                f'{{"@type": "NewsArticle", "headline": "{q.title}", "datePublished":'
                ' "2025-11-30"}'
            ),
            top=f'<div class="byline">By Tom Reyle, {q.written}</div>',
        ),
    )
    yield Page(
        "the metadata lie in the future",
        f,
        _plain(f, _meta("date", "2031-01-01"), top=f'<p class="date">{f.written}</p>'),
    )
    yield Page(
        "a numeric day that can be two, which the story's weekdays decide",
        b,
        _plain(b, top='<p class="date">01/09/2024</p>'),
    )
    yield Page(
        "a numeric day that can be two in the metadata",
        f,
        _plain(f, _meta("publish-date", "09/03/2022")),
    )
    yield Page(
        "the day of the visit stands in the head of the site",
        q,
        _page(
            '<header><a href="/">Lantern</a> <span class="date">Saturday, January 3, 2026</span>'
            f"</header>{NAV}<main><h1>{q.title}</h1><p class='byline'>By Tom Reyle · {q.written}"
            f"</p>{q.p}</main>{FOOTER}",
            title=q.title,
        ),
    )
    yield Page(
        "related stories with days stand before the article",
        b,
        _page(
            f'{NAV}{RELATED}<article><h1>{b.title}</h1><time datetime="{b.day}">{b.written}'
            f"</time>{b.p}</article>{FOOTER}",
            title=b.title,
        ),
    )
    yield Page(
        "comments with days, and the story's day in words",
        f,
        _plain(f, top=f'<div class="info">Published {f.written}</div>', end=COMMENTS),
    )
    yield Page(
        "updated stands before published",
        q,
        _plain(
            q,
            top=f'<p class="dates"><span class="updated date">Updated: 30 June 2023</span> <span'
            f' class="date">Published: {q.written}</span></p>',
        ),
    )
    yield Page(
        "an archive's banner tells the day of the crawl",
        b,
        _page(
            '<div id="wm-ipp-base">The archive saved this page on <b>14 March 2025</b>. <a'
            ' href="/web/2025">All captures</a></div><!-- FILE ARCHIVED ON 09:01:02 Mar 14, 2025'
            f" -->{NAV}<article><h1>{b.title}</h1><p class='date'>{b.written}</p>{b.p}</article>"
            f"{FOOTER}",
            title=b.title,
        ),
    )
    yield Page(
        "saved by a browser, with the day of saving",
        f,
        "<!-- saved from url=(0045)https://lantern.example/2022/09/03/ferry-crews.html -->\n"
        "<!-- saved date: Sat Mar 15 2025 10:11:12 GMT+0100 -->\n" + _plain(f),
    )


def _layouts() -> Iterator[Page]:
    b, f, q = BRIDGE, FERRY, QUARRY
    body = "".join(f"<div>{escape(each)}</div>" for each in b.paragraphs)
    yield Page(
        "div soup",
        b,
        _page(
            f'<div><div><a href="/">Home</a> <a href="/w">World</a></div><div><div><div>{b.title}'
            f"</div><div>{b.written}</div><div>{body}</div></div></div></div>",
            _published(b),
            title=b.title,
        ),
    )
    broken = "<br><br>".join(map(escape, f.paragraphs))
    yield Page(
        "line breaks for paragraphs",
        f,
        _page(
            f'{NAV}<div id="content"><h2>{f.title}</h2>{broken}</div>{FOOTER}',
            _published(f),
            title=f.title,
        ),
    )
    yield Page(
        "a table for the layout",
        q,
        _page(
            f'<table><tr><td width="160"><a href="/">Home</a><br><a href="/w">World</a></td><td>'
            f"<h1>{q.title}</h1><font size=2>{q.p}</font></td></tr></table>",
            _published(q),
            title=q.title,
        ),
    )
    yield Page(
        "AMP",
        b,
        f'<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{b.title}</title>'
        '<link rel="canonical" href="https://lantern.example/bridge"><style amp-boilerplate>body{}'
        f"</style>{_ld(_news(b))}"
        f'</head><body><amp-sidebar id="s"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>'
        f'<article><h1>{b.title}</h1><amp-img src="a.jpg" alt="The bridge"></amp-img>{b.p}'
        '<amp-ad type="x"><div fallback>Advertisement</div></amp-ad></article></body></html>',
    )
    first, *rest = f.paragraphs
    more = "".join(f"<p>{escape(each)}</p>" for each in rest)
    yield Page(
        "boxes between the paragraphs",
        f,
        _page(
            f"{NAV}<main><article><h1>{f.title}</h1><p>{escape(first)}</p><div class='newsletter'>"
            "<p>Sign up for our newsletter</p><form><input name='mail'><button>Send</button></form>"
            f"</div>{more}<div class='share'>Share on</div></article></main>{RELATED}{FOOTER}",
            _published(f),
            title=f.title,
        ),
    )
    yield Page(
        "a picture with its caption",
        q,
        _plain(
            q,
            _published(q),
            top='<figure><img src="q.jpg" alt="A lake"><figcaption>The lake of Arlen in spring.'
            " (Photo: Vera Quill/Lantern)</figcaption></figure>",
        ),
    )
    yield Page(
        "a blog's classes",
        b,
        _page(
            f'{NAV}<div class="hentry"><h1 class="entry-title">{b.title}</h1><span'
            f' class="entry-date published">{b.written}</span><div class="entry-content">{b.p}'
            f'</div></div><div class="widget-area sidebar"><h2>Archives</h2><ul><li><a'
            ' href="/2025/05">May 2025</a></li><li><a href="/2025/04">April 2025</a></li></ul>'
            f"</div>{FOOTER}",
            title=b.title,
        ),
    )
    yield Page(
        "capital tags that are never closed",
        f,
        f"<HTML><HEAD><TITLE>{f.title}</TITLE><META NAME='date' CONTENT='{f.day}'></HEAD><BODY>"
        f"<H1>{f.title}</H1>" + "".join(f"<P>{escape(each)}" for each in f.paragraphs),
    )
    yield Page(
        "a cookie notice first",
        q,
        _page(
            '<div class="cookie-banner" role="dialog"><p>We use cookies to make our pages better.'
            f" You can change your mind at any time.</p><button>Accept</button></div>{NAV}<article>"
            f"<h1>{q.title}</h1>{q.p}</article>{FOOTER}",
            _published(q),
            title=q.title,
        ),
    )
    yield Page("comments below", b, _plain(b, _published(b), end=COMMENTS))
    yield Page("related stories below", f, _plain(f, _published(f), end=RELATED))
    yield Page(
        "the heading stands outside of the article",
        q,
        _page(
            f'{NAV}<header class="page-header"><h1>{q.title}</h1><time datetime="{q.day}T06:00">'
            f"{q.written}</time></header><main><section>{q.p}</section></main>{RELATED}{FOOTER}",
            title=q.title,
        ),
    )
    yield Page(
        "a story without any heading",
        b,
        _page(f"{NAV}<article>{b.p}</article>{FOOTER}", _published(b)),
    )


def pages() -> tuple[Page, ...]:
    """All of them."""
    return (*_metadata(), *_wrong(), *_layouts())
