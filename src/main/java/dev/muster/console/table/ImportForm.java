package dev.muster.console.table;

import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.directory.table.ImportReport;
import dev.muster.refusal.Refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form that takes a table, and what became of the table before.
///
/// @param columns the names of those that a table may have
/// @param text of the table, to be mended on the page; empty before the first one, and for one that is too large
/// @param fileName of the file that was chosen, or an empty text
/// @param wrong why the table could not be read at all, with the column that is wrong where one is
/// @param report null when no line was looked at
public record ImportForm(
        TableKind kind,
        List<String> columns,
        String text,
        String fileName,
        List<FieldError> wrong,
        @Nullable ImportReport report)
        implements View {

    @Override
    public String template() {
        return "table/import";
    }

    /// Whether every line was taken over, or would be.
    public boolean isClean() {
        return report != null && report.rejectedCount() == 0 && report.stopped().isEmpty();
    }

    /// What is left to do is to import what was tried without a fault.
    public boolean isReady() {
        return report != null && report.isTrial() && isClean();
    }

    public boolean isDone() {
        return report != null && !report.isTrial() && isClean();
    }

    public String address(Page page) {
        return page.address(kind.place()) + "/import";
    }
}
