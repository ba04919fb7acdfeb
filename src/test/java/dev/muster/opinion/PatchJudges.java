package dev.muster.opinion;

import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ResourceReader;
import dev.muster.scim.patch.Patches;
import dev.muster.setting.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Applies operations of PATCH to a resource, by ours in a strict setting and by the other implementation, and says
/// what is wrong between the two.
///
/// Theirs counts as what a PUT of their result would store. Where that is not the same as ours, it must become so when
/// [PatchDifference] puts the operation in other words.
final class PatchJudges {

    private static final Habits STRICT = Habits.of(Dialect.STRICT);
    private static final UUID ID = new UUID(0, 1);
    private static final Set<PatchDifference> ALL = EnumSet.allOf(PatchDifference.class);

    private final Set<PatchDifference> seen = EnumSet.noneOf(PatchDifference.class);
    private int refused;
    private int unchanged;
    private int asked;

    Set<PatchDifference> seen() {
        return seen;
    }

    int percentRefused() {
        return 100 * refused / asked;
    }

    int percentUnchanged() {
        return 100 * unchanged / asked;
    }

    /// The resource after a patch in a strict setting; empty when it is refused.
    static Optional<ObjectNode> ours(List<Change> changes, ObjectNode resource) {
        return ours(Change.body(changes), resource);
    }

    static Optional<ObjectNode> ours(String body, ObjectNode resource) {
        try {
            return Optional.of(Patches.of(ResourceType.USER, STRICT, ID)
                    .user(GeneratedUsers.read(body))
                    .apply(resource));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// What a PUT would store.
    static Optional<ObjectNode> stored(ObjectNode resource) {
        try {
            return Optional.of(ResourceReader.of(ResourceType.USER, STRICT).user(GeneratedUsers.read(resource)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /// What theirs counts as.
    static Optional<ObjectNode> theirs(String body, ObjectNode resource) {
        return Peer.patched(body, resource).flatMap(PatchJudges::stored);
    }

    /// Fails with the fewest operations and the smallest resource that still show what is wrong.
    void compare(List<Change> changes, ObjectNode resource, String at) {
        if (complaint(changes, resource).isEmpty()) {
            return;
        }
        List<Change> fewest = Shrinking.list(
                changes, less -> !less.isEmpty() && complaint(less, resource).isPresent());
        ObjectNode least = Shrinking.resource(
                resource,
                less -> stored(less).equals(Optional.of(less))
                        && complaint(fewest, less).isPresent());
        throw new AssertionError(
                "%s: %s%n  patch    %s".formatted(at, complaint(fewest, least).orElse(""), Change.body(fewest)));
    }

    /// Goes through the operations, each on the result of the one before, and compares each.
    ///
    /// @return what is wrong
    private Optional<String> complaint(List<Change> changes, ObjectNode resource) {
        Optional<ObjectNode> state = Optional.of(resource);
        for (Change change : changes) {
            Optional<String> complaint = complaint(change, state.get());
            if (complaint.isPresent()) {
                return complaint;
            }
            state = ours(List.of(change), state.get());
            if (state.isEmpty()) {
                break;
            }
        }
        Optional<ObjectNode> atOnce = ours(changes, resource);
        return atOnce.equals(state)
                ? Optional.empty()
                : Optional.of("at once we come to %s, one by one to %s".formatted(atOnce, state));
    }

    private Optional<String> complaint(Change change, ObjectNode resource) {
        Optional<ObjectNode> ours = ours(List.of(change), resource);
        Optional<ObjectNode> theirs = theirs(change, resource, Set.of());
        asked++;
        refused += ours.isEmpty() ? 1 : 0;
        unchanged += ours.equals(Optional.of(resource)) ? 1 : 0;
        if (change.misfit() && ours.isPresent()) {
            return Optional.of("we accept %s".formatted(change.json()));
        }
        if (ours.equals(theirs)) {
            return Optional.empty();
        }
        Optional<ObjectNode> foretold = theirs(change, resource, ALL);
        if (!ours.equals(foretold)) {
            return Optional.of("%s on %s%n  ours     %s%n  theirs   %s%n  foretold %s"
                    .formatted(change.json(), resource, ours, theirs, foretold));
        }
        ALL.stream()
                .filter(one -> !ours.equals(theirs(change, resource, EnumSet.complementOf(EnumSet.of(one)))))
                .forEach(seen::add);
        return Optional.empty();
    }

    private static Optional<ObjectNode> theirs(Change change, ObjectNode resource, Set<PatchDifference> on) {
        if (change.misfit() && on.contains(PatchDifference.NO_SCHEMA_IN_PATCH)) {
            return Optional.empty();
        }
        return theirs(List.of(change), resource, on, List.copyOf(on));
    }

    private static Optional<ObjectNode> theirs(
            List<Change> changes, ObjectNode resource, Set<PatchDifference> on, List<PatchDifference> left) {
        ObjectNode state = resource;
        for (Change change : changes) {
            Optional<ObjectNode> next = one(change, state, on, left);
            if (next.isEmpty()) {
                return next;
            }
            state = next.get();
        }
        return Optional.of(state);
    }

    /// The operation in the words of the first difference left that has any, or as it is.
    private static Optional<ObjectNode> one(
            Change change, ObjectNode state, Set<PatchDifference> on, List<PatchDifference> left) {
        for (int at = 0; at < left.size(); at++) {
            List<Change> instead = left.get(at).instead(change, state);
            if (!instead.equals(List.of(change))) {
                return theirs(instead, state, on, left.subList(at + 1, left.size()));
            }
        }
        return Peer.patched(Change.body(List.of(change)), state)
                .map(result -> on.contains(PatchDifference.ONE_PRIMARY)
                        ? PatchDifference.onePrimary(change, state, result)
                        : result)
                .flatMap(PatchJudges::stored);
    }
}
