package dev.muster.simulator.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The life of a directory: who is there at first, and everything that happens to them, in phases. The same plan
/// makes the same life; planning it moves the directory on to its end.
final class Life {

    private final Plan plan;
    private final Directory directory = new Directory();
    private final List<Phase> phases = new ArrayList<>();
    private final Founding founding;
    private final List<Account> others;

    private Life(Plan plan) {
        this.plan = plan;
        this.founding = Founding.of(plan, share(5) + 1);
        this.others = new ArrayList<>(founding.accounts()
                .subList(founding.managers(), founding.accounts().size()));
        Collections.shuffle(others, new Random(plan.seed()));
    }

    static Life of(Plan plan) {
        Life life = new Life(plan);
        life.phase("connection test", List.of(new Step("test the connection", "", Client::testConnection)));
        life.arrives("users", life.founding.accounts());
        life.foundsGroups();
        life.changesPeople();
        life.hires();
        life.changesGroups();
        life.loses();
        life.repeats();
        return life;
    }

    List<Phase> phases() {
        return List.copyOf(phases);
    }

    Directory directory() {
        return directory;
    }

    /// What removes everything that was ever created; groups first.
    Phase cleanUp() {
        List<Step> steps = new ArrayList<>();
        directory.groupsEver().forEach(group -> steps.add(removal(group)));
        directory.accountsEver().forEach(account -> steps.add(removal(account)));
        return new Phase("clean-up", steps);
    }

    private static Step removal(Group group) {
        return new Step("delete the group", group.displayName(), client -> client.deletes(group));
    }

    private static Step removal(Account account) {
        return new Step("delete the user", account.userName(), client -> client.deletes(account.withActive(false)));
    }

    private void phase(String name, List<Step> steps) {
        if (!steps.isEmpty()) {
            phases.add(new Phase(name, steps));
        }
    }

    /// So many percent of the people; at least one.
    private int share(int percent) {
        return Math.max(1, plan.people() * percent / 100);
    }

    private void arrives(String name, List<Account> accounts) {
        List<Step> creates = new ArrayList<>();
        List<Step> managers = new ArrayList<>();
        for (Account account : accounts) {
            directory.put(account);
            creates.add(new Step("create the user", account.userName(), client -> client.creates(account)));
            if (account.manager().isPresent() && plan.provider() == Provider.ENTRA) {
                managers.add(new Step(
                        "send the user's manager", account.userName(), client -> client.sendsManager(account)));
            }
        }
        phase(name, creates);
        phase("managers of " + name, managers);
    }

    private void foundsGroups() {
        List<Step> creates = new ArrayList<>();
        List<Step> fills = new ArrayList<>();
        for (Group group : founding.groups()) {
            directory.put(group);
            creates.add(new Step("create the group", group.displayName(), client -> client.creates(group)));
            fills.add(new Step("send the group's members", group.displayName(), client -> client.fills(group)));
        }
        phase("groups", creates);
        phase("members", fills);
    }

    private void changesPeople() {
        List<Step> steps = new ArrayList<>();
        others.stream()
                .filter(account -> account.person().phoneNumber().isEmpty())
                .findFirst()
                .ifPresent(account -> {
                    others.remove(account);
                    steps.add(change(
                            "give the user a phone number", account, account.withPhoneNumber("+31 20 555 0000")));
                });
        Account moving = others.removeFirst();
        steps.add(
                change("change the user's userName and mail", moving, moving.withUserName("new." + moving.userName())));
        for (Account account : next(share(8))) {
            steps.add(change(
                    "rename the user",
                    account,
                    account.withFamilyName("Lovelace-" + account.person().familyName())));
        }
        for (Account account : next(share(12))) {
            steps.add(change("move the user to another department", account, account.withDepartment("New Ventures")));
        }
        if (plan.provider().sendsManagers()) {
            next(share(4)).forEach(account -> steps.add(underAnother(account)));
        }
        phase("changes", steps);
    }

    private Step underAnother(Account account) {
        String manager = founding.accounts().get(0).externalId().equals(account.managerOrNull())
                ? founding.accounts().get(1).externalId()
                : founding.accounts().get(0).externalId();
        return change("change the user's manager", account, account.withManager(manager));
    }

    private Step change(String what, Account before, Account after) {
        directory.put(after);
        return new Step(what, before.userName(), client -> client.changes(before, after));
    }

    /// Takes the next accounts to whom nothing has happened yet.
    private List<Account> next(int count) {
        List<Account> taken = new ArrayList<>();
        while (taken.size() < count && !others.isEmpty()) {
            taken.add(others.removeFirst());
        }
        return taken;
    }

    private void hires() {
        List<Account> hires = founding.hires().subList(0, founding.hires().size() - 1);
        arrives("new hires", hires);
        List<Step> joins = new ArrayList<>();
        directory.groups().stream().limit(1).forEach(group -> {
            Group after = group;
            for (Account hire : hires) {
                after = after.with(hire.externalId());
            }
            joins.add(members(group, after));
        });
        phase("groups of new hires", joins);
    }

    private Step members(Group before, Group after) {
        directory.put(after);
        return new Step(
                "change the group's members", before.displayName(), client -> client.changesMembers(before, after));
    }

    private void changesGroups() {
        List<Step> moves = new ArrayList<>();
        for (Group group : directory.groups()) {
            founding.accounts().stream()
                    .map(Account::externalId)
                    .filter(account -> !group.members().contains(account))
                    .findFirst()
                    .ifPresent(joining -> moves.add(members(group, exchanged(group, joining))));
        }
        phase("members who change", moves);
        List<Step> steps = new ArrayList<>();
        List<Group> groups = directory.groups();
        if (!groups.isEmpty()) {
            Group before = groups.getFirst();
            Group after = directory.put(before.named("New " + before.displayName()));
            steps.add(new Step("rename the group", before.displayName(), client -> client.renames(before, after)));
        }
        if (groups.size() > 1) {
            directory.remove(groups.getLast());
            steps.add(removal(groups.getLast()));
        }
        phase("groups that change", steps);
    }

    private static Group exchanged(Group group, String joining) {
        Set<String> leaving =
                group.members().isEmpty() ? Set.of() : Set.of(group.members().getFirst());
        return group.without(leaving).with(joining);
    }

    /// Some are switched off; the first of them comes back, and a part is deleted, where the client deletes.
    private void loses() {
        List<Account> leavers = next(Math.max(3, share(8)));
        phase("leavers", leavers.stream().map(this::switchedOff).toList());
        Account returner = directory.put(leavers.getFirst());
        phase(
                "a returner",
                List.of(new Step(
                        "switch the user on again", returner.userName(), client -> client.reactivates(returner))));
        if (plan.provider().deletesUsers()) {
            deletes(leavers.subList((leavers.size() + 1) / 2, leavers.size()));
        }
    }

    private Step switchedOff(Account account) {
        Account off = directory.put(account.withActive(false));
        return new Step("switch the user off", account.userName(), client -> client.deactivates(off));
    }

    private void deletes(List<Account> gone) {
        Set<String> who = new HashSet<>();
        gone.forEach(account -> who.add(account.externalId()));
        phase(
                "groups of who is deleted",
                directory.groupsOf(who).stream()
                        .map(group -> members(group, group.without(who)))
                        .toList());
        gone.forEach(directory::remove);
        phase("deletions", gone.stream().map(Life::removal).toList());
    }

    /// The answer to a create is lost, so the client looks again and finds; and a group is sent once more.
    private void repeats() {
        Account last = directory.put(founding.hires().getLast());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("create the user, and again after a lost answer", last.userName(), client -> {
            client.creates(last);
            client.creates(last);
            client.sendsManager(last);
        }));
        directory.groups().stream()
                .limit(1)
                .forEach(group -> steps.add(new Step(
                        "send the whole group again", group.displayName(), client -> client.sendsAgain(group))));
        phase("requests sent twice", steps);
    }
}
