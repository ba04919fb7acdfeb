package dev.muster.company;

import java.time.Instant;

/// A tenant.
///
/// @param routingKey the part of its tokens that leads to it, 8 characters
/// @param retentionDays how long a deleted person is kept before erasure (rule L2)
public record Company(CompanyId id, String routingKey, String name, int retentionDays, Instant createdAt) {}
