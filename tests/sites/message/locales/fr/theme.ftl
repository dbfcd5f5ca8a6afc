skip-link = Passer {$where}
broken
