"""Botnia Signals: hears weak signals in what people say about welfare."""

__version__ = "0.1.0"
