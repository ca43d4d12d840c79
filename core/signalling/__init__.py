"""Telling a door, or another program of this machine, what a kiosk said. Off unless chosen."""
