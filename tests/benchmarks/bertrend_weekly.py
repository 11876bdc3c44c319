"""BERTrend week by week: a BERTopic model of each week's statements, merged into those of the weeks before.

BERTrend (Boutaleb, Picault, Grosjean 2024, "BERTrend: Neural topic modeling for emerging trends detection")
with the settings that its package comes with, those of the paper: topics are merged at a cosine of 0.7,
popularity decays by 0.01 with power 2, and signals are told by the 10th and 75th percentile of popularity.
A period is a week. What it calls a weak signal is raised, what it calls a strong one is listed below, the
most popular first.

The package wants Python 3.12 and older pandas than ours, so it has an environment of its own:

    python3.11 -m venv /tmp/bertrend
    /tmp/bertrend/bin/pip install --ignore-requires-python --no-deps bertrend==0.4.23
    /tmp/bertrend/bin/pip install 'pandas<3' loguru nltk python-dotenv dill openai langchain-core starlette
    echo "$PWD/.venv/lib/python3.11/site-packages" > /tmp/bertrend/lib/python3.11/site-packages/ours.pth
    BERTREND_PYTHON=/tmp/bertrend/bin/python make bench
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib.util
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.said import Aligned, Said, Week, known

PYTHON = "BERTREND_PYTHON"
WEEK = 7
LEAST_STATEMENTS = 10
"""A week with fewer has no model: neighbours of neighbours are wanted."""


@functools.cache
def python() -> str | None:
    """Return the Python that can import BERTrend: this one, that of BERTREND_PYTHON, or None."""
    if importlib.util.find_spec("bertrend") is not None:
        return sys.executable
    other = os.environ.get(PYTHON, "")
    if not other or not Path(other).is_file():
        return None
    command = [other, "-c", "import bertrend.BERTrend"]
    found = subprocess.run(command, capture_output=True, check=False, env=_env())
    return other if found.returncode == 0 else None


def _env() -> dict[str, str]:
    """Return an environment in which BERTrend writes to a scratch folder and fetches no word lists."""
    scratch = Path(tempfile.gettempdir()) / "botnia-bertrend"
    words = scratch / "corpora" / "stopwords" / "english"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.touch()
    return {**os.environ, "BERTREND_BASE_DIR": str(scratch), "NLTK_DATA": str(scratch)}


def bertrend(said: Sequence[Said], vectors: Aligned, weeks: Sequence[dt.date]) -> list[Week]:
    """Return what BERTrend calls weak signals (raised) and strong ones (listed), each week.

    Vectors of a week are those that were known at its end.
    """
    os.environ.update(_env())
    warnings.simplefilter("ignore")  # the libraries' own
    trend = _Weekly(said)
    lines: list[Week] = []
    first = 0
    for day in weeks:
        count = known(said, day)
        trend.learn(day, first, vectors.first(count)[first:])
        first = count
        lines.append({"as_of": day.isoformat(), "signals": trend.listed(day)})
    return lines


class _Weekly:
    """A BERTrend that learns week by week; statements are known to it by their number."""

    def __init__(self, said: Sequence[Said]) -> None:
        from bertrend.BERTrend import BERTrend
        from loguru import logger

        logger.remove()
        self._said = said
        self._trend: Any = BERTrend()
        self._trend.config["granularity"] = WEEK
        self._rows: dict[str, list[int]] = {}

    def learn(self, day: dt.date, first: int, vectors: Any) -> None:
        """Add the model of the week that ends on a day: the statements from number `first` on."""
        import pandas as pd

        if len(vectors) < LEAST_STATEMENTS:
            return
        said = self._said[first : first + len(vectors)]
        for row, one in enumerate(said, start=first):
            self._rows.setdefault(one.text, []).append(row)
        group = pd.DataFrame(
            {
                "text": [one.text for one in said],
                "document_id": range(first, first + len(said)),
                "source": ["stream"] * len(said),
                "url": [""] * len(said),
            }
        )
        self._trend.train_topic_models(
            {_period(day): group}, embedding_model="", embeddings=np.asarray(vectors), save_topic_models=False
        )

    def listed(self, day: dt.date) -> list[dict[str, object]]:
        """Return the signals of the week that ends on a day."""
        from bertrend.config.parameters import DEFAULT_WINDOW_SIZE

        merged = self._trend.all_merge_histories_df
        if merged is None or merged.empty:
            return []
        self._trend.calculate_signal_popularity()
        _, weak, strong = self._trend.classify_signals(DEFAULT_WINDOW_SIZE, _period(day))
        return [*self._signals(weak, "signal"), *self._signals(strong, "watch")]

    def _signals(self, table: Any, level: str) -> list[dict[str, object]]:
        if table.empty:
            return []
        found = []
        for row in table.sort_values("Latest_Popularity", ascending=False, kind="stable").itertuples():
            rows = sorted({number for text in row.Documents for number in self._rows.get(text, ())})
            if rows:
                records = list(dict.fromkeys(self._said[number].record for number in rows))
                found.append({"id": f"B-{row.Topic}", "level": level, "members": records})
        return found


def _period(day: dt.date) -> Any:
    """Return the Monday of a day's week: BERTrend counts periods in whole steps from the first."""
    import pandas as pd

    return pd.Timestamp(day - dt.timedelta(days=day.weekday()))
