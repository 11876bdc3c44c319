"""What is talked about: the slow map under the alarm. Statements in, themes out, nothing kept."""

from botnia_signals.themes.fitting import fit, representative
from botnia_signals.themes.identity import Earlier, carry
from botnia_signals.themes.layout import placed, radii
from botnia_signals.themes.models import AxisModel, BertopicModel, ThemeModel

__all__ = [
    "AxisModel",
    "BertopicModel",
    "Earlier",
    "ThemeModel",
    "carry",
    "fit",
    "placed",
    "radii",
    "representative",
]
