package dev.muster.verify.report;

import dev.muster.verify.Report;

/// How a report is written.
public enum Format {
    TEXT,
    JSON,
    HTML;

    /// @param color whether the reader is a terminal that shows colors; only text has any
    public String write(Report report, boolean color) {
        return switch (this) {
            case TEXT -> new TextReport(report, color).text();
            case JSON -> JsonReport.of(report);
            case HTML -> new HtmlReport(report).html();
        };
    }
}
