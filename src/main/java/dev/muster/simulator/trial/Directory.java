package dev.muster.simulator.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the identity provider holds, by externalId. At the end of a life it is what the server should hold too.
final class Directory {

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Account> accountsEver = new LinkedHashMap<>();
    private final Map<String, Group> groupsEver = new LinkedHashMap<>();

    Account put(Account account) {
        accounts.put(account.externalId(), account);
        accountsEver.put(account.externalId(), account);
        return account;
    }

    Group put(Group group) {
        groups.put(group.externalId(), group);
        groupsEver.put(group.externalId(), group);
        return group;
    }

    void remove(Account account) {
        accounts.remove(account.externalId());
    }

    void remove(Group group) {
        groups.remove(group.externalId());
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /// Also those who have been deleted.
    List<Account> accountsEver() {
        return List.copyOf(accountsEver.values());
    }

    /// Also those that have been deleted.
    List<Group> groupsEver() {
        return List.copyOf(groupsEver.values());
    }

    Optional<Account> manager(Account account) {
        return account.manager().map(accounts::get);
    }

    List<Group> groupsOf(Set<String> members) {
        List<Group> theirs = new ArrayList<>(groups.values());
        theirs.removeIf(group -> group.members().stream().noneMatch(members::contains));
        return theirs;
    }

    /// The userNames of a group's members, in order.
    List<String> membersOf(Group group) {
        return accounts.values().stream()
                .filter(account -> group.members().contains(account.externalId()))
                .map(Account::userName)
                .sorted()
                .toList();
    }
}
