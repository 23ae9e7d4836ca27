"""The commands people call, one module each; each prints one report and gives an exit code."""
