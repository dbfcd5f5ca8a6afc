# The wording of findings, in English.
#
# A finding's message has the id of its code with “-” for “/”. Its value is the message: one line that begins in lower
# case, names the thing with its value in “ ” and ends without a period. Its attributes:
#   .remedy      what to do, in the imperative, likewise one line without a period
#   .suggestion  the remedy where a near name is known
#   .primary     words under the place, where they add something
#   .first, …    words under a further place, by the label's name
#   .explain     what `recto explain CODE` says: whole sentences, lines of at most 76 characters
#
# Readers are lawyers and communications people. Words, one for one thing: site, notice, version, text, clause, heading,
# title, fact, register, insert, front matter, footnote, attachment, link, redirect, address (of a page), slug, key,
# value, folder, file, template, theme, built-in.

## Words that the report itself needs

report-error = error
report-warning = warning
report-help = help
# Before a finding's message: “error[clause/duplicate-id]”, to which the report adds “: ”.
report-heading = { $severity }[{ $code }]
# After the place of a file that comes with Recto and is not in the site folder.
report-built-in = { $place } (built-in theme)
report-errors = { $errors ->
    [one] { NUMBER($errors) } error
   *[other] { NUMBER($errors) } errors
}
report-warnings = { $warnings ->
    [one] { NUMBER($warnings) } warning
   *[other] { NUMBER($warnings) } warnings
}
report-files = { $files ->
    [one] { NUMBER($files) } file
   *[other] { NUMBER($files) } files
}
report-both = { report-errors } and { report-warnings }
# What was found, then where; “nothing” is said of a site without findings.
report-in-files = { $what } in { report-files }
report-nothing = no errors and no warnings

## Kinds of value, for yaml/wrong-type

kind-text = text
kind-number = a number
kind-whole-number = a whole number
kind-mapping = a group of keys
kind-list = a list
kind-date = a date such as 2025-09-01
kind-boolean = true or false
kind-nothing = nothing
kind-per-language = one value for each language

## Kinds of page, for link/unpublished

page-kind-text = the text in force
page-kind-versions = the page of each version
page-kind-history = the history
page-kind-changes = the changes
page-kind-bilingual = both languages facing
page-kind-feed = the feed

## The command line

usage-unknown-code = there is no kind of finding “{ $name }”
    .remedy = write the code as it stands in brackets in the finding, such as clause/duplicate-id
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        Every kind of finding has a code, which stands in brackets at its beginning:

            error[clause/duplicate-id]: …

        What you wrote is the code of none. Give it as it stands there:

            recto explain clause/duplicate-id

usage-bad-date = “{ $value }” is not a date
    .remedy = write a day of the calendar as year-month-day, such as 2026-01-31
    .explain =
        A day is given as in the names of the folders of versions: the year, the
        month and the day, with two digits for the month and for the day. It must
        exist, so 2026-02-30 is refused.

        Before:

            recto check --date 30/11/2026

        After:

            recto check --date 2026-11-30

init-not-empty = “{ $folder }” is not an empty folder
    .remedy = name a folder that does not exist yet, or an empty one
    .explain =
        A new site is some forty files. In a folder that holds something already
        they would lie among files of another purpose, or replace them; nothing was
        written.

        Name a folder that does not exist yet:

            recto init legal

file-unwritable = “{ $path }” cannot be written: { $reason }
    .remedy = check that you may write there and that the disk is not full, then try again
    .explain =
        The system refused to write a file. Those that were written before it are
        there; if they are of a new site or notice, delete them before you try
        again.

        See how much room is left and who may write:

            df -h .
            ls -ld .

notice-unknown = the site has no notice “{ $notice }”
    .remedy = name one of the folders in content/
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A notice is named by its key, which is the name of its folder in content/.

        To begin a new notice:

            recto new accessibility

version-not-later = a version from { $effective } would not follow the last version of “{ $notice }”, which is from { $last }
    .remedy = choose a later day, or change the texts of { $last } if that version is not yet in force
    .explain =
        Versions follow each other in time: what is begun with `recto amend` is the
        last version, changed, and takes effect after it. A version that is or was
        in force is not changed any more; a correction is a version of its own.

text-empty-changes = this text does not say what the version changes
    .remedy = write in a sentence or two, in plain language, what changes for the reader, or take the key out
    .explain =
        What “changes” in the front matter says stands on the page of the version,
        in the history and wherever the version is announced. Left empty, readers
        see that something changes and not what.

            changes: We keep recordings for 90 days instead of 180.

notice-exists = there is already a notice “{ $notice }”
    .remedy = choose another key, or change the texts that are there
    .explain =
        The folder of a notice has the name of its key, and there is one of this
        name in content/. A new notice would write among the files of another;
        nothing was written.

        Choose another key:

            recto new accessibility

## The site folder and its files

site-not-found = there is no site.yaml in “{ $folder }” or in any folder above it
    .remedy = go to the folder of your site, or start a new one with: recto init FOLDER
    .explain =
        A site is a folder with a file named site.yaml, which holds the site’s name,
        its address and its languages. Recto looks for that file in the folder you
        are in, then in each folder above, and found none.

        Go to the folder of your site, or start a new one:

            recto init legal
            cd legal
            recto build

file-unreadable = “{ $path }” cannot be read: { $reason }
    .remedy = check that the file exists and that you may read it, then try again
    .explain =
        Recto reads every file of the site before it builds a page, and the system
        refused this one. A site built without it could lack a notice that is in
        force, so nothing is published.

        Check that the file has not been moved, that you have the right to read it
        and that its disk is connected. On Linux and macOS:

            ls -l content/privacy/notice.yaml
            chmod u+r content/privacy/notice.yaml

file-loop = the symbolic link “{ $path }” leads back to a folder that holds it
    .remedy = remove the link, or put a copy of the files in its place
    .explain =
        A symbolic link is a file that stands for another file or folder. This one
        stands for a folder that holds it, so whoever follows it never arrives.

        Remove the link, which leaves the folder itself untouched:

            rm content/privacy/archive

file-bad-name = “{ $path }” has a name that is not written in UTF-8
    .remedy = give it another name, of letters, digits and hyphens
    .explain =
        The names of files and folders become addresses of pages, and addresses are
        written in UTF-8, as the whole web does. This name is written in an older
        way, and the sign “�” stands for what cannot be read in it.

        Give the file or folder another name. From a terminal, the first letters and
        a star are enough to name it:

            mv conditions-g* conditions.pdf

file-not-utf8 = this file is not saved as UTF-8: line { $line } cannot be read
    .remedy = save the file again with the encoding UTF-8
    .explain =
        UTF-8 is the way of storing letters that the whole web uses. A file saved in
        an older way, such as Windows-1252, has accents and quotation marks that
        would come out as other signs, and a legal text may not change on its way to
        the reader.

        Open the file in your editor, check its accents and quotation marks, and
        choose “Save with encoding”, “UTF-8”. From a terminal:

            iconv -f WINDOWS-1252 -t UTF-8 fr.md > new.md
            mv new.md fr.md

file-empty = this file is empty
    .remedy = write its content, or delete the file
    .explain =
        A file is there and says nothing. For a text, the site would publish a blank
        page under the name of a notice; for a settings file, it is not known
        whether the settings were meant to be empty or were lost.

        Write the content or delete the file. The shortest text is:

            ---
            title: Privacy
            ---

            Words of the notice.

file-control-character = this file holds the invisible character { $character }
    .remedy = delete the word here and write it again by hand
    .explain =
        Some characters are orders to old printers and terminals, or mean nothing at
        all. Nobody sees them in an editor, and a web page may not hold them, or
        they break what they stand in: behind U+FEFF, “#” begins no heading, and
        U+200B cuts a word or a number in two. They come along when words are copied
        from a PDF file, a web page or a word processor.

        Delete the word that stands at this place, and write it again by hand.

## YAML: site.yaml, notice.yaml, facts, registers and front matter

yaml-syntax = this cannot be read as YAML: { $reason }
    .remedy = check the indentation, the colons and the quotation marks here and on the line above
    .explain =
        Settings, facts and front matter are written in YAML: a key, a colon, a
        space, then the value. Something here breaks that form. The reason is given
        in the words of the program that reads YAML, in English.

        The usual causes are a value that holds a colon and has no quotation marks,
        a tab used to indent, and a quotation mark or a brace that is never closed.

        Before:

            summary: Two rights: access and erasure

        After:

            summary: "Two rights: access and erasure"

yaml-duplicate-key = the key “{ $key }” is written twice
    .remedy = keep one of the two and delete the other
    .primary = written again here
    .first = first written here
    .explain =
        A key can have one value only. If it is written twice, the two values may
        differ, and Recto does not guess which one you want published.

        Before:

            title: Privacy
            summary: How we use what you tell us.
            title: Privacy policy

        After:

            title: Privacy policy
            summary: How we use what you tell us.

yaml-unknown-key = the key “{ $key }” has no meaning here
    .remedy = correct the key’s name or delete its line
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        Recto reads a fixed set of keys in each file. A key that nobody reads is
        nearly always a slip of the pen, and what you meant to set would silently
        stay unset.

        Before:

            titel: Privacy

        After:

            title: Privacy

yaml-wrong-type = the key “{ $key }” expects { $expected }, and { $found } was found
    .remedy = write { $expected } as the value of “{ $key }”
    .explain =
        Each key takes one kind of value: text, a number, a date, true or false, a
        list, a group of keys, or one value for each language. The value here is of
        another kind.

        Quotation marks turn anything into text. A date is written year-month-day
        and must exist in the calendar.

        Before:

            title: [Privacy]
            numbering: "yes"

        After:

            title: Privacy
            numbering: true

yaml-missing-key = the key “{ $key }” is missing
    .remedy = add a line that begins with “{ $key }:”
    .explain =
        This key must be there: without it Recto would have to invent something that
        a reader relies on, such as the title of a notice or the address of the
        site.

        Before:

            ---
            summary: How we use what you tell us.
            ---

        After:

            ---
            title: Privacy
            summary: How we use what you tell us.
            ---

yaml-bad-value = “{ $value }” is not among the values that “{ $key }” allows
    .remedy = write one of these: { $allowed }
    .suggestion = did you mean “{ $suggestion }”? These are allowed: { $allowed }
    .explain =
        This key takes one of a few words, and the word written here is not one of
        them. A site that went on without it would follow a setting that you did not
        choose.

        Before:

            prevailing: english

        After:

            prevailing: en

yaml-missing-language = the value of “{ $key }” is missing in the language “{ $language }”
    .remedy = add a line that begins with “{ $language }:” and gives the value in that language
    .explain =
        A value written once for each language needs every language of the site.
        Recto never shows one language in the place of another, because a reader
        could take it for the official wording.

        Before:

            label:
              en: Careers

        After:

            label:
              en: Careers
              fr: Carrières

## Settings of the site

site-bad-url = “{ $value }” cannot be the address of the site
    .remedy = write the whole address, from https:// to a final slash: https://legal.example.com/
    .explain =
        The key “url” is the address at which the site will be read. Search engines,
        feeds and the permanent address printed on each page are made from it, so it
        must be whole: it begins with https:// (or http://) and ends with a slash.

        Before:

            url: legal.example.com

        After:

            url: https://legal.example.com/

site-no-notice = the site has no notice
    .remedy = put back its folders in content/, or begin a notice with: recto new KEY
    .explain =
        There is nothing to publish, and a page that readers know would be gone. A
        notice is a folder in content/. It holds a folder for each version, named
        after the day on which it takes effect, with a text in every language:

            content/privacy/2026-09-01/en.md
            content/privacy/2026-09-01/fr.md

        To begin one:

            recto new privacy

site-bad-timezone = there is no time zone named “{ $value }”
    .remedy = write a name such as America/Toronto
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        The time zone decides when a day begins, and with it from which moment a
        version is in force. Its name comes from the list kept by the IANA: a
        region, a slash and a city, in English.

        Before:

            timezone: Toronto

        After:

            timezone: America/Toronto

site-bad-locale = “{ $value }” is not a language tag
    .remedy = write a language and a region joined by a hyphen, such as en-CA or fr-CA
    .explain =
        A language tag tells browsers and screen readers which language a page is
        in, and tells Recto how to write its dates, numbers and sums of money. It is
        made of a language, a hyphen and a region (BCP 47).

        Before:

            fr: {"{"} locale: French (Canada), name: Français {"}"}

        After:

            fr: {"{"} locale: fr-CA, name: Français {"}"}

redirect-too-many = the site has { NUMBER($count) } redirects, more than the { NUMBER($limit) } that hosts accept
    .primary = the first of those too many
    .remedy = delete the redirects that nobody needs any more
    .explain =
        Redirects are published in a file that the host of the site reads, and hosts
        read at most 2,000 of them. What goes beyond is dropped without a word, and
        an old address that a contract cites would die.

        Delete those that nobody needs any more, beginning with addresses that were
        never printed or sent to anybody:

            redirects:
              /draft-of-terms: notice:terms-of-service

redirect-too-long = this redirect is { NUMBER($length) } characters long, more than the { NUMBER($limit) } that hosts accept
    .remedy = shorten the address it leaves from or the one it leads to
    .explain =
        Each redirect is published on a line that holds both of its addresses, and
        hosts read lines of at most 1,000 characters. A longer one is dropped
        without a word, and an old address that a contract cites would die.

        An address gets that long by what follows a question mark, which a page of
        notices does not need. Before:

            redirects:
              /terms: https://example.com/terms?session=…

        After:

            redirects:
              /terms: https://example.com/terms

redirect-bad-path = a redirect cannot leave from “{ $path }”
    .remedy = begin the path with one slash, write a space as %20, and leave out “?”, “#”, “\” and “..”; “*” may only end it
    .explain =
        A redirect leaves from an address of this site, written without the site’s
        name: from the slash on. In the file that hosts read, a space ends an
        address; within one it is written %20. Browsers ask for no path with “..” or
        “\” in it, and hosts look at none with “?” or “#”. A “*” stands for all that
        follows, so it comes last.

        Before:

            redirects:
              old terms: notice:terms-of-service

        After:

            redirects:
              /old%20terms: notice:terms-of-service

redirect-bad-target = a redirect cannot lead to “{ $target }”
    .remedy = write a notice (notice:privacy), a path that begins with a slash, or a whole address with https://
    .explain =
        A redirect leads to a notice of this site, to another path of it, or to a
        whole address elsewhere. It may hold no space; within an address a space is
        written %20.

        Before:

            redirects:
              /terms: terms-of-service

        After:

            redirects:
              /terms: notice:terms-of-service

redirect-shadowed = the redirect from “{ $path }” would take the place of a page
    .remedy = delete the redirect, or let it start from another address
    .explain =
        A redirect leads from an old address to a page that took its place. Here the
        site has a page at that very address, or pages where the “*” stands, and
        there are hosts that would show none of them.

        Before, where /en/privacy/ is a page:

            redirects:
              /en/privacy/: notice:cookies

        After:

            redirects:
              /en/data/: notice:privacy

redirect-covered = the redirect from “{ $path }” never applies: one before it leaves from the same address
    .remedy = delete one of the two, or let this one stand first
    .earlier = this one applies
    .explain =
        Hosts read redirects from the top and take the first that leaves from an
        address, with or without the slash at its end. What a “*” stands for counts
        too.

        Before:

            redirects:
              /en/old/*: notice:terms-of-service
              /en/old/privacy/: notice:privacy

        After:

            redirects:
              /en/old/privacy/: notice:privacy
              /en/old/*: notice:terms-of-service

redirect-loop = the redirect from “{ $path }” leads back to itself
    .remedy = let one of these redirects lead to a page
    .also = and this one is part of the circle
    .explain =
        Each of these redirects leads to the next, and the last to the first. A
        browser that follows them never arrives.

        Before:

            redirects:
              /terms: /conditions
              /conditions: /terms

        After:

            redirects:
              /terms: notice:terms-of-service
              /conditions: notice:terms-of-service

## Addresses that were approved

address-malformed = this line is not an address: “{ $line }”
    .remedy = if it is left from a merge, keep the lines of both sides without its marks; else delete it, and run: recto review
    .explain =
        The file addresses.txt remembers every address that was approved, one a
        line: a route, or a route and the id of a clause. “recto review” writes it.

            /en/privacy/
            /en/privacy/#retention

        After a merge, keep the lines of both sides: their order does not matter,
        nor does a line that is there twice.

address-gone = the address { $address } was approved and leads nowhere now{ $count ->
    [0] {""}
    [one] , nor does { NUMBER($count) } address below it
   *[other] , nor do { NUMBER($count) } addresses below it
    }
    .remedy = put the notice or version back, or say in site.yaml where its readers find what took its place: redirects: {"{"} { $address }*: notice:KEY {"}"}
    .explain =
        Contracts cite addresses, so one that was approved never dies. A notice
        whose slug, folder or date changed is known by its folder “approved”, and
        its old addresses lead to the new ones by themselves. Here nothing is left
        that could be known.

        To end a notice, keep its folder and say since when it no longer applies,
        in notice.yaml:

            repealed: 2026-01-01

        If another notice took its place, say so in site.yaml. The star stands for
        all that is below:

            redirects:
              /en/cookies/*: notice:privacy

        An address that was never published can be deleted from addresses.txt.

address-vanished = the clause or block “{ $id }” is not here any more, and { $address } was approved
    .remedy = give its id to what took its place, behind the id of that heading: {"{"}#new-id .was-{ $id }{"}"}
    .explain =
        Contracts cite clauses by their addresses, so one that was approved never
        dies. Where the id of a clause changed, or another clause took its place,
        the heading of that clause keeps the old id as well:

            ## How long we keep data {"{"}#storage .was-retention{"}"}

        Saying it in one language is enough. For a clause that was dropped, give its
        id to the clause under which a reader would look for it now.

address-taken = the address { $address } was approved for the notice “{ $notice }”, and another notice has it now
    .remedy = give this notice another slug
    .there = its address now
    .explain =
        Contracts cite addresses, so one that was approved belongs to its notice for
        ever: who follows it must never find another text. A notice that changed its
        slug leaves the old one to the redirect that leads to it.

        Before, where /en/privacy/ was the address of another notice:

            slug: {"{"} en: privacy, fr: confidentialite {"}"}

        After:

            slug: {"{"} en: data-protection, fr: protection-des-donnees {"}"}

## Notices and their versions

notice-bad-date = the folder “{ $name }” is not named after a date
    .remedy = name it after the day on which the version takes effect, such as 2025-09-01
    .explain =
        Each folder in a notice is a version, and its name is the day on which that
        version takes effect: year-month-day, with two digits for the month and for
        the day. The day must exist, so 2025-02-30 is refused: nobody could say what
        applied on that date.

        Before:

            content/privacy/2025-9-1/en.md

        After:

            content/privacy/2025-09-01/en.md

notice-no-version = the notice “{ $notice }” has no version
    .remedy = make a folder in it named after its effective date, such as 2025-09-01, and write its texts there
    .explain =
        A notice is a folder in content/. Its words stand in versions: folders named
        after the day on which each takes effect. This notice has no such folder, so
        there is nothing to publish under its name.

        Before:

            content/privacy/notice.yaml

        After:

            content/privacy/notice.yaml
            content/privacy/2025-09-01/en.md
            content/privacy/2025-09-01/fr.md

notice-missing-language = this version has no text in the language “{ $language }”
    .remedy = write the text in “{ $file }”
    .explain =
        A version is published in every language of the site or not at all. Recto
        never shows one language in the place of another: a reader would not know
        whether the missing text exists, or which one binds.

        Write the missing text beside the others, under the name of its language.

        Before:

            content/privacy/2025-09-01/en.md

        After:

            content/privacy/2025-09-01/en.md
            content/privacy/2025-09-01/fr.md

notice-unknown-language = “{ $name }” is not named after a language of the site
    .remedy = name the file after a language in site.yaml, or add its language there
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A text is named after its language as site.yaml writes it: en.md, fr.md.
        This file bears another name, so no page would show it.

        If it is a draft, keep it outside content/.

        Before:

            content/privacy/2025-09-01/french.md

        After:

            content/privacy/2025-09-01/fr.md

notice-route-taken = two pages would have the same address: { $route }
    .remedy = give one of the two notices another slug in its notice.yaml
    .primary = one page takes its address from here
    .other = the other takes it from here
    .explain =
        The address of a notice is made from its slug, which is the name of its
        folder unless notice.yaml says otherwise. Two pages cannot have one address:
        a link that a contract cites must lead to one text and no other.

        Before, in content/cookies/notice.yaml:

            slug:
              en: privacy

        After:

            slug:
              en: cookies

notice-bad-slug = the slug “{ $slug }” is not made of lower-case letters, digits and hyphens
    .remedy = write it without accents, capitals, spaces or other signs
    .suggestion = write “{ $suggestion }”
    .explain =
        A slug is the part of an address that names the notice. With lower-case
        letters from a to z, digits and hyphens it reads the same wherever it is
        pasted, printed or dictated; an accent or a space would turn into signs such
        as %C3%A9.

        Before:

            slug:
              fr: Confidentialité

        After:

            slug:
              fr: confidentialite

notice-unknown-section = site.yaml has no section “{ $section }”
    .remedy = write the key of a section under “sections” in site.yaml, or add this one there
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        The index page shows the notices in sections, in the order in which
        site.yaml lists them. A notice names its section by its key, which must be
        among them.

        Before:

            section: privcy

        After:

            section: privacy

notice-stray-file = “{ $name }” belongs to no notice, and nothing reads it
    .remedy = move it into the folder of a notice, or delete it
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        In content/ Recto reads facts.yaml, addresses.txt and the folders of the
        notices. In the folder of a notice it reads notice.yaml, the registers and
        the folders of the versions. This file is none of these, so what it says is
        published nowhere.

        Before:

            content/privacy.md

        After:

            content/privacy/2025-09-01/en.md

attachment-unused = no text links to “{ $name }”, so it is not published
    .remedy = link to it from a text of this version, or delete it
    .explain =
        A file beside the texts of a version is an attachment. It is published only
        when a text links to it, so that no draft goes out by accident. No text
        links to this one.

        To publish it:

            Read the [terms of business](terms-of-business.en.pdf).

attachment-shadowed = the attachment “{ $name }” would take the place of a page
    .remedy = give the file another name
    .explain =
        An attachment is published beside the permanent page of its version, under
        its own name. A host shows index.html where a page is asked for, and a file
        cannot bear the name of a folder, so one of the two would be lost.

        Before:

            content/privacy/2025-09-01/index.html

        After:

            content/privacy/2025-09-01/overview.en.html

## Texts

text-no-front-matter = this text does not begin with front matter
    .remedy = begin the file with a line “---”, a line that begins with “title:” and another line “---”
    .explain =
        Front matter is the part at the top of a text, between two lines “---”. It
        holds the title, which every text must have: pages, the index and the
        history call the text by it.

        Before:

            ## What we collect

        After:

            ---
            title: Privacy
            ---

            ## What we collect

text-unclosed-front-matter = the front matter has no end
    .remedy = add a line “---” below the last key of the front matter
    .primary = it begins here
    .explain =
        Front matter stands between two lines “---”. The second one is missing, so
        the whole text would be read as settings and none of it shown.

        Before:

            ---
            title: Privacy

            ## What we collect

        After:

            ---
            title: Privacy
            ---

            ## What we collect

text-too-deep = blocks are nested more than { $limit } levels deep
    .remedy = take lists and quotations out of one another until fewer levels remain
    .explain =
        Lists and quotations may stand within one another, but not without end: a
        reader loses the thread after three or four levels, and a browser fails
        after some thousands. So many levels are nearly always the trace of a bad
        paste or a conversion.

        Look for lines that begin with many signs “>” or many spaces.

        Before:

            > > > > > > > > > > > > The customer shall pay.

        After:

            > The customer shall pay.

table-extra-cells = this row has more cells than the head of its table, and “{ $words }” would be left out
    .remedy = add a column to the first two rows of the table, or write \| where the sign | belongs to the words
    .explain =
        The first row of a table says how many columns it has. What stands in a
        further cell has no column, and Markdown would drop it without a word.

        Before:

            | Cookie | Purpose |
            |---|---|
            | session | Remembers you | 30 days |

        After:

            | Cookie | Purpose | Kept |
            |---|---|---|
            | session | Remembers you | 30 days |

footnote-unknown = there is no footnote “{ $name }”
    .remedy = write the footnote on a line that begins with “[^{ $name }]:”, or delete this reference
    .explain =
        The text refers to a footnote that it does not hold, so the reader would
        meet a number that leads nowhere. A footnote is written in the same text, on
        a line that begins with its name.

        Before:

            Calls are kept for 180 days.[^calls]

        After:

            Calls are kept for 180 days.[^calls]

            {"["}^calls]: Unless a reason exists to keep them longer.

footnote-unused = nothing refers to the footnote “{ $name }”
    .remedy = refer to it with “[^{ $name }]”, or delete it
    .explain =
        A footnote is written and no sentence refers to it, so it is not printed. If
        it limits what a clause says, readers would never see the limit.

        Before:

            Calls are kept for 180 days.

            {"["}^calls]: Unless a reason exists to keep them longer.

        After:

            Calls are kept for 180 days.[^calls]

            {"["}^calls]: Unless a reason exists to keep them longer.

footnote-duplicate = the footnote “{ $name }” is written twice
    .remedy = delete one of the two, or give it another name
    .primary = written again here
    .first = first written here
    .explain =
        Two footnotes of one text have the same name. Only one of them could be
        printed, and Recto does not choose between two statements.

        Before:

            {"["}^calls]: Unless a reason exists to keep them longer.
            {"["}^calls]: Sales lines included.

        After:

            {"["}^calls]: Unless a reason exists to keep them longer.
            {"["}^lines]: Sales lines included.

clause-duplicate-id = the id “{ $id }” is given twice in this text
    .remedy = give this clause another id, the same in every language
    .primary = given again here
    .first = first given here
    .explain =
        A clause is linked and cited by its id. If two clauses of one text have the
        same id, a link leads to the first of them whatever its author meant.

        Give one of them an id of its own, and the same one to its counterpart in
        the other languages. If a published version already had the id, leave it
        where it was, so that old links still lead to the right clause.

        Before:

            ## Retention {"{"}#retention{"}"}
            ## Destruction {"{"}#retention{"}"}

        After:

            ## Retention {"{"}#retention{"}"}
            ## Destruction {"{"}#destruction{"}"}

clause-bad-id = “{ $id }” cannot be the id of a clause
    .remedy = begin it with a letter, and use only letters, digits, hyphens, underscores and periods
    .suggestion = write “{ $suggestion }”
    .explain =
        The id of a clause becomes part of its address, the same in every language.
        It begins with a letter and holds letters, digits and the signs “-”, “_” and
        “.” only, so that it reads the same wherever a contract cites it.

        Before:

            ## Retention {"{"}#4 retention{"}"}

        After:

            ## Retention {"{"}#retention{"}"}

clause-typed-number = this heading holds the number “{ $number }”, and the notice numbers its clauses itself
    .remedy = delete the number, or delete “numbering: true” from notice.yaml
    .explain =
        With “numbering: true” in notice.yaml Recto writes the numbers of the
        clauses. A number that is typed as well would be printed beside the other,
        and the two would part ways as soon as a clause is added.

        Before:

            ## 4. Retention {"{"}#retention{"}"}

        After:

            ## Retention {"{"}#retention{"}"}

clause-first-level = this heading is of the first level, which belongs to the title
    .remedy = begin the heading with “##”
    .explain =
        A page has one heading of the first level: its title, which the front matter
        holds. A second one misleads search engines and people who move through a
        page by its headings with a screen reader.

        If the heading repeats the title, delete it.

        Before:

            # What we collect

        After:

            ## What we collect

clause-skipped-level = this heading is of level { $level } where level { $expected } was expected
    .remedy = begin the heading with { $expected ->
        [2] “##”
        [3] “###”
        [4] “####”
        [5] “#####”
       *[other] { $expected } signs “#”
        }
    .explain =
        The level of a heading says which clause it belongs to, so levels go down
        one at a time. When a level is skipped, the clause has no parent, its number
        has a hole, and people who use a screen reader look for a heading that is
        not there.

        Before:

            ## Retention
            #### Exceptions

        After:

            ## Retention
            ### Exceptions

clause-nested = this heading stands within a list or a quotation, where no clause can begin
    .remedy = move the heading out of the list or quotation, or make it an ordinary line in bold
    .explain =
        A clause begins with its heading and runs to the next one. A heading within
        a list or a quotation would begin a clause that the list or quotation cuts
        off, and nobody could say where it ends when it is cited.

        Before:

            - ## Calls to support
              They are recorded.

        After:

            - **Calls to support.** They are recorded.

clause-unknown-attribute = the attribute “{ $attribute }” has no meaning in a heading
    .remedy = keep only the clause’s id between the braces, such as {"{"}#retention{"}"}, or write \{"{"} for a brace to be printed
    .explain =
        The braces at the end of a heading name its clause: a sign “#” and an id,
        and perhaps, behind “.was-”, the id of a clause whose place it took. Nothing
        else is read there, and the look of a clause is the theme’s affair.

        Before:

            ## Retention {"{"}#retention .important{"}"}

        After:

            ## Retention {"{"}#retention{"}"}

clause-empty-heading = this heading has no words
    .remedy = write the heading’s words, or delete the signs “#”
    .explain =
        A heading without words makes a clause that has no name: it would leave a
        blank line in the table of contents, and nobody could cite it.

        Before:

            ##

            Calls are kept for 180 days.

        After:

            ## Retention

            Calls are kept for 180 days.

## Inserts and facts

insert-unknown = there is no fact and no register named “{ $name }”
    .remedy = write it in content/facts.yaml or in the notice’s own facts, or correct its name here
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A name between double braces is an insert: the site prints there the fact or
        the register of that name. Facts stand in content/facts.yaml, in notice.yaml
        and in version.yaml; a register is a file of its own in the folder of the
        notice. None has this name, and a hole in a sentence may not be published.

        Before:

            Calls are kept for {"{{"} retention {"}}"}.

        After, where facts.yaml has “call_retention”:

            Calls are kept for {"{{"} call_retention {"}}"}.

insert-group = “{ $name }” is a group of facts and cannot be printed by itself
    .remedy = name one fact of the group, such as {"{{"} { $example } {"}}"}
    .explain =
        Facts may be gathered in groups, such as everything about the organization.
        An insert prints one fact, so it names the group and then the fact, with a
        period between them.

        Before:

            {"{{"} organisation {"}}"} is responsible for this site.

        After:

            {"{{"} organisation.name {"}}"} is responsible for this site.

insert-malformed = “{ $text }” is not an insert
    .remedy = write one name between the braces, such as {"{{"} call_retention {"}}"}, or \{"{{"} for braces to be printed
    .explain =
        Between double braces stands the name of one fact or register and nothing
        else: no sum, no condition, no formatting. A text that calculated would not
        say the same thing to everyone who reads it. How a fact is printed follows
        from its kind and the page’s language.

        Before:

            Calls are kept for {"{{"} call_retention + 30 {"}}"}.

        After:

            Calls are kept for {"{{"} call_retention {"}}"}.

        To print the braces themselves, put a backslash before them:

            \{"{{"} name {"}}"}

insert-register-inline = the register “{ $name }” stands within a line
    .remedy = put its insert in a paragraph of its own, with an empty line before and after
    .explain =
        A register is printed as a table, and a table cannot stand in the middle of
        a sentence, a heading or a cell.

        Before:

            We set these cookies: {"{{"} cookies {"}}"}.

        After:

            We set these cookies:

            {"{{"} cookies {"}}"}

fact-duplicate = a fact and a register are both named “{ $name }”
    .remedy = give one of the two another name
    .primary = named again here
    .first = first named here
    .explain =
        Facts and registers are printed in the same way, by their name between
        double braces. If a fact and a register have one name, nobody can tell which
        of them a text prints.

        Before:

            content/cookies/cookies.yaml
            content/cookies/notice.yaml: a fact named “cookies”

        After:

            content/cookies/cookies.yaml
            content/cookies/notice.yaml: a fact named “cookie_count”

fact-malformed = the value of “{ $key }” is not a fact
    .remedy = write a duration, a sum, a date, a year, a percentage, a number or text, such as {"{"} days: 180 {"}"}
    .explain =
        A fact is said once and printed in each language’s own form: 180 days, 180
        jours. For that Recto must know what kind of fact it is.

        These are the kinds:

            retention: {"{"} days: 180 {"}"}
            fee: {"{"} amount: 75, currency: CAD {"}"}
            since: {"{"} date: 2019-01-01 {"}"}
            copyright_year: {"{"} year: 2019 {"}"}
            interest: {"{"} percent: 5 {"}"}
            copies: 3
            name: Aptum
            office: {"{"} en: Legal Department, fr: Service juridique {"}"}

        Durations are in hours, days, weeks, months or years.

fact-bad-currency = “{ $value }” is not a currency
    .remedy = write the three capitals of the currency, such as CAD, or its bare sign, such as $
    .explain =
        A sum of money names its currency by three capital letters (ISO 4217): CAD,
        USD, EUR. Where the notice names no currency, write the bare sign and the
        sum is printed as $75 and 75 $.

        Before:

            fee: {"{"} amount: 75, currency: dollars {"}"}

        After:

            fee: {"{"} amount: 75, currency: CAD {"}"}

## Links and images

link-unknown-notice = the site has no notice “{ $notice }”
    .remedy = write the name of a notice’s folder in content/
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A link to a notice gives the name of its folder in content/, whatever the
        page’s language; Recto finds the address. No folder has this name, and the
        link would lead nowhere.

        Before:

            {"["}Privacy](notice:confidentialite)

        After:

            {"["}Privacy](notice:privacy)

link-unknown-version = the notice “{ $notice }” has no version “{ $version }”
    .remedy = write the effective date of one of its versions, as its folder is named
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A link to a version gives the day on which it took effect, which is the name
        of its folder. The notice has no version of that date.

        To lead always to the text in force, leave out the date.

        Before:

            {"["}Earlier terms](notice:terms-of-service/2019-06-10)

        After:

            {"["}Earlier terms](notice:terms-of-service/2019-06-01)

link-incomplete = this link leads to a version that lacks a text: “{ $notice }” of { $version }
    .remedy = write the missing text of that version, or change the link
    .explain =
        A version that is to come and lacks a text in one of the languages is not
        published, so that no language goes ahead of another. A link to it, or to a
        notice that has no other version, would be dead.

        Write the missing text, or link to what is published. “recto status” shows
        which languages each notice has.

link-unknown-clause = the text that this link leads to has no clause “{ $clause }”
    .remedy = write the id of one of its clauses, or give the clause this id: {"{"}#{ $clause }{"}"}
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        After the sign “#” a link names a clause by its id, the same in every
        language. The text has no clause with this id: it may have been renamed, or
        the id stands in one language only. The link would open the page at its top,
        and a reader sent to a clause would have to look for it.

        Before:

            See [how long we keep calls](#retain).

        After:

            See [how long we keep calls](#retention).

link-unknown-attachment = there is no file “{ $file }” beside this text
    .remedy = put the file into the folder of this version, or correct its name
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A link without “https:” or “notice:” leads to an attachment: a file in the
        same folder as the text. There is none of this name. Capital letters count.

        Every version keeps its own attachments, so that an old version still leads
        to the documents of its day.

        Before:

            {"["}Terms of business](Terms.pdf)

        After:

            {"["}Terms of business](terms-of-business.en.pdf)

link-empty = this link leads nowhere
    .remedy = write where it leads between the round brackets
    .explain =
        A link needs its words between square brackets and its destination between
        round ones. This one has no destination.

        Before:

            {"["}Our cookies]()

        After:

            {"["}Our cookies](notice:cookies)

link-path = “{ $url }” is a path, which changes when the site does
    .remedy = write notice: and the folder of the notice, such as notice:privacy, or put the file beside this text
    .explain =
        The address of a page changes with the slugs and with the place of the site,
        so a text names what it means: a notice by its folder, and Recto finds the
        page in the reader’s language. A file that a text links to stands in the
        folder of the same version.

        Before:

            {"["}Our cookies](/en/cookies/)

        After:

            {"["}Our cookies](notice:cookies)

link-bad-scheme = a link may not begin with “{ $scheme }:”
    .remedy = use an address that begins with https:, http:, mailto: or tel:
    .explain =
        Links lead to pages (https, http), to a mailbox (mailto) or to a telephone
        number (tel), and within the site to notices, clauses and attachments. Other
        kinds of address run programs or depend on what the reader has installed;
        the site does not publish them.

        Before:

            {"["}Print](javascript:print())

        After:

            {"["}Write to us](mailto:legal@example.com)

link-malformed = “{ $url }” is not a complete address
    .remedy = copy the address again, from https:// to its end, and write a space in it as %20
    .explain =
        The address is cut short, holds a space or lacks a part, so browsers would
        refuse it or guess. A mailto: link needs an address with @, and a tel: link
        needs a number.

        Before:

            {"["}The Act](https:/laws.example.com/act)

        After:

            {"["}The Act](https://laws.example.com/act)

link-unpublished = this link leads to a page that the site does not publish: { $kind }
    .remedy = add this kind of page to “pages” in site.yaml, or change the link
    .explain =
        The key “pages” in site.yaml lists the kinds of page that are published:
        text, versions, history, changes, bilingual, feed. The kind that this link
        leads to is not among them, so the link would be dead.

        Before:

            pages: [text]

        After:

            pages: [text, versions]

link-no-label = this link has no words to click
    .remedy = write the link’s words between its square brackets
    .explain =
        A link without words cannot be seen, clicked or read aloud. Only a link to a
        clause may go without: Recto then prints the clause’s own name, such as
        “section 4.2”.

        Before:

            {"["}](https://laws.example.com/act)

        After:

            {"["}Privacy Act](https://laws.example.com/act)

image-no-alternative = this image has no text alternative
    .remedy = describe it between the square brackets: ![description](file.png)
    .explain =
        The words between the square brackets are read aloud to people who cannot
        see the image, and shown where it cannot be loaded. In a legal notice what
        the image says is part of the text.

        Before:

            ![](steps.png)

        After:

            ![A request is received, evaluated, then answered.](steps.png)

image-elsewhere = the image “{ $url }” does not stand beside this text
    .remedy = put the image into the folder of this version and write only its file name
    .explain =
        Pages ask nothing of any other host: it would learn who reads a notice, and
        could change the image or take it down. An image therefore lies in the
        folder of the version that shows it.

        Before:

            ![The steps of a request](https://example.com/steps.png)

        After:

            ![The steps of a request](steps.png)

## HTML in texts

html-not-allowed = “{ $html }” is not allowed in a text
    .remedy = write it in Markdown, or use one of these: { $allowed }
    .explain =
        A few harmless HTML elements may stand in a text where Markdown has no sign
        of its own. Everything else is refused rather than dropped in silence, since
        words could go with it: scripts, styles and frames have no place in a notice
        that must read the same everywhere for years.

        Before:

            The fee is <font color="red">$75</font>.

        After:

            The fee is **$75**.

html-words = the words “{ $words }” stand in a block of HTML, where Markdown is not read
    .remedy = begin the words on a new line after a comment, or write an element and its words on one line
    .explain =
        A line that begins with a comment, or with an HTML tag alone, begins a block
        of HTML that reaches to the end of the comment’s line or to the next empty
        line. In it emphasis, links and inserts are not read: they would be printed
        as they are typed.

        Before:

            <!-- To be reviewed. --> You have *two* rights.

        After:

            <!-- To be reviewed. -->
            You have *two* rights.

html-unbalanced = “{ $html }” is not opened and closed in the same block
    .remedy = write its beginning and its end in the same paragraph, list item or cell
    .explain =
        An HTML element begins with <sup> and ends with </sup>, both in one block.
        If one of the two is missing, what the element means would spread over the
        rest of the page.

        Before:

            The 1<sup>st of March.

        After:

            The 1<sup>st</sup> of March.

## The theme: templates and messages

template-syntax = this template cannot be read: { $reason }
    .remedy = correct the template here, or delete the file to use the built-in one
    .explain =
        A template in the site’s templates/ folder replaces the built-in one of the
        same name. Something in this one breaks the rules of templates: a brace that
        is not closed, or a filter, a test or another template that does not exist.
        The reason is given in the words of the template engine, in English.

        Before:

            {"{%"} if notice_bar %{"}"}
              <p>{"{{"} notice_bar {"}}"}</p>

        After:

            {"{%"} if notice_bar %{"}"}
              <p>{"{{"} notice_bar {"}}"}</p>
            {"{%"} endif %{"}"}

template-render = this template cannot make the page { $route }: { $reason }
    .remedy = use only what this kind of page is given, or delete the file to use the built-in one
    .explain =
        The template can be read, but asks for something that this page does not
        have: a misspelt name, or a value that exists on another kind of page. The
        reason is given in the words of the template engine, in English.

        Before:

            <title>{"{{"} page.titel {"}}"}</title>

        After:

            <title>{"{{"} page.title {"}}"}</title>

static-unknown-file = there is no file “{ $file }” in static/
    .remedy = add the file, or correct the reference
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A style sheet in static/ may refer to other files there, such as a
        background image, by a path that begins at the folder of the style sheet.
        Recto publishes them under names of their own and writes those into the
        style sheet; a file that is not there would leave a hole in every page.

        Before:

            background: url(images/sael.svg)

        After:

            background: url(images/seal.svg)

locale-syntax = this message cannot be read: { $reason }
    .remedy = write it as “name = words”, and indent the lines that continue it
    .explain =
        The words of the pages stand in files named theme.ftl, one message after the
        other: a name, an equals sign and the words. A message that goes on over
        several lines has its further lines indented, and a value stands between
        braces. The reason is given in English.

        Before:

            in-force-since In force since {"{"} $date

        After:

            in-force-since = In force since {"{"} $date {"}"}

locale-missing-message = the message “{ $message }” is missing in the language “{ $language }”
    .remedy = add it, translated, to “{ $file }”
    .explain =
        Each word that pages print of themselves, such as “In force since”, is a
        message of the theme, and every language of the site needs all of them.
        Recto never prints one language’s words on another’s page.

        Copy the message from another language and translate what follows the equals
        sign:

            in-force-since = En vigueur depuis le {"{"} $date {"}"}

locale-missing = the theme has no words in the language “{ $language }”
    .remedy = write “{ $file }” with a translation of every message of the theme
    .explain =
        Pages print words of their own, such as “In force since”, and those words
        come with Recto in some languages only. A site in another language brings
        them itself: one file with every message, in the form of the built-in files.

        Copy the messages of a language that you know and translate what follows
        each equals sign:

            locales/es/theme.ftl

locale-unknown-message = the theme has no message “{ $message }”
    .remedy = delete it or correct its name
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        A file theme.ftl in the site’s locales/ folder replaces messages of the
        built-in theme, by name. No page prints a message of this name, so the words
        written here would appear nowhere, and those they should replace would stay.

        Before:

            in-forse-since = Effective from {"{"} $date {"}"}

        After:

            in-force-since = Effective from {"{"} $date {"}"}

locale-unused-variable = the message “{ $message }” leaves out the value “${ $variable }”
    .remedy = put {"{"} ${ $variable } {"}"} where the value belongs
    .explain =
        Pages hand values to messages: a date, a title, a number. This message
        leaves one out, so a reader of this language would be told less than a
        reader of another, for example that a version is in force but not since
        when.

        Before:

            in-force-since = In force

        After:

            in-force-since = In force since {"{"} $date {"}"}

locale-unknown-variable = the message “{ $message }” asks for the value “${ $variable }”, which it is not given
    .remedy = use only the values that the built-in message uses
    .suggestion = did you mean “${ $suggestion }”?
    .explain =
        Pages hand each message certain values, which the built-in message of the
        same name shows. This one asks for another, and a hole in the sentence may
        not be published.

        Before:

            in-force-since = In force since {"{"} $day {"}"}

        After:

            in-force-since = In force since {"{"} $date {"}"}

## Parity: the texts of a version in all languages

kind-heading = a heading
kind-paragraph = a paragraph
kind-item = an item of a list
kind-numbered-item = an item of a numbered list
kind-quotation = a quotation
kind-row = a row of a table
kind-cell = a cell of a table
kind-words = the text
kind-term = a term
kind-definition = a definition
kind-footnote = a footnote
kind-code = a block of code
kind-rule = a rule

# $source and $translation are names of files, such as en.md; $there and $here what is written in them.
parity-difference = { $side ->
    [alike] “{ $there }” means one thing in the language of { $source } and another in that of { $translation }
    [shared] “{ $there }” in { $source } is “{ $here }” of something else in { $translation }
    [both] “{ $there }” in { $source } is “{ $here }” in { $translation }
    [exchanged] “{ $here }” stands here where { $source } has “{ $there }”, and the other way round
    [source] “{ $there }” stands in { $source } and not in { $translation }
   *[translation] “{ $here }” stands in { $translation } and not in { $source }
    }
parity-say-the-same = make both texts say the same, or allow the difference and say why

parity-missing-clause = the clause “{ $heading }” of { $source } is missing here
    .remedy = translate the clause here, or take it out of { $source }
    .there = not in { $translation }
    .explain =
        Every clause of the source text needs its counterpart in each language, in
        the same place. Clauses with the same id are counterparts; where ids are
        missing, Recto tells by the order, the length and the figures of the text.

        If a clause is there and was not recognised, give both headings one id:

            ## Retention {"{"}#retention{"}"}

parity-extra-clause = the clause “{ $heading }” is not in { $source }
    .remedy = add the clause to { $source }, or take it out here
    .explain =
        A clause in a translation that the source text lacks says something in one
        language alone. Clauses with the same id are counterparts; where ids are
        missing, Recto tells by the order, the length and the figures of the text.

parity-moved-clause = the clause “{ $heading }” stands elsewhere in { $source }
    .remedy = put the clause where { $source } has it
    .there = its place in { $source }
    .explain =
        Clauses come in the same order in every language, so that readers who
        compare the languages, and whoever cites “the third clause”, find the same.

parity-clause-id = this clause has the id “{ $here }” here and “{ $there }” in { $source }
    .remedy = give the clause one id in every language: write {"{"}#{ $there }{"}"} here
    .there = “{ $there }”
    .explain =
        The id of a clause is the end of its address. It is the same in every
        language, so that an address that somebody cites leads to the same clause
        when it is read in another language. A heading without an id takes that of
        its counterpart.

            ## Retention {"{"}#retention{"}"}

parity-missing-block = { $count ->
    [one] { $kind } of { $source } is missing here
   *[other] { $count } blocks of { $source } are missing here, from { $kind } on
    }
    .remedy = { $count ->
        [one] translate it here, or take it out of { $source }
       *[other] translate them here, or take them out of { $source }
    }
    .there = not in { $translation }
    .explain =
        Every paragraph, item and row of the source text needs its counterpart in
        each language, in the same place. The finding points at the place in the
        translation where it is missing, and at what stands in the source text.

        A difference that is meant is allowed by a comment before the block:

            <!-- recto: allow parity/missing-block "only English needs it" -->

parity-extra-block = { $count ->
    [one] { $kind } here is not in { $source }
   *[other] { $count } blocks here are not in { $source }, from { $kind } on
    }
    .remedy = add it to { $source }, or take it out here
    .explain =
        A paragraph, item or row that the source text lacks says something in one
        language alone.

        A difference that is meant is allowed by a comment before the block:

            <!-- recto: allow parity/extra-block "the term needs a gloss" -->

parity-moved-block = what { $kind } says here, { $source } says in another place
    .remedy = put what both say in the order of { $source }
    .there = says it here
    .explain =
        Items, paragraphs, rows or cells hold each other’s figures or links, or one
        of them stands elsewhere: they were exchanged or moved, or what they say.
        What is counted and cited comes in one order in every language.

parity-split-block = { $kind } of { $source } is two blocks here
    .remedy = join the two blocks, or split the one in { $source }
    .there = one block in { $source }
    .explain =
        Paragraphs and items are counted and cited, so they must be the same in
        every language. Here one of the source text has become two.

parity-joined-block = two blocks of { $source } are { $kind } here
    .remedy = split the block here, or join the two in { $source }
    .there = two blocks in { $source }
    .explain =
        Paragraphs and items are counted and cited, so they must be the same in
        every language. Here two of the source text have become one.

parity-repeated-block = { $kind } repeats another, where { $source } says something else
    .remedy = translate what { $source } says here
    .there = says something else
    .again = the same words
    .explain =
        Two blocks of a translation begin with the same words, and the blocks of the
        source text that they translate do not. One of them was probably pasted in
        the place of another.

parity-shape = what is { $expected } in { $source } is { $found } here
    .remedy = write both alike
    .there = { $expected }
    .explain =
        What corresponds must be of one kind in every language: a list here and a
        run of paragraphs there are cited in different ways. Where a whole list or
        several blocks in a row differ, the first is told.

parity-nesting = this block stands { $here ->
    [0] in no list or quotation
    [one] in { $here } list or quotation
   *[other] in { $here } lists or quotations
    }, its counterpart in { $source } in { $there }
    .remedy = indent both alike
    .there = in { $there }
    .explain =
        Items of lists must stand at the same depth in every language: whether a
        condition belongs to the item above it depends on that.

parity-enumerator = { parity-difference }
    .remedy = give both the same letter or number, so that what is cited is the same in every language
    .there = in { $source }
    .explain =
        Readers cite an item by its letter or number. Letters and roman numerals
        typed at the beginning of a paragraph, item or heading are compared whatever
        brackets they have, (b) is b), and so is the number that a list begins with.
        Where one differs, those that go on from it are not told again.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/enumerator "why they differ" -->

parity-heading-level = this heading is of level { $here }, its counterpart in { $source } of level { $there }
    .remedy = begin both headings with the same number of “#”
    .there = level { $there }
    .explain =
        The level of a heading says what it is part of, and must be the same in
        every language. Where several headings in a row differ by as much, the
        first is told.

parity-table-columns = this table has { $here } columns, its counterpart in { $source } has { $there }
    .remedy = give both tables the same columns
    .there = { $there } columns
    .explain =
        A table must have the same columns in every language. What the cells of
        the two tables say is compared once they have.

parity-front-matter = { $side ->
    [source] the front matter of { $source } has “{ $key }”, and this one has not
   *[translation] “{ $key }” is not in the front matter of { $source }
    }
    .remedy = write “{ $key }” in every language, or in none
    .there = not in { $translation }
    .explain =
        Title, summary, changes and description stand on the pages and in search
        results. What readers of one language are told there, readers of the others
        must be told as well. What these strings say is compared like any block.

        A difference that is meant is allowed by a comment in the front matter:

            # recto: allow parity/front-matter "only English needs it"

parity-untranslated = this is not translated: it is in the language of { $source }
    .remedy = translate it; if it is a quotation, put it in quotation marks, or allow the finding and say why
    .there = the source text
    .explain =
        The words that every sentence has (“the”, “of”) are those of the source
        language here. Names, code and what stands in quotation marks are not
        looked at, nor is what is marked as another language:

            <span lang="en">All rights reserved.</span>

parity-number = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Numbers are compared whatever signs and spaces group their digits: 1,234.50
        is 1 234,50. A number in words beside its digits counts once: thirty (30).
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/number "why they differ" -->

parity-percentage = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Percentages are compared as numbers: 5% is 5 %.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/percentage "why they differ" -->

parity-money = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Sums are compared by amount and currency: $75 is 75 $, and CAN$75 is not.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/money "why they differ" -->

parity-quantity = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Durations and other quantities are compared by number and unit: 180 days is
        180 jours, and not 6 months; 5 business days is not 5 jours.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/quantity "why they differ" -->

parity-date = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Dates are compared however they are written: May 4, 2026 is 4 mai 2026 and
        2026-05-04.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/date "why they differ" -->

parity-time = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Times of day are compared however they are written: 5 p.m. is 17 h.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/time "why they differ" -->

parity-ordinal = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Ordinals are compared however they are written: 1st is 1er, 2nd is 2e.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/ordinal "why they differ" -->

parity-reference = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        References to clauses, sections and articles are compared by their numbers:
        section 4(2) is paragraphe 4(2), whatever the level is called.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/reference "why they differ" -->

parity-telephone = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Telephone numbers are compared by their digits.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/telephone "why they differ" -->

parity-email = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        E-mail addresses are compared letter by letter.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/email "why they differ" -->

parity-url = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Web addresses are compared but for the part that names the language: /en/ is
        /fr/, en.example.com is fr.example.com and terms.en.pdf is terms.fr.pdf.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/url "why they differ" -->

parity-link = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Links must lead to the same notice, the same clause or a file of the same
        type in every language.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/link "why they differ" -->

parity-insert = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = in { $source }
    .explain =
        Inserts must name the same facts and registers in every language.
        What corresponds must hold the same ones in every language.

        A difference that is meant is allowed by a comment before the block or at
        its end, in either file:

            <!-- recto: allow parity/insert "why they differ" -->

## Allowances

allowance-malformed = this comment is not read: “{ $comment }”
    .remedy = write it so: <!-- recto: allow parity/number "why" -->
    .explain =
        A comment that begins with “recto:” allows a finding. It names the code of
        the finding and, in straight quotation marks, the reason, which is required:
        whoever reads the text after you should know why the texts differ.

            <!-- recto: allow parity/number "the statute is cited by its number" -->

allowance-unknown = “{ $code }” is no finding that can be allowed
    .remedy = write the code that the finding shows in brackets
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        Only findings that a text may rightly cause can be allowed: the differences
        between languages (parity/…) and warnings. The code is what the finding
        shows in brackets.

allowance-unused = this allowance of “{ $code }” allows nothing
    .remedy = take the comment out, or move it to the block that it is meant for
    .explain =
        The finding that the comment allows does not arise at the block that it
        stands before or at the end of. It would hide the next one, so take it out.

## The ledger: what was approved together

ledger-part = { $part ->
    [front] the front matter
    [opening] the text before the first heading
   *[clause] the clause “{ $heading }”
    }

# $difference shows words taken out as [-…-] and words added as {"{"}+…+{"}"}.
ledger-stale = { ledger-part } does not follow { $source }, which changed since both were approved: { $difference }
    .remedy = translate the change, then approve both with: recto review { $notice }
    .there = changed here
    .explain =
        The source text changed here after both languages were approved together,
        and this translation did not, so the two may no longer say the same. Words
        taken out stand in [- -], words added in {"{"}+ +{"}"}.

        Translate the change, then approve the clause in all languages. If the
        translation needs no change, approve it as it is:

            recto review privacy
            recto review --accept "privacy/2027-01-15#retention"

ledger-translation-changed = { ledger-part } changed in { $translation } alone since it was approved: { $difference }
    .remedy = make sure that it still says what { $source } says, then approve it with: recto review { $notice }
    .explain =
        The translation changed here after both languages were approved together,
        and the source text did not. That may be a better wording, or a slip. Words
        taken out stand in [- -], words added in {"{"}+ +{"}"}.

        Go through what changed and approve it:

            recto review privacy

ledger-changed = { ledger-part } changed in all languages since it was approved: { $difference }
    .remedy = approve it with: recto review { $notice }
    .explain =
        Every language changed here after they were approved together, or the clause
        is no longer there. The change shown is that of the source text.

        Go through what changed and approve it:

            recto review privacy

ledger-unapproved = { $all ->
    [yes] nobody has approved this version
   *[no] { $count ->
        [one] { ledger-part } was never approved in all languages
       *[other] { NUMBER($count) } parts were never approved in all languages, from { ledger-part } on
    }
    }
    .remedy = approve it with: recto review { $notice }
    .explain =
        The site requires approval (“ledger: required” in site.yaml), and this was
        never approved together in all languages.

        Go through the version and approve it:

            recto review privacy

ledger-malformed = this line cannot be part of an approved copy: “{ $line }”
    .remedy = if it is left from a merge, resolve the merge; else write the copy anew with: recto review
    .explain =
        Approved copies are written by “recto review” and never by hand. This line
        is a mark of a merge that was not resolved, a heading without an id, or a
        heading whose id the file has already.

        After a merge, keep for each clause the lines of one side. If they are no
        longer what was approved, approve the clause again:

            recto review privacy

lifecycle-not-ready = { $days ->
    [one] this version takes effect in { NUMBER($days) } day, on { $date }, and is not ready
   *[other] this version takes effect in { NUMBER($days) } days, on { $date }, and is not ready
    }: { $count ->
    [one] { NUMBER($count) } finding stands in the way
   *[other] { NUMBER($count) } findings stand in the way
    }
    .remedy = settle the findings in this folder by then: from that day on they are errors, and nothing is published
    .explain =
        A version is ready when it has a text in every language, when the texts say
        the same, and when each follows what was approved. Until it takes effect,
        what is lacking is told as warnings; from that day on as errors, so that no
        page says in one language what another does not.

        A version that lacks a text is not published before it has all of them.

lifecycle-rewritten = { $cause ->
    [fact] “{ $fact }” is not what it was when { ledger-part } was approved, which took effect on { $date }: { $difference }
   *[words] { ledger-part } took effect on { $date } and is not what was approved: { $difference }
    }
    .remedy = { $cause ->
    [fact] give the fact its old value again, or keep that for this version alone, under “facts:” in its version.yaml
   *[words] put back what was approved; a correction is a version of its own: recto amend { $notice } --effective YYYY-MM-DD, with “correction: true” in its version.yaml
    }
    .also = and here
    .explain =
        A text that took effect says what applied from that day on, and contracts
        cite it. Once it has been approved it stays as it is, for as long as it is
        in force and afterwards: no word of it changes, and no fact that it states.
        Words taken out stand in [- -], words added in {"{"}+ +{"}"}.

        Put back what was approved: it stands in the folder “approved” beside the
        text. To correct a mistake, begin a version of its own:

            recto amend privacy --effective 2026-02-01

        and say in its version.yaml that it is a correction:

            correction: true

        Where a fact has another value from some day on, the versions before that
        keep the value that they had, in their version.yaml:

            facts:
              retention: {"{"} days: 180 {"}"}

        If the text was changed before the day on which it took effect, and only not
        approved anew, what was approved never applied: delete the folder “approved”
        and approve the version as it is. Version control shows that it was done.

lifecycle-announced-late = this version was announced on { $announced }, after it takes effect on { $effective }
    .remedy = write the day on which readers were first told of it, or leave “announced” out
    .explain =
        An announcement tells readers of a version before it applies. Its day
        stands on the page of the version, and the feed has an entry for it; after
        the effective date it tells nothing that the version itself did not.

        If the version really was announced too late and the page must say so, keep
        the day and turn the warning off in notice.yaml:

            findings:
              lifecycle/announced-late: off

lifecycle-never-applies = this version never applies: it would take effect on { $effective }, and the notice is repealed from { $repealed } on
    .remedy = delete the version, or correct its date or “repealed” in notice.yaml
    .explain =
        From the day of its repeal on, a notice no longer applies, nor does a
        version that would have come later. Its page stays, since it may have been
        announced, and says from that day on that the notice was repealed.

        If the version was announced before the repeal was decided, keep it and
        turn the warning off in notice.yaml:

            findings:
              lifecycle/never-applies: off

review-unknown = there is nothing named “{ $name }” to approve
    .remedy = name a notice, and if need be one of its versions and a clause: privacy/2027-01-15#retention
    .suggestion = did you mean “{ $suggestion }”?
    .explain =
        What is to be approved is named by the key of the notice, which is the name
        of its folder, perhaps the date of a version, and perhaps a clause’s id:

            recto review --accept privacy
            recto review --accept privacy/2027-01-15
            recto review --accept "privacy/2027-01-15#retention"

review-errors = “{ $notice }” of { $version } cannot be approved: { $count ->
    [one] { NUMBER($count) } finding stands in the way
   *[other] { NUMBER($count) } findings stand in the way
    }
    .remedy = settle what recto check tells about this version, then approve it
    .explain =
        Approving says that the texts of a version say the same in all languages.
        Where a language is missing, where the texts differ in what they say, or
        where a text has an error in it, that cannot be said; nothing was written.

            recto check

review-late = { $count ->
    [one] “{ $notice }” of { $version } was approved after it took effect
   *[other] { NUMBER($count) } versions of “{ $notice }”, from { $version } on, were approved after they took effect
    }
    .remedy = make sure that this is what has applied since; once the whole text is approved, a change is a version of its own
    .explain =
        What was approved has applied for some time. Nothing shows whether it read
        the same all along, so whoever approves it now answers for that.

        Once the whole text is approved it stays as it is. A correction is a version
        of its own:

            recto amend privacy --effective 2026-02-01

review-nobody = nobody is at the terminal to answer
    .remedy = start it at a terminal, or name what is approved with --accept
    .explain =
        The command asks about each clause, and what it was started from is not a
        terminal. A script names what has been approved:

            recto review --accept privacy/2027-01-15

## What `recto verify` found in a published folder

verify-no-archive = “{ $folder }” holds no archive.json
    .remedy = name the folder that recto build published, of a site whose pages include “versions”
    .explain =
        The file archive.json lists every text that was published, with the days on
        which it applies and a hash of its words. It stands at the top of the
        published folder where the site publishes the pages of versions.

            recto build --out public
            recto verify public

verify-malformed-archive = “{ $path }” cannot be read as an archive: { $reason }
    .remedy = fetch what was published again, or publish it again
    .explain =
        The file is cut off, was changed, or was written by another release of
        Recto. What it holds is set out in docs/archive.md; the reason after the
        colon comes from the parser, in English.

verify-missing-text = this text was not published: “{ $notice }” of { $version }, in the language “{ $language }”
    .remedy = publish the site again, if the text is new
    .explain =
        The site has a text that the published archive.json does not list. It was
        written after the folder was published, or its notice was given another
        key.

verify-extra-text = “{ $notice }” of { $version } was published in the language “{ $language }”, and this site does not have it
    .remedy = bring the text back from the repository, or check that the folder belongs to this site
    .explain =
        The published archive.json lists a text, and the site does not have it, or
        it lists the text twice. What was published may be cited, so a text does not
        go away: a notice that no longer applies is repealed in notice.yaml and
        keeps its pages.

            repealed: 2027-01-01

verify-changed-text = this text was published with other words: “{ $notice }” of { $version }, in the language “{ $language }”
    .remedy = compare it with the text as it was when the folder was published, in the history of the repository
    .explain =
        The hash of the words in the published archive.json is not that of the text
        in the site: a word, the value of a fact or the destination of a link is
        different. Theme, typography, line breaks and addresses do not count;
        docs/archive.md says what does.

verify-changed-period = this text was published with another period: “{ $notice }” of { $version }, in the language “{ $language }”
    .remedy = publish the site again, if a later version or a repeal was added since
    .explain =
        The words are the same. What the published archive.json says of the days on
        which they apply, or of whether the version is a correction, is not what the
        site says. A later version ends the period of the one before it.

verify-changed-page = the page “{ $path }” does not hold this text as the site says it
    .remedy = publish the site again; if that changes nothing, look for who changed the page
    .explain =
        The words of the text do not stand on the page in one piece, though
        archive.json lists the right ones: the page was changed after it was built,
        or built on a day when another version was in force. What surrounds the text
        is the theme’s and is not compared, nor are spaces and quotation marks.

verify-changed-attachment = the published file “{ $path }”, to which this text links, is not the one in the site
    .remedy = bring back the file that was published, or publish the new one with a version of its own
    .explain =
        An attachment is published as it is, so every byte of it must be the same.
        The text is not different when a file that it links to is, which is why
        files are compared by themselves.

verify-missing-file = the file “{ $path }” is missing
    .remedy = publish the site again
    .explain =
        The archive lists the text that this file shows or links to, and the file is
        not in the folder. It was removed after the site was built, or was not
        copied with the rest.

## The output folder

output-not-ours = “{ $folder }” is not empty, and Recto did not make it
    .remedy = choose another folder with --out, or empty this one yourself
    .explain =
        Recto removes from its output folder whatever the site no longer publishes.
        It does so only in a folder that it made and marked as its own, so that it
        never deletes your files.

        Choose a folder that is empty or does not exist yet:

            recto build --out public

output-inside-site = the output folder “{ $folder }” overlaps the sources of the site
    .remedy = choose a folder that neither holds content/, templates/, static/ or locales/ nor lies in them
    .explain =
        What is built may not mix with what is written. A page in content/ would be
        read as a text by the next build, and a folder that holds the sources could
        be cleaned out with them.

        Before:

            recto build --out content/public

        After:

            recto build --out public

output-failed = “{ $path }” cannot be written: { $reason }
    .remedy = check that you may write there and that the disk is not full, then build again
    .explain =
        The system refused to write a file of the output. Some files of this build
        may be in place and others not, so do not publish the folder as it is. The
        next build notices this and puts it right.

        See how much room is left and who may write:

            df -h public
            ls -ld public

serve-port = nothing can be served on port { $port }: { $reason }
    .remedy = end the program that uses the port, or name another with --port
    .explain =
        The preview answers browsers on one port of this machine. Two programs
        cannot answer on the same one; often it is another `recto serve` in another
        window. Ports below 1024 belong to the administrator.

        Let the system choose a port that is free:

            recto serve --port 0

serve-unwatched = some changes in “{ $folder }” are seen only after two seconds: { $reason }
    .remedy = allow the folders to be read, or the system to watch more of them
    .explain =
        To show at once what has changed, Recto asks the system to tell it of
        changes in the folders of the site, and the system refused. Either a folder
        may not be read, or the system watches only so many folders at once. Until
        this is mended, Recto reads the site again every two seconds.

        On Linux, raise the limits:

            sudo sysctl fs.inotify.max_user_watches=1048576
            sudo sysctl fs.inotify.max_user_instances=1024

serve-former = this page is shown as it was: as the site is now, it cannot be made
    .remedy = correct the errors told here, in site.yaml, a template or a locale
    .explain =
        The preview makes each page of the files as they are. Where site.yaml, a
        template or a locale has an error, a page may be impossible to make. You
        then go on seeing the last one that could be made, with this warning. What
        you edit in the meantime shows as soon as the error is corrected.

        What is wrong in a text does not do this: its page is made all the same, and
        if its title is missing, with another in its place. Nothing of this is
        published; as long as there is an error, “recto build” writes nothing.
