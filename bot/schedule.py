"""When a daily digest is due: wall-clock times of a time zone, through its changes of the clock. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.errors import BadDate, UnknownTimezone

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\.?|(?P<hour24>\d{1,2})\s*[:.h]\s*(?P<minute24>\d{2})"
    r"|(?P<digits>\d{4})",
    re.I,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NEAREST = 5


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
    return day if due >= set_at else None


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
    names = sorted(name for name in available_timezones() if not name.startswith(("posix", "right", "Factory")))
    zones = {_fold(name): name for name in names}
    cities: dict[str, list[str]] = {}
    for name in names:
        if "/" in name and not name.startswith("Etc/"):
            cities.setdefault(_fold(name.rsplit("/", 1)[1]), []).append(name)
    return zones | {city: found[0] for city, found in cities.items() if len(found) == 1 and city not in zones}


def _fold(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text).strip().casefold()


def read_timezone(text: str) -> ZoneInfo:
    """The zone of a name of the tz database, in any case, or of its city alone; raises `UnknownTimezone`."""
    name = _zones().get(_fold(text))
    if name is None:
        raise UnknownTimezone(text, tuple(suggest_timezones(text, _NEAREST)))
    return ZoneInfo(name)


def suggest_timezones(typed: str, most: int = 25) -> list[str]:
    """Zone names that contain what is typed, else those that look most like it."""
    wanted, zones = _fold(typed), _zones()
    if inside := list(dict.fromkeys(name for form, name in zones.items() if wanted in form)):
        starting = sorted(inside, key=lambda name: (not _fold(name.rsplit("/", 1)[-1]).startswith(wanted), len(name)))
        return starting[:most]
    close = process.extract(wanted, zones.keys(), scorer=fuzz.WRatio, limit=most, score_cutoff=50)
    return list(dict.fromkeys(zones[form] for form, _, _ in close))
