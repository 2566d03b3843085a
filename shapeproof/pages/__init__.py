"""What a page gets from runs and claims."""
