"""What everything stands on: settings, logs, metrics, traces, the management port, and the windows that tests strike at."""
