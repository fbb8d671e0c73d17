"""What the pages show: each maker turns the archive into pages of one kind (see ``makers``).

A maker is a function of the lookup (the archive by id, under the settings) that yields `Page`s.
Its template says, it does not compute: every plain text in a view is escaped when it is printed,
right in Markdown, in HTML and in a "quoted" attribute alike, so views hold plain text and never
markup. Inside a template, besides ``view``:

- ``href("actors/x.md")`` gives the relative address for HTML (``../actors/x.html``),
- ``link("actors/x.md")`` the same for a Markdown link (``../actors/x.md``, checked by MkDocs),
- ``word("modality-claimed-or-admitted")`` the HTML address of a term on the words page; the anchors
  are those of ``wording.term`` and ``wording.chip``,
- ``page`` the `Page` itself, ``settings`` the `Settings`.

Text that is joined with ``~`` or ``+`` is escaped part by part, and what a macro returns is safe.
"""
