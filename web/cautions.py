"""What a planner could do wrong by believing a signal: which warnings fit its figures."""

from __future__ import annotations

from botnia_signals.digest.content import Entry
from botnia_signals.records import Level

FEW_VOICES = 6
SEASON_WEEKS = 6


def cautions(entry: Entry) -> list[str]:
    """Return the catalogue keys of the warnings that fit, the gravest first."""
    fitting = {
        "web-caution-watch": entry.level is Level.WATCH,
        "web-caution-few": entry.voices <= FEW_VOICES,
        "web-caution-one-place": len(entry.places) + entry.withheld.places == 1,
        "web-caution-one-source": len(entry.sources) == 1,
        "web-caution-one-language": len(entry.languages) == 1,
        "web-caution-short": entry.weeks <= SEASON_WEEKS,
    }
    return [*(key for key, fits in fitting.items() if fits), "web-caution-always"]
