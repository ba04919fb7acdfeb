package dev.muster.api;

import dev.muster.csv.CsvTable;
import dev.muster.directory.table.ImportReport;
import dev.muster.directory.table.TableImport;
import dev.muster.directory.table.TableRows;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads in the table of a request's body, and words what became of its lines.
final class ImportAnswer {

    private static final long BODY_LIMIT = 512L * 1024 * 1024;
    private static final String TYPE = "text/csv";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImportAnswer() {}

    /// Makes rows from a header.
    @FunctionalInterface
    interface Opening<T> {
        TableRows<T> rows(List<String> header, boolean trial);
    }

    static <T> Response of(Request request, Opening<T> opening) {
        requireCsv(request.header("Content-Type").orElse(TYPE));
        boolean trial = isTrial(request);
        try (InputStream body = request.flow(BODY_LIMIT)) {
            CsvTable table = CsvTable.read(body);
            return answer(new TableImport<>(opening.rows(table.header(), trial), table, trial).run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response answer(ImportReport report) {
        return report.stopped()
                .map(refusal -> stopped(report, refusal))
                .orElseGet(() -> Json.response(200, put(report, Json.object())));
    }

    /// What was refused in the middle, with what became of the lines before.
    private static Response stopped(ImportReport report, Refusal refusal) {
        Response problem = new Problem().refused(refusal);
        ObjectNode body = put(report, (ObjectNode) JSON.readTree(problem.bytes()));
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        return new Response(problem.status(), problem.headers(), new Response.Body.Bytes(text));
    }

    private static ObjectNode put(ImportReport report, ObjectNode body) {
        body.put("dryRun", report.isTrial())
                .put("created", report.created())
                .put("updated", report.updated())
                .put("unchanged", report.unchanged())
                .put("rejectedCount", report.rejectedCount())
                .put("rejectedUntold", report.untold());
        ArrayNode array = body.putArray("rejected");
        report.rejected()
                .forEach(line -> line.errors()
                        .forEach(error -> array.addObject()
                                .put("line", line.line())
                                .put("field", error.field())
                                .put("message", error.message())));
        return body;
    }

    /// Whether the request asks for the outcomes only.
    private static boolean isTrial(Request request) {
        return switch (request.parameter("dryRun").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused(new Refusal.InvalidValue("dryRun", "must be one of: true, false"));
        };
    }

    private static void requireCsv(String contentType) {
        String type = contentType.replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
        boolean known = type.startsWith(TYPE + ";") || type.equals(TYPE);
        boolean otherText = type.contains("charset=") && !type.matches(".*charset=utf-?8(;.*)?");
        if (!known || otherText) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the table as text/csv in UTF-8."));
        }
    }
}
