# Les mots que `recto init` et `recto new` écrivent dans les fichiers, en français. Ils sont à qui modifie les fichiers.

## Marque ce que l’éditeur doit confirmer ou remplacer

to-confirm = à confirmer

## Un nouveau site

organisation = [Votre organisation]
site-name = Mentions légales – { $organisation }
# Commentaires dans les fichiers YAML, d’une ligne chacun.
site-comment = Les réglages du site. Ses langues, ses sections et ses avis sont à vous : changez-les à votre gré.
facts-comment = Les données que tout avis peut employer : écrites une fois ici, imprimées sous la forme propre à chaque langue.

## Un nouvel avis

title = Titre de l’avis
summary = Dites ici en une phrase ou deux, en langage clair, ce que l’avis signifie pour ses lecteurs.
scope = Portée
scope-text = Dites ici à qui et à quoi l’avis s’applique.
rules = Règles applicables
rules-text = Dites ici ce que les lecteurs peuvent attendre de vous et ce que vous attendez d’eux.
