"""When a daily digest is due: wall-clock times of a time zone, through its changes of the clock. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.errors import BadDate, UnknownTimezone

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\.?|(?P<hour24>\d{1,2})\s*[:.h]\s*(?P<minute24>\d{2})"
    r"|(?P<digits>\d{4})",
    re.I,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NEAREST, _ALIKE = 5, 75
_COUNTRY = 3
"""Letters from which the beginning of a country's name is no accident."""
_USUAL = (
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Africa/Cairo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/New_York",
    "America/Los_Angeles",
)
"""What is offered before anything is typed."""
_NOT_FOR_PEOPLE = ("posix", "right", "Factory", "Etc/GMT+", "Etc/GMT-")
"""Names of the tz database that nobody means: "Etc/GMT+2" is two hours behind Greenwich."""
_CLOCK_WAS_WRONG = timedelta(days=1)
"""So far ahead of now nothing was set: the clock was, and has been put right since."""


def last_due(at: time, zone: ZoneInfo, now: datetime) -> tuple[date, datetime]:
    """The latest local day whose wall-clock time ``at`` has come by the instant ``now``, and that instant in UTC."""
    today = now.astimezone(zone).date()
    # From tomorrow backwards: where a zone skipped a whole day, two days fall due together and the later one counts.
    days = (today + timedelta(days=offset) for offset in range(1, -4, -1))
    return next((day, due) for day in days if (due := _instant(day, at, zone)) <= now)


def next_due(at: time, zone: ZoneInfo, now: datetime) -> tuple[date, datetime]:
    """The earliest local day whose wall-clock time ``at`` is still to come after ``now``, and that instant in UTC."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=offset) for offset in range(-1, 4))
    return next((day, due) for day in days if (due := _instant(day, at, zone)) > now)


def is_due(at: time, zone: ZoneInfo, set_at: datetime, now: datetime) -> date | None:
    """The local day to post for, if its time has come since the plan was set; earlier missed days stay missed."""
    day, due = last_due(at, zone, now)
    return day if due >= set_at or set_at > now + _CLOCK_WAS_WRONG else None


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall-clock time: its first occurrence where clocks go back, as long after midnight where they
    go forward over it."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def read_clock_time(text: str) -> time:
    """A wall-clock time as people write it ("08:30", "8am", "8.30 pm", "noon"); raises `BadDate`."""
    plain = text.strip().casefold()
    if plain in _NAMED:
        return _NAMED[plain]
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise BadDate(text)
    try:
        if match["half"]:
            hour = int(match["hour"])
            if not 1 <= hour <= 12:
                raise BadDate(text)
            return time(hour % 12 + (12 if match["half"] == "p" else 0), int(match["minute"] or 0))
        if match["digits"]:
            return time(int(match["digits"][:2]), int(match["digits"][2:]))
        return time(int(match["hour24"]), int(match["minute24"]))
    except ValueError:
        raise BadDate(text) from None


@cache
def _zones() -> dict[str, str]:
    """Zone names by their folded forms; a city alone when only one zone has it."""
    names = sorted(name for name in available_timezones() if not name.startswith(_NOT_FOR_PEOPLE))
    zones = {_fold(name): name for name in names}
    cities: dict[str, list[str]] = {}
    for name in names:
        if "/" in name and not name.startswith("Etc/"):
            cities.setdefault(_fold(name.rsplit("/", 1)[1]), []).append(name)
    return zones | {city: found[0] for city, found in cities.items() if len(found) == 1 and city not in zones}


@cache
def _countries() -> dict[str, list[str]]:
    """The zones of each country by the folded name that the tz database gives it."""
    folder = files("tzdata") / "zoneinfo"
    names, places = (
        [line.split("\t") for line in (folder / table).read_text("utf-8").splitlines() if not line.startswith("#")]
        for table in ("iso3166.tab", "zone.tab")
    )
    called = {code: _fold(name) for code, name in names}
    zones: dict[str, list[str]] = {}
    for code, _, zone, *_ in places:
        if zone in _zones().values():
            zones.setdefault(called[code], []).append(zone)
    return zones


_ALSO = {
    **dict.fromkeys(("usa", "us", "america"), "united states"),
    **dict.fromkeys(("uk", "united kingdom", "great britain", "england"), "britain (uk)"),
    "uae": "united arab emirates",
    "south korea": "korea (south)",
    "north korea": "korea (north)",
}
"""What countries are called beside the name that the tz database gives them."""


def _fold(text: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[\s_]+", " ", plain).strip().casefold()


def read_timezone(text: str) -> ZoneInfo:
    """The zone of a name of the tz database, in any case, of its city alone, or of a country with one time all over.

    Raises `UnknownTimezone`.
    """
    zones = _countries().get(_ALSO.get(_fold(text), _fold(text)), [])
    name = _zones().get(_fold(text)) or (zones[0] if len(set(map(_hours, zones))) == 1 else None)
    if name is None:
        raise UnknownTimezone(text, tuple(suggest_timezones(text, _NEAREST)))
    return ZoneInfo(name)


def _hours(zone: str) -> tuple[timedelta | None, ...]:
    """How far a zone's clocks are from UTC in winter and in summer."""
    return tuple(datetime(2024, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7))


def suggest_timezones(typed: str, most: int = 25) -> list[str]:
    """Zones whose city or country begins with what is typed, then those that contain it, else those most like it."""
    wanted, zones = _ALSO.get(_fold(typed), _fold(typed)), _zones()
    if not wanted:
        return list(_USUAL[:most])
    begun = [(country, there) for country, there in _countries().items() if country.startswith(wanted)]
    named = [zone for country, there in begun if country == wanted for zone in there]
    there = [zone for _, there in begun if len(wanted) >= _COUNTRY for zone in there]
    inside = sorted(dict.fromkeys(name for form, name in zones.items() if wanted in form), key=len)
    cities = [name for name in inside if _fold(name.rsplit("/", 1)[-1]).startswith(wanted)]
    if found := list(dict.fromkeys((*named, *cities, *there, *inside))):
        return found[:most]
    if any(map(str.isdigit, wanted)):
        return []  # "GMT+2": what is like it is another zone
    close = process.extract(wanted, zones.keys(), scorer=fuzz.WRatio, limit=most, score_cutoff=_ALIKE)
    return list(dict.fromkeys(zones[form] for form, _, _ in close))
