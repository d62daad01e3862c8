"""The upgrade drill: a release is rolled over an older one and back, behind a real proxy, while people go on."""
