"""How many seeded contradictions are found, and how many statements that agree are joined."""
