package dev.muster.reliability;

import dev.muster.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A client that does one thing after another to users and groups of its own, by every method that SCIM has, and
/// now and then what must be refused.
final class Writer implements Runnable {

    private static final int USERS = 14;
    private static final int GROUPS = 4;
    private static final String NOBODY = "/Users/00000000-0000-7000-8000-000000000000";

    private final Random random;
    private final Ledger ledger;
    private final Client client;
    private final BooleanSupplier stopped;
    private final List<Line> users;
    private final List<Line> groups;
    private int count;

    Writer(String name, long seed, Ledger ledger, Supplier<Http> scim, BooleanSupplier stopped) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.client = new Client(ledger, scim, stopped);
        this.stopped = stopped;
        this.users = IntStream.range(0, USERS)
                .mapToObj(i -> ledger.user(name + "-ada-" + i))
                .toList();
        this.groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> ledger.group(name + " team " + i))
                .toList();
    }

    /// Settles what was left open, and goes on until it is stopped.
    @Override
    public void run() {
        settle();
        while (!stopped.getAsBoolean()) {
            step();
        }
    }

    /// Repeats everything whose outcome is not known: users first, whose ids groups need.
    void settle() {
        users.forEach(user -> {
            boolean deleting = user.open().filter(Intent::deletes).isPresent();
            if (client.settles(user) && deleting) {
                left(user);
            }
        });
        groups.forEach(client::settles);
    }

    private void step() {
        count++;
        Line user = any(users);
        Line group = any(groups);
        switch (random.nextInt(12)) {
            case 0 -> delete(user);
            case 1 -> delete(group);
            case 2 -> bulk();
            case 3 -> refused(user, group);
            case 4, 5, 6 -> user.known().ifPresentOrElse(known -> patchUser(user, known), () -> create(user));
            case 7, 8 -> user.known().ifPresentOrElse(known -> replaceUser(user, known), () -> create(user));
            case 9 -> group.known().ifPresentOrElse(known -> replaceGroup(group, known), () -> create(group));
            default -> group.known().ifPresentOrElse(known -> patchGroup(group, known), () -> create(group));
        }
    }

    private void create(Line line) {
        Content wanted = line.isGroup() ? Content.group(line.name(), some(existing())) : newUser(line);
        client.settles(line, posting(line, wanted));
    }

    private Intent posting(Line line, Content wanted) {
        return new Intent(
                "POST",
                line.isGroup() ? "/Groups" : "/Users",
                () -> wanted.body(this::id).toString(),
                wanted);
    }

    private Content newUser(Line user) {
        return Content.user(user.name(), "title " + count, "Department " + random.nextInt(5));
    }

    private void replaceUser(Line user, Known known) {
        Content wanted = newUser(user).with("active", String.valueOf(random.nextInt(4) > 0));
        client.settles(
                user,
                new Intent(
                        "PUT",
                        "/Users/" + known.id(),
                        () -> wanted.body(this::id).toString(),
                        wanted));
    }

    private void patchUser(Line user, Known known) {
        client.settles(user, patching(known));
    }

    private Intent patching(Known known) {
        boolean active = random.nextInt(4) > 0;
        String body = patch("""
                {"op": "replace", "path": "title", "value": "title %s"}, {"op": "replace", "path": "active", "value": %s}""".formatted(count, active));
        Content wanted = known.content().with("title", "title " + count).with("active", String.valueOf(active));
        return new Intent("PATCH", "/Users/" + known.id(), () -> body, wanted);
    }

    private void replaceGroup(Line group, Known known) {
        Content wanted = known.content().withMembers(some(existing()));
        client.settles(
                group,
                new Intent(
                        "PUT",
                        "/Groups/" + known.id(),
                        () -> wanted.body(this::id).toString(),
                        wanted));
    }

    /// One member goes and others come.
    private void patchGroup(Line group, Known known) {
        Set<String> members = new TreeSet<>(known.content().members());
        List<String> operations = new ArrayList<>();
        members.stream().findFirst().ifPresent(leaving -> {
            members.remove(leaving);
            operations.add("{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + id(leaving) + "\\\"]\"}");
        });
        for (String coming : some(existing())) {
            members.add(coming);
            operations.add(
                    "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + id(coming) + "\"}]}");
        }
        if (!operations.isEmpty()) {
            String body = patch(String.join(", ", operations));
            Content wanted = known.content().withMembers(members);
            client.settles(group, new Intent("PATCH", "/Groups/" + known.id(), () -> body, wanted));
        }
    }

    private void delete(Line line) {
        line.known().ifPresent(known -> {
            if (client.settles(line, deleting(line, known)) && !line.isGroup()) {
                left(line);
            }
        });
    }

    private static Intent deleting(Line line, Known known) {
        return new Intent("DELETE", (line.isGroup() ? "/Groups/" : "/Users/") + known.id(), () -> "", null);
    }

    private void left(Line user) {
        groups.forEach(group -> group.loses(user.name()));
    }

    /// Several changes in one request, each stored or not for itself.
    private void bulk() {
        List<Line> gone =
                users.stream().filter(user -> user.known().isEmpty()).limit(2).toList();
        List<Line> there =
                users.stream().filter(user -> user.known().isPresent()).limit(2).toList();
        Optional<Line> group =
                groups.stream().filter(line -> line.known().isEmpty()).findFirst();
        Bulk bulk = new Bulk();
        gone.forEach(user -> bulk.add(user, posting(user, newUser(user))));
        if (there.size() == 2) {
            bulk.add(there.getFirst(), patching(there.getFirst().known().orElseThrow()));
            bulk.add(
                    there.getLast(),
                    deleting(there.getLast(), there.getLast().known().orElseThrow()));
        }
        Set<String> members = new TreeSet<>(gone.stream().map(Line::name).toList());
        group.ifPresent(line -> {
            Content wanted = Content.group(line.name(), members);
            bulk.add(line, posting(line, wanted), wanted.body(name -> "bulkId:" + name));
        });
        bulk.send(client);
        if (there.size() == 2 && there.getLast().open().isEmpty()) {
            left(there.getLast());
        }
        settle();
    }

    /// What changes nothing, whatever becomes of the server meanwhile.
    private void refused(Line user, Line group) {
        user.known().ifPresent(known -> {
            String path = "/Users/" + known.id();
            String refused = known.content()
                    .with("title", "refused " + count)
                    .body(this::id)
                    .toString();
            switch (random.nextInt(4)) {
                case 0 -> client.isRefused("POST", "/Users", refused, "");
                case 1 -> client.isRefused("PUT", path, refused, "W/\"1000000\"");
                case 2 -> client.isRefused("PATCH", path, patch("""
                        {"op": "replace", "path": "title", "value": "refused"}, {"op": "replace", "path": "emails[type eq", "value": 1}"""), "");
                default -> client.isRefused("PUT", NOBODY, refused, "");
            }
        });
        group.known()
                .ifPresent(known -> client.isRefused(
                        "POST",
                        "/Groups",
                        Content.group(group.name(), Set.of()).body(this::id).toString(),
                        ""));
    }

    private List<Line> existing() {
        return users.stream().filter(user -> user.known().isPresent()).toList();
    }

    private Set<String> some(List<Line> lines) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 3 && !lines.isEmpty(); i++) {
            names.add(any(lines).name());
        }
        return names;
    }

    private String id(String userName) {
        return ledger.user(userName).known().map(Known::id).orElse("nobody");
    }

    private Line any(List<Line> lines) {
        return lines.get(random.nextInt(lines.size()));
    }

    private static String patch(String operations) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [" + operations
                + "]}";
    }
}
