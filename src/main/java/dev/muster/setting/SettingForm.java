package dev.muster.setting;

import dev.muster.field.Field;
import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.filter.Tolerance;
import dev.muster.form.Form;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what an administrator sets and checks it against the company: every wrong part is noted in the form.
/// Parts that were not sent stay as they are, and are not checked again.
///
/// @param fields all fields of the company
/// @param hasGroup whether the company has a group that people may be sent to
record SettingForm(Form form, ScimSetting before, List<Field> fields, Predicate<UUID> hasGroup) {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PATH = 1024;
    private static final int MOST_MAPPINGS = 200;
    private static final int MOST_HABITS = 100;
    private static final int MOST_PEOPLE = 1_000_000;
    private static final int MOST_REQUESTS = 10_000;

    /// A value of a filter, up to the next blank or bracket.
    private static final Pattern UNQUOTED = Pattern.compile("[^\\s()\\[\\]\"]+");

    ScimSetting create() {
        return read(form.text("name", LONGEST_NAME));
    }

    ScimSetting change() {
        return read(form.text("name", LONGEST_NAME, before.name()));
    }

    private ScimSetting read(String name) {
        List<Mapping> mappings = form.has("mappings") ? mappings() : before.mappings();
        Grouping grouping = form.has("grouping") ? grouping() : before.grouping();
        ScimSetting setting = new ScimSetting(
                before.id(),
                name,
                mappings,
                form.has("targetGroup") ? targetGroup() : before.targetGroup(),
                grouping,
                form.flag("adoptExisting", before.adoptExisting()),
                dialect(),
                form.has("hold") ? hold() : before.hold(),
                form.has("rate") ? rate() : before.rate(),
                form.has("provider") ? provider() : before.provider(),
                before.rulesVersion(),
                before.createdAt(),
                before.updatedAt());
        form.finish();
        return setting;
    }

    private List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        Map<String, Integer> filled = new HashMap<>();
        for (Form entry : form.objects("mappings", MOST_MAPPINGS)) {
            Mapping mapping = new Mapping(entry.text("attribute", LONGEST_PATH), entry.text("field", LONGEST_NAME));
            if (entry.isRight("attribute") && !before.mappings().contains(mapping)) {
                checkPath(entry, mapping.attribute());
            }
            if (entry.isRight("field") && !before.mappings().contains(mapping)) {
                checkField(entry, "field", mapping.fieldKey());
            }
            @Nullable Integer first = filled.putIfAbsent(mapping.fieldKey(), mappings.size());
            if (first != null) {
                entry.wrong("field", "is already filled by mappings[" + first + "]");
            }
            mappings.add(mapping);
        }
        return mappings;
    }

    private static void checkPath(Form entry, String path) {
        try {
            explainUnfit(PathParser.parse(ResourceType.USER, Tolerance.WRITTEN, path))
                    .ifPresent(why -> entry.wrong("attribute", why, 0));
        } catch (Refused refused) {
            switch (refused.refusal()) {
                case Refusal.InvalidPath bad -> entry.wrong("attribute", bad.message(), bad.position());
                case Refusal.InvalidFilter bad ->
                    entry.wrong("attribute", bad.message() + remedy(path, bad.position()), bad.position());
                // Whatever else the parser declines is about the path too; only these two know where.
                case Refusal other -> entry.wrong("attribute", "is no path to an attribute of a user: " + other);
            }
        }
    }

    /// What to write, when quotes are all that is missing. Clients are often allowed to leave them out.
    private static String remedy(String path, int position) {
        try {
            PathParser.parse(ResourceType.USER, Tolerance.ALL, path);
        } catch (Refused wrongOtherwise) {
            return "";
        }
        Matcher value = UNQUOTED.matcher(path).region(position, path.length());
        return value.lookingAt() ? ": \"" + value.group() + "\"" : "";
    }

    /// A mapping needs one value that clients write and that is kept (rule F4).
    private static Optional<String> explainUnfit(Selection selection) {
        Attribute top = selection.path().attribute();
        Attribute leaf = selection.subAttribute() == null ? selection.path().leaf() : selection.subAttribute();
        if (selection.path().isWholeExtension()) {
            return Optional.of("names a whole extension; add the name of one of its attributes");
        }
        if (leaf.isComplex()) {
            return Optional.of("names an attribute of several parts; add one of them, such as '.value'");
        }
        if (leaf.returned() == Attribute.Returned.NEVER) {
            return Optional.of("names a secret, which is never kept");
        }
        return top.isReadOnly() ? Optional.of("names an attribute that clients do not write") : Optional.empty();
    }

    private @Nullable Field checkField(Form entry, String member, String key) {
        for (Field field : fields) {
            if (field.key().equals(key) && field.active()) {
                return field;
            }
        }
        entry.wrong(member, "is not the key of a field that is in use");
        return null;
    }

    private @Nullable UUID targetGroup() {
        UUID group = form.id("targetGroup");
        if (group != null && !hasGroup.test(group)) {
            form.wrong(
                    "targetGroup",
                    "is not a target group of this company, or is one that mirrors the identity provider");
        }
        return group;
    }

    private Grouping grouping() {
        Form part = form.object("grouping");
        if (!form.isRight("grouping")) {
            return before.grouping();
        }
        if (!part.has("kind")) {
            part.wrong("kind", "is missing");
        }
        return switch (part.choice("kind", List.of("none", "field", "mirror"), "none")) {
            case "field" -> byField(part);
            case "mirror" -> new Grouping.Mirror();
            default -> new Grouping.None();
        };
    }

    private Grouping byField(Form part) {
        String key = part.text("field", LONGEST_NAME);
        if (part.isRight("field")) {
            checkField(part, "field", key);
        }
        return new Grouping.ByField(key);
    }

    private Dialect dialect() {
        String reading = form.choice(
                "dialect", Dialect.Reading.WORDS, before.dialect().reading().word());
        return new Dialect(
                Dialect.Reading.of(reading),
                form.has("habitsOff") ? habitsOff() : before.dialect().off());
    }

    private Set<Habit> habitsOff() {
        List<String> words = form.isNull("habitsOff") ? List.of() : form.words("habitsOff", MOST_HABITS);
        Set<Habit> off = EnumSet.noneOf(Habit.class);
        for (int i = 0; i < words.size(); i++) {
            Optional<Habit> habit = Habit.of(words.get(i));
            habit.ifPresent(off::add);
            if (habit.isEmpty()) {
                form.wrong("habitsOff[" + i + "]", "is no habit; the setting's habits are listed under it, at habits");
            }
        }
        return off;
    }

    private @Nullable IdentityProvider provider() {
        return form.isNull("provider")
                ? null
                : IdentityProvider.of(form.choice("provider", IdentityProvider.WORDS, ""))
                        .orElse(null);
    }

    private @Nullable Hold hold() {
        if (form.isNull("hold")) {
            return null;
        }
        Hold base = before.hold() == null ? Hold.DEFAULT : before.hold();
        Form part = form.object("hold");
        return new Hold(
                part.number("people", 0, MOST_PEOPLE, base.people()), part.number("percent", 0, 100, base.percent()));
    }

    private Rate rate() {
        Rate base = form.isNull("rate") ? Rate.DEFAULT : before.rate();
        if (form.isNull("rate")) {
            return base;
        }
        Form part = form.object("rate");
        return new Rate(
                part.number("perSecond", 1, MOST_REQUESTS, base.perSecond()),
                part.number("burst", 1, MOST_REQUESTS, base.burst()));
    }
}
