package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.setting.MappingPaths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The attributes that clients have really sent, as paths that can be mapped.
public final class SentPaths {

    /// How many of the people who came last are looked at: clients send the same attributes of everybody.
    private static final int SAMPLE = 100;

    private SentPaths() {}

    /// What any client of the company has sent, for one that has sent nothing yet; in the order of the alphabet.
    public static List<String> of(Scope scope) {
        return in(scope.change(change -> new UserStore(change.transaction()).lastResources(SAMPLE)));
    }

    /// What the client of this setting has sent, in the order of the alphabet.
    public static List<String> of(Scope scope, UUID setting) {
        return in(scope.change(change -> new UserStore(change.transaction()).lastResources(setting, SAMPLE)));
    }

    private static List<String> in(List<ObjectNode> resources) {
        Set<String> paths = new TreeSet<>();
        resources.forEach(resource -> paths.addAll(MappingPaths.in(resource)));
        return List.copyOf(paths);
    }
}
