"""Pages → claims → verdicts."""
