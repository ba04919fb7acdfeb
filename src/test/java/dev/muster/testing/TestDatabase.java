package dev.muster.testing;

/// Where a test's database is, and who may use it.
public record TestDatabase(String url, String user, String password) {}
