"""The web app in a real browser: a headless Chromium of this machine, on another origin than the API's."""
