package dev.muster.filter;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;

/// From the text of a path to what it selects: `attrPath` or `valuePath[.subAttr]` (RFC 7644 section 3.5.2,
/// Figure 7), as PATCH operations and mappings (rule F4) have them. A filter that is wrong inside a path that
/// is right is an invalid filter.
public final class PathParser {

    private PathParser() {}

    /// Parses and checks a path into resources of one type, or refuses it with what is wrong and where.
    public static Selection parse(ResourceType type, Tolerance tolerance, String text) {
        Scanner scanner = new Scanner(text);
        if (text.length() > FilterParser.LONGEST) {
            throw refused("a path has at most %d characters".formatted(FilterParser.LONGEST), FilterParser.LONGEST);
        }
        AttributePath path = attributePath(new Names.OfResource(type, tolerance), scanner.word());
        if (scanner.atEnd()) {
            return Selection.of(path);
        }
        if (!scanner.sees('[') || !FilterParser.hasElements(path)) {
            throw refused("the path should end here", scanner.position());
        }
        Filter elements = new FilterParser(scanner, type, tolerance).valueFilter(path, 0);
        return new Selection(path, elements, scanner.atEnd() ? null : subAttribute(path, scanner));
    }

    private static AttributePath attributePath(Names names, String name) {
        if (name.isEmpty()) {
            throw refused("an attribute name is missing here", 0);
        }
        return names.resolve(name).orElseThrow(() -> refused(names.unknown(name), 0));
    }

    private static Attribute subAttribute(AttributePath path, Scanner scanner) {
        int start = scanner.position();
        if (!scanner.takes('.')) {
            throw refused("the path should end here, or go on with a dot and a sub-attribute", start);
        }
        String name = scanner.word();
        Names names = new Names.OfElement(path.attribute());
        boolean hasParts = path.attribute().isComplex() || path.attribute().type() == Attribute.Type.OPEN;
        AttributePath part = names.resolve(name)
                .filter(found -> hasParts && scanner.atEnd())
                .orElseThrow(() -> refused(names.unknown(name), start + 1));
        return part.attribute();
    }

    private static Refused refused(String message, int position) {
        return new Refused(new Refusal.InvalidPath(message, position));
    }
}
