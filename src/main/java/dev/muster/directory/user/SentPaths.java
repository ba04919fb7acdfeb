package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.setting.MappingPaths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The attributes that the clients of a company have really sent, as paths that can be mapped.
public final class SentPaths {

    /// How many of the people who came last are looked at: clients send the same attributes of everybody.
    private static final int SAMPLE = 100;

    private SentPaths() {}

    /// In the order of the alphabet.
    public static List<String> of(Scope scope) {
        Set<String> paths = new TreeSet<>();
        scope.change(change -> new UserStore(change.transaction()).lastResources(SAMPLE))
                .forEach(resource -> paths.addAll(MappingPaths.in(resource)));
        return List.copyOf(paths);
    }
}
