package dev.muster.console.table;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Visit;
import dev.muster.csv.CsvTable;
import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.table.GroupExport;
import dev.muster.directory.table.GroupRows;
import dev.muster.directory.table.PeopleRows;
import dev.muster.directory.table.PeopleTable;
import dev.muster.directory.table.TableImport;
import dev.muster.directory.table.TableRows;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// Tables of people and of groups, in and out. A small table stays on the page and is mended there; a large one is
/// imported while the page is sent.
public record TablePages(Console console, Fields fields) {

    private static final String CSV = "text/csv; charset=utf-8";

    /// A table of which an import takes one line after another.
    private record Opened(InputStream stream, TableImport<?> work) {}

    public Response askPeople(Visit visit, Request request) {
        return ask(visit, request, TableKind.PEOPLE);
    }

    public Response askGroups(Visit visit, Request request) {
        return ask(visit, request, TableKind.GROUPS);
    }

    private Response ask(Visit visit, Request request, TableKind kind) {
        return console.show(
                console.page(request, visit).at(kind.place()),
                new ImportForm(kind, columns(visit.scope(), kind), "", "", List.of(), null));
    }

    public Response importPeople(Visit visit, Request request) {
        return take(visit, request, TableKind.PEOPLE);
    }

    public Response importGroups(Visit visit, Request request) {
        return take(visit, request, TableKind.GROUPS);
    }

    private Response take(Visit visit, Request request, TableKind kind) {
        Page page = console.page(request, visit).at(kind.place());
        List<String> columns = columns(visit.scope(), kind);
        Upload upload = Upload.of(request);
        try {
            if (upload.isEmpty()) {
                return wrong(page, kind, columns, upload, List.of(new FieldError("", page.text("import.nothing"))));
            }
            Opened opened = open(visit.scope(), kind, upload);
            if (upload.isLarge()) {
                return console.stream(page, new RunningImport(kind, columns, upload, opened.stream(), opened.work()));
            }
            return console.show(
                    page,
                    new ImportForm(
                            kind,
                            columns,
                            upload.text(),
                            upload.fileName(),
                            List.of(),
                            opened.work().run()));
        } catch (Refused refused) {
            upload.close();
            return wrong(page, kind, columns, upload, told(refused));
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private Opened open(Scope scope, TableKind kind, Upload upload) {
        InputStream stream = upload.open();
        CsvTable table = CsvTable.read(stream);
        boolean trial = upload.isTrial();
        return new Opened(stream, work(rows(scope, kind, table.header(), trial), table, trial));
    }

    private TableRows<?> rows(Scope scope, TableKind kind, List<String> header, boolean trial) {
        return switch (kind) {
            case PEOPLE -> PeopleRows.of(header, fields.all(scope), scope, trial);
            case GROUPS -> GroupRows.of(header, scope, trial);
        };
    }

    private static <T> TableImport<T> work(TableRows<T> rows, CsvTable table, boolean trial) {
        return new TableImport<>(rows, table, trial);
    }

    private Response wrong(Page page, TableKind kind, List<String> columns, Upload upload, List<FieldError> wrong) {
        return console.show(422, page, new ImportForm(kind, columns, upload.text(), upload.fileName(), wrong, null));
    }

    /// What is wrong with a table as a whole; anything else goes on upwards.
    private static List<FieldError> told(Refused refused) {
        return switch (refused.refusal()) {
            case Refusal.InvalidFields bad -> bad.errors();
            case Refusal.InvalidSyntax bad -> List.of(new FieldError("", bad.message()));
            default -> throw refused;
        };
    }

    private List<String> columns(Scope scope, TableKind kind) {
        return switch (kind) {
            case PEOPLE -> new PeopleTable(fields.all(scope)).names();
            case GROUPS ->
                Arrays.stream(MembershipFact.values())
                        .map(MembershipFact::column)
                        .toList();
        };
    }

    public Response exportGroups(Visit visit, Request request) {
        GroupExport export = new GroupExport(visit.scope());
        return Response.streamed(CSV, export::write)
                .with("Content-Disposition", "attachment; filename=\"target-groups.csv\"");
    }
}
