package dev.muster.access.account;

import dev.muster.access.Role;

/// An account with its role, in a company or in the installation.
public record Colleague(Account account, Role role) {}
