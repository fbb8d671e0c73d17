"""The options that several commands share, and the examples of the help."""

from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  dateline build                      the archive of seeds/ into site/
  dateline add report.html            put an article into seeds/, see what was read
  dateline check                      every problem, a line each
  dateline check --review             what a person should look over first
  dateline explain 2024-01-03-kerman-bombing
  dateline decide same ID --other ID  overrule the program, see what changes
  dateline register                   make the addresses permanent
  dateline export --format csv --out tables/
  dateline extract seeds/ | dateline link - | head -1
"""


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
seeds_option = click.option(
    "--seeds", "folder", type=click.Path(path_type=Path), metavar="DIR",
    help="Read this folder in place of seeds/.",
)  # fmt: skip
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
    help="Read in N processes.",
)  # fmt: skip
model_option = click.option(
    "--model/--no-model", default=None,
    help="Let a model read names beside the rules, or not (else as extra.dateline.model says).",
)  # fmt: skip
