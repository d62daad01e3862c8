"""The demo: believable people and the main job played with them through the public API."""
