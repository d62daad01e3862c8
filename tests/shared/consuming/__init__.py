"""Tests of `shared.consuming`."""
