"""Dateline: news articles in, a sourced static archive out.

Read the modules in the order of the line: ``read`` → ``extract`` → ``decide`` → ``link`` →
``settle`` → ``view`` → ``render`` → ``publish``. ``model`` holds every value they pass on.
"""

__version__ = "0.1.0"
