"""Accounts -> timeline: label what they tell, bring the mentions of one happening together, order, rank, list the undated."""
