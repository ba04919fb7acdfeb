package dev.muster.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Matcher;
import dev.muster.filter.Tolerance;
import dev.muster.opinion.Condition.Term;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Asks both implementations about a filter and each person, as a whole and term by term.
///
/// A whole filter must be what its terms come to: about `and`, `or`, `not` and brackets nobody may differ. A term on
/// which the two differ must be foretold by [FilterModel], to the letter on either side.
final class FilterJudges {

    private static final Set<FilterDifference> ALL = EnumSet.allOf(FilterDifference.class);

    private final ResourceType type;
    private final List<ObjectNode> people;
    private final Peer peer;
    private final Parting parting;
    private final Map<String, Optional<Filter>> parsed = new HashMap<>();
    private final IdentityHashMap<ObjectNode, JsonNode> theirs = new IdentityHashMap<>();
    private final Set<FilterDifference> seen = EnumSet.noneOf(FilterDifference.class);
    private int asked;
    private int found;

    FilterJudges(ResourceType type, List<ObjectNode> people) {
        this.type = type;
        this.people = people;
        this.peer = new Peer(type);
        this.parting = new Parting(type);
    }

    Set<FilterDifference> seen() {
        return seen;
    }

    /// Our filter; empty when we refuse it.
    Optional<Filter> ours(Condition condition) {
        return parsed(condition.text());
    }

    Set<String> ids(Filter filter) {
        Set<String> ids = new TreeSet<>();
        for (ObjectNode person : people) {
            if (Matcher.matches(filter, person)) {
                ids.add(person.path("id").stringValue());
            }
        }
        asked += people.size();
        found += ids.size();
        return ids;
    }

    /// Neither nothing nor everything is found, or nothing would be compared.
    void requireFewIdle() {
        assertThat(found).isBetween(asked / 20, asked * 19 / 20);
    }

    /// Fails with the smallest filter and person that still show what is wrong.
    void compare(Condition condition, String at) {
        for (ObjectNode person : people) {
            if (complaint(condition, person).isEmpty()) {
                continue;
            }
            Condition smallest = Shrinking.condition(
                    condition, less -> complaint(less, person).isPresent());
            ObjectNode least =
                    Shrinking.resource(person, less -> complaint(smallest, less).isPresent());
            throw new AssertionError("%s: %s%n  filter   %s%n  resource %s%n  at first %s"
                    .formatted(at, complaint(smallest, least).orElse(""), smallest.text(), least, condition.text()));
        }
    }

    private Optional<String> complaint(Condition condition, ObjectNode person) {
        List<String> terms = new ArrayList<>();
        boolean[] refused = new boolean[2];
        boolean byOurTerms = condition.holds(person, parting, (term, resource) -> {
            Verdict ours = ours(term, resource);
            Verdict other = theirs(term, resource);
            explain(term, resource, ours, other).ifPresent(terms::add);
            refused[0] |= ours == Verdict.REFUSED;
            refused[1] |= other == Verdict.REFUSED;
            return ours == Verdict.YES;
        });
        if (!terms.isEmpty()) {
            return Optional.of(terms.getFirst());
        }
        return whole(condition, person, byOurTerms, refused);
    }

    private Optional<String> whole(Condition condition, ObjectNode person, boolean byOurTerms, boolean[] refused) {
        Verdict ours = ours(condition.text(), person);
        if (ours == Verdict.REFUSED) {
            return terms(condition).stream()
                            .allMatch(term -> parsed(term.alone()).isPresent())
                    ? Optional.of("we refuse a filter whose terms we accept")
                    : Optional.empty();
        }
        if (ours != Verdict.of(byOurTerms)) {
            return Optional.of("we say %s, our terms come to %s".formatted(ours, byOurTerms));
        }
        boolean byTheirTerms =
                condition.holds(person, parting, (term, resource) -> theirs(term, resource) == Verdict.YES);
        Verdict other = peer.matches(condition.text(), theirs(person));
        return refused[1] || other == Verdict.of(byTheirTerms)
                ? Optional.empty()
                : Optional.of("they say %s, their terms come to %s".formatted(other, byTheirTerms));
    }

    private Optional<String> explain(Term term, ObjectNode resource, Verdict ours, Verdict other) {
        Verdict foretold = new FilterModel(type, Set.of()).verdict(term, resource);
        Verdict foretoldOther = new FilterModel(type, ALL).verdict(term, resource);
        if (ours != foretold || other != foretoldOther) {
            return Optional.of("of %s on %s we say %s (foretold %s), they say %s (foretold %s)"
                    .formatted(term.alone(), resource, ours, foretold, other, foretoldOther));
        }
        if (ours != other) {
            ALL.stream()
                    .filter(one -> new FilterModel(type, Set.of(one)).verdict(term, resource) != foretold)
                    .forEach(seen::add);
        }
        return Optional.empty();
    }

    Verdict ours(Term term, ObjectNode resource) {
        return ours(term.alone(), resource);
    }

    private Verdict ours(String text, ObjectNode resource) {
        return parsed(text)
                .map(filter -> Verdict.of(Matcher.matches(filter, resource)))
                .orElse(Verdict.REFUSED);
    }

    Verdict theirs(Term term, ObjectNode resource) {
        return peer.matches(term.alone(), theirs(resource));
    }

    private JsonNode theirs(ObjectNode resource) {
        return theirs.computeIfAbsent(resource, Peer::theirs);
    }

    private Optional<Filter> parsed(String text) {
        return parsed.computeIfAbsent(text, unparsed -> {
            try {
                return Optional.of(FilterParser.parse(type, Tolerance.NONE, unparsed));
            } catch (Refused e) {
                return Optional.empty();
            }
        });
    }

    static List<Term> terms(Condition condition) {
        return switch (condition) {
            case Term term -> List.of(term);
            case Condition.Elements(String _, Condition inner) -> terms(inner);
            case Condition.Not(Condition inner) -> terms(inner);
            case Condition.Bracketed(Condition inner) -> terms(inner);
            case Condition.All(List<Condition> all) ->
                all.stream().flatMap(one -> terms(one).stream()).toList();
            case Condition.Any(List<Condition> any) ->
                any.stream().flatMap(one -> terms(one).stream()).toList();
        };
    }
}
