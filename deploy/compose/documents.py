"""`python -m deploy.compose.documents --check | --write`: the files for compose that are made from the code."""

from deploy.compose.tree import made
from shared.ground.documents import keep

if __name__ == "__main__":
    keep("deploy.compose.documents", made)
