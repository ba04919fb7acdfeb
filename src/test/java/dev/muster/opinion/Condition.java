package dev.muster.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A generated filter that knows how it is put together, whatever a parser makes of its text.
sealed interface Condition {

    /// The text, with no more brackets than the precedence of RFC 7644 section 3.4.2.2 asks for.
    String text();

    /// The simpler conditions it is made of, to look for the smallest one that still fails.
    Stream<Condition> simpler();

    /// What the parts of the condition, each judged alone, come to.
    ///
    /// @param parting gives each element of an attribute as a resource that has nothing else
    /// @param judge says of a term, and of a resource that has what the term is about, whether it holds
    boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge);

    /// A single test.
    ///
    /// @param within the attribute in whose brackets it stands, or null
    /// @param literal the value as it is written, or null for `pr`
    record Term(
            @Nullable String within,
            String path,
            String operator,
            @Nullable String literal) implements Condition {

        @Override
        public String text() {
            return path + " " + operator + (literal == null ? "" : " " + literal);
        }

        /// The term as a filter of its own.
        String alone() {
            return within == null ? text() : within + "[" + text() + "]";
        }

        @Override
        public Stream<Condition> simpler() {
            return Stream.of();
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return judge.test(this, resource);
        }
    }

    /// `attribute[condition]`.
    record Elements(String attribute, Condition inner) implements Condition {

        @Override
        public String text() {
            return attribute + "[" + inner.text() + "]";
        }

        @Override
        public Stream<Condition> simpler() {
            return inner.simpler().map(less -> new Elements(attribute, less));
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return parting.elements(resource, attribute).stream().anyMatch(one -> inner.holds(one, parting, judge));
        }
    }

    record Not(Condition term) implements Condition {

        @Override
        public String text() {
            return "not (" + term.text() + ")";
        }

        @Override
        public Stream<Condition> simpler() {
            return Stream.concat(Stream.of(term), term.simpler().map(Not::new));
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return !term.holds(resource, parting, judge);
        }
    }

    record All(List<Condition> terms) implements Condition {

        @Override
        public String text() {
            return terms.stream()
                    .map(term -> term instanceof Any ? "(" + term.text() + ")" : term.text())
                    .collect(Collectors.joining(" and "));
        }

        @Override
        public Stream<Condition> simpler() {
            return Stream.concat(terms.stream(), less(terms).map(All::new));
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return terms.stream().allMatch(term -> term.holds(resource, parting, judge));
        }
    }

    record Any(List<Condition> terms) implements Condition {

        @Override
        public String text() {
            return terms.stream().map(Condition::text).collect(Collectors.joining(" or "));
        }

        @Override
        public Stream<Condition> simpler() {
            return Stream.concat(terms.stream(), less(terms).map(Any::new));
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return terms.stream().anyMatch(term -> term.holds(resource, parting, judge));
        }
    }

    /// Brackets that change nothing.
    record Bracketed(Condition term) implements Condition {

        @Override
        public String text() {
            return "(" + term.text() + ")";
        }

        @Override
        public Stream<Condition> simpler() {
            return Stream.concat(Stream.of(term), term.simpler().map(Bracketed::new));
        }

        @Override
        public boolean holds(ObjectNode resource, Parting parting, BiPredicate<Term, ObjectNode> judge) {
            return term.holds(resource, parting, judge);
        }
    }

    private static Stream<List<Condition>> less(List<Condition> terms) {
        List<List<Condition>> all = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.size() > 2) {
                List<Condition> without = new ArrayList<>(terms);
                without.remove(i);
                all.add(without);
            }
            int at = i;
            terms.get(i).simpler().forEach(simpler -> {
                List<Condition> with = new ArrayList<>(terms);
                with.set(at, simpler);
                all.add(with);
            });
        }
        return all.stream();
    }
}
