package dev.muster.directory.group;

import java.util.Arrays;
import java.util.Optional;

/// What a table of groups tells in its columns.
public enum MembershipFact {
    GROUP("group"),
    EMAIL("email"),
    ORIGIN("origin"),
    GIVEN_BY("givenBy"),
    GROUP_ID("groupId"),
    MEMBER_ID("memberId");

    private final String column;

    MembershipFact(String column) {
        this.column = column;
    }

    public String column() {
        return column;
    }

    public static Optional<MembershipFact> of(String column) {
        return Arrays.stream(values())
                .filter(fact -> fact.column.equalsIgnoreCase(column))
                .findFirst();
    }
}
