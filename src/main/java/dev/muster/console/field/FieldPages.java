package dev.muster.console.field;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.field.Field;
import dev.muster.field.FieldNames;
import dev.muster.field.FieldType;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// *Settings > Edit Fields*: the columns of a company's people.
public record FieldPages(Console console, Fields fields, Settings settings) {

    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String REQUIRED = "required";
    private static final String ACTIVE = "active";

    public Response list(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        FilledForm form = FilledForm.fresh(page, Map.of(TYPE, FieldType.TEXT.word()));
        @Nullable UUID moved = request.parameter("moved").map(FieldPages::id).orElse(null);
        return console.show(page, new FieldList(fields.all(visit.scope()), form, moved));
    }

    public Response create(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, FieldNames.LONGEST);
        FieldType type = FieldType.of(form.typed(TYPE)).orElse(FieldType.TEXT);
        @Nullable
        Field made = form.isWrong()
                ? null
                : form.attempt(() -> fields.create(visit.scope(), name, type, form.isTicked(REQUIRED)));
        return made == null
                ? console.show(422, page, new FieldList(fields.all(visit.scope()), form, null))
                : console.done(address(page), "field-created");
    }

    public Response form(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        Field field = read(visit, request);
        Map<String, String> values = new HashMap<>(Map.of(NAME, field.name()));
        values.put(REQUIRED, field.required() ? "yes" : "");
        values.put(ACTIVE, field.active() ? "yes" : "");
        return console.show(page, new EditField(field, FilledForm.fresh(page, values)));
    }

    public Response change(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        Field field = read(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, FieldNames.LONGEST);
        @Nullable
        Field changed = form.isWrong()
                ? null
                : form.attempt(() -> fields.change(visit.scope(), field.id(), before -> edited(form, name, before)));
        return changed == null
                ? console.show(422, page, new EditField(field, form))
                : console.done(address(page), "field-saved");
    }

    private static Field edited(FilledForm form, String name, Field before) {
        return new Field(
                before.id(),
                before.key(),
                name,
                before.type(),
                before.standard(),
                form.isTicked(REQUIRED),
                form.isTicked(ACTIVE),
                before.order());
    }

    /// Puts a field to another place: `to` counts from 0. A script that has moved the row already asks for no page.
    public Response move(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        UUID id = request.pathId("field");
        FilledForm form = FilledForm.sent(page, request);
        int to = form.number("to", 0, 10_000);
        if (form.isWrong()) {
            throw new Refused(new Refusal.InvalidValue("to", form.error("to")));
        }
        fields.change(visit.scope(), id, before -> before.at(to));
        return request.header("HX-Request").isPresent()
                ? Response.empty(204)
                : console.done(address(page) + "?moved=" + id, "field-moved");
    }

    public Response ask(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        return console.show(page, asking(visit, read(visit, request), FilledForm.fresh(page, Map.of())));
    }

    private DeleteField asking(Visit visit, Field field, FilledForm form) {
        return new DeleteField(field, form, settings.namesOfThoseThatNeed(visit.scope(), field.key()));
    }

    public Response delete(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        Field field = read(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        @Nullable
        Field deleted = form.attempt(() -> {
            fields.delete(visit.scope(), field.id());
            return field;
        });
        return deleted == null
                ? console.show(422, page, asking(visit, field, form))
                : console.done(address(page), "field-deleted");
    }

    private Field read(Visit visit, Request request) {
        UUID id = request.pathId("field");
        List<Field> all = fields.all(visit.scope());
        return all.stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.NotFound("field " + id)));
    }

    private static String address(Page page) {
        return page.address(Place.PEOPLE).replaceFirst("[^/]*$", "fields");
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
