# Les mots des pages publiées, en français.
#
# Les gabarits atteignent un message sans variable par `t.<id>`, avec `_` au lieu de `-`. Les messages avec variables sont
# composés avant qu’un gabarit les voie; les dates, les nombres et les noms arrivent prêts à imprimer.
# Usage du Québec (Office québécois de la langue française) : espace insécable (U+00A0) avant le deux-points et à
# l’intérieur des guillemets; aucune espace avant le point-virgule, le point d’exclamation et le point d’interrogation.

## Toutes les pages

skip-link = Passer au contenu principal
# Noms accessibles des deux navigations de l’en-tête.
navigation = Menu principal
language-navigation = Langue
feed = Fil des nouvelles versions (Atom)

## Page d’index

index-title = Mentions légales et informations
# Intertitre au-dessus des avis qui ne s’appliquent plus, à la fin de la liste.
index-repealed = Avis abrogés
# Suivi d’une date.
next-version = Prochaine version :

## État, en bref : pages d’index et d’historique. {$until} est le dernier jour où la version s’est appliquée.

status-in-force = En vigueur depuis le {$date}
status-upcoming = Prend effet le {$date}
status-superseded = En vigueur du {$from} au {$until} inclusivement
status-repealed = Abrogé le {$date}

## État, en une phrase : en tête d’un texte

version-in-force = En vigueur depuis le {$date}.
version-upcoming = Cette version n’est pas encore en vigueur. Elle prend effet le {$date}.
version-superseded = Cette version n’est plus en vigueur. Elle s’est appliquée du {$from} au {$until} inclusivement.
version-repealed = Cet avis a été abrogé le {$date} et ne s’applique plus.

## Liens vers une autre version : la phrase entière est le lien

announcement-upcoming = Une nouvelle version de cet avis prend effet le {$date}.
current-in-force = Le texte en vigueur est celui du {$date}.
current-not-yet = Cet avis n’est pas encore en vigueur. Sa première version prend effet le {$date}.

## En tête d’un texte

# Suivi d’une date.
effective-date = Date d’entrée en vigueur :
# Suivi d’une date.
announced = Annoncée le
correction = Cette version en corrige une antérieure.
# {$language} est le nom français d’une langue.
prevailing = En cas de divergence entre les versions linguistiques, la version en {$language} prévaut.
version-history = Historique des versions
permanent-link = Lien permanent vers cette version
# Sur papier seulement; suivi d’une URL.
permanent-address = Adresse permanente de cette version :
# Titres de l’encadré au-dessus du texte.
summary = En langage clair
changes = Ce que cette version modifie

# Titre d’une version à son adresse permanente, pour l’onglet du navigateur.
version-title = {$title} (version du {$date})

## Table des matières

contents = Table des matières
back-to-contents = Retour à la table des matières

## Dans un texte

# Un article sans numéro est désigné par son titre; avec un numéro, par le terme de renvoi de la langue (« article 4.2 »).
clause-quoted = « {$heading} »
# Nom accessible du § à côté d’un titre, qui mène à l’article tel qu’il figure dans cette version; et, là où les versions
# n’ont pas de page à elles, à l’article tel qu’il se lit au moment de la visite.
clause-permalink = Lien permanent : {$clause}
clause-link = Lien vers cet article : {$clause}
# Nom accessible du lien vers cet article depuis la page d’une autre langue. Il appartient à la langue où il mène, comme
# son texte visible, qui est {$language} et doit venir en premier.
clause-counterpart = {$language} : {$clause}
# Nom accessible d’un tableau; {$heading} est le titre de son article.
table-label = Tableau : {$heading}
footnotes-title = Notes
# Noms accessibles du lien vers une note et du lien de retour.
footnote = Note {$number}
footnote-back = Retour à l’appel de la note {$number}
# Après le libellé d’un lien vers un fichier.
attachment = ({$type}, {$size}, {$language})
attachment-no-language = ({$type}, {$size})

## Deux langues en regard. {$first} et {$second} sont leurs noms en français, la langue du lecteur en premier

facing-title = {$title} – {$first} et {$second}
# Lien d’un texte vers la page où il figure en regard de celui d’une autre langue.
facing-link = En regard : {$first} et {$second}
# Le même à côté du titre d’un article, et son nom accessible, qui doit commencer de même.
facing = En regard
facing-clause = En regard ({$second}) : {$clause}
# Lien de retour vers le texte d’une seule langue, dans cette langue, dont {$language} est le nom dans la phrase; puis
# le nom accessible de celui qui est à côté du titre d’un article et doit commencer par les mêmes mots.
alone = Texte {$language}
alone-clause = Texte {$language} : {$clause}
# À la place de ce qui manque dans l’une des langues.
no-counterpart = Ce passage n’a pas d’équivalent en {$language}.

## Ce qu’une version a modifié : le texte, avec ce qui a été supprimé là où il figurait

changes-title = {$title} : modifications du {$date}
# Liens vers cette page : depuis la version, {$before} étant la date de la précédente; depuis le texte en vigueur.
changes-link = Ce qui a changé depuis la version du {$before}
announcement-changes = Ce qui change le {$date}, mot à mot
# Les deux versions comparées; chacun est suivi du message d’après.
changes-before = Avant :
changes-after = Après :
version-of = version du {$date}
# Sur papier seulement; suivi d’une URL.
changes-address = Adresse permanente de cette page :
# Titre de la liste des articles modifiés.
changed = Ce qui a changé, article par article
# Montre comment les changements sont composés : suivi des deux messages d’après.
legend = Dans le texte ci-dessous :
legend-inserted = ce qui a été ajouté
legend-deleted = ce qui a été supprimé
# Dits, sans être vus, avant et après les mots qui ont changé. La fin est dite s’il suit des mots inchangés.
mark-deleted = supprimé :
mark-inserted = ajouté :
mark-end = fin de la modification.
# Vu derrière des mots restés les mêmes dont le lien mène ailleurs.
mark-link = (le lien a changé)
# Ce qu’un article est devenu; « first » se dit de la première version.
fate-amended = Modifié
fate-renumbered = Renuméroté
fate-added = Ajouté
fate-removed = Supprimé
fate-moved = Déplacé
fate-moved-and-amended = Déplacé et modifié
fate-first = Première version
# À la place de changements : à côté d’un article modifié dans l’autre langue seulement; sur tout un texte.
fate-same = Rien n’a changé ici.
unchanged-language = Pas un mot n’a changé en {$language}.
# La ligne qui ouvre les articles où rien n’a changé.
unchanged-one = Sans changement : {$clause}
unchanged-many = Sans changement : {$first} … {$last}
renumbered-one = Seul le numéro a changé : {$clause}
renumbered-many = Seuls les numéros ont changé : {$first} … {$last}
# Au-dessus d’un article déplacé, et là où il figurait.
moved-from = Déplacé ici (venait après : {$clause})
moved-from-beginning = Déplacé ici (venait en premier)
moved-to = Déplacé d’ici : {$clause} (vient maintenant après : {$after})
moved-to-beginning = Déplacé d’ici : {$clause} (vient maintenant en premier)
# Parties d’un texte qui ne sont pas des articles.
part-front = Titre et résumé
part-title = Titre
part-opening = Introduction

## Page d’historique

history-title = {$title} : historique des versions
history-clauses = Article par article
# Lien à côté du titre d’un article, et son nom accessible, qui doit commencer de même.
history = Historique
history-clause = Historique : {$clause}
# Nom accessible du lien vers ce qu’une version a fait d’un article.
clause-change = {$date} : {$clause}

## Fil de nouvelles : titres de ses entrées. {$title} est celui de l’avis

feed-announced = {$title} : la version du {$date} est annoncée
feed-effective = {$title} : la version du {$date} prend effet

## Choix de la langue et adresse introuvable

choose-language = Choisissez votre langue
not-found-title = Page introuvable
not-found-text = Aucune page ne se trouve à cette adresse. Tous les avis sont répertoriés ici :

## À une adresse que quelque chose portait avant d’en changer

moved-title = Cette page a changé d’adresse

## Mots des adresses : en minuscules, sans espace ni accent

route-history = historique
route-changes = modifications
