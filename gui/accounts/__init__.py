"""Widgets of accounts: the window of all accounts, signing in, allowing something once."""
