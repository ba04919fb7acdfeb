package dev.muster.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What Muster stores when somebody becomes a member of a SCIM group.
record MemberTemplate(RowTemplate member, RowTemplate event) {

    /// Stands in the statements for the group, until one is known.
    static final String GROUP = "$group$";

    /// @param group one to which just one member was added
    static MemberTemplate read(Connection connection, Company company, String group, String member)
            throws SQLException {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(group, GROUP);
        tokens.put(member, "g.rid");
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
