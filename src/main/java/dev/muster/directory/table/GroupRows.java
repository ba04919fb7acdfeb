package dev.muster.directory.table;

import dev.muster.activity.Scope;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.group.MembershipImport;
import dev.muster.directory.group.MembershipLine;
import java.util.List;
import java.util.Optional;

/// A table of groups and their members, read in.
public record GroupRows(Scope scope, List<MembershipFact> columns, MembershipImport members)
        implements TableRows<MembershipLine> {

    /// @throws dev.muster.refusal.Refused naming every column of the header that is wrong
    public static GroupRows of(List<String> header, Scope scope, boolean trial) {
        return new GroupRows(scope, GroupTable.of(header), new MembershipImport(scope.asOne(), trial));
    }

    @Override
    public String subjectType() {
        return "target-group";
    }

    @Override
    public int width() {
        return columns.size();
    }

    @Override
    public MembershipLine read(List<String> cells) {
        return GroupTable.line(columns, cells);
    }

    /// A membership that is told twice is the same membership.
    @Override
    public Optional<ImportOutcome> clash(MembershipLine line) {
        return Optional.empty();
    }

    @Override
    public List<ImportOutcome> store(List<MembershipLine> lines) {
        return members.batch(lines);
    }
}
