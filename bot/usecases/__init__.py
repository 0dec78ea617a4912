"""What Strikewire does, one verb phrase a file."""
