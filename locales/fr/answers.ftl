# Ce que Recto répond à qui l’utilise, en français. Le libellé des constats, et quel mot désigne quelle chose, sont dans
# findings.ftl.

## Ce que `recto build` a fait

done-pages = { $pages ->
    [one] { NUMBER($pages) } page
   *[other] { NUMBER($pages) } pages
}
done-languages = { $languages ->
    [one] { NUMBER($languages) } langue
   *[other] { NUMBER($languages) } langues
}
done-in-force = { $in-force ->
    [0] aucune version en vigueur
    [one] { NUMBER($in-force) } version en vigueur
   *[other] { NUMBER($in-force) } versions en vigueur
}
done-nothing-changed = rien n’a changé
done-written = { $written ->
    [one] { NUMBER($written) } fichier écrit
   *[other] { NUMBER($written) } fichiers écrits
}
done-removed = { $removed ->
    [one] { NUMBER($removed) } fichier supprimé
   *[other] { NUMBER($removed) } fichiers supprimés
}
done-written-and-removed = { done-written }, { done-removed }
# $change est l’un des quatre précédents; $size et $time sont donnés avec leur unité.
done-build = { $folder } : { done-pages } en { done-languages }, { $size }; { done-in-force } le { $date }, { NUMBER($upcoming) } à venir; { $change }; { $time }
done-repaired = La construction précédente avait été interrompue; ce qu’elle avait laissé inachevé a été remis en état.

## Étapes du travail, telles que les nomment `--verbose` et la ligne du terminal

stage-reading = lecture des fichiers
stage-parsing = analyse
stage-resolving = mise en relation et comparaison des textes
stage-checking = vérification de l’ensemble
stage-rendering = rendu et écriture des pages
stage-placing = mise en place

## Ce que `recto verify` a trouvé

done-verify = { $folder } dit ce que dit ce site : { $texts ->
    [one] { NUMBER($texts) } texte
   *[other] { NUMBER($texts) } textes
    }

## Ce que `recto init` et `recto new` ont fait, et la suite

done-init =
    { $folder } : un nouveau site de { NUMBER($notices) } avis, en vigueur à partir du { $date }
    1. placez-vous dans ce dossier, cherchez la marque « à confirmer » (chaque texte la porte dans sa langue), corrigez ce qui n’est pas exact, puis supprimez la marque
    2. recto check     dit si quelque chose ne va pas
    3. recto serve     montre le site dans le navigateur pendant que vous écrivez
    4. recto build     publie le site dans public/

done-new-file = écrit : { $path }
done-amend = Ensuite : modifiez les textes et dites sous « changes » ce qui est nouveau, puis cherchez les erreurs avec : recto check
done-new = Ensuite : rédigez les textes de { $folder }/, puis cherchez les erreurs avec : recto check

## Ce que dit `recto serve`

done-serve = Aperçu : { $url } (Ctrl-C y met fin)

## Ce que `recto review` demande et a fait

# $part, qui suit, est « ledger-part ».
review-heading = { $notice }, { $version } : { $part } ({ NUMBER($number) } sur { NUMBER($count) })
review-unchanged = { $language } : tel qu’approuvé
review-changed = { $language } : modifié depuis son approbation
review-never = { $language } : jamais approuvé
review-gone = { $language } : n’y est plus
# Les touches sont ce qu’il faut taper; la question les nomme.
review-key-accept = a
review-key-skip = p
review-key-quit = q
review-question = a : approuver dans toutes les langues, p : passer, q : quitter, puis Entrée :
done-review = { $count ->
    [0] rien de nouveau n’a été approuvé
    [one] { NUMBER($count) } partie approuvée
   *[other] { NUMBER($count) } parties approuvées
}
# Un commentaire en tête de toute copie approuvée, dans la langue de la copie.
approved-note =
    Le texte tel qu’il a été approuvé la dernière fois, avec ses autres langues.
    Écrit par `recto review`; à verser au dépôt, à ne pas modifier à la main.

## Ce que montre `recto status`

status-notice = avis
status-language = langue
status-versions = versions
status-in-force = en vigueur
status-next-change = prochain changement
status-approved = approuvées
status-stale = en retard
status-changed = modifiées
status-unapproved = jamais approuvées
status-findings = constats
status-review = Pour passer en revue ce qui est en retard, modifié ou jamais approuvé : recto review
# $what compte les constats et dit dans combien de fichiers ils sont.
status-check = { $what }, que dit : recto check
