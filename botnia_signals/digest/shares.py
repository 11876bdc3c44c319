"""Who was heard: each group's share of what was said and of what a digest shows, as table and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from botnia_signals.digest.content import language_name
from botnia_signals.messages import message
from botnia_signals.records import GroupShare


def families(shares: Sequence[GroupShare]) -> list[tuple[str, list[GroupShare]]]:
    """Return the groups of each family (language, region, size, source) of which two or more are listed."""
    listed = [(family, list(group)) for family, group in groupby(shares, key=lambda one: one.family)]
    return [(family, group) for family, group in listed if len(group) > 1]


def group_name(share: GroupShare, language: str) -> str:
    """Return what a group is called in `language`, with a capital letter."""
    if share.family == "language":
        name = language_name(share.group, language)
    elif share.family == "source":
        name = message(f"source-{share.group}", language)
    else:
        name = message(f"shares-{share.family}-{share.group}", language)
    return name[:1].upper() + name[1:]


def percent(share: float | None, language: str) -> str:
    """Return a share in whole per cent, or that it is of one or two people."""
    if share is None:
        return message("shares-few", language)
    return message("chance", language, percent=str(round(100 * share)))


def unheard(shares: Sequence[GroupShare], language: str) -> list[str]:
    """Return a sentence for each group that is shown much less than it speaks."""
    return [
        message("shares-under", language, group=group_name(one, language), said=percent(one.said, language))
        for _, group in families(shares)
        for one in group
        if one.under
    ]


def shares_markdown(shares: Sequence[GroupShare], language: str) -> list[str]:
    """Return the lines of the section, none where nothing can be told."""
    listed = families(shares)
    if not listed:
        return []
    head = [message(key, language) for key in ("shares-group", "shares-said", "shares-shown")]
    lines = ["", f"## {message('shares-title', language)}", "", message("shares-lead", language), ""]
    lines += [line for sentence in unheard(shares, language) for line in (sentence, "")]
    lines += [f"| {' | '.join(head)} |", "|---|---:|---:|"]
    for family, group in listed:
        lines.append(f"| **{message(f'shares-{family}', language)}** | | |")
        for one in group:
            figures = f"{percent(one.said, language)} | {percent(one.shown, language)}"
            lines.append(f"| {group_name(one, language)} | {figures} |")
    return lines
