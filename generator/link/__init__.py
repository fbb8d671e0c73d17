"""Reports of one event put together into incidents, each with its settled answers and the reasons.

``link(records)`` needs nothing but the records, in any order, and gives the same incidents.
"""

from generator.link.incidents import Linked, connect, link

__all__ = ["Linked", "connect", "link"]
