"""What a snippet may take."""

TIMEOUT = 60.0  # seconds of the clock, for the script as it is
WORLD_SECONDS = 5  # of processor time, so that it is the same on a busy machine: most worlds take milliseconds
WORLDS_SECONDS = 120  # of the clock, for all worlds of a script
MOST_MEMORY = 1 << 31  # bytes, beside what it finds
MOST_BYTES = 1 << 26  # in a file that it writes, what it prints among them
MOST_PRINTED, MOST_SAVED = 1 << 18, 1 << 20  # bytes of text and of a figure, which every reader of a page loads
