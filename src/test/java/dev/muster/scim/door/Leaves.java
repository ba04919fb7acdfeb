package dev.muster.scim.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The paths of all simple values of a document, such as `name/givenName` and `emails/0/type`.
final class Leaves {

    private Leaves() {}

    static List<String> of(JsonNode document) {
        List<String> paths = new ArrayList<>();
        collect("", document, paths);
        return paths;
    }

    private static void collect(String path, JsonNode node, List<String> paths) {
        if (!node.isContainer()) {
            paths.add(path.substring(1));
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collect(path + "/" + member.getKey(), member.getValue(), paths);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), paths);
        }
    }
}
