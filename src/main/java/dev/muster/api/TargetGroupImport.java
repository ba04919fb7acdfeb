package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.group.MembershipImport;
import dev.muster.directory.group.MembershipLine;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;
import java.util.Optional;

/// `/companies/{company}/target-groups/import`
final class TargetGroupImport {

    private TargetGroupImport() {}

    static Response post(Scope scope, Request request) {
        return ImportRun.answer(
                request,
                header -> new Members(GroupTable.of(header), new MembershipImport(scope, ImportRun.isTrial(request))));
    }

    private record Members(List<MembershipFact> columns, MembershipImport members)
            implements ImportRun.Rows<MembershipLine> {

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
}
