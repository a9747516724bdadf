"""What models are measured against: baselines."""
