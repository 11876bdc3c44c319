"""Groups of commands that have a module of their own; `cli` puts them on the command line."""
