"""`python -m deploy.kubernetes.documents --check | --write`: the manifests that are made from the code."""

from deploy.kubernetes.tree import made
from shared.ground.documents import keep

if __name__ == "__main__":
    keep("deploy.kubernetes.documents", made)
