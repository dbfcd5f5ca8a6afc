skip-lnk = Passer
version-in-force = En vigueur.
skip-link = Aller { $where
navigation = { $menu }
