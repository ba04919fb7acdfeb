package dev.muster.directory.table;

import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.group.MembershipLine;
import dev.muster.directory.group.MembershipRow;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The columns of groups as a table: a line for each member of a group, and one for a group without members.
public final class GroupTable {

    private GroupTable() {}

    /// Every column, as an export has them.
    static List<String> header() {
        return Arrays.stream(MembershipFact.values())
                .map(MembershipFact::column)
                .toList();
    }

    static List<String> cells(MembershipRow row) {
        Map<MembershipFact, String> facts = row.facts();
        return Arrays.stream(MembershipFact.values())
                .map(fact -> facts.getOrDefault(fact, ""))
                .toList();
    }

    /// The columns of an import by the names in its header, whatever their case.
    ///
    /// @throws dev.muster.refusal.Refused naming every column that is unknown or comes twice, and a missing name
    static List<MembershipFact> of(List<String> header) {
        return Columns.read(header, List.of(MembershipFact.GROUP.column()), MembershipFact::of);
    }

    static MembershipLine line(List<MembershipFact> columns, List<String> cells) {
        Map<MembershipFact, String> facts = new EnumMap<>(MembershipFact.class);
        for (int i = 0; i < columns.size(); i++) {
            facts.put(columns.get(i), cells.get(i));
        }
        return new MembershipLine(facts);
    }
}
