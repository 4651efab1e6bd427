"""Other nodes: the register, the outbox, the inbox and the receipts."""
