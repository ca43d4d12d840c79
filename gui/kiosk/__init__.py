"""The kiosk: full screen, one face, one sentence."""
