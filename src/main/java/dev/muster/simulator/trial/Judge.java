package dev.muster.simulator.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Holds what the server says against the directory, name by name.
final class Judge {

    private static final int NAMED = 5;

    private final Directory directory;
    private final ReadBack server;
    private final List<Difference> differences = new ArrayList<>();

    private Judge(Directory directory, ReadBack server) {
        this.directory = directory;
        this.server = server;
    }

    static List<Difference> differences(Directory directory, ReadBack server) {
        Judge judge = new Judge(directory, server);
        judge.users();
        judge.groups();
        return List.copyOf(judge.differences);
    }

    private void users() {
        Map<String, List<JsonNode>> found =
                named(server.users().values().stream().toList(), "userName");
        for (Account account : directory.accounts()) {
            one(account.userName(), found).ifPresent(user -> user(account, user));
        }
        superfluous(found);
    }

    /// Takes what has this name out of what was found.
    private Optional<JsonNode> one(String name, Map<String, List<JsonNode>> found) {
        List<JsonNode> same = Optional.ofNullable(found.remove(folded(name))).orElse(List.of());
        if (same.size() != 1) {
            differences.add(new Difference(name, "existence", "there once", same.size() + " times"));
        }
        return same.stream().findFirst();
    }

    private void superfluous(Map<String, List<JsonNode>> found) {
        found.forEach((name, same) ->
                differences.add(new Difference(name, "existence", "gone, or never there", same.size() + " times")));
    }

    private void user(Account account, JsonNode user) {
        String who = account.userName();
        for (Attribute attribute : Attribute.values()) {
            compare(who, attribute.path(), attribute.of(account), attribute.in(user));
        }
        boolean active = user.path("active").asBoolean(true);
        compare(who, "active", Boolean.toString(account.person().active()), Boolean.toString(active));
        String manager =
                user.path(Bodies.ENTERPRISE_USER).path("manager").path("value").asString("");
        compare(
                who,
                "manager",
                directory.manager(account).map(Account::userName).orElse(""),
                manager.isEmpty() ? "" : userName(manager));
    }

    private void compare(String who, String what, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add(new Difference(who, what, expected, found));
        }
    }

    private void groups() {
        Map<String, List<JsonNode>> found = named(server.groups(), "displayName");
        for (Group group : directory.groups()) {
            one(group.displayName(), found).ifPresent(known -> members(group, known));
        }
        superfluous(found);
    }

    private void members(Group group, JsonNode found) {
        List<String> expected = directory.membersOf(group);
        List<String> there = new ArrayList<>();
        found.path("members")
                .forEach(member -> there.add(userName(member.path("value").asString(""))));
        there.sort(null);
        if (!expected.equals(there)) {
            differences.add(
                    new Difference(group.displayName(), "members", counted(expected, there), counted(there, expected)));
        }
    }

    /// How many, and those who are missing in the other list.
    private static String counted(List<String> names, List<String> others) {
        List<String> only =
                names.stream().filter(name -> !others.contains(name)).toList();
        String named = only.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() + (only.isEmpty() ? "" : ", among them " + named + (only.size() > NAMED ? ", …" : ""));
    }

    private String userName(String id) {
        JsonNode user = server.users().get(id);
        return user == null ? id : user.path("userName").asString(id);
    }

    private static Map<String, List<JsonNode>> named(List<JsonNode> resources, String attribute) {
        Function<JsonNode, String> name =
                resource -> folded(resource.path(attribute).asString(""));
        return resources.stream().collect(Collectors.groupingBy(name));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
