package dev.muster.directory.connection;

import dev.muster.field.Field;
import dev.muster.setting.Projected;
import java.util.List;

/// What the rules of a wanted setting would make of an example person.
///
/// @param fields those that would be filled or could be, in the order of columns, the new ones too
public record Sample(List<Field> fields, Projected projected) {
    public Sample {
        fields = List.copyOf(fields);
    }
}
