"""The five services. They meet in events only and never import each other."""
