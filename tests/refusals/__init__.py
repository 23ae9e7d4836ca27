"""What must be refused: one base site, a patch for each refusal, and the exact words of each in both languages."""
