package dev.muster.verify.report;

import dev.muster.verify.Evidence;
import dev.muster.verify.Report;
import dev.muster.verify.Result;
import dev.muster.verify.Verdict;
import java.util.List;
import java.util.Locale;

/// A page to hand on: one file without a script, for a light or a dark screen and for paper. What does not hold
/// comes first, with its evidence; then every check.
final class HtmlReport {

    @SuppressWarnings("InlineFormatString") // a whole page inside of a method would hide what it does
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>SCIM 2.0 conformance of %1$s</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c2126; --paper: #fff; --line: #d5dade; --soft: #f3f5f7;
              --pass: #13652f; --fail: #b3161b; --warn: #7d5200; --info: #0b5a84; --skip: #59636c; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e7eaed; --paper: #15191d; --line: #39424a; --soft: #1f252b;
                --pass: #6fd08c; --fail: #ff8f8a; --warn: #e9bd62; --info: #7cc6f2; --skip: #a3adb6; } }
            body { margin: 2rem auto; padding: 0 1rem; max-width: 62rem; background: var(--paper); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif; }
            h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin-top: 2rem; }
            h3 { font-size: 1rem; margin: 0; }
            table { border-collapse: collapse; width: 100%%; } caption { text-align: left; font-weight: 600; padding: 1rem 0 .3rem; }
            th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); }
            thead th { font-weight: 600; font-size: .85rem; }
            td.title { width: 55%%; }
            pre { margin: .2rem 0; padding: .5rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
            article { border-left: .3rem solid var(--line); padding: .2rem 0 .2rem 1rem; margin: 1rem 0; break-inside: avoid; }
            dt { font-weight: 600; margin-top: .4rem; } dd { margin: 0; }
            .pass { color: var(--pass); } .fail { color: var(--fail); } .warn { color: var(--warn); }
            .info { color: var(--info); } .skip { color: var(--skip); }
            article.fail { border-color: var(--fail); color: inherit; } article.warn { border-color: var(--warn); color: inherit; }
            article.info { border-color: var(--info); color: inherit; }
            b.pass, b.fail, b.warn, b.info, b.skip { text-transform: uppercase; font-size: .85rem; }
            @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --line: #999; --soft: #fff;
                --pass: #000; --fail: #000; --warn: #000; --info: #000; --skip: #000; }
              body { margin: 0; max-width: none; font-size: .8rem; } pre { border: 1px solid #999; } tr { break-inside: avoid; } thead { display: table-header-group; } }
            </style>
            </head>
            <body>
            <main>
            <h1>SCIM 2.0 conformance of %1$s</h1>
            %2$s</main>
            </body>
            </html>
            """;

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    HtmlReport(Report report) {
        this.report = report;
    }

    String html() {
        summary();
        broken(Verdict.FAIL, "What must be mended");
        broken(Verdict.WARN, "What should be mended");
        broken(Verdict.INFO, "What differs where the standard leaves a choice");
        tables();
        return PAGE.formatted(escaped(report.server().toString()), html);
    }

    private void summary() {
        add("<p><strong>%s</strong></p>"
                .formatted(report.isPassed() ? "Every MUST that was checked holds." : "Not every MUST holds."));
        add("<p>%s, %d requests in %d seconds%s.</p>"
                .formatted(
                        report.startedAt(),
                        report.requests(),
                        report.duration().toSeconds(),
                        report.readOnly() ? ", nothing written" : ""));
        add(
                "<table><thead><tr><th scope=\"col\">Verdict</th><th scope=\"col\">Checks</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        for (Verdict verdict : Verdict.values()) {
            add("<tr><td>%s</td><td>%d</td><td>%s</td></tr>"
                    .formatted(word(verdict), report.count(verdict), escaped(verdict.meaning())));
        }
        add("</tbody></table>");
        report.leftovers().forEach(left -> add("<p>Not removed, please remove it: %s</p>".formatted(escaped(left))));
    }

    private void broken(Verdict verdict, String title) {
        List<Result> results = report.results().stream()
                .filter(result -> result.verdict() == verdict)
                .toList();
        if (!results.isEmpty()) {
            add("<h2>" + title + "</h2>");
            results.forEach(this::article);
        }
    }

    private void article(Result result) {
        add("<article class=\"%s\"><h3>%s %s</h3>"
                .formatted(
                        name(result.verdict()),
                        result.check().id(),
                        escaped(result.check().title())));
        add("<p>%s, %s%s</p>"
                .formatted(
                        result.check().level(),
                        escaped(result.check().source()),
                        result.reason().isEmpty() ? "" : "; " + escaped(result.reason())));
        result.evidence().ifPresent(this::evidence);
        add("</article>");
    }

    private void evidence(Evidence evidence) {
        add("<dl>");
        add("<dt>Expected</dt><dd>%s</dd>".formatted(escaped(evidence.expected())));
        add("<dt>Sent</dt><dd>%s</dd>".formatted(block(evidence.sent(), evidence.sentBody())));
        add("<dt>Came back</dt><dd>%s</dd>".formatted(block(evidence.got(), evidence.gotBody())));
        add("</dl>");
    }

    private void tables() {
        add("<h2>Every check</h2>");
        report.results().stream()
                .map(result -> result.check().area())
                .distinct()
                .forEach(area -> {
                    add(
                            "<table><caption>%s</caption><thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Verdict</th>"
                                            .formatted(escaped(Areas.title(area)))
                                    + "<th scope=\"col\">Level</th><th scope=\"col\">Statement</th><th scope=\"col\">Source</th></tr></thead><tbody>");
                    report.results().stream()
                            .filter(result -> result.check().area().equals(area))
                            .forEach(this::row);
                    add("</tbody></table>");
                });
    }

    private void row(Result result) {
        boolean skipped = result.verdict() == Verdict.SKIP;
        add("<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"title\">%s%s</td><td>%s</td></tr>"
                .formatted(
                        result.check().id(),
                        word(result.verdict()),
                        result.check().level(),
                        escaped(result.check().title()),
                        skipped ? "<br><span class=\"skip\">" + escaped(result.reason()) + "</span>" : "",
                        escaped(result.check().source())));
    }

    private void add(String text) {
        html.append(text).append('\n');
    }

    private static String block(String head, String body) {
        return "<pre>" + escaped(head) + (body.isEmpty() ? "" : "\n\n" + escaped(body)) + "</pre>";
    }

    private static String word(Verdict verdict) {
        return "<b class=\"%1$s\">%1$s</b>".formatted(name(verdict));
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
