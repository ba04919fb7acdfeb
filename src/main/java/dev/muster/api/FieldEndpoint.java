package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.field.Field;
import dev.muster.field.FieldNames;
import dev.muster.field.FieldType;
import dev.muster.field.Fields;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/fields`
record FieldEndpoint(Fields fields) {

    private static final List<String> TYPES =
            Arrays.stream(FieldType.values()).map(FieldType::word).toList();
    private static final int LAST_PLACE = 10_000;

    /// Fields are few and are listed in the administrator's order; so the page is cut here, not in the
    /// database.
    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        List<Field> all = fields.all(scope);
        int start = request.parameter("cursor").isPresent() ? placeAfter(all, page.after()) : 0;
        List<Field> rest = all.subList(start, Math.min(all.size(), start + page.fetched()));
        return page.answer(rest, Field::id, FieldEndpoint::json);
    }

    Response create(Scope scope, Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", FieldNames.LONGEST);
        FieldType type =
                FieldType.of(form.choice("type", TYPES, FieldType.TEXT.word())).orElse(FieldType.TEXT);
        boolean required = form.flag("required", false);
        form.finish();
        return Json.response(201, json(fields.create(scope, name, type, required)));
    }

    Response change(Scope scope, Request request) {
        ObjectNode body = Json.read(request);
        Field changed = fields.change(scope, request.pathId("field"), before -> {
            Form form = Form.of(body);
            Field after = new Field(
                    before.id(),
                    before.key(),
                    form.text("name", FieldNames.LONGEST, before.name()),
                    before.type(),
                    before.standard(),
                    form.flag("required", before.required()),
                    form.flag("active", before.active()),
                    form.number("order", 0, LAST_PLACE, before.order()));
            form.finish();
            return after;
        });
        return Json.response(200, json(changed));
    }

    Response delete(Scope scope, Request request) {
        return fields.delete(scope, request.pathId("field"))
                .map(JobEndpoint::accepted)
                .orElseGet(() -> Response.empty(204));
    }

    private static int placeAfter(List<Field> all, UUID id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        throw new Refused(new Refusal.InvalidValue("cursor", "stands for a field that is gone; start again"));
    }

    private static ObjectNode json(Field field) {
        return Json.object()
                .put("id", field.id().toString())
                .put("key", field.key())
                .put("name", field.name())
                .put("type", field.type().word())
                .put("standard", field.standard())
                .put("required", field.required())
                .put("active", field.active())
                .put("order", field.order());
    }
}
