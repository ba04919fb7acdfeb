package dev.muster.bench.town;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What Muster stores when somebody becomes a member of a SCIM group.
public record MemberTemplate(RowTemplate member, RowTemplate event) {

    /// Stands in the statements for the group, until one is known.
    public static final String GROUP = "$group$";

    /// @param group one to which just one member was added
    public static MemberTemplate read(Connection connection, Company company, String group, String member)
            throws SQLException {
        Map<String, Token> tokens = new LinkedHashMap<>();
        tokens.put(group, new Token(GROUP, somebody -> group));
        tokens.put(member, new Token("g.rid", Somebody::resourceId));
        String mine = "company_id = '" + company.id() + "' and ";
        return new MemberTemplate(
                RowTemplate.read(connection, "scim_member", mine + "scim_group_id = '" + group + "'", tokens),
                PersonTemplate.positioned(
                        RowTemplate.read(
                                connection,
                                "event",
                                mine + "subject_id = '" + group + "' and kind = 'scim-group.members'",
                                tokens),
                        7,
                        "r"));
    }
}
