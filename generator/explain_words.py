"""Values in the words of the command line, one line each."""

from generator.model import Attribution, Figure, Toll, When, Where


def say(value: object) -> str:
    """A value in one line: ``84 to 103, best 94``, ``2024-01-03``, ``Kerman, IR``."""
    if isinstance(value, Figure):
        return say_figure(value.low, value.best, value.high)
    if isinstance(value, When):
        return value.edtf or "not told"
    if isinstance(value, Where):
        named = (value.site, value.name, value.admin1 if not value.name else None, value.country)
        return ", ".join(filter(None, named)) or "not told"
    if isinstance(value, tuple):
        return ", ".join(str(word).replace("_", " ") for word in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def say_figure(low: int | None, best: int | None, high: int | None) -> str:
    """``84``, ``84 or more``, ``up to 100``, ``84 to 103, best 94``."""
    if low is None and high is None:
        return "not told" if best is None else str(best)
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    return f"{low} to {high}" + (f", best {best}" if best is not None else "")


def say_role(title: str, of: str | None) -> str:
    """``interior minister of Iran``."""
    return f"{title} of {of}" if of else title


def say_toll(toll: Toll) -> str:
    """``73 or more as of 2024-01-03 (not adopted)``."""
    whom = "" if toll.whom == "all" else f" {toll.whom.replace('_', ' ')}"
    as_of = f" as of {toll.as_of}" if toll.as_of else ""
    rival = "" if toll.adopted else " (not adopted)"
    return f"{say_figure(toll.low, toll.best, toll.high)}{whom}{as_of}{rival}"


def say_attribution(one: Attribution) -> str:
    """``islamic-state: claimed or admitted``."""
    by = f", by {one.asserted_by}" if one.asserted_by and one.asserted_by != one.actor else ""
    return f"{one.actor}: {one.modality.replace('_', ' ')}{by}"
