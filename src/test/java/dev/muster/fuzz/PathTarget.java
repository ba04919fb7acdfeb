package dev.muster.fuzz;

import dev.muster.filter.Filter;
import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.filter.Tolerance;
import dev.muster.filter.Values;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A path selects the same when it is written out and read again, and what it selects is in the resource.
final class PathTarget implements Fuzzed {

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (ResourceType type : Resources.TYPES) {
            for (Tolerance tolerance : List.of(Tolerance.NONE, Tolerance.ALL)) {
                read(type, tolerance, text);
            }
        }
    }

    private static void read(ResourceType type, Tolerance tolerance, String text) {
        Selection selection;
        try {
            selection = PathParser.parse(type, tolerance, text);
        } catch (Refused refused) {
            FilterTarget.isRefusedWithin(text, refused);
            return;
        }
        String written = written(selection);
        if (fits(selection) && written.length() <= text.length()) {
            Invariant.same(selection, PathParser.parse(type, tolerance, written));
        }
        ObjectNode resource = Resources.isUser(type) ? Resources.ADA : Resources.ENGINES;
        List<JsonNode> all = Values.of(selection, resource);
        Values.one(selection, resource)
                .ifPresentOrElse(
                        one -> Invariant.holds(all.contains(one), "the one is among all"),
                        () -> Invariant.holds(all.isEmpty(), "there is none"));
    }

    private static boolean fits(Selection selection) {
        return selection.elements() == null
                || FilterText.fits(new Filter.ValuePath(selection.path(), selection.elements()));
    }

    private static String written(Selection selection) {
        String path = selection.elements() == null
                ? selection.path().toString()
                : FilterText.of(selection.path(), selection.elements());
        return selection.subAttribute() == null
                ? path
                : path + "." + selection.subAttribute().name();
    }
}
