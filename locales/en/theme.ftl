# The words of the published pages, in English.
#
# Templates reach a message without variables as `t.<id>`, with `_` for `-`. Messages with variables are formatted
# before a template sees them; dates, numbers and names come ready to print. Quotation marks are curly.

## Every page

skip-link = Skip to main content
# Accessible names of the two navigations in the header.
navigation = Main menu
language-navigation = Language
feed = Feed of new versions (Atom)

## Index page

index-title = Legal notices and information
# Heading above the notices that no longer apply, at the end of the list.
index-repealed = Repealed notices
# Followed by a date.
next-version = Next version:

## Status, short: index and history pages. {$until} is the last day on which the version applied.

status-in-force = In force since {$date}
status-upcoming = Takes effect on {$date}
status-superseded = In force from {$from} through {$until}
status-repealed = Repealed on {$date}

## Status, in a sentence: at the top of a text

version-in-force = In force since {$date}.
version-upcoming = This version is not yet in force. It takes effect on {$date}.
version-superseded = This version is no longer in force. It applied from {$from} through {$until}.
version-repealed = This notice was repealed on {$date} and no longer applies.

## Links to another version: each sentence is the link

announcement-upcoming = A new version of this notice takes effect on {$date}.
current-in-force = The text in force is that of {$date}.
current-not-yet = This notice is not yet in force. Its first version takes effect on {$date}.

## Top of a text

# Followed by a date.
effective-date = Effective date:
# Followed by a date.
announced = Announced on
correction = This version corrects an earlier one.
# {$language} is a language's name in English.
prevailing = If the language versions differ, the {$language} version prevails.
version-history = Version history
permanent-link = Permanent link to this version
# Printed only on paper; followed by a URL.
permanent-address = Permanent address of this version:
# Headings in the box above the text.
summary = In plain language
changes = What this version changes

# Title of a version at its permanent address, for the browser’s tab.
version-title = {$title} (version of {$date})

## Table of contents

contents = Contents
back-to-contents = Back to contents

## Inside a text

# A clause without a number is called by its heading; with one, by the language's reference word ("section 4.2").
clause-quoted = “{$heading}”
# Accessible name of the § beside a heading, which leads to the clause as it stands in this version; and where versions
# have no pages of their own, to the clause as it stands at any time.
clause-permalink = Permanent link: {$clause}
clause-link = Link to this clause: {$clause}
# Accessible name of the link to this clause from another language's page. It belongs to the language that it leads to,
# as does its visible text, which is {$language} and must come first.
clause-counterpart = {$language}: {$clause}
# Accessible name of a table; {$heading} is that of its clause.
table-label = Table: {$heading}
footnotes-title = Notes
# Accessible names of the link to a footnote and of the one back.
footnote = Note {$number}
footnote-back = Back to the reference to note {$number}
# After the label of a link to a file.
attachment = ({$type}, {$size}, {$language})
attachment-no-language = ({$type}, {$size})

## Two languages side by side. {$first} and {$second} are their names in English, the reader’s own language first

facing-title = {$title} – {$first} and {$second}
# Link from a text to the page where it stands beside another language’s.
facing-link = Side by side: {$first} and {$second}
# The same beside a clause’s heading, and its accessible name, which must begin with it.
facing = Side by side
facing-clause = Side by side ({$second}): {$clause}
# Link back to the text of one language, in that language, {$language} being its name in running text; and the
# accessible name of the one beside a clause’s heading, which must begin with the same words.
alone = {$language} text
alone-clause = {$language} text: {$clause}
# In place of what one of the languages lacks.
no-counterpart = This passage has no counterpart in {$language}.

## What a version changed: the text with what was deleted where it stood

changes-title = {$title}: changes of {$date}
# Links to that page: from the version, {$before} being the date of the one before it; from the text in force.
changes-link = What changed since the version of {$before}
announcement-changes = What changes on {$date}, word by word
# The two versions compared; each followed by the next message.
changes-before = Before:
changes-after = After:
version-of = version of {$date}
# Printed only on paper; followed by a URL.
changes-address = Permanent address of this page:
# Title of the list of clauses that changed.
changed = What changed, clause by clause
# Shows how changes are set: followed by the two that come next.
legend = How to read the text below:
legend-inserted = what was added
legend-deleted = what was deleted
# Said, and not seen, before and after words that changed. The end is said where words follow that stayed.
mark-deleted = deleted:
mark-inserted = added:
mark-end = end of change.
# Seen behind words that stayed the same while what they lead to did not.
mark-link = (the link changed)
# What became of a clause; “first” is said of the first version.
fate-amended = Changed
fate-renumbered = Renumbered
fate-added = Added
fate-removed = Deleted
fate-moved = Moved
fate-moved-and-amended = Moved and changed
fate-first = First version
# In place of changes: beside a clause that changed in the other language alone; about a whole text.
fate-same = Nothing changed here.
unchanged-language = Not a word changed in {$language}.
# The line that opens clauses in which nothing changed.
unchanged-one = Unchanged: {$clause}
unchanged-many = Unchanged: {$first} … {$last}
renumbered-one = Only the number changed: {$clause}
renumbered-many = Only the numbers changed: {$first} … {$last}
# Above a clause that moved, and where it stood before.
moved-from = Moved here (it came after: {$clause})
moved-from-beginning = Moved here (it came first)
moved-to = Moved from here: {$clause} (it now comes after: {$after})
moved-to-beginning = Moved from here: {$clause} (it now comes first)
# Parts of a text that are no clause.
part-front = Title and summary
part-title = Title
part-opening = Introduction

## History page

history-title = {$title}: version history
history-clauses = Clause by clause
# Link beside a clause’s heading, and its accessible name, which must begin with it.
history = History
history-clause = History: {$clause}
# Accessible name of the link to what a version made of a clause.
clause-change = {$date}: {$clause}

## Feed: titles of its entries. {$title} is the notice’s

feed-announced = {$title}: the version of {$date} is announced
feed-effective = {$title}: the version of {$date} takes effect

## Choice of language and missing address

choose-language = Choose your language
not-found-title = Page not found
not-found-text = There is no page at this address. All notices are listed here:

## At an address that something had before it moved

moved-title = This page has moved

## Words in routes: lower case, no spaces

route-history = history
route-changes = changes
