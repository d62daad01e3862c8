"""The web app as files: built from `frontends/web` by the Node and the packages that locks name."""
