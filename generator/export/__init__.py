"""The archive as data: tables, map, feeds and a record of each incident, beside the pages.

What is left out of pages is left out here. The tables are defined once, in data/tables.yml; the
files, the data dictionary and datapackage.json all follow from that.
"""
