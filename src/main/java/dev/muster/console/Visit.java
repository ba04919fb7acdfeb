package dev.muster.console;

import dev.muster.activity.Scope;
import dev.muster.company.Company;

/// A visitor inside a company that is open to them: whatever the page does happens in that company only.
public record Visit(Visitor visitor, Company company, Scope scope) {}
