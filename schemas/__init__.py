"""The records of deskbrief: frozen, closed and documented; they import nothing else of the project."""
