# Le libellé des constats, en français.
#
# Le message d’un constat porte le nom de son code, avec « - » au lieu de « / ». Sa valeur est le message lui-même : une
# ligne qui commence par une minuscule, nomme la chose avec sa valeur entre « » et se termine sans point. Attributs :
#   .remedy      ce qu’il faut faire, à l’impératif, aussi en une ligne sans point
#   .suggestion  le remède quand un nom voisin est connu
#   .primary     quelques mots sous l’endroit, s’ils ajoutent quelque chose
#   .first, …    quelques mots sous un autre endroit, selon le nom de celui-ci
#   .explain     ce que dit `recto explain CODE` : phrases complètes, lignes d’au plus 76 caractères
#
# Les lecteurs sont des juristes et des communicateurs. Un mot pour une chose :
#   site = site; notice = avis; version = version; text = texte; clause = clause; block = bloc
#   heading = intertitre; title = titre; level = niveau; front matter = en-tête; footnote = note de bas de page
#   fact = donnée; register = registre; insert = insertion; attachment = pièce jointe; link = lien
#   id = identifiant; slug = nom d’adresse; address (of a page) = adresse; redirect = redirection; host = hébergeur
#   key = clé; value = valeur; folder = dossier; file = fichier; time zone = fuseau horaire; currency = devise
#   theme = thème; template = gabarit; message = message; built-in = intégré; to publish = publier
# Typographie : espace insécable (U+00A0) à l’intérieur des « » et avant le deux-points; rien avant les autres
# signes doubles.

## Mots du rapport lui-même

report-error = erreur
report-warning = avertissement
report-help = aide{"\u00A0"}
# Avant le message d’un constat : « erreur[clause/duplicate-id] », à quoi le rapport ajoute « : ».
report-heading = { $severity }[{ $code }]{"\u00A0"}
# Après l’endroit d’un fichier qui vient avec Recto et n’est pas dans le dossier du site.
report-built-in = { $place } (thème intégré)
report-errors = { $errors ->
    [one] { NUMBER($errors) } erreur
   *[other] { NUMBER($errors) } erreurs
}
report-warnings = { $warnings ->
    [one] { NUMBER($warnings) } avertissement
   *[other] { NUMBER($warnings) } avertissements
}
report-files = { $files ->
    [one] { NUMBER($files) } fichier
   *[other] { NUMBER($files) } fichiers
}
report-both = { report-errors } et { report-warnings }
# Ce qui a été constaté, puis où; « nothing » se dit d’un site sans constat.
report-in-files = { $what } dans { report-files }
report-nothing = aucune erreur et aucun avertissement

## Sortes de valeurs, pour yaml/wrong-type

kind-text = du texte
kind-number = un nombre
kind-whole-number = un nombre entier
kind-mapping = un groupe de clés
kind-list = une liste
kind-date = une date comme 2025-09-01
kind-boolean = true ou false
kind-nothing = rien
kind-per-language = une valeur par langue

## Sortes de pages, pour link/unpublished

page-kind-text = le texte en vigueur
page-kind-versions = la page de chaque version
page-kind-history = l’historique
page-kind-changes = les modifications
page-kind-bilingual = les deux langues en regard
page-kind-feed = le fil de nouvelles

## La ligne de commande

usage-unknown-code = aucune sorte de constat ne porte le code « { $name } »
    .remedy = écrivez le code tel qu’il figure entre crochets dans le constat, par exemple clause/duplicate-id
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Chaque sorte de constat a un code, qui figure entre crochets au début du
        constat :

            erreur[clause/duplicate-id] : …

        Ce que vous avez écrit n’est le code d’aucune. Donnez-le tel qu’il y
        figure :

            recto explain clause/duplicate-id

usage-bad-date = « { $value } » n’est pas une date
    .remedy = écrivez un jour du calendrier sous la forme année-mois-jour, par exemple 2026-01-31
    .explain =
        Un jour s’écrit comme dans le nom du dossier d’une version : l’année, le
        mois et le jour, avec deux chiffres pour le mois et pour le jour. Ce jour
        doit exister; 2026-02-30 est donc refusé.

        Avant :

            recto check --date 30/11/2026

        Après :

            recto check --date 2026-11-30

init-not-empty = « { $folder } » n’est pas un dossier vide
    .remedy = nommez un dossier qui n’existe pas encore, ou un dossier vide
    .explain =
        Un nouveau site compte une quarantaine de fichiers. Dans un dossier qui
        contient déjà quelque chose, ils se mêleraient à des fichiers d’un autre
        usage, ou les remplaceraient; rien n’a été écrit.

        Nommez un dossier qui n’existe pas encore :

            recto init juridique

file-unwritable = « { $path } » ne peut pas être écrit : { $reason }
    .remedy = vérifiez que vous avez le droit d’écrire à cet endroit et que le disque n’est pas plein, puis recommencez
    .explain =
        Le système a refusé d’écrire un fichier. Ceux qui ont été écrits avant lui
        sont en place; s’ils sont d’un nouveau site ou d’un nouvel avis,
        supprimez-les avant de recommencer.

        Voyez combien de place il reste et qui peut écrire :

            df -h .
            ls -ld .

notice-unknown = le site n’a pas d’avis « { $notice } »
    .remedy = nommez l’un des dossiers de content/
    .suggestion = vouliez-vous dire « { $suggestion } »?
    .explain =
        Un avis est nommé par sa clé, qui est le nom de son dossier dans content/.

        Pour commencer un nouvel avis :

            recto new accessibilite

version-not-later = une version du { $effective } ne suivrait pas la dernière version de « { $notice } », qui est du { $last }
    .remedy = choisissez un jour ultérieur, ou modifiez les textes du { $last } si cette version n’est pas encore en vigueur
    .explain =
        Les versions se suivent dans le temps : ce que commence « recto amend » est
        la dernière version, modifiée, et prend effet après elle. Une version qui
        est ou a été en vigueur ne se modifie plus; une correction est une version
        à part.

text-empty-changes = ce texte ne dit pas ce que la version modifie
    .remedy = écrivez en une phrase ou deux, en langage clair, ce qui change pour le lecteur, ou retirez la clé
    .explain =
        Ce que dit « changes » dans l’en-tête figure à la page de la version, dans
        l’historique et partout où la version est annoncée. S’il est vide, le
        lecteur voit que quelque chose change, mais non quoi.

            changes: Nous conservons les enregistrements 90 jours au lieu de 180.

notice-exists = l’avis « { $notice } » existe déjà
    .remedy = choisissez une autre clé, ou modifiez les textes qui s’y trouvent
    .explain =
        Le dossier d’un avis porte le nom de sa clé, et content/ en contient un de
        ce nom. Le nouvel avis écrirait parmi les fichiers d’un autre; rien n’a été
        écrit.

        Choisissez une autre clé :

            recto new accessibilite

## Le dossier du site et ses fichiers

site-not-found = il n’y a pas de site.yaml dans « { $folder } » ni dans les dossiers qui le contiennent
    .remedy = placez-vous dans le dossier de votre site, ou créez un site : recto init DOSSIER
    .explain =
        Un site est un dossier où se trouve un fichier nommé site.yaml, qui donne le
        nom du site, son adresse et ses langues. Recto cherche ce fichier dans le
        dossier où vous êtes, puis dans chacun des dossiers qui le contiennent; il
        ne l’a pas trouvé.

        Placez-vous dans le dossier de votre site, ou créez-en un :

            recto init juridique
            cd juridique
            recto build

file-unreadable = « { $path } » ne peut pas être lu : { $reason }
    .remedy = vérifiez que le fichier existe et que vous avez le droit de le lire, puis réessayez
    .explain =
        Recto lit tous les fichiers du site avant de construire une page, et le
        système lui a refusé celui-ci. Sans lui, il pourrait manquer au site un avis
        en vigueur; rien n’est donc publié.

        Vérifiez que le fichier n’a pas été déplacé, que vous avez le droit de le
        lire et que son disque est branché. Sous Linux et macOS :

            ls -l content/privacy/notice.yaml
            chmod u+r content/privacy/notice.yaml

file-loop = le lien symbolique « { $path } » ramène à un dossier qui le contient
    .remedy = supprimez le lien, ou remplacez-le par une copie des fichiers
    .explain =
        Un lien symbolique est un fichier qui en représente un autre, ou un dossier.
        Celui-ci représente un dossier qui le contient : on le suivrait sans jamais
        arriver.

        Supprimez le lien; le dossier lui-même restera intact :

            rm content/privacy/archives

file-bad-name = le nom de « { $path } » n’est pas écrit en UTF-8
    .remedy = donnez-lui un autre nom, fait de lettres, de chiffres et de traits d’union
    .explain =
        Les noms des fichiers et des dossiers deviennent des adresses de pages, et
        les adresses s’écrivent en UTF-8, comme tout le Web. Ce nom est écrit d’une
        façon plus ancienne, et le signe « � » y remplace ce qui est illisible.

        Donnez un autre nom au fichier ou au dossier. Dans un terminal, les
        premières lettres et une étoile suffisent à le désigner :

            mv conditions-g* conditions.pdf

file-not-utf8 = ce fichier n’est pas enregistré en UTF-8 : la ligne { $line } est illisible
    .remedy = enregistrez le fichier de nouveau en choisissant l’encodage UTF-8
    .explain =
        UTF-8 est la façon d’enregistrer les lettres qu’emploie tout le Web. Dans un
        fichier enregistré autrement, par exemple en Windows-1252, les accents et
        les guillemets deviendraient d’autres signes; or un texte juridique ne doit
        pas changer en chemin.

        Ouvrez le fichier dans votre éditeur, vérifiez les accents et les
        guillemets, puis choisissez « Enregistrer avec l’encodage », « UTF-8 ». Dans
        un terminal :

            iconv -f WINDOWS-1252 -t UTF-8 fr.md > nouveau.md
            mv nouveau.md fr.md

file-empty = ce fichier est vide
    .remedy = écrivez son contenu, ou supprimez le fichier
    .explain =
        Un fichier est là et ne dit rien. S’il s’agit d’un texte, le site publierait
        une page blanche sous le nom d’un avis; s’il s’agit de réglages, on ne sait
        pas s’ils devaient être vides ou s’ils se sont perdus.

        Écrivez le contenu ou supprimez le fichier. Le texte le plus court est :

            ---
            title: Confidentialité
            ---

            Texte de l’avis.

file-control-character = ce fichier contient le caractère invisible { $character }
    .remedy = supprimez le mot qui se trouve ici et récrivez-le à la main
    .explain =
        Certains caractères sont des ordres destinés à d’anciens terminaux et
        imprimantes, ou n’ont aucun sens. Personne ne les voit dans un éditeur, et
        une page Web ne peut pas en contenir, ou bien ils brisent ce qui les
        entoure : après U+FEFF, « # » ne commence aucun intertitre, et U+200B coupe
        en deux un mot ou un nombre. Ils viennent avec les mots que l’on copie d’un
        fichier PDF, d’une page Web ou d’un traitement de texte.

        Supprimez le mot qui se trouve à cet endroit et récrivez-le à la main.

## YAML : site.yaml, notice.yaml, données, registres et en-têtes

yaml-syntax = ce passage n’est pas du YAML valable : { $reason }
    .remedy = vérifiez le retrait, les deux-points et les guillemets, ici et à la ligne précédente
    .explain =
        Les réglages, les données et les en-têtes s’écrivent en YAML : une clé, un
        deux-points, une espace, puis la valeur. Quelque chose ici ne suit pas cette
        forme. Le motif est donné dans les mots du programme qui lit le YAML, en
        anglais.

        Les causes habituelles sont une valeur qui contient un deux-points sans être
        entre guillemets, une tabulation employée comme retrait, et un guillemet ou
        une accolade qui n’est jamais fermé.

        Avant :

            summary: Deux droits : l’accès et la suppression

        Après :

            summary: "Deux droits : l’accès et la suppression"

yaml-duplicate-key = la clé « { $key } » est écrite deux fois
    .remedy = gardez l’une des deux et supprimez l’autre
    .primary = écrite de nouveau ici
    .first = écrite d’abord ici
    .explain =
        Une clé n’a qu’une valeur. Écrite deux fois, elle peut en avoir deux qui
        diffèrent, et Recto ne devine pas laquelle vous voulez publier.

        Avant :

            title: Confidentialité
            summary: Ce que nous faisons de vos renseignements.
            title: Politique de confidentialité

        Après :

            title: Politique de confidentialité
            summary: Ce que nous faisons de vos renseignements.

yaml-unknown-key = la clé « { $key } » n’a pas de sens ici
    .remedy = corrigez le nom de la clé ou supprimez sa ligne
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Dans chaque fichier, Recto lit un nombre fixe de clés. Une clé que personne
        ne lit est presque toujours une faute de frappe, et le réglage que vous
        vouliez faire resterait sans effet, en silence.

        Avant :

            titel: Confidentialité

        Après :

            title: Confidentialité

yaml-wrong-type = la clé « { $key } » attend { $expected }; valeur trouvée : { $found }
    .remedy = remplacez la valeur de « { $key } » par { $expected }
    .explain =
        Chaque clé prend une seule sorte de valeur : du texte, un nombre, une date,
        true ou false, une liste, un groupe de clés ou une valeur par langue. La
        valeur écrite ici est d’une autre sorte.

        Ce qui est entre guillemets est toujours du texte. Une date s’écrit
        année-mois-jour et doit exister au calendrier.

        Avant :

            title: [Confidentialité]
            numbering: "oui"

        Après :

            title: Confidentialité
            numbering: true

yaml-missing-key = il manque la clé « { $key } »
    .remedy = ajoutez une ligne qui commence par « { $key }: »
    .explain =
        Cette clé est obligatoire : sans elle, Recto devrait inventer ce sur quoi un
        lecteur s’appuie, comme le titre d’un avis ou l’adresse du site.

        Avant :

            ---
            summary: Ce que nous faisons de vos renseignements.
            ---

        Après :

            ---
            title: Confidentialité
            summary: Ce que nous faisons de vos renseignements.
            ---

yaml-bad-value = « { $value } » n’est pas une des valeurs que la clé « { $key } » admet
    .remedy = écrivez l’une de celles-ci : { $allowed }
    .suggestion = vouliez-vous écrire « { $suggestion } »? Sont admises : { $allowed }
    .explain =
        Cette clé prend l’un de quelques mots, et celui qui est écrit ici n’en fait
        pas partie. Un site construit malgré tout suivrait un réglage que vous
        n’avez pas choisi.

        Avant :

            prevailing: français

        Après :

            prevailing: fr

yaml-missing-language = il manque la valeur de « { $key } » dans la langue « { $language } »
    .remedy = ajoutez une ligne qui commence par « { $language }: » et donne la valeur dans cette langue
    .explain =
        Une valeur écrite une fois par langue doit l’être dans toutes les langues du
        site. Recto ne montre jamais une langue à la place d’une autre : un lecteur
        pourrait croire que c’est le libellé officiel.

        Avant :

            label:
              en: Careers

        Après :

            label:
              en: Careers
              fr: Carrières

## Réglages du site

site-bad-url = « { $value } » ne peut pas être l’adresse du site
    .remedy = écrivez l’adresse entière, de https:// à la barre oblique finale : https://legal.example.com/
    .explain =
        La clé « url » est l’adresse à laquelle on lira le site. Les moteurs de
        recherche, les fils de nouvelles et l’adresse permanente imprimée sur chaque
        page en dépendent; elle doit donc être entière : elle commence par https://
        (ou http://) et se termine par une barre oblique.

        Avant :

            url: legal.example.com

        Après :

            url: https://legal.example.com/

site-no-notice = le site n’a aucun avis
    .remedy = remettez ses dossiers dans content/, ou commencez un avis : recto new CLÉ
    .explain =
        Il n’y a rien à publier, et une page que les lecteurs connaissent
        disparaîtrait. Un avis est un dossier dans content/. Il contient un dossier
        par version, qui porte la date de son entrée en vigueur, avec un texte dans
        chaque langue :

            content/confidentialite/2026-09-01/en.md
            content/confidentialite/2026-09-01/fr.md

        Pour en commencer un :

            recto new confidentialite

site-bad-timezone = il n’y a pas de fuseau horaire nommé « { $value } »
    .remedy = écrivez un nom comme America/Toronto
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Le fuseau horaire dit quand commence un jour, et donc à partir de quel
        moment une version est en vigueur. Son nom vient de la liste tenue par
        l’IANA : une région, une barre oblique et une ville, en anglais.

        Avant :

            timezone: Montréal

        Après :

            timezone: America/Toronto

site-bad-locale = « { $value } » n’est pas un code de langue
    .remedy = écrivez une langue et une région jointes par un trait d’union, comme fr-CA ou en-CA
    .explain =
        Le code de langue dit aux navigateurs et aux lecteurs d’écran dans quelle
        langue est une page, et à Recto comment écrire les dates, les nombres et les
        sommes. Il se compose d’une langue, d’un trait d’union et d’une région (BCP
        47).

        Avant :

            fr: {"{"} locale: français (Canada), name: Français {"}"}

        Après :

            fr: {"{"} locale: fr-CA, name: Français {"}"}

redirect-too-many = le site a { NUMBER($count) } redirections; les hébergeurs en acceptent au plus { NUMBER($limit) }
    .primary = la première qui est de trop
    .remedy = supprimez les redirections dont personne n’a plus besoin
    .explain =
        Les redirections sont publiées dans un fichier que lit l’hébergeur du site,
        et les hébergeurs en lisent au plus 2000. Le reste est ignoré sans un mot,
        et une ancienne adresse citée dans un contrat ne mènerait plus nulle part.

        Supprimez celles dont personne n’a plus besoin, en commençant par les
        adresses qui n’ont jamais été imprimées ni envoyées à personne :

            redirects:
              /ebauche-des-conditions: notice:terms-of-service

redirect-too-long = cette redirection compte { NUMBER($length) } caractères; les hébergeurs en acceptent au plus { NUMBER($limit) }
    .remedy = raccourcissez l’adresse d’où elle part ou celle où elle mène
    .explain =
        Chaque redirection est publiée sur une ligne qui contient ses deux adresses,
        et les hébergeurs lisent des lignes d’au plus 1000 caractères. Une ligne
        plus longue est ignorée sans un mot, et une ancienne adresse citée dans un
        contrat ne mènerait plus nulle part.

        Ce qui allonge ainsi une adresse suit un point d’interrogation, et une page
        d’avis n’en a pas besoin. Avant :

            redirects:
              /conditions: https://example.com/fr/conditions?session=…

        Après :

            redirects:
              /conditions: https://example.com/fr/conditions

redirect-bad-path = une redirection ne peut pas partir de « { $path } »
    .remedy = commencez le chemin par une seule barre oblique, écrivez %20 pour une espace, et n’y mettez ni « ? », ni « # », ni « \ », ni « .. »; « * » ne peut que le terminer
    .explain =
        Une redirection part d’une adresse de ce site, écrite sans le nom du site :
        à partir de la barre oblique. Dans le fichier que lisent les hébergeurs, une
        espace met fin à l’adresse; à l’intérieur de celle-ci, elle s’écrit %20. Les
        navigateurs ne demandent aucun chemin qui contient « .. » ou « \ », et les
        hébergeurs n’en regardent aucun avec « ? » ou « # ». Un « * » remplace tout
        ce qui suit : il vient donc à la fin.

        Avant :

            redirects:
              anciennes conditions: notice:terms-of-service

        Après :

            redirects:
              /anciennes%20conditions: notice:terms-of-service

redirect-bad-target = une redirection ne peut pas mener à « { $target } »
    .remedy = écrivez un avis (notice:privacy), un chemin qui commence par une barre oblique ou une adresse complète avec https://
    .explain =
        Une redirection mène à un avis de ce site, à un autre de ses chemins ou à
        une adresse complète ailleurs. Elle ne peut pas contenir d’espace; dans une
        adresse, une espace s’écrit %20.

        Avant :

            redirects:
              /conditions: terms-of-service

        Après :

            redirects:
              /conditions: notice:terms-of-service

redirect-shadowed = la redirection qui part de « { $path } » prendrait la place d’une page
    .remedy = supprimez la redirection, ou faites-la partir d’une autre adresse
    .explain =
        Une redirection mène d’une ancienne adresse à la page qui l’a remplacée.
        Ici, le site a justement une page à cette adresse, ou des pages à la place
        du « * », et il y a des hébergeurs qui n’en montreraient aucune.

        Avant, quand /fr/confidentialite/ est une page :

            redirects:
              /fr/confidentialite/: notice:cookies

        Après :

            redirects:
              /fr/renseignements/: notice:privacy

redirect-covered = la redirection qui part de « { $path } » ne s’applique jamais : une autre, placée avant elle, part de la même adresse
    .remedy = supprimez l’une des deux, ou placez celle-ci en premier
    .earlier = c’est celle-ci qui s’applique
    .explain =
        Les hébergeurs lisent les redirections depuis le haut et suivent la première
        qui part d’une adresse, avec ou sans barre oblique à la fin. Ce que
        représente un « * » compte aussi.

        Avant :

            redirects:
              /fr/ancien/*: notice:terms-of-service
              /fr/ancien/confidentialite/: notice:privacy

        Après :

            redirects:
              /fr/ancien/confidentialite/: notice:privacy
              /fr/ancien/*: notice:terms-of-service

redirect-loop = la redirection qui part de « { $path } » ramène à elle-même
    .remedy = faites mener l’une de ces redirections à une page
    .also = et celle-ci fait partie du cercle
    .explain =
        Chacune de ces redirections mène à la suivante, et la dernière à la
        première. Un navigateur qui les suit n’arrive jamais.

        Avant :

            redirects:
              /modalites: /conditions
              /conditions: /modalites

        Après :

            redirects:
              /modalites: notice:terms-of-service
              /conditions: notice:terms-of-service

## Les adresses approuvées

address-malformed = cette ligne n’est pas une adresse : « { $line } »
    .remedy = si elle reste d’une fusion, gardez les lignes des deux côtés sans ses marques; sinon, supprimez-la, puis lancez : recto review
    .explain =
        Le fichier addresses.txt garde la mémoire de toute adresse approuvée, une
        par ligne : un chemin, ou un chemin et l’identifiant d’une clause. C’est
        « recto review » qui l’écrit.

            /fr/confidentialite/
            /fr/confidentialite/#retention

        Après une fusion, gardez les lignes des deux côtés : leur ordre ne compte
        pas, une ligne en double non plus.

address-gone = l’adresse { $address } a été approuvée et ne mène plus nulle part{ $count ->
    [0] {""}
    [one] , pas plus que { NUMBER($count) } adresse située dessous
   *[other] , pas plus que { NUMBER($count) } adresses situées dessous
    }
    .remedy = rétablissez l’avis ou la version, ou dites dans site.yaml où ses lecteurs trouvent ce qui l’a remplacé : redirects: {"{"} { $address }*: notice:CLÉ {"}"}
    .explain =
        Des contrats citent les adresses : une fois approuvée, une adresse ne meurt
        jamais. Un avis dont l’adresse, le dossier ou la date a changé se reconnaît
        à son dossier « approved », et ses anciennes adresses mènent d’elles-mêmes
        aux nouvelles. Ici, il ne reste rien à quoi le reconnaître.

        Pour mettre fin à un avis, gardez son dossier et dites dans notice.yaml
        depuis quand il ne s’applique plus :

            repealed: 2026-01-01

        Si un autre avis l’a remplacé, dites-le dans site.yaml. L’astérisque
        représente tout ce qui se trouve dessous :

            redirects:
              /fr/temoins/*: notice:privacy

        Une adresse qui n’a jamais été publiée peut être supprimée de
        addresses.txt.

address-vanished = la clause ou le bloc « { $id } » n’est plus ici, alors que { $address } a été approuvée
    .remedy = donnez son identifiant à ce qui l’a remplacé, derrière l’identifiant de cet intertitre : {"{"}#nouvel-identifiant .was-{ $id }{"}"}
    .explain =
        Des contrats citent les clauses par leur adresse : une fois approuvée, une
        adresse ne meurt jamais. Quand l’identifiant d’une clause a changé, ou
        qu’une autre clause l’a remplacée, l’intertitre de celle-ci garde aussi
        l’ancien identifiant :

            ## Durée de conservation {"{"}#storage .was-retention{"}"}

        Il suffit de le dire dans une langue. Si une clause a été supprimée, donnez
        son identifiant à celle où un lecteur la chercherait maintenant.

address-taken = l’adresse { $address } a été approuvée pour l’avis « { $notice } », et un autre avis l’a prise
    .remedy = donnez un autre nom d’adresse à cet avis
    .there = son adresse actuelle
    .explain =
        Des contrats citent les adresses : une fois approuvée, une adresse
        appartient pour toujours à son avis, et qui la suit ne doit jamais trouver
        un autre texte. Un avis qui change d’adresse laisse l’ancienne à la
        redirection qui mène à lui.

        Avant, là où /fr/confidentialite/ était l’adresse d’un autre avis :

            slug: {"{"} en: privacy, fr: confidentialite {"}"}

        Après :

            slug: {"{"} en: data-protection, fr: protection-des-donnees {"}"}

## Avis et versions

notice-bad-date = le nom du dossier « { $name } » n’est pas une date
    .remedy = donnez-lui pour nom le jour où la version prend effet, comme 2025-09-01
    .explain =
        Chaque dossier d’un avis est une version, et son nom est le jour où elle
        prend effet : année-mois-jour, avec deux chiffres pour le mois et pour le
        jour. Ce jour doit exister; 2025-02-30 est donc refusé, car personne ne
        saurait dire ce qui s’appliquait à cette date.

        Avant :

            content/privacy/2025-9-1/fr.md

        Après :

            content/privacy/2025-09-01/fr.md

notice-no-version = l’avis « { $notice } » n’a aucune version
    .remedy = créez-y un dossier nommé d’après sa date de prise d’effet, comme 2025-09-01, et placez-y les textes
    .explain =
        Un avis est un dossier de content/. Ses textes se trouvent dans des
        versions : des dossiers qui portent le nom du jour où chacune prend effet.
        Cet avis n’en a aucun, et il n’y a donc rien à publier sous son nom.

        Avant :

            content/privacy/notice.yaml

        Après :

            content/privacy/notice.yaml
            content/privacy/2025-09-01/en.md
            content/privacy/2025-09-01/fr.md

notice-missing-language = cette version n’a pas de texte dans la langue « { $language } »
    .remedy = écrivez le texte dans « { $file } »
    .explain =
        Une version est publiée dans toutes les langues du site ou ne l’est pas du
        tout. Recto ne montre jamais une langue à la place d’une autre : le lecteur
        ne saurait pas si le texte manquant existe, ni lequel fait foi.

        Écrivez le texte manquant à côté des autres, sous le nom de sa langue.

        Avant :

            content/privacy/2025-09-01/en.md

        Après :

            content/privacy/2025-09-01/en.md
            content/privacy/2025-09-01/fr.md

notice-unknown-language = « { $name } » ne porte pas le nom d’une langue du site
    .remedy = donnez au fichier le nom d’une langue déclarée dans site.yaml, ou déclarez-y la sienne
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un texte porte le nom de sa langue, tel que l’écrit site.yaml : en.md,
        fr.md. Ce fichier porte un autre nom, et aucune page ne le montrerait.

        S’il s’agit d’un brouillon, gardez-le hors de content/.

        Avant :

            content/privacy/2025-09-01/francais.md

        Après :

            content/privacy/2025-09-01/fr.md

notice-route-taken = deux pages auraient la même adresse : { $route }
    .remedy = donnez à l’un des deux avis un autre nom d’adresse (slug) dans son notice.yaml
    .primary = une page tire son adresse d’ici
    .other = l’autre la tire d’ici
    .explain =
        L’adresse d’un avis vient de son nom d’adresse (slug), qui est le nom de son
        dossier à moins que notice.yaml n’en dise autrement. Deux pages ne peuvent
        avoir la même adresse : un lien cité dans un contrat doit mener à un texte
        et à aucun autre.

        Avant, dans content/cookies/notice.yaml :

            slug:
              fr: confidentialite

        Après :

            slug:
              fr: temoins

notice-bad-slug = le nom d’adresse « { $slug } » contient autre chose que des minuscules, des chiffres et des traits d’union
    .remedy = écrivez-le sans accents, majuscules, espaces ni autres signes
    .suggestion = écrivez « { $suggestion } »
    .explain =
        Le nom d’adresse (slug) est la partie de l’adresse qui nomme l’avis. Fait de
        lettres minuscules de a à z, de chiffres et de traits d’union, il se lit de
        la même façon partout où on le colle, l’imprime ou le dicte; un accent ou
        une espace deviendrait une suite de signes comme %C3%A9.

        Avant :

            slug:
              fr: Confidentialité

        Après :

            slug:
              fr: confidentialite

notice-unknown-section = site.yaml n’a pas de section « { $section } »
    .remedy = écrivez la clé d’une section énumérée sous « sections » dans site.yaml, ou ajoutez-y celle-ci
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        La page d’index présente les avis par sections, dans l’ordre où site.yaml
        les énumère. Un avis désigne sa section par sa clé, qui doit y figurer.

        Avant :

            section: privcy

        Après :

            section: privacy

notice-stray-file = « { $name } » n’appartient à aucun avis et n’est pas lu
    .remedy = déplacez-le dans le dossier d’un avis, ou supprimez-le
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Dans content/, Recto lit facts.yaml, addresses.txt et les dossiers des avis.
        Dans le dossier d’un avis, il lit notice.yaml, les registres et les dossiers
        des versions. Ce fichier n’est rien de tout cela, et ce qu’il dit n’est
        publié nulle part.

        Avant :

            content/confidentialite.md

        Après :

            content/privacy/2025-09-01/fr.md

attachment-unused = aucun texte ne mène à « { $name } », qui n’est donc pas publié
    .remedy = faites-y mener un lien dans un texte de cette version, ou supprimez-le
    .explain =
        Un fichier placé à côté des textes d’une version est une pièce jointe. Elle
        n’est publiée que si un texte y mène par un lien, afin qu’aucun brouillon ne
        parte par mégarde. Aucun texte ne mène à celle-ci.

        Pour la publier :

            Lisez les [modalités commerciales](modalites-commerciales.fr.pdf).

attachment-shadowed = la pièce jointe « { $name } » prendrait la place d’une page
    .remedy = donnez un autre nom au fichier
    .explain =
        Une pièce jointe est publiée à côté de la page permanente de sa version,
        sous son propre nom. Un hébergeur montre index.html là où une page est
        demandée, et un fichier ne peut pas porter le nom d’un dossier; l’un des
        deux serait perdu.

        Avant :

            content/privacy/2025-09-01/index.html

        Après :

            content/privacy/2025-09-01/survol.fr.html

## Textes

text-no-front-matter = ce texte ne commence pas par un en-tête
    .remedy = commencez le fichier par une ligne « --- », une ligne qui débute par « title: » et une autre ligne « --- »
    .explain =
        L’en-tête est la partie qui se trouve en haut d’un texte, entre deux lignes
        « --- ». Il contient le titre, que tout texte doit avoir : les pages,
        l’index et l’historique désignent le texte par ce titre.

        Avant :

            ## Ce que nous recueillons

        Après :

            ---
            title: Confidentialité
            ---

            ## Ce que nous recueillons

text-unclosed-front-matter = l’en-tête n’a pas de fin
    .remedy = ajoutez une ligne « --- » sous la dernière clé de l’en-tête
    .primary = il commence ici
    .explain =
        L’en-tête se place entre deux lignes « --- ». La seconde manque : tout le
        texte serait lu comme des réglages, et rien n’en serait montré.

        Avant :

            ---
            title: Confidentialité

            ## Ce que nous recueillons

        Après :

            ---
            title: Confidentialité
            ---

            ## Ce que nous recueillons

text-too-deep = des blocs sont imbriqués sur plus de { $limit } niveaux
    .remedy = sortez les listes et les citations les unes des autres pour réduire le nombre de niveaux
    .explain =
        Une liste ou une citation peut en contenir une autre, mais pas sans fin : un
        lecteur perd le fil après trois ou quatre niveaux, et un navigateur flanche
        après quelques milliers. Tant de niveaux sont presque toujours la trace d’un
        collage ou d’une conversion qui a mal tourné.

        Cherchez les lignes qui commencent par beaucoup de signes « > » ou beaucoup
        d’espaces.

        Avant :

            > > > > > > > > > > > > Le client paie les frais.

        Après :

            > Le client paie les frais.

table-extra-cells = cette rangée a plus de cellules que la première de son tableau; « { $words } » serait perdu
    .remedy = ajoutez une colonne aux deux premières lignes du tableau, ou écrivez \| là où le signe | fait partie des mots
    .explain =
        La première rangée d’un tableau en fixe le nombre de colonnes. Ce qui se
        trouve dans une cellule de plus n’a pas de colonne, et Markdown l’omettrait
        sans un mot.

        Avant :

            | Témoin | Finalité |
            |---|---|
            | session | Vous reconnaît | 30 jours |

        Après :

            | Témoin | Finalité | Durée |
            |---|---|---|
            | session | Vous reconnaît | 30 jours |

footnote-unknown = il n’y a pas de note de bas de page « { $name } »
    .remedy = écrivez la note sur une ligne qui commence par « [^{ $name }]: », ou supprimez cet appel
    .explain =
        Le texte appelle une note de bas de page qu’il ne contient pas : le lecteur
        rencontrerait un numéro qui ne mène nulle part. Une note s’écrit dans le
        même texte, sur une ligne qui commence par son nom.

        Avant :

            Les appels sont conservés 180 jours.[^appels]

        Après :

            Les appels sont conservés 180 jours.[^appels]

            {"["}^appels]: Sauf motif de les conserver plus longtemps.

footnote-unused = rien n’appelle la note de bas de page « { $name } »
    .remedy = appelez-la par « [^{ $name }] », ou supprimez-la
    .explain =
        Une note de bas de page est écrite et aucune phrase ne l’appelle; elle n’est
        donc pas imprimée. Si elle limite la portée d’une clause, les lecteurs ne
        verraient jamais cette limite.

        Avant :

            Les appels sont conservés 180 jours.

            {"["}^appels]: Sauf motif de les conserver plus longtemps.

        Après :

            Les appels sont conservés 180 jours.[^appels]

            {"["}^appels]: Sauf motif de les conserver plus longtemps.

footnote-duplicate = la note de bas de page « { $name } » est écrite deux fois
    .remedy = supprimez l’une des deux, ou donnez-lui un autre nom
    .primary = écrite de nouveau ici
    .first = écrite d’abord ici
    .explain =
        Deux notes de bas de page d’un même texte portent le même nom. Une seule
        pourrait être imprimée, et Recto ne choisit pas entre deux énoncés.

        Avant :

            {"["}^appels]: Sauf motif de les conserver plus longtemps.
            {"["}^appels]: Y compris les lignes de vente.

        Après :

            {"["}^appels]: Sauf motif de les conserver plus longtemps.
            {"["}^lignes]: Y compris les lignes de vente.

clause-duplicate-id = l’identifiant « { $id } » est donné deux fois dans ce texte
    .remedy = donnez à cette clause un autre identifiant, le même dans toutes les langues
    .primary = donné de nouveau ici
    .first = donné d’abord ici
    .explain =
        C’est par son identifiant qu’on cite une clause et qu’un lien y mène. Si
        deux clauses d’un texte ont le même, le lien mène à la première, quelle que
        soit l’intention de son auteur.

        Donnez à l’une d’elles un identifiant qui lui soit propre, et le même à la
        clause correspondante des autres langues. Si l’identifiant se trouvait déjà
        dans une version publiée, laissez-le où il était, pour que les anciens liens
        mènent encore à la bonne clause.

        Avant :

            ## Conservation {"{"}#retention{"}"}
            ## Destruction {"{"}#retention{"}"}

        Après :

            ## Conservation {"{"}#retention{"}"}
            ## Destruction {"{"}#destruction{"}"}

clause-bad-id = « { $id } » ne peut pas être l’identifiant d’une clause
    .remedy = commencez-le par une lettre, et n’employez que lettres, chiffres, traits d’union, tirets bas et points
    .suggestion = écrivez « { $suggestion } »
    .explain =
        L’identifiant d’une clause devient une partie de son adresse, la même dans
        toutes les langues. Il commence par une lettre et ne contient que des
        lettres, des chiffres et les signes « - », « _ » et « . », afin de se lire
        de la même façon partout où un contrat le cite.

        Avant :

            ## Conservation {"{"}#4 conservation{"}"}

        Après :

            ## Conservation {"{"}#retention{"}"}

clause-typed-number = cet intertitre contient le numéro « { $number } », alors que l’avis numérote lui-même ses clauses
    .remedy = supprimez le numéro, ou supprimez « numbering: true » de notice.yaml
    .explain =
        Avec « numbering: true » dans notice.yaml, c’est Recto qui écrit les numéros
        des clauses. Un numéro tapé serait imprimé à côté de l’autre, et les deux ne
        concorderaient plus dès qu’une clause est ajoutée.

        Avant :

            ## 4. Conservation {"{"}#retention{"}"}

        Après :

            ## Conservation {"{"}#retention{"}"}

clause-first-level = cet intertitre est du premier niveau, réservé au titre
    .remedy = commencez l’intertitre par « ## »
    .explain =
        Une page a un seul titre de premier niveau, celui que donne l’en-tête. Un
        second induit en erreur les moteurs de recherche et les personnes qui
        parcourent la page d’un intertitre à l’autre avec un lecteur d’écran.

        Si l’intertitre répète le titre, supprimez-le.

        Avant :

            # Ce que nous recueillons

        Après :

            ## Ce que nous recueillons

clause-skipped-level = cet intertitre est de niveau { $level }, alors que le niveau { $expected } est attendu
    .remedy = commencez l’intertitre par { $expected ->
        [2] « ## »
        [3] « ### »
        [4] « #### »
        [5] « ##### »
       *[other] { $expected } signes « # »
        }
    .explain =
        Le niveau d’un intertitre dit à quelle clause il appartient; on descend donc
        d’un niveau à la fois. Si un niveau est sauté, la clause n’a pas de parent,
        sa numérotation a un trou, et les personnes qui emploient un lecteur d’écran
        cherchent un intertitre qui n’existe pas.

        Avant :

            ## Conservation
            #### Exceptions

        Après :

            ## Conservation
            ### Exceptions

clause-nested = cet intertitre se trouve dans une liste ou une citation, où aucune clause ne peut commencer
    .remedy = sortez l’intertitre de la liste ou de la citation, ou faites-en une ligne ordinaire en gras
    .explain =
        Une clause commence par son intertitre et va jusqu’au suivant. Dans une
        liste ou une citation, l’intertitre ouvrirait une clause que la liste ou la
        citation interrompt, et personne ne saurait dire où elle finit quand on la
        cite.

        Avant :

            - ## Appels au soutien technique
              Ils sont enregistrés.

        Après :

            - **Appels au soutien technique.** Ils sont enregistrés.

clause-unknown-attribute = l’attribut « { $attribute } » n’a pas de sens dans un intertitre
    .remedy = ne gardez entre les accolades que l’identifiant de la clause, comme {"{"}#retention{"}"}, ou écrivez \{"{"} pour imprimer une accolade
    .explain =
        Les accolades à la fin d’un intertitre nomment la clause : un signe « # » et
        un identifiant, au besoin suivi, derrière « .was- », de celui d’une clause
        qu’elle a remplacée. Rien d’autre n’y est lu, et l’aspect d’une clause
        relève du thème.

        Avant :

            ## Conservation {"{"}#retention .important{"}"}

        Après :

            ## Conservation {"{"}#retention{"}"}

clause-empty-heading = cet intertitre ne contient aucun mot
    .remedy = écrivez les mots de l’intertitre, ou supprimez les signes « # »
    .explain =
        Un intertitre sans mots ouvre une clause qui n’a pas de nom : elle
        laisserait une ligne vide dans la table des matières, et personne ne
        pourrait la citer.

        Avant :

            ##

            Les appels sont conservés 180 jours.

        Après :

            ## Conservation

            Les appels sont conservés 180 jours.

## Insertions et données

insert-unknown = il n’y a ni donnée ni registre nommé « { $name } »
    .remedy = écrivez la donnée dans content/facts.yaml ou dans celles de l’avis, ou corrigez le nom ici
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un nom entre doubles accolades est une insertion : le site y imprime la
        donnée ou le registre de ce nom. Les données se trouvent dans
        content/facts.yaml, dans notice.yaml et dans version.yaml; un registre est
        un fichier à part dans le dossier de l’avis. Aucun ne porte ce nom, et on ne
        publie pas une phrase qui a un trou.

        Avant :

            Les appels sont conservés {"{{"} conservation {"}}"}.

        Après, quand facts.yaml contient « call_retention » :

            Les appels sont conservés {"{{"} call_retention {"}}"}.

insert-group = « { $name } » est un groupe de données et ne peut pas être imprimé tel quel
    .remedy = nommez une donnée du groupe, comme {"{{"} { $example } {"}}"}
    .explain =
        Les données peuvent être réunies en groupes, par exemple tout ce qui
        concerne l’organisation. Une insertion imprime une seule donnée; elle nomme
        donc le groupe, puis la donnée, séparés par un point.

        Avant :

            {"{{"} organisation {"}}"} est responsable du présent site.

        Après :

            {"{{"} organisation.name {"}}"} est responsable du présent site.

insert-malformed = « { $text } » n’est pas une insertion
    .remedy = écrivez un seul nom entre les accolades, comme {"{{"} call_retention {"}}"}, ou \{"{{"} pour imprimer des accolades
    .explain =
        Entre doubles accolades se trouve le nom d’une donnée ou d’un registre, et
        rien d’autre : ni calcul, ni condition, ni mise en forme. Un texte qui
        calcule ne dirait pas la même chose à tous ses lecteurs. La façon d’imprimer
        une donnée dépend de sa nature et de la langue de la page.

        Avant :

            Les appels sont conservés {"{{"} call_retention + 30 {"}}"}.

        Après :

            Les appels sont conservés {"{{"} call_retention {"}}"}.

        Pour imprimer les accolades elles-mêmes, faites-les précéder d’une barre
        oblique inverse :

            \{"{{"} nom {"}}"}

insert-register-inline = le registre « { $name } » se trouve à l’intérieur d’une ligne
    .remedy = placez son insertion dans un paragraphe à part, entre deux lignes vides
    .explain =
        Un registre s’imprime sous forme de tableau, et un tableau ne peut pas se
        trouver au milieu d’une phrase, d’un intertitre ou d’une cellule.

        Avant :

            Nous plaçons ces témoins : {"{{"} cookies {"}}"}.

        Après :

            Nous plaçons ces témoins :

            {"{{"} cookies {"}}"}

fact-duplicate = une donnée et un registre portent tous deux le nom « { $name } »
    .remedy = donnez un autre nom à l’un des deux
    .primary = nom donné de nouveau ici
    .first = nom donné d’abord ici
    .explain =
        Les données et les registres s’impriment de la même façon, par leur nom
        entre doubles accolades. Si une donnée et un registre portent le même nom,
        on ne sait pas ce qu’un texte imprime.

        Avant :

            content/cookies/cookies.yaml
            content/cookies/notice.yaml : une donnée nommée « cookies »

        Après :

            content/cookies/cookies.yaml
            content/cookies/notice.yaml : une donnée nommée « cookie_count »

fact-malformed = la valeur de « { $key } » n’est pas une donnée
    .remedy = écrivez une durée, une somme, une date, une année, un pourcentage, un nombre ou du texte, comme {"{"} days: 180 {"}"}
    .explain =
        Une donnée est dite une seule fois et imprimée dans la forme propre à chaque
        langue : 180 jours, 180 days. Pour cela, Recto doit savoir de quelle sorte
        de donnée il s’agit.

        Voici les sortes de données :

            retention: {"{"} days: 180 {"}"}
            fee: {"{"} amount: 75, currency: CAD {"}"}
            since: {"{"} date: 2019-01-01 {"}"}
            copyright_year: {"{"} year: 2019 {"}"}
            interest: {"{"} percent: 5 {"}"}
            copies: 3
            name: Aptum
            office: {"{"} en: Legal Department, fr: Service juridique {"}"}

        Les durées sont en heures (hours), jours (days), semaines (weeks), mois
        (months) ou années (years).

fact-bad-currency = « { $value } » n’est pas une devise
    .remedy = écrivez les trois majuscules de la devise, comme CAD, ou son simple signe, comme $
    .explain =
        Une somme d’argent nomme sa devise par trois lettres majuscules (ISO 4217) :
        CAD, USD, EUR. Si l’avis ne nomme pas de devise, écrivez le simple signe; la
        somme est alors imprimée 75 $ et $75.

        Avant :

            fee: {"{"} amount: 75, currency: dollars {"}"}

        Après :

            fee: {"{"} amount: 75, currency: CAD {"}"}

## Liens et images

link-unknown-notice = le site n’a pas d’avis « { $notice } »
    .remedy = écrivez le nom du dossier d’un avis de content/
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un lien vers un avis donne le nom de son dossier dans content/, quelle que
        soit la langue de la page; Recto trouve l’adresse. Aucun dossier ne porte ce
        nom, et le lien ne mènerait nulle part.

        Avant :

            {"["}Confidentialité](notice:confidentialite)

        Après :

            {"["}Confidentialité](notice:privacy)

link-unknown-version = l’avis « { $notice } » n’a pas de version « { $version } »
    .remedy = écrivez la date de prise d’effet d’une de ses versions, telle que la porte son dossier
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un lien vers une version donne le jour où elle a pris effet, qui est le nom
        de son dossier. L’avis n’a pas de version de cette date.

        Pour mener toujours au texte en vigueur, omettez la date.

        Avant :

            {"["}Modalités antérieures](notice:terms-of-service/2019-06-10)

        Après :

            {"["}Modalités antérieures](notice:terms-of-service/2019-06-01)

link-incomplete = ce lien mène à une version à laquelle il manque un texte : « { $notice } » du { $version }
    .remedy = écrivez le texte manquant de cette version, ou changez le lien
    .explain =
        Une version à venir à laquelle il manque un texte dans l’une des langues
        n’est pas publiée, pour qu’aucune langue ne devance l’autre. Un lien vers
        elle, ou vers un avis qui n’a pas d’autre version, serait mort.

        Écrivez le texte manquant, ou faites un lien vers ce qui est publié.
        « recto status » montre dans quelles langues existe chaque avis.

link-unknown-clause = le texte auquel mène ce lien n’a pas de clause « { $clause } »
    .remedy = écrivez l’identifiant d’une de ses clauses, ou donnez cet identifiant à la clause : {"{"}#{ $clause }{"}"}
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Après le signe « # », un lien nomme une clause par son identifiant, le même
        dans toutes les langues. Le texte n’a pas de clause qui le porte : elle a
        peut-être changé de nom, ou ne porte cet identifiant que dans une langue. Le
        lien ouvrirait la page à son début, et le lecteur envoyé à une clause
        devrait la chercher.

        Avant :

            Voyez [combien de temps nous gardons les appels](#conservation).

        Après :

            Voyez [combien de temps nous gardons les appels](#retention).

link-unknown-attachment = il n’y a pas de fichier « { $file } » à côté de ce texte
    .remedy = placez le fichier dans le dossier de cette version, ou corrigez son nom
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un lien sans « https: » ni « notice: » mène à une pièce jointe : un fichier
        du même dossier que le texte. Il n’y en a aucun de ce nom. Les majuscules
        comptent.

        Chaque version garde ses propres pièces jointes, pour qu’une ancienne
        version mène encore aux documents de son temps.

        Avant :

            {"["}Modalités commerciales](Modalites.pdf)

        Après :

            {"["}Modalités commerciales](modalites-commerciales.fr.pdf)

link-empty = ce lien ne mène nulle part
    .remedy = écrivez entre les parenthèses où il doit mener
    .explain =
        Le libellé d’un lien s’écrit entre crochets, et sa destination entre
        parenthèses. Celui-ci n’a pas de destination.

        Avant :

            {"["}Nos témoins]()

        Après :

            {"["}Nos témoins](notice:cookies)

link-path = « { $url } » est un chemin, qui change quand le site change
    .remedy = écrivez notice: et le dossier de l’avis, comme notice:privacy, ou placez le fichier à côté de ce texte
    .explain =
        L’adresse d’une page change avec les noms d’adresse et l’emplacement du
        site. Un texte nomme donc ce dont il parle : un avis, par son dossier, et
        Recto trouve la page dans la langue du lecteur. Un fichier auquel mène un
        texte se trouve dans le dossier de la même version.

        Avant :

            {"["}Nos témoins](/fr/temoins/)

        Après :

            {"["}Nos témoins](notice:cookies)

link-bad-scheme = un lien ne peut pas commencer par « { $scheme }: »
    .remedy = employez une adresse qui commence par https:, http:, mailto: ou tel:
    .explain =
        Les liens mènent à des pages (https, http), à une adresse de courriel
        (mailto) ou à un numéro de téléphone (tel) et, à l’intérieur du site, à des
        avis, à des clauses et à des pièces jointes. Les autres sortes d’adresses
        lancent des programmes ou dépendent de ce que le lecteur a installé; le site
        ne les publie pas.

        Avant :

            {"["}Imprimer](javascript:print())

        Après :

            {"["}Écrivez-nous](mailto:legal@example.com)

link-malformed = « { $url } » n’est pas une adresse complète
    .remedy = copiez de nouveau l’adresse, de https:// jusqu’à sa fin, et écrivez %20 pour une espace
    .explain =
        L’adresse est coupée, contient une espace ou n’a pas toutes ses parties; les
        navigateurs la refuseraient ou la devineraient. Un lien mailto: a besoin
        d’une adresse qui contient @, et un lien tel: d’un numéro.

        Avant :

            {"["}La loi](https:/lois.example.com/loi)

        Après :

            {"["}La loi](https://lois.example.com/loi)

link-unpublished = ce lien mène à une page que le site ne publie pas : { $kind }
    .remedy = ajoutez cette sorte de page à « pages » dans site.yaml, ou changez le lien
    .explain =
        La clé « pages » de site.yaml énumère les sortes de pages publiées : text,
        versions, history, changes, bilingual, feed. Celle à laquelle mène ce lien
        n’en fait pas partie, et le lien serait mort.

        Avant :

            pages: [text]

        Après :

            pages: [text, versions]

link-no-label = ce lien n’a pas de libellé
    .remedy = écrivez le libellé du lien entre ses crochets
    .explain =
        On ne peut ni voir, ni suivre, ni entendre un lien sans mots. Seul un lien
        vers une clause peut s’en passer : Recto imprime alors le nom de la clause,
        comme « article 4.2 ».

        Avant :

            {"["}](https://lois.example.com/loi)

        Après :

            {"["}Loi sur la protection des renseignements](https://lois.example.com/loi)

image-no-alternative = cette image n’a pas de texte de remplacement
    .remedy = décrivez-la entre les crochets : ![description](fichier.png)
    .explain =
        Les mots entre crochets sont lus à voix haute aux personnes qui ne voient
        pas l’image, et affichés quand elle ne se charge pas. Dans un avis
        juridique, ce que dit l’image fait partie du texte.

        Avant :

            ![](etapes.png)

        Après :

            ![Une demande est reçue, évaluée, puis traitée.](etapes.png)

image-elsewhere = l’image « { $url } » ne se trouve pas à côté de ce texte
    .remedy = placez l’image dans le dossier de cette version et n’écrivez que le nom du fichier
    .explain =
        Les pages ne demandent rien à un autre hébergeur : il saurait qui lit un
        avis, et pourrait modifier l’image ou la retirer. Une image se trouve donc
        dans le dossier de la version qui la montre.

        Avant :

            ![Les étapes d’une demande](https://example.com/etapes.png)

        Après :

            ![Les étapes d’une demande](etapes.png)

## HTML dans les textes

html-not-allowed = « { $html } » n’est pas admis dans un texte
    .remedy = écrivez-le en Markdown, ou employez l’un de ceux-ci : { $allowed }
    .explain =
        Quelques éléments HTML inoffensifs peuvent se trouver dans un texte, là où
        Markdown n’a pas de signe pour les dire. Tout le reste est refusé plutôt que
        retiré en silence, car des mots pourraient disparaître avec lui : les
        scripts, les styles et les cadres n’ont pas leur place dans un avis qui doit
        se lire de la même façon partout, pendant des années.

        Avant :

            Les frais sont de <font color="red">75 $</font>.

        Après :

            Les frais sont de **75 $**.

html-words = les mots « { $words } » se trouvent dans un bloc HTML, où Markdown n’est pas lu
    .remedy = commencez-les sur une nouvelle ligne après un commentaire, ou écrivez l’élément et ses mots sur une même ligne
    .explain =
        Une ligne qui commence par un commentaire, ou qui ne contient qu’une balise
        HTML, ouvre un bloc HTML. Ce bloc va jusqu’à la fin de la ligne du
        commentaire ou jusqu’à la prochaine ligne vide. L’emphase, les liens et les
        insertions n’y sont pas lus : ils seraient imprimés tels quels.

        Avant :

            <!-- À revoir. --> Vous avez *deux* droits.

        Après :

            <!-- À revoir. -->
            Vous avez *deux* droits.

html-unbalanced = « { $html } » n’est pas ouvert et fermé dans le même bloc
    .remedy = écrivez son début et sa fin dans le même paragraphe, élément de liste ou cellule
    .explain =
        Un élément HTML commence par <sup> et se termine par </sup>, tous deux dans
        le même bloc. Si l’un des deux manque, son effet s’étendrait au reste de la
        page.

        Avant :

            Le 1<sup>er mars.

        Après :

            Le 1<sup>er</sup> mars.

## Le thème : gabarits et messages

template-syntax = ce gabarit ne peut pas être lu : { $reason }
    .remedy = corrigez le gabarit ici, ou supprimez le fichier pour employer celui qui est intégré
    .explain =
        Un gabarit du dossier templates/ du site remplace le gabarit intégré du même
        nom. Quelque chose dans celui-ci enfreint les règles des gabarits : une
        accolade qui n’est pas fermée, ou un filtre, un test ou un autre gabarit qui
        n’existe pas. Le motif est donné dans les mots du moteur de gabarits, en
        anglais.

        Avant :

            {"{%"} if notice_bar %{"}"}
              <p>{"{{"} notice_bar {"}}"}</p>

        Après :

            {"{%"} if notice_bar %{"}"}
              <p>{"{{"} notice_bar {"}}"}</p>
            {"{%"} endif %{"}"}

template-render = ce gabarit ne peut pas produire la page { $route } : { $reason }
    .remedy = n’employez que ce que reçoit cette sorte de page, ou supprimez le fichier pour employer le gabarit intégré
    .explain =
        Le gabarit se lit, mais demande quelque chose que cette page n’a pas : un
        nom mal écrit, ou une valeur qui existe sur une autre sorte de page. Le
        motif est donné dans les mots du moteur de gabarits, en anglais.

        Avant :

            <title>{"{{"} page.titel {"}}"}</title>

        Après :

            <title>{"{{"} page.title {"}}"}</title>

static-unknown-file = il n’y a pas de fichier « { $file } » dans static/
    .remedy = ajoutez le fichier, ou corrigez le renvoi
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Une feuille de style du dossier static/ peut renvoyer à d’autres fichiers de
        ce dossier, par exemple à une image de fond, par un chemin qui commence au
        dossier de la feuille. Recto les publie sous des noms qui leur sont propres
        et inscrit ces noms dans la feuille; un fichier absent laisserait un vide
        dans chaque page.

        Avant :

            background: url(images/saeu.svg)

        Après :

            background: url(images/sceau.svg)

locale-syntax = ce message ne peut pas être lu : { $reason }
    .remedy = écrivez-le sous la forme « nom = mots », et mettez en retrait les lignes qui le continuent
    .explain =
        Les mots des pages se trouvent dans des fichiers nommés theme.ftl, un
        message après l’autre : un nom, un signe d’égalité et les mots. Si un
        message continue sur d’autres lignes, celles-ci sont en retrait, et une
        valeur s’écrit entre accolades. Le motif est donné en anglais.

        Avant :

            in-force-since En vigueur depuis le {"{"} $date

        Après :

            in-force-since = En vigueur depuis le {"{"} $date {"}"}

locale-missing-message = le message « { $message } » manque dans la langue « { $language } »
    .remedy = ajoutez-le, traduit, au fichier « { $file } »
    .explain =
        Chaque mot que les pages impriment d’elles-mêmes, comme « En vigueur depuis
        le », est un message du thème, et toutes les langues du site ont besoin de
        tous les messages. Recto n’imprime jamais les mots d’une langue sur la page
        d’une autre.

        Copiez le message d’une autre langue et traduisez ce qui suit le signe
        d’égalité :

            in-force-since = En vigueur depuis le {"{"} $date {"}"}

locale-missing = le thème n’est pas traduit dans la langue « { $language } »
    .remedy = écrivez dans « { $file } » la traduction de tous les messages du thème
    .explain =
        Les pages impriment des mots qui leur sont propres, comme « En vigueur
        depuis le », et Recto ne les fournit que dans quelques langues. Un site dans
        une autre langue les apporte lui-même : un fichier qui contient tous les
        messages, sous la forme des fichiers intégrés.

        Copiez les messages d’une langue que vous connaissez et traduisez ce qui
        suit chaque signe d’égalité :

            locales/es/theme.ftl

locale-unknown-message = le thème n’a pas de message « { $message } »
    .remedy = supprimez-le ou corrigez son nom
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Un fichier theme.ftl du dossier locales/ du site remplace des messages du
        thème intégré, d’après leur nom. Aucune page n’imprime de message de ce
        nom : les mots écrits ici ne paraîtraient nulle part, et ceux qu’ils
        devaient remplacer resteraient.

        Avant :

            in-forse-since = En vigueur dès le {"{"} $date {"}"}

        Après :

            in-force-since = En vigueur dès le {"{"} $date {"}"}

locale-unused-variable = le message « { $message } » n’emploie pas la valeur « ${ $variable } » qui lui est remise
    .remedy = placez {"{"} ${ $variable } {"}"} là où doit aller la valeur
    .explain =
        Les pages remettent des valeurs aux messages : une date, un titre, un
        nombre. Ce message en laisse une de côté; un lecteur de cette langue en
        saurait donc moins qu’un autre, par exemple qu’une version est en vigueur,
        mais non depuis quand.

        Avant :

            in-force-since = En vigueur

        Après :

            in-force-since = En vigueur depuis le {"{"} $date {"}"}

locale-unknown-variable = le message « { $message } » demande la valeur « ${ $variable } », qui ne lui est pas remise
    .remedy = n’employez que les valeurs qu’emploie le message intégré
    .suggestion = vouliez-vous écrire « ${ $suggestion } »?
    .explain =
        Les pages remettent à chaque message certaines valeurs, que montre le
        message intégré du même nom. Celui-ci en demande une autre, et on ne publie
        pas une phrase qui a un trou.

        Avant :

            in-force-since = En vigueur depuis le {"{"} $jour {"}"}

        Après :

            in-force-since = En vigueur depuis le {"{"} $date {"}"}

## Concordance : les textes d’une version dans toutes les langues

kind-heading = un titre
kind-paragraph = un paragraphe
kind-item = un élément de liste
kind-numbered-item = un élément de liste numérotée
kind-quotation = une citation
kind-row = une ligne de tableau
kind-cell = une cellule de tableau
kind-words = le texte
kind-term = un terme
kind-definition = une définition
kind-footnote = une note
kind-code = un bloc de code
kind-rule = un filet

# $source et $translation sont des noms de fichiers, comme en.md; $there et $here, ce qui y est écrit.
parity-difference = { $side ->
    [alike] « { $there } » n’a pas le même sens dans la langue de { $source } et dans celle de { $translation }
    [shared] « { $there } » dans { $source } est « { $here } » d’autre chose dans { $translation }
    [both] « { $there } » dans { $source } est « { $here } » dans { $translation }
    [exchanged] « { $here } » figure là où { $source } a « { $there } », et inversement
    [source] « { $there } » figure dans { $source } et non dans { $translation }
   *[translation] « { $here } » figure dans { $translation } et non dans { $source }
    }
parity-say-the-same = faites dire la même chose aux deux textes, ou admettez la différence en disant pourquoi

parity-missing-clause = il manque ici la clause « { $heading } » de { $source }
    .remedy = traduisez la clause ici, ou retirez-la de { $source }
    .there = absente de { $translation }
    .explain =
        Chaque clause du texte source doit avoir sa correspondante dans chaque
        langue, au même endroit. Les clauses de même identifiant se correspondent;
        sans identifiants, Recto en juge par l’ordre, la longueur et les chiffres.

        Si la clause est là et n’a pas été reconnue, donnez le même identifiant aux
        deux titres :

            ## Conservation {"{"}#retention{"}"}

parity-extra-clause = la clause « { $heading } » n’est pas dans { $source }
    .remedy = ajoutez la clause à { $source }, ou retirez-la ici
    .explain =
        Une clause de la traduction que le texte source n’a pas dit quelque chose
        dans une seule langue. Les clauses de même identifiant se correspondent;
        sans identifiants, Recto en juge par l’ordre, la longueur et les chiffres.

parity-moved-clause = la clause « { $heading } » est ailleurs dans { $source }
    .remedy = placez la clause là où { $source } la place
    .there = sa place dans { $source }
    .explain =
        Les clauses se suivent dans le même ordre dans toutes les langues, afin que
        qui compare les langues, ou cite « la troisième clause », trouve la même.

parity-clause-id = cette clause a ici l’identifiant « { $here } » et, dans { $source }, « { $there } »
    .remedy = donnez à la clause un seul identifiant dans toutes les langues : écrivez ici {"{"}#{ $there }{"}"}
    .there = « { $there } »
    .explain =
        L’identifiant d’une clause termine son adresse. Il est le même dans toutes
        les langues, pour qu’une adresse citée mène à la même clause quand on la lit
        dans une autre langue. Un intertitre sans identifiant prend celui de son
        correspondant.

            ## Conservation {"{"}#retention{"}"}

parity-missing-block = { $count ->
    [one] il manque ici { $kind } de { $source }
   *[other] il manque ici { $count } blocs de { $source }, à partir d’{ $kind }
    }
    .remedy = { $count ->
        [one] traduisez-le ici, ou retirez-le de { $source }
       *[other] traduisez-les ici, ou retirez-les de { $source }
    }
    .there = absent de { $translation }
    .explain =
        Chaque paragraphe, élément ou ligne du texte source doit avoir son
        correspondant dans chaque langue, au même endroit. Le constat montre où il
        manque dans la traduction, et ce qu’il y a dans le texte source.

        Un commentaire placé devant le bloc admet une différence voulue :

            <!-- recto: allow parity/missing-block "propre au texte anglais" -->

parity-extra-block = { $count ->
    [one] { $kind } se trouve ici et non dans { $source }
   *[other] { $count } blocs se trouvent ici et non dans { $source }, à partir d’{ $kind }
    }
    .remedy = ajoutez-le à { $source }, ou retirez-le ici
    .explain =
        Un paragraphe, un élément ou une ligne que le texte source n’a pas dit
        quelque chose dans une seule langue.

        Un commentaire placé devant le bloc admet une différence voulue :

            <!-- recto: allow parity/extra-block "le terme doit être expliqué" -->

parity-moved-block = ce que dit ici { $kind }, { $source } le dit ailleurs
    .remedy = mettez ce que disent les deux textes dans l’ordre de { $source }
    .there = le dit ici
    .explain =
        Des éléments, paragraphes, lignes ou cellules contiennent les chiffres ou
        les liens les uns des autres, ou l’un d’eux est ailleurs : ils ont été
        intervertis ou déplacés, ou ce qu’ils disent. Ce que l’on compte et que
        l’on cite se suit dans le même ordre dans toutes les langues.

parity-split-block = { $kind } de { $source } devient ici deux blocs
    .remedy = réunissez les deux blocs, ou divisez celui de { $source }
    .there = un seul bloc dans { $source }
    .explain =
        Les paragraphes et les éléments de liste se comptent et se citent : ils
        doivent être les mêmes dans toutes les langues. Ici, un bloc du texte source
        en est devenu deux.

parity-joined-block = deux blocs de { $source } ne font ici qu’un : { $kind }
    .remedy = divisez le bloc ici, ou réunissez les deux dans { $source }
    .there = deux blocs dans { $source }
    .explain =
        Les paragraphes et les éléments de liste se comptent et se citent : ils
        doivent être les mêmes dans toutes les langues. Ici, deux blocs du texte
        source n’en font plus qu’un.

parity-repeated-block = { $kind } en répète ici un autre, là où { $source } dit autre chose
    .remedy = traduisez ce que dit { $source } à cet endroit
    .there = dit autre chose
    .again = les mêmes mots
    .explain =
        Deux blocs d’une traduction commencent par les mêmes mots, alors que les
        blocs du texte source qu’ils traduisent diffèrent. L’un d’eux a probablement
        été collé à la place d’un autre.

parity-shape = ce qui est { $expected } dans { $source } est ici { $found }
    .remedy = écrivez les deux de la même façon
    .there = { $expected }
    .explain =
        Ce qui se correspond doit être de même nature dans toutes les langues : une
        liste ici et des paragraphes là ne se citent pas de la même façon. Quand
        toute une liste ou plusieurs blocs de suite diffèrent, seul le premier est
        signalé.

parity-nesting = ce bloc est { $here ->
    [0] hors de toute liste ou citation
    [one] à { $here } niveau de liste ou de citation
   *[other] à { $here } niveaux de liste ou de citation
    }, son correspondant de { $source } à { $there }
    .remedy = donnez aux deux le même retrait
    .there = niveau { $there }
    .explain =
        Les éléments de liste doivent être au même niveau dans toutes les langues :
        c’est ce qui dit si une condition fait partie de l’élément qui la précède.

parity-enumerator = { parity-difference }
    .remedy = donnez aux deux la même lettre ou le même numéro, pour que ce qu’on cite soit le même dans toutes les langues
    .there = dans { $source }
    .explain =
        Un élément se cite par sa lettre ou son numéro. Les lettres et les chiffres
        romains écrits au début d’un alinéa, d’un élément ou d’un intertitre sont
        comparés quelles que soient leurs parenthèses, (b) est b), de même que le
        numéro par lequel une liste commence. Quand l’un diffère, ceux qui le
        suivent ne sont pas signalés de nouveau.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/enumerator "pourquoi ils diffèrent" -->

parity-heading-level = cet intertitre est de niveau { $here }, son correspondant de { $source } est de niveau { $there }
    .remedy = commencez les deux intertitres par le même nombre de « # »
    .there = niveau { $there }
    .explain =
        Le niveau d’un intertitre dit de quoi il fait partie; il doit être le même
        dans toutes les langues. Quand plusieurs intertitres de suite diffèrent
        d’autant, seul le premier est signalé.

parity-table-columns = ce tableau a { $here } colonnes, son correspondant de { $source } en a { $there }
    .remedy = donnez les mêmes colonnes aux deux tableaux
    .there = { $there } colonnes
    .explain =
        Un tableau doit avoir les mêmes colonnes dans toutes les langues. Ce que
        disent les cellules est comparé quand c’est le cas.

parity-front-matter = { $side ->
    [source] l’en-tête de { $source } contient « { $key } », celui-ci non
   *[translation] « { $key } » n’est pas dans l’en-tête de { $source }
    }
    .remedy = écrivez « { $key } » dans toutes les langues, ou dans aucune
    .there = absent de { $translation }
    .explain =
        Le titre, le résumé, les changements et la description paraissent dans les
        pages et dans les résultats de recherche. Ce qu’on y dit aux lecteurs d’une
        langue doit aussi être dit aux autres. Le contenu de ces chaînes est comparé
        comme celui d’un bloc.

        Une différence voulue est admise par un commentaire dans l’en-tête :

            # recto: allow parity/front-matter "seul le français en a besoin"

parity-untranslated = ce passage n’est pas traduit : il est dans la langue de { $source }
    .remedy = traduisez-le; si c’est une citation, mettez-la entre guillemets, sinon admettez le constat en disant pourquoi
    .there = le texte source
    .explain =
        Les mots que contient toute phrase (« le », « de ») sont ici ceux de la
        langue source. Les noms, le code et ce qui est entre guillemets ne sont pas
        examinés, ni ce qui est marqué comme étant dans une autre langue :

            <span lang="en">All rights reserved.</span>

parity-number = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les nombres sont comparés quels que soient les signes et les espaces qui
        groupent leurs chiffres : 1,234.50 est 1 234,50. Un nombre en lettres à côté
        de ses chiffres ne compte qu’une fois : trente (30).
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/number "pourquoi ils diffèrent" -->

parity-percentage = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les pourcentages sont comparés comme des nombres : 5% est 5 %.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/percentage "pourquoi ils diffèrent" -->

parity-money = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les sommes sont comparées par montant et monnaie : $75 est 75 $, mais CAN$75
        ne l’est pas.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/money "pourquoi ils diffèrent" -->

parity-quantity = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les durées et les autres quantités sont comparées par nombre et unité :
        180 days est 180 jours, et non 6 mois; 5 business days n’est pas 5 jours.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/quantity "pourquoi ils diffèrent" -->

parity-date = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les dates sont comparées quelle que soit leur forme : May 4, 2026 est
        4 mai 2026 et 2026-05-04.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/date "pourquoi ils diffèrent" -->

parity-time = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les heures sont comparées quelle que soit leur forme : 5 p.m. est 17 h.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/time "pourquoi ils diffèrent" -->

parity-ordinal = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les ordinaux sont comparés quelle que soit leur forme : 1st est 1er, 2nd
        est 2e.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/ordinal "pourquoi ils diffèrent" -->

parity-reference = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les renvois à des clauses, à des articles et à des paragraphes sont comparés
        par leurs numéros : section 4(2) est paragraphe 4(2), quel que soit le nom
        du niveau.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/reference "pourquoi ils diffèrent" -->

parity-telephone = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les numéros de téléphone sont comparés chiffre par chiffre.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/telephone "pourquoi ils diffèrent" -->

parity-email = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les adresses électroniques sont comparées lettre par lettre.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/email "pourquoi ils diffèrent" -->

parity-url = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les adresses web sont comparées sans la partie qui désigne la langue :
        /en/ est /fr/, en.example.com est fr.example.com et terms.en.pdf est
        terms.fr.pdf.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/url "pourquoi ils diffèrent" -->

parity-link = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les liens doivent mener au même avis, à la même clause ou à un fichier du
        même type dans toutes les langues.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/link "pourquoi ils diffèrent" -->

parity-insert = { parity-difference }
    .remedy = { parity-say-the-same }
    .there = dans { $source }
    .explain =
        Les insertions doivent nommer les mêmes données et registres dans toutes les
        langues.
        Ce qui se correspond doit contenir les mêmes dans toutes les langues.

        Un commentaire placé devant le bloc ou à sa fin, dans l’un ou l’autre
        fichier, admet une différence voulue :

            <!-- recto: allow parity/insert "pourquoi ils diffèrent" -->

## Différences admises

allowance-malformed = ce commentaire n’est pas lu : « { $comment } »
    .remedy = écrivez-le ainsi : <!-- recto: allow parity/number "pourquoi" -->
    .explain =
        Un commentaire qui commence par « recto: » admet un constat. Il nomme le
        code du constat et, entre guillemets droits, la raison, qui est
        obligatoire : qui lira le texte après vous doit savoir pourquoi les
        textes diffèrent.

            <!-- recto: allow parity/number "la loi est citée par son numéro" -->

allowance-unknown = « { $code } » n’est pas un constat que l’on peut admettre
    .remedy = écrivez le code que le constat montre entre crochets
    .suggestion = vouliez-vous dire « { $suggestion } »?
    .explain =
        Seuls peuvent être admis les constats qu’un texte peut causer à bon droit :
        les différences entre les langues (parity/…) et les avertissements. Le code
        est celui que le constat montre entre crochets.

allowance-unused = cette admission de « { $code } » n’admet rien
    .remedy = retirez le commentaire, ou déplacez-le vers le bloc qu’il concerne
    .explain =
        Le constat que le commentaire admet ne se produit pas au bloc devant lequel
        ou à la fin duquel il se trouve. Il cacherait le prochain : retirez-le.

## Le registre des approbations

ledger-part = { $part ->
    [front] l’en-tête
    [opening] le texte qui précède le premier intertitre
   *[clause] la clause « { $heading } »
    }

# $difference montre les mots retirés entre [- et -], les mots ajoutés entre {"{"}+ et +{"}"}.
ledger-stale = { ledger-part } ne suit pas { $source }, modifié depuis l’approbation des deux : { $difference }
    .remedy = traduisez la modification, puis approuvez le tout avec : recto review { $notice }
    .there = modifié ici
    .explain =
        Le texte source a été modifié ici après l’approbation commune des langues,
        et cette traduction ne l’a pas été : les deux ne disent peut-être plus la
        même chose. Les mots retirés sont entre [- -], les mots ajoutés entre
        {"{"}+ +{"}"}.

        Traduisez la modification, puis approuvez la clause dans toutes les langues.
        Si la traduction n’a pas à changer, approuvez-la telle quelle :

            recto review privacy
            recto review --accept "privacy/2027-01-15#retention"

ledger-translation-changed = { ledger-part } a changé dans { $translation } seulement depuis l’approbation : { $difference }
    .remedy = assurez-vous que le texte dit encore ce que dit { $source }, puis approuvez-le avec : recto review { $notice }
    .explain =
        La traduction a été modifiée ici après l’approbation commune des langues, et
        le texte source ne l’a pas été. C’est peut-être une meilleure formulation,
        peut-être une erreur. Les mots retirés sont entre [- -], les mots ajoutés
        entre {"{"}+ +{"}"}.

        Passez en revue ce qui a changé et approuvez-le :

            recto review privacy

ledger-changed = { ledger-part } a changé dans toutes les langues depuis l’approbation : { $difference }
    .remedy = approuvez le changement avec : recto review { $notice }
    .explain =
        Toutes les langues ont changé ici après leur approbation commune, ou la
        clause n’y est plus. Le changement montré est celui du texte source.

        Passez en revue ce qui a changé et approuvez-le :

            recto review privacy

ledger-unapproved = { $all ->
    [yes] personne n’a approuvé cette version
   *[no] { $count ->
        [one] { ledger-part } n’a jamais reçu d’approbation dans toutes les langues
       *[other] { NUMBER($count) } parties n’ont jamais été approuvées dans toutes les langues, à partir de celle-ci : { ledger-part }
    }
    }
    .remedy = donnez l’approbation avec : recto review { $notice }
    .explain =
        Le site exige l’approbation (« ledger: required » dans site.yaml), et ceci
        n’a jamais été approuvé ensemble dans toutes les langues.

        Passez la version en revue et approuvez-la :

            recto review privacy

ledger-malformed = cette ligne ne peut pas faire partie d’une copie approuvée : « { $line } »
    .remedy = si elle reste d’une fusion, terminez la fusion; sinon, récrivez la copie avec : recto review
    .explain =
        Les copies approuvées sont écrites par « recto review », jamais à la main.
        Cette ligne est la marque d’une fusion inachevée, un intertitre sans
        identifiant, ou un intertitre dont le fichier a déjà l’identifiant.

        Après une fusion, gardez pour chaque clause les lignes d’un seul côté. Si ce
        n’est plus ce qui a été approuvé, approuvez la clause de nouveau :

            recto review privacy

lifecycle-not-ready = { $days ->
    [one] cette version prend effet dans { NUMBER($days) } jour, le { $date }, et n’est pas prête
   *[other] cette version prend effet dans { NUMBER($days) } jours, le { $date }, et n’est pas prête
    } : { $count ->
    [one] { NUMBER($count) } constat y fait obstacle
   *[other] { NUMBER($count) } constats y font obstacle
    }
    .remedy = réglez d’ici là les constats de ce dossier : à partir de ce jour, ce sont des erreurs et rien n’est publié
    .explain =
        Une version est prête quand elle a un texte dans chaque langue, que les
        textes disent la même chose et que chacun suit ce qui a été approuvé. Avant
        qu’elle prenne effet, ce qui manque est un avertissement; à partir de ce
        jour, une erreur, pour qu’aucune page ne dise dans une langue ce qu’une
        autre ne dit pas.

        Une version à laquelle il manque un texte n’est pas publiée avant de les
        avoir tous.

lifecycle-rewritten = { $cause ->
    [fact] la donnée « { $fact } » n’est plus ce qu’elle était à l’approbation de ce qui a pris effet le { $date } ({ ledger-part }) : { $difference }
   *[words] { ledger-part } a pris effet le { $date } et n’est pas ce qui a été approuvé : { $difference }
    }
    .remedy = { $cause ->
    [fact] redonnez à la donnée son ancienne valeur, ou gardez celle-ci pour cette seule version, sous « facts: » dans son version.yaml
   *[words] rétablissez ce qui a été approuvé; une correction est une version à part entière : recto amend { $notice } --effective AAAA-MM-JJ, avec « correction: true » dans son version.yaml
    }
    .also = et ici
    .explain =
        Un texte qui a pris effet dit ce qui s’applique à partir de ce jour, et des
        contrats le citent. Une fois approuvé, il reste tel quel, tant qu’il est en
        vigueur et par la suite : aucun mot n’en change, ni aucune donnée qu’il
        contient. Les mots retirés sont entre [- -], les mots ajoutés entre
        {"{"}+ +{"}"}.

        Rétablissez ce qui a été approuvé : le dossier « approved », à côté du
        texte, le contient. Pour corriger une erreur, commencez une version à part
        entière :

            recto amend privacy --effective 2026-02-01

        et dites dans son version.yaml que c’est une correction :

            correction: true

        Quand une donnée prend une autre valeur à partir d’un certain jour, les
        versions antérieures gardent la leur, dans leur version.yaml :

            facts:
              retention: {"{"} days: 180 {"}"}

        Si le texte a été modifié avant sa prise d’effet et n’a simplement pas été
        approuvé de nouveau, ce qui avait été approuvé ne s’est jamais appliqué :
        supprimez le dossier « approved » et approuvez la version telle quelle. La
        gestion de versions montre que cela a été fait.

lifecycle-announced-late = cette version a été annoncée le { $announced }, après sa prise d’effet, le { $effective }
    .remedy = écrivez le jour où les lecteurs en ont été informés la première fois, ou retirez « announced »
    .explain =
        Une annonce fait connaître une version aux lecteurs avant qu’elle
        s’applique. Son jour figure à la page de la version et lui vaut une entrée
        dans le fil de nouvelles; après la prise d’effet, elle n’apprend rien que
        la version n’ait appris elle-même.

        Si la version a bel et bien été annoncée trop tard et que la page doit le
        dire, gardez le jour et désactivez l’avertissement dans notice.yaml :

            findings:
              lifecycle/announced-late: off

lifecycle-never-applies = cette version ne s’applique jamais : elle prendrait effet le { $effective }, et l’avis est abrogé à partir du { $repealed }
    .remedy = supprimez la version, ou corrigez sa date ou « repealed » dans notice.yaml
    .explain =
        À partir du jour de son abrogation, un avis ne s’applique plus, ni une
        version qui serait venue plus tard. Sa page demeure, puisqu’elle a pu être
        annoncée, et dit dès ce jour que l’avis a été abrogé.

        Si la version a été annoncée avant que l’abrogation ne soit décidée,
        gardez-la et désactivez l’avertissement dans notice.yaml :

            findings:
              lifecycle/never-applies: off

review-unknown = il n’y a rien à approuver qui porte le nom « { $name } »
    .remedy = nommez un avis et, s’il le faut, une de ses versions et une clause : privacy/2027-01-15#retention
    .suggestion = vouliez-vous écrire « { $suggestion } »?
    .explain =
        Ce qui est à approuver se désigne par la clé de l’avis, qui est le nom de
        son dossier, au besoin par la date d’une version et par l’identifiant d’une
        clause :

            recto review --accept privacy
            recto review --accept privacy/2027-01-15
            recto review --accept "privacy/2027-01-15#retention"

review-errors = « { $notice } » du { $version } ne peut pas être approuvé : { $count ->
    [one] { NUMBER($count) } constat y fait obstacle
   *[other] { NUMBER($count) } constats y font obstacle
    }
    .remedy = réglez ce que recto check dit de cette version, puis approuvez-la
    .explain =
        Approuver, c’est dire que les textes d’une version disent la même chose dans
        toutes les langues. Quand une langue manque, que les textes diffèrent dans
        ce qu’ils disent ou qu’un texte contient une erreur, on ne peut pas le dire;
        rien n’a été écrit.

            recto check

review-late = { $count ->
    [one] « { $notice } » du { $version } a été approuvé après sa prise d’effet
   *[other] { NUMBER($count) } versions de « { $notice } », à partir du { $version }, ont été approuvées après leur prise d’effet
    }
    .remedy = assurez-vous que c’est bien ce qui s’applique depuis; une fois le texte entier approuvé, tout changement est une version à part entière
    .explain =
        Ce qui a été approuvé s’applique depuis un certain temps. Rien ne montre si
        le texte a toujours été le même : qui l’approuve maintenant en répond.

        Une fois approuvé en entier, le texte reste tel quel. Une correction est une
        version à part entière :

            recto amend privacy --effective 2026-02-01

review-nobody = personne n’est au terminal pour répondre
    .remedy = lancez la commande dans un terminal, ou nommez ce qui est approuvé avec --accept
    .explain =
        La commande pose une question pour chaque clause, et ce d’où elle a été
        lancée n’est pas un terminal. Un script nomme ce qui a été approuvé :

            recto review --accept privacy/2027-01-15

## Ce que `recto verify` a trouvé dans un dossier publié

verify-no-archive = « { $folder } » ne contient pas archive.json
    .remedy = nommez le dossier que recto build a publié, d’un site dont les pages comprennent « versions »
    .explain =
        Le fichier archive.json énumère chaque texte publié, avec les jours où il
        s’applique et une empreinte de ses mots. Il se trouve à la racine du dossier
        publié quand le site publie les pages des versions.

            recto build --out public
            recto verify public

verify-malformed-archive = « { $path } » ne peut pas être lu comme une archive : { $reason }
    .remedy = récupérez de nouveau ce qui a été publié, ou publiez-le de nouveau
    .explain =
        Le fichier est tronqué, a été modifié ou a été écrit par une autre version
        de Recto. Ce qu’il contient est décrit dans docs/archive.md; la raison qui
        suit le deux-points vient de l’analyseur, en anglais.

verify-missing-text = ce texte n’a pas été publié : « { $notice } » du { $version }, dans la langue « { $language } »
    .remedy = publiez le site de nouveau, si le texte est nouveau
    .explain =
        Le site a un texte que le fichier archive.json publié n’énumère pas. Le
        texte a été écrit après la publication du dossier, ou son avis a reçu une
        autre clé.

verify-extra-text = « { $notice } » du { $version } a été publié dans la langue « { $language } », et ce site ne l’a pas
    .remedy = rétablissez le texte à partir du dépôt, ou vérifiez que le dossier est bien celui de ce site
    .explain =
        Le fichier archive.json publié énumère un texte que le site n’a pas, ou
        l’énumère deux fois. Ce qui a été publié peut être cité : un texte ne
        disparaît donc pas. Un avis qui ne s’applique plus est abrogé dans
        notice.yaml et conserve ses pages.

            repealed: 2027-01-01

verify-changed-text = ce texte a été publié avec d’autres mots : « { $notice } » du { $version }, dans la langue « { $language } »
    .remedy = comparez-le avec le texte tel qu’il était à la publication du dossier, dans l’historique du dépôt
    .explain =
        L’empreinte des mots dans le fichier archive.json publié n’est pas celle du
        texte du site : un mot, la valeur d’une donnée ou la destination d’un lien
        diffère. Le thème, la typographie, les sauts de ligne et les adresses ne
        comptent pas; docs/archive.md dit ce qui compte.

verify-changed-period = ce texte a été publié avec une autre période : « { $notice } » du { $version }, dans la langue « { $language } »
    .remedy = publiez le site de nouveau, si une version ultérieure ou une abrogation s’est ajoutée depuis
    .explain =
        Les mots sont les mêmes. Ce que le fichier archive.json publié dit des jours
        où ils s’appliquent, ou du fait que la version est une correction, n’est pas
        ce que dit le site. Une version ultérieure met fin à la période de celle qui
        la précède.

verify-changed-page = la page « { $path } » ne contient pas ce texte tel que le site le dit
    .remedy = publiez le site de nouveau; si rien ne change, cherchez qui a modifié la page
    .explain =
        Les mots du texte ne se trouvent pas d’un seul tenant dans la page, alors
        que archive.json énumère les bons : la page a été modifiée après sa
        construction, ou construite un jour où une autre version était en vigueur.
        Ce qui entoure le texte relève du thème et n’est pas comparé, pas plus que
        les espaces et les guillemets.

verify-changed-attachment = le fichier publié « { $path } », vers lequel mène ce texte, n’est pas celui du site
    .remedy = rétablissez le fichier qui a été publié, ou publiez le nouveau avec une version à lui
    .explain =
        Une pièce jointe est publiée telle quelle : chacun de ses octets doit donc
        être le même. Un texte ne change pas quand change un fichier vers lequel il
        mène; c’est pourquoi les fichiers sont comparés séparément.

verify-missing-file = le fichier « { $path } » est introuvable
    .remedy = publiez le site de nouveau
    .explain =
        Le fichier archive.json énumère le texte que ce fichier montre ou vers
        lequel il mène, et le fichier n’est pas dans le dossier. Il a été retiré
        après la construction du site, ou n’a pas été copié avec le reste.

## Le dossier de sortie

output-not-ours = « { $folder } » n’est pas vide, et Recto ne l’a pas créé
    .remedy = choisissez un autre dossier avec --out, ou videz vous-même celui-ci
    .explain =
        Recto retire de son dossier de sortie ce que le site ne publie plus. Il ne
        le fait que dans un dossier qu’il a créé et marqué comme sien, afin de ne
        jamais supprimer vos fichiers.

        Choisissez un dossier vide, ou qui n’existe pas encore :

            recto build --out public

output-inside-site = le dossier de sortie « { $folder } » empiète sur les sources du site
    .remedy = choisissez un dossier qui ne contient pas content/, templates/, static/ ou locales/ et ne s’y trouve pas
    .explain =
        Ce qui est construit ne doit pas se mêler à ce qui est écrit. Une page
        placée dans content/ serait lue comme un texte à la construction suivante,
        et les sources d’un dossier qui les contient pourraient disparaître au
        nettoyage.

        Avant :

            recto build --out content/public

        Après :

            recto build --out public

output-failed = « { $path } » ne peut pas être écrit : { $reason }
    .remedy = vérifiez que vous avez le droit d’écrire à cet endroit et que le disque n’est pas plein, puis recommencez
    .explain =
        Le système a refusé d’écrire un fichier de la sortie. Certains fichiers de
        cette construction sont peut-être en place et d’autres non; ne publiez donc
        pas le dossier tel quel. La prochaine construction s’en apercevra et le
        remettra en état.

        Voyez combien de place il reste et qui peut écrire :

            df -h public
            ls -ld public

serve-port = rien ne peut être servi sur le port { $port } : { $reason }
    .remedy = arrêtez le programme qui occupe ce port, ou choisissez-en un autre avec --port
    .explain =
        L’aperçu répond aux navigateurs sur un port de cette machine. Deux
        programmes ne peuvent pas répondre sur le même; souvent, c’est un autre
        `recto serve` dans une autre fenêtre. Les ports inférieurs à 1024 sont
        réservés à l’administrateur.

        Laissez le système choisir un port libre :

            recto serve --port 0

serve-unwatched = certains changements dans « { $folder } » ne sont vus qu’après deux secondes : { $reason }
    .remedy = autorisez la lecture de ces dossiers, ou permettez au système d’en surveiller plus
    .explain =
        Pour montrer aussitôt ce qui a changé, Recto demande au système de lui
        signaler les changements dans les dossiers du site, et le système a refusé.
        Ou bien un dossier ne peut pas être lu, ou bien le système ne surveille
        qu’un certain nombre de dossiers à la fois. Tant que ce n’est pas corrigé,
        Recto relit le site toutes les deux secondes.

        Sous Linux, augmentez les limites :

            sudo sysctl fs.inotify.max_user_watches=1048576
            sudo sysctl fs.inotify.max_user_instances=1024

serve-former = cette page est montrée telle qu’elle était : dans son état actuel, le site ne permet pas de la produire
    .remedy = corrigez les erreurs signalées ici, dans site.yaml, un gabarit ou un fichier de langue
    .explain =
        L’aperçu produit chaque page d’après les fichiers tels qu’ils sont. Quand
        site.yaml, un gabarit ou un fichier de langue contient une erreur, il se
        peut qu’une page ne puisse pas être produite. Vous continuez alors de voir
        la dernière qui a pu l’être, avec cet avertissement. Ce que vous modifiez
        entre-temps apparaît dès que l’erreur est corrigée.

        Une erreur dans un texte n’a pas cet effet : sa page est produite quand
        même, avec un autre titre si le sien manque. Rien de cela n’est publié; tant
        qu’il reste une erreur, « recto build » n’écrit rien.
