package dev.muster.directory.user;

import dev.muster.directory.group.TargetGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a table of people shows of a person besides the fields.
public enum PersonFact {
    ID("id"),
    STATUS("status"),
    ORIGIN("origin"),
    SETTING("setting"),
    USER_NAME("userName"),
    GROUPS("groups");

    private final String column;

    PersonFact(String column) {
        this.column = column;
    }

    public String column() {
        return column;
    }

    public static Optional<PersonFact> of(String column) {
        return Arrays.stream(values())
                .filter(fact -> fact.column.equalsIgnoreCase(column))
                .findFirst();
    }

    /// The fact as text; empty for none.
    public String text(Person person, List<TargetGroup.Reference> groups) {
        @Nullable UUID setting = person.settingId();
        @Nullable Resource resource = person.resource();
        return switch (this) {
            case ID -> person.id().toString();
            case STATUS -> person.status().word();
            case ORIGIN -> person.origin().word();
            case SETTING -> setting == null ? "" : setting.toString();
            case USER_NAME -> resource == null ? "" : resource.identity().userName();
            case GROUPS -> groups.stream().map(TargetGroup.Reference::name).collect(Collectors.joining("; "));
        };
    }
}
