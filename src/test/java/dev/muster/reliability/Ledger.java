package dev.muster.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What all clients were told. It is compared with what is there: neither may have what the other has not.
final class Ledger {

    private final ConcurrentMap<String, Line> users = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Line> groups = new ConcurrentHashMap<>();
    private final Queue<String> wrongAnswers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    Line user(String userName) {
        return users.computeIfAbsent(userName, name -> new Line(false, name));
    }

    Line group(String displayName) {
        return groups.computeIfAbsent(displayName, name -> new Line(true, name));
    }

    /// Who has which id, as far as clients know.
    Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        users.values().forEach(user -> user.known().ifPresent(known -> names.put(known.id(), user.name())));
        return names;
    }

    void countAcknowledged() {
        acknowledged.incrementAndGet();
    }

    void countRefused() {
        refused.incrementAndGet();
    }

    void countUnknown() {
        unknown.incrementAndGet();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int unknown() {
        return unknown.get();
    }

    /// An answer that no server in trouble may give.
    void wrong(String answer) {
        wrongAnswers.add(answer);
    }

    /// Everything that was answered wrongly, is lost, or came from nowhere.
    List<String> complaints(Found found) {
        List<String> complaints = new ArrayList<>(wrongAnswers);
        // A member that is gone has left its groups, whether or not its deletion was answered.
        users.values().stream()
                .filter(user -> !found.users().containsKey(user.name()))
                .forEach(user -> groups.values().forEach(group -> group.loses(user.name())));
        compare(users, found.users(), complaints);
        compare(groups, found.groups(), complaints);
        return complaints;
    }

    private static void compare(Map<String, Line> lines, Map<String, Known> found, List<String> complaints) {
        lines.values().forEach(line -> line.complaint(found.get(line.name())).ifPresent(complaints::add));
        found.keySet().stream()
                .filter(name -> !lines.containsKey(name))
                .forEach(name -> complaints.add("Nobody asked for " + name));
    }

    @Override
    public String toString() {
        return acknowledged + " acknowledged, " + refused + " refused, " + unknown + " of unknown outcome, of "
                + users.size() + " users and " + groups.size() + " groups";
    }
}
