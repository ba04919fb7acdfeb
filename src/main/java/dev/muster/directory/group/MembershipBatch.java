package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.SeenKeys;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some lines of a table of groups, in one transaction. Everything about a line is known before anything is written,
/// so that a line is taken whole or not at all.
final class MembershipBatch {

    private final Scope joined;
    private final Change change;
    private final List<MembershipLine> lines;
    private final SeenKeys tried;
    private final MembershipStore store;
    private final KnownMembers members;
    private final Map<MembershipStore.Row, Givers> givers;
    private final Map<String, TargetGroupStore.Keyed> made = new HashMap<>();
    private final Map<MembershipStore.Row, String> joining = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();
    private KnownGroups known;

    /// @param joined the scope whose transaction this is
    /// @param tried what an earlier batch of a trial did
    MembershipBatch(Scope joined, Change change, List<MembershipLine> lines, SeenKeys tried) {
        this.joined = joined;
        this.change = change;
        this.lines = lines;
        this.tried = tried;
        this.store = new MembershipStore(change.transaction());
        this.members = KnownMembers.of(change.transaction(), lines);
        this.known = KnownGroups.of(change.transaction(), lines);
        this.givers = new MembershipListing(change.transaction())
                .givers(known.byId().keySet(), members.addresses().keySet());
    }

    List<ImportOutcome> outcomes() {
        List<ImportOutcome> outcomes = new ArrayList<>();
        for (MembershipLine line : lines) {
            outcomes.add(outcome(line));
        }
        List<Event> events = new ArrayList<>();
        store.add(List.copyOf(joining.keySet()), MembershipStore.HAND, change.now())
                .get()
                .forEach(row -> events.add(GroupEvents.joined(
                        row.user(), row.group(), joining.getOrDefault(row, ""), MembershipStore.HAND, null)));
        change.events().append(events);
        return outcomes;
    }

    /// What the batch made, as keys for a trial to remember.
    List<String> done() {
        return done;
    }

    private ImportOutcome outcome(MembershipLine line) {
        try {
            @Nullable UUID member = members.meant(line).orElse(null);
            Optional<TargetGroupStore.Keyed> group =
                    known.meant(line).or(() -> Optional.ofNullable(made.get(line.nameKey())));
            return group.isPresent() ? known(line, group.get(), member) : fresh(line, name(line), member);
        } catch (Refused refused) {
            return ImportOutcome.rejected(refused);
        }
    }

    private static GroupName name(MembershipLine line) {
        try {
            return new GroupName(line.text(MembershipFact.GROUP));
        } catch (Refused refused) {
            throw refused.refusal() instanceof Refusal.InvalidValue(String ignored, String message)
                    ? wrong(MembershipFact.GROUP, message)
                    : refused;
        }
    }

    private ImportOutcome fresh(MembershipLine line, GroupName name, @Nullable UUID member) {
        requireOrigin(line, TargetGroup.Origin.MANUAL);
        wanted(line, member, Givers.NOBODY);
        TargetGroupStore.Keyed group;
        try {
            TargetGroup manual = new TargetGroups(joined).create(name);
            group = new TargetGroupStore.Keyed(manual.id(), manual.name(), name.key(), manual.origin());
        } catch (Refused taken) {
            // Another client made it at the same moment; it is visible now that the insert has waited for it.
            known = KnownGroups.of(change.transaction(), lines);
            return known(line, known.meant(line).orElseThrow(() -> taken), member);
        }
        made.put(name.key(), group);
        String key = "group " + name.key();
        done.add(key);
        ImportOutcome rest = known(line, group, member);
        return tried.contains(key) ? rest : new ImportOutcome.Created();
    }

    private ImportOutcome known(MembershipLine line, TargetGroupStore.Keyed group, @Nullable UUID member) {
        requireOrigin(line, group.origin());
        if (member == null) {
            wanted(line, null, Givers.NOBODY);
            return new ImportOutcome.Unchanged();
        }
        MembershipStore.Row row = new MembershipStore.Row(group.id(), member);
        String key = "member " + group.nameKey() + '\n' + member;
        Givers before = givers.getOrDefault(row, Givers.NOBODY);
        boolean byHand = before.hand() || joining.containsKey(row) || tried.contains(key);
        Givers now = Givers.of(byHand, before.rule());
        if (wanted(line, member, now) == now) {
            return new ImportOutcome.Unchanged();
        }
        known.requireOpen(group);
        joining.put(row, group.name());
        done.add(key);
        return new ImportOutcome.Updated();
    }

    /// Who is to hold the member in the group.
    ///
    /// @param now who does
    /// @throws Refused with InvalidValue when that is more than a hand can give, or less than there is
    private static Givers wanted(MembershipLine line, @Nullable UUID member, Givers now) {
        String text = line.text(MembershipFact.GIVEN_BY);
        if (text.isEmpty()) {
            return now == Givers.NOBODY ? Givers.HAND : now;
        }
        Givers said = Givers.of(text)
                .orElseThrow(() -> wrong(MembershipFact.GIVEN_BY, "must be one of: hand, rule, hand; rule"));
        if (member == null) {
            throw wrong(MembershipFact.GIVEN_BY, "The line names no member.");
        }
        if (said.rule() != now.rule() || (now.hand() && !said.hand())) {
            throw wrong(
                    MembershipFact.GIVEN_BY,
                    "An import gives memberships by hand and takes none. Leave it as it was, or leave the column out.");
        }
        return said;
    }

    private static void requireOrigin(MembershipLine line, TargetGroup.Origin origin) {
        String text = line.text(MembershipFact.ORIGIN);
        if (!text.isEmpty() && !text.equalsIgnoreCase(origin.word())) {
            throw wrong(MembershipFact.ORIGIN, "It is shown only. Leave it as it was, or leave the column out.");
        }
    }

    private static Refused wrong(MembershipFact fact, String message) {
        return new Refused(new Refusal.InvalidValue(fact.column(), message));
    }
}
