"""How an outlet writes day and month, by those of its articles that leave no doubt.

Articles of one outlet share its name or its domain. One whose numeric date is sure (a day above 12,
a weekday, the days of its story, its metadata) decides for the others, unless another shows the
opposite: then none decides. The order of the articles is no part of the answer.
"""

from collections import defaultdict
from collections.abc import Iterable

from generator.model import Article, Siblings
from generator.read.article import outlet_of
from generator.terms import DateOrder


def infer(articles: Iterable[Article]) -> tuple[Siblings, ...]:
    """For each outlet with an article in doubt, what its articles without doubt agree on."""
    shown: dict[str, dict[tuple[str | None, str], tuple[DateOrder, ...]]] = defaultdict(dict)
    in_doubt: set[tuple[str | None, str | None]] = set()
    for article in articles:
        outlet = outlet_of(article.head.outlet, article.head.url)
        if article.date_open:
            in_doubt.add(outlet)
        for known in filter(None, outlet if article.date_orders else ()):
            shown[known][article.path, article.id] = article.date_orders
    found: list[Siblings] = []
    for name, domain in sorted(in_doubt, key=lambda pair: (pair[0] or "", pair[1] or "")):
        sure = shown.get(name or "", {}) | shown.get(domain or "", {})
        orders = {order for each in sure.values() for order in each}
        if len(orders) == 1:
            order = orders.pop()
            found.append(Siblings(outlet=name, domain=domain, date_order=order, count=len(sure)))
    return tuple(found)


def of(articles: Iterable[Article], found: Iterable[Siblings]) -> tuple[Siblings, ...]:
    """Those of the found that decide for some articles."""
    in_doubt = {outlet_of(a.head.outlet, a.head.url) for a in articles if a.date_open}
    return tuple(one for one in found if (one.outlet, one.domain) in in_doubt)
