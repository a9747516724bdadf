"""How articles come into a corpus folder: `starting` makes an empty folder, the rest brings documents in.

`inputs` reads files, each of one kind (`tables`, `pages`, `addresses`), into candidates; `planning` gives each its id, language
and incident, and refuses what has a finding; `staging` lays all files ready, validates them with the folder, and moves them in.
"""
