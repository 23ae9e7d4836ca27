"""Tests of the sample content as text: what it holds, not how it is built."""
