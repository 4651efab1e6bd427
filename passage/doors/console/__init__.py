"""The console: commands for whoever runs the node."""
