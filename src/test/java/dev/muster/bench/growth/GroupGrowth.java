package dev.muster.bench.growth;

import dev.muster.bench.growth.GrowthReport.Adds;
import dev.muster.bench.growth.GrowthReport.GroupFigure;
import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.PersonTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Groups of very different sizes in one company, and people who are in very many of them.
///
/// @param stage the one with the greatest company
record GroupGrowth(GrowthPlan plan, Stage stage, Consumer<String> progress) {

    private static final int BATCHES = 10;

    /// A group with so many members.
    private record Group(String id, int members) {}

    /// A kind of request on a group.
    private record GroupOperation(String name, LongFunction<byte[]> request) {}

    List<GroupFigure> figures() {
        List<Group> groups = plan.groups().stream()
                .map(size -> loaded("Group of " + size, Math.min(size, stage.people() / 2)))
                .toList();
        stage.setup().execute("vacuum (analyze) scim_member");
        List<GroupFigure> figures = new ArrayList<>();
        for (int i = 0; i < operations(groups.getFirst()).size(); i++) {
            int at = i;
            figures.addAll(figures(
                    operations(groups.getFirst()).get(at).name(),
                    groups,
                    group -> operations(group).get(at).request()));
        }
        figures.addAll(departures());
        return figures;
    }

    List<Adds> adds() {
        int size = Math.min(plan.groups().getLast(), stage.people() / 2);
        int adds = Math.max(BATCHES, Math.min(plan.adds(), size / 2) / BATCHES * BATCHES);
        Probe first = new Probe();
        Probe last = new Probe();
        Group empty = new Group(stage.setup().group(company(), "First adds", 0), 0);
        Group full = loaded("Last adds", size - adds);
        stage.setup().execute("vacuum (analyze) scim_member");
        Client starting = members(empty, "add", size - adds);
        Client ending = members(full, "add", size - adds);
        for (int batch = 0; batch < BATCHES; batch++) {
            first.ask(stage, starting, adds / BATCHES, 600);
            last.ask(stage, ending, adds / BATCHES, 600);
        }
        return List.of(new Adds(
                size,
                adds,
                first.millis(),
                last.millis(),
                last.millis() / first.millis(),
                last.buffers() / first.buffers(),
                first.errors() + last.errors()));
    }

    private interface Made {
        LongFunction<byte[]> of(Group group);
    }

    /// Groups are asked by turns, as sizes of the installation are.
    private List<GroupFigure> figures(String name, List<Group> groups, Made made) {
        progress.accept("Measuring " + name);
        List<Probe> probes = groups.stream().map(group -> new Probe()).toList();
        for (int round = 0; round < plan.repeats(); round++) {
            long from = (long) round * plan.requests();
            for (int i = 0; i < groups.size(); i++) {
                AtomicLong number = new AtomicLong(from);
                Client client = new Asking(number::getAndIncrement, made.of(groups.get(i)), GroupGrowth::isRight);
                if (!probes.get(i).ask(stage, client, plan.requests(), plan.seconds())) {
                    progress.accept(name + " was answered " + probes.get(i).complaint());
                }
            }
        }
        List<GroupFigure> figures = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            figures.add(figure(name, groups.get(i).members(), probes.get(i)));
        }
        return figures;
    }

    /// A member is taken out and put back, so that a group keeps its size.
    private List<GroupOperation> operations(Group group) {
        String path = "/Groups/" + group.id();
        return List.of(
                new GroupOperation(
                        "remove and add a member, by turns",
                        number -> member(path, group, number / 2, number % 2 == 0 ? "remove" : "add")),
                new GroupOperation(
                        "read without members", number -> company().get(path + "?excludedAttributes=members")),
                new GroupOperation(
                        "is somebody a member",
                        number -> company()
                                .get("/Groups?excludedAttributes=members&filter=id+eq+%22" + group.id()
                                        + "%22+and+members.value+eq+%22" + resource(group, number) + "%22")),
                new GroupOperation(
                        "first ten of its people",
                        number -> company().get("/Users?count=10&filter=groups.value+eq+%22" + group.id() + "%22")),
                new GroupOperation(
                        "rename",
                        number -> company()
                                .patch(
                                        path,
                                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                                                + "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Group of "
                                                + group.members() + ", " + System.nanoTime() + "\"}]}")));
    }

    /// Deletions of people who are in no group of their identity provider, and of people who are in very many.
    private List<GroupFigure> departures() {
        progress.accept("Measuring deletions of people in " + plan.memberships() + " groups");
        int leaving = plan.requests() * plan.repeats();
        int from = stage.people() / 2;
        for (int i = 0; i < plan.memberships(); i++) {
            String group = stage.setup().group(company(), "One of many " + i, 0);
            for (int begin = 0; begin < leaving; begin += 100) {
                joinAll(group, from + begin, from + Math.min(leaving, begin + 100));
            }
        }
        Probe in = new Probe();
        Probe out = new Probe();
        AtomicLong inMany = new AtomicLong(from);
        AtomicLong inNone = new AtomicLong(from + leaving);
        for (int round = 0; round < plan.repeats(); round++) {
            out.ask(stage, deleting(inNone), plan.requests(), plan.seconds());
            in.ask(stage, deleting(inMany), plan.requests(), plan.seconds());
        }
        return List.of(
                figure("delete a person in so many groups", 1, out),
                figure("delete a person in so many groups", plan.memberships(), in));
    }

    private Client deleting(AtomicLong number) {
        return new Asking(
                number::getAndIncrement,
                next -> company().delete("/Users/" + PersonTemplate.resourceId(next)),
                GroupGrowth::isRight);
    }

    private void joinAll(String group, int from, int to) {
        StringBuilder values = new StringBuilder();
        for (int number = from; number < to; number++) {
            values.append(values.isEmpty() ? "" : ",")
                    .append("{\"value\":\"")
                    .append(PersonTemplate.resourceId(number))
                    .append("\"}");
        }
        stage.setup()
                .api(
                        "PATCH",
                        "/scim/v2/Groups/" + group,
                        PersonBody.members("add", values.toString()),
                        company().token(),
                        204);
    }

    private Client members(Group group, String operation, int from) {
        AtomicLong number = new AtomicLong(from);
        return new Asking(
                number::getAndIncrement,
                next -> company()
                        .patch(
                                "/Groups/" + group.id(),
                                PersonBody.members(
                                        operation, "{\"value\":\"" + PersonTemplate.resourceId(next) + "\"}")),
                GroupGrowth::isRight);
    }

    private byte[] member(String path, Group group, long number, String operation) {
        return company().patch(path, PersonBody.members(operation, "{\"value\":\"" + resource(group, number) + "\"}"));
    }

    private static String resource(Group group, long number) {
        return PersonTemplate.resourceId(number % Math.max(1, group.members()));
    }

    private Group loaded(String name, int members) {
        return new Group(stage.setup().greatGroup(company(), name, members), members);
    }

    private static GroupFigure figure(String name, int members, Probe probe) {
        return new GroupFigure(name, members, probe.millis(), probe.databaseMillis(), probe.buffers(), probe.errors());
    }

    private Company company() {
        return stage.places().getFirst().company();
    }

    private static boolean isRight(Answer answer) {
        return answer.status() == 200 || answer.status() == 204;
    }
}
