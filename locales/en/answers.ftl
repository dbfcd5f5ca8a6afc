# What Recto answers to whoever runs it, in English. The wording of findings, and which words stand for what, are in
# findings.ftl.

## What `recto build` did

done-pages = { $pages ->
    [one] { NUMBER($pages) } page
   *[other] { NUMBER($pages) } pages
}
done-languages = { $languages ->
    [one] { NUMBER($languages) } language
   *[other] { NUMBER($languages) } languages
}
done-in-force = { $in-force ->
    [0] no version in force
    [one] { NUMBER($in-force) } version in force
   *[other] { NUMBER($in-force) } versions in force
}
done-nothing-changed = nothing changed
done-written = { $written ->
    [one] { NUMBER($written) } file written
   *[other] { NUMBER($written) } files written
}
done-removed = { $removed ->
    [one] { NUMBER($removed) } file removed
   *[other] { NUMBER($removed) } files removed
}
done-written-and-removed = { done-written }, { NUMBER($removed) } removed
# $change is one of the four before; $size and $time come with their units.
done-build = { $folder }: { done-pages } in { done-languages }, { $size }; { done-in-force } on { $date }, { NUMBER($upcoming) } upcoming; { $change }; { $time }
done-repaired = The build before this one was interrupted; what it left half done has been put right.

## Stages of the work, as `--verbose` and the line on the terminal name them

stage-reading = reading the files
stage-parsing = parsing them
stage-resolving = resolving and comparing texts
stage-checking = checking the whole
stage-rendering = rendering and writing pages
stage-placing = putting them in place

## What `recto verify` found

done-verify = { $folder } says what this site says: { $texts ->
    [one] { NUMBER($texts) } text
   *[other] { NUMBER($texts) } texts
    }

## What `recto init` and `recto new` did, and what to do next

done-init =
    { $folder }: a new site with { NUMBER($notices) } notices, in force from { $date }
    1. go to that folder, look for the mark “to confirm” (each text has it in its own language), correct what is not so, and delete the mark
    2. recto check     tells whether anything is wrong
    3. recto serve     shows the site in the browser while you write
    4. recto build     publishes the site in public/

done-new-file = written: { $path }
done-amend = Next: change the texts and say in “changes” what is new, then look for faults with: recto check
done-new = Next: write the texts in { $folder }/, then look for faults with: recto check

## What `recto serve` says

done-serve = Preview: { $url } (Ctrl-C ends it)

## What `recto review` asks and did

# $part, which follows, is “ledger-part”.
review-heading = { $notice }, { $version }: { $part } ({ NUMBER($number) } of { NUMBER($count) })
review-unchanged = { $language }: as it was approved
review-changed = { $language }: changed since it was approved
review-never = { $language }: never approved
review-gone = { $language }: no longer there
# The keys are what must be typed; the question names them.
review-key-accept = a
review-key-skip = s
review-key-quit = q
review-question = a: approve in all languages, s: skip, q: quit, then Enter:
done-review = { $count ->
    [0] nothing new was approved
    [one] { NUMBER($count) } part approved
   *[other] { NUMBER($count) } parts approved
}
# A comment at the top of every approved copy, in the language of the copy.
approved-note =
    The text as it was last approved, together with its other languages.
    Written by `recto review`; commit it, and do not edit it by hand.

## What `recto status` shows

status-notice = notice
status-language = language
status-versions = versions
status-in-force = in force
status-next-change = next change
status-approved = approved
status-stale = stale
status-changed = changed
status-unapproved = never approved
status-findings = findings
status-review = To go through what is stale, changed or never approved: recto review
# $what counts the findings, and in how many files they are.
status-check = { $what }, told by: recto check
