"""The only package that joins stages to the store: what the command line and the pages call.

add      files -> pseudonymised documents in the store
run      vectors, scan, signals and themes for every week that is due
replay   a stream week by week, in a throw-away store
read     what pages and reports show
decide   what people decide, undo, and search
"""
