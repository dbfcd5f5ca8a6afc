# Words that `recto init` and `recto new` write into files, in English. They belong to whoever edits the files.

## Marks what an editor has to confirm or replace

to-confirm = to confirm

## A new site

organisation = [Your organization]
site-name = Legal notices – { $organisation }
# Comments in YAML files, each one line.
site-comment = The settings of the site. Its languages, sections and notices are yours to change.
facts-comment = Facts that every notice may use: said once here, printed in each language’s own form.

## A new notice

title = Title of the notice
summary = Say here in a sentence or two, in plain words, what the notice means for its readers.
scope = Scope
scope-text = Say here to whom and to what the notice applies.
rules = What applies
rules-text = Say here what the readers may expect of you, and what you expect of them.
