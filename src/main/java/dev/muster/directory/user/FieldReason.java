package dev.muster.directory.user;

import dev.muster.directory.user.Explanation.Cause;
import dev.muster.directory.user.Explanation.Outcome;
import dev.muster.field.Field;
import dev.muster.field.FieldExtension;
import dev.muster.setting.Met;
import dev.muster.setting.Projection;
import dev.muster.setting.ScimSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why SCIM gives a field its value, or none, told from what the projection met at the paths of the field.
///
/// @param met in the order of the paths; empty when SCIM cannot fill the field
record FieldReason(ScimSetting setting, Field field, List<Met> met) {

    /// The paths and what is there; after the first value none counts.
    List<Explanation.Path> paths() {
        List<Explanation.Path> paths = new ArrayList<>();
        boolean settled = false;
        for (Met at : met) {
            paths.add(
                    switch (at) {
                        case Met.Nothing nothing -> new Explanation.Path(nothing.path(), Outcome.NOTHING, null);
                        case Met.NoAddress none -> new Explanation.Path(none.path(), Outcome.NO_ADDRESS, null);
                        case Met.Misfit misfit -> new Explanation.Path(misfit.path(), Outcome.MISFIT, field.type());
                        case Met.Fitting fitting ->
                            new Explanation.Path(fitting.path(), settled ? Outcome.PASSED_OVER : Outcome.USED, null);
                    });
            settled = settled || hasValue(at);
        }
        return paths;
    }

    Derivation.Why why() {
        return settling()
                .map(at -> at instanceof Met.Fitting fitting
                        ? filled(fitting)
                        : new Derivation.Why(Cause.MISFIT, "F3", null, misfit(at.path())))
                .orElseGet(this::nothing);
    }

    private Derivation.Why filled(Met.Fitting fitting) {
        String path = fitting.path();
        return new Derivation.Why(
                cause(path), rule(path), path, "The value at " + path + before() + "." + passedOver());
    }

    private Derivation.Why nothing() {
        String first = met.isEmpty() ? null : rule(met.getFirst().path());
        return field.required()
                ? new Derivation.Why(Cause.NO_VALUE, "F3", null, "The field is required. " + noValue(met))
                : new Derivation.Why(Cause.NO_VALUE, first, null, noValue(met));
    }

    private String misfit(String path) {
        return Projection.misfit(field, path).message() + passedOver();
    }

    /// What was at the paths before the one that counts.
    private String before() {
        List<Met> none = met.stream().takeWhile(at -> !hasValue(at)).toList();
        String own = settling().filter(at -> isExtension(at.path())).isPresent()
                ? ", which the client sent in the extension of the company's fields"
                : "";
        return none.isEmpty() ? own : own + "; there is none at " + joined(none);
    }

    /// A mapping wins over what the client says in the extension (rule F6).
    private String passedOver() {
        return met.stream()
                .dropWhile(at -> !hasValue(at))
                .skip(1)
                .filter(at -> hasValue(at) && isExtension(at.path()))
                .map(at -> " The client also sent a value at " + at.path()
                        + ", in the extension of the company's fields; the mapping wins over it.")
                .collect(Collectors.joining());
    }

    private Optional<Met> settling() {
        return met.stream().filter(FieldReason::hasValue).findFirst();
    }

    private static boolean hasValue(Met at) {
        return switch (at) {
            case Met.Nothing ignored -> false;
            case Met.NoAddress ignored -> false;
            case Met.Misfit ignored -> true;
            case Met.Fitting ignored -> true;
        };
    }

    private static String noValue(List<Met> met) {
        return met.isEmpty() ? "The setting does not fill this field." : "No value at " + joined(met) + ".";
    }

    private static String joined(List<Met> met) {
        return met.stream()
                .map(at -> at instanceof Met.NoAddress ? at.path() + " (which is no address)" : at.path())
                .collect(Collectors.joining(", nor at "));
    }

    private Cause cause(String path) {
        return isMapped(path) ? Cause.MAPPING : isExtension(path) ? Cause.EXTENSION : Cause.DEFAULT;
    }

    private String rule(String path) {
        if (isMapped(path)) {
            return field.standard() ? "F2" : "F4";
        }
        return isExtension(path) ? "F6" : "F1";
    }

    private boolean isMapped(String path) {
        return setting.mappings().stream()
                .anyMatch(mapping -> mapping.fieldKey().equals(field.key())
                        && mapping.attribute().equals(path));
    }

    private static boolean isExtension(String path) {
        return path.startsWith(FieldExtension.URN);
    }
}
