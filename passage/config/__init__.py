"""Settings, and which doors this process opens."""
