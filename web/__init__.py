"""Web pages of Botnia Signals."""
