package io.portcullis.auth.store;

/// A row of the audit log, numbered from 1. `hash` is 64 hexadecimal digits, see `AuditChain`.
public record AuditRow(long seq, AuditEntry entry, String hash) {}
