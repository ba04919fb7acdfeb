package dev.muster.setting;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyStore;
import dev.muster.field.FieldStore;
import dev.muster.field.Fields;
import dev.muster.form.Form;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules for SCIM settings: what may be set, and what a change of it sets in motion.
public record Settings(Tokens tokens, OAuthClients clients, Jobs jobs) implements Fields.Followers {

    private static final String FIRST_TOKEN = "First token";

    /// A setting and what is known about its use.
    ///
    /// @param people without deleted ones
    /// @param held people whose removal waits for an administrator (rule H2)
    /// @param habits those that the client has needed
    public record Overview(ScimSetting setting, long people, long held, Map<Habit, HabitUses> habits) {}

    /// @param token the secret, shown this once
    public record Created(Overview overview, Token token) {}

    /// @param job there when people must be projected again
    public record Changed(Overview overview, Optional<Job> job) {}

    /// A setting as it is and as an edit would make it (rule R1).
    public record Draft(ScimSetting before, ScimSetting after) {

        /// Whether people look the same after the edit, so that nothing has to be done with them.
        public boolean sameRules() {
            return after.hasRulesOf(before);
        }
    }

    /// What becomes of the people of a deleted setting (rule L8).
    public enum Leaving {
        KEEP,
        INACTIVE,
        DELETE
    }

    public Created create(Scope scope, ObjectNode json) {
        return create(scope, scope.ids().next(), json);
    }

    /// @param id given by whoever may ask twice for the same
    /// @throws Refused with Uniqueness of `id` when the setting was made before
    public Created create(Scope scope, UUID id, ObjectNode json) {
        return scope.change(change -> {
            lock(change);
            if (store(change).isUsed(id)) {
                throw new Refused(new Refusal.Uniqueness("id", "This SCIM setting was made before."));
            }
            ScimSetting setting = form(change, json, blank(change, id)).create();
            store(change).insert(setting);
            change.events()
                    .append(new Event(
                            "scim-setting.created", "scim-setting", setting.id(), null, null, SettingJson.of(setting)));
            return new Created(new Overview(setting, 0, 0, Map.of()), tokens.first(change, setting.id(), FIRST_TOKEN));
        });
    }

    /// A page in the order of creation.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Overview> page(Scope scope, UUID after, int limit) {
        return scope.change(change -> store(change).page(after, limit).stream()
                .map(setting -> overview(change, setting))
                .toList());
    }

    /// All of the company, in the order of creation, with what is known about their use.
    public List<Overview> all(Scope scope) {
        return scope.change(change -> store(change).all().stream()
                .map(setting -> overview(change, setting))
                .toList());
    }

    /// The names of all settings, by their ids, in the order of creation.
    public Map<UUID, String> names(Scope scope) {
        return scope.change(change -> {
            Map<UUID, String> names = new LinkedHashMap<>();
            store(change).all().forEach(setting -> names.put(setting.id(), setting.name()));
            return names;
        });
    }

    /// The names of the settings that map to the field or group by it: until they are changed, it stays.
    public List<String> namesOfThoseThatNeed(Scope scope, String fieldKey) {
        return scope.change(change -> store(change).all().stream()
                .filter(setting -> setting.needs(fieldKey))
                .map(ScimSetting::name)
                .toList());
    }

    public Overview read(Scope scope, UUID id) {
        return scope.change(change -> overview(change, store(change).require(id)));
    }

    /// Changes the parts that `json` has (as RFC 7396 has it) and leaves the others. New rules reach the people
    /// by a job (rule R2).
    public Changed change(Scope scope, UUID id, ObjectNode json) {
        return change(scope, id, json, before -> {});
    }

    /// The same for somebody who looked at the setting before: what others did meanwhile is not overwritten.
    ///
    /// @param seen the `updatedAt` of the setting that the edit was made on
    /// @throws Refused with PreconditionFailed when the setting has been edited since
    public Changed change(Scope scope, UUID id, ObjectNode json, Instant seen) {
        return change(scope, id, json, before -> {
            if (!before.updatedAt().equals(seen)) {
                throw new Refused(new Refusal.PreconditionFailed("Somebody else has changed the setting meanwhile."));
            }
        });
    }

    private Changed change(Scope scope, UUID id, ObjectNode json, Consumer<ScimSetting> condition) {
        return new RightOfWay(scope)
                .over(
                        id,
                        () -> scope.change(change -> {
                            lock(change);
                            ScimSetting before = locked(change, id);
                            condition.accept(before);
                            ScimSetting after = form(change, json, before).change();
                            if (after.equals(before)) {
                                return new Changed(overview(change, before), Optional.empty());
                            }
                            boolean sameRules = after.hasRulesOf(before);
                            ScimSetting saved = after.edited(before.rulesVersion() + (sameRules ? 0 : 1), change.now());
                            store(change).update(saved);
                            change.events().append(updated(before, saved));
                            Overview overview = overview(change, saved);
                            return new Changed(
                                    overview,
                                    sameRules
                                            ? Optional.empty()
                                            : Optional.of(projection(change, saved, overview.people())));
                        }));
    }

    /// What [#change] would make of the setting, refused for the same reasons; nothing is changed.
    public Draft draft(Scope scope, UUID id, ObjectNode json) {
        return scope.change(change -> {
            ScimSetting before = store(change).require(id);
            return new Draft(before, form(change, json, before).change());
        });
    }

    /// The setting and its tokens are unknown from now on; a job does with its people what was asked (rule L8).
    public Job delete(Scope scope, UUID id, Leaving people) {
        return new RightOfWay(scope)
                .over(
                        id,
                        () -> scope.change(change -> {
                            lock(change);
                            ScimSetting setting = locked(change, id);
                            tokens.revokeAll(change, id);
                            clients.revokeAll(change, id);
                            store(change).markDeleted(id, change.now());
                            change.events()
                                    .append(new Event(
                                            "scim-setting.deleted",
                                            "scim-setting",
                                            id,
                                            "L8",
                                            SettingJson.of(setting),
                                            null));
                            ObjectNode argument = argument(id).put("people", people.name());
                            return jobs.add(
                                    change,
                                    Job.Kind.SETTING_DELETION,
                                    argument,
                                    store(change).people(id));
                        }));
    }

    /// What is being done with the setting's people now, the oldest first.
    public List<Job> running(Scope scope, UUID id) {
        return jobs.running(scope).stream()
                .filter(job -> job.argument().path("setting").asString("").equals(id.toString()))
                .toList();
    }

    /// All people are projected again when there is a new field: some may have a value for it already (rule F6).
    /// The settings are locked first, so that nobody comes in meanwhile who has not heard of the field.
    @Override
    public void follow(Change change) {
        SettingStore store = store(change);
        for (ScimSetting setting : store.all()) {
            ScimSetting current = locked(change, setting.id());
            long people = store.people(current.id());
            if (people > 0) {
                ScimSetting next = current.edited(current.rulesVersion() + 1, current.updatedAt());
                store.update(next);
                projection(change, next, people);
            }
        }
    }

    @Override
    public <T> T letPass(Scope scope, Supplier<T> work) {
        return new RightOfWay(scope).overAll(work);
    }

    private Job projection(Change change, ScimSetting setting, long people) {
        ObjectNode argument = argument(setting.id()).put("rulesVersion", setting.rulesVersion());
        return jobs.add(change, Job.Kind.PROJECTION, argument, people);
    }

    private static ObjectNode argument(UUID setting) {
        return JsonNodeFactory.instance.objectNode().put("setting", setting.toString());
    }

    private static SettingForm form(Change change, ObjectNode json, ScimSetting base) {
        return new SettingForm(
                Form.of(json), base, new FieldStore(change.transaction()).all(), store(change)::hasTargetGroup);
    }

    private static ScimSetting blank(Change change, UUID id) {
        return new ScimSetting(
                id,
                "",
                List.of(),
                null,
                new Grouping.None(),
                true,
                Dialect.TOLERANT,
                Hold.DEFAULT,
                Rate.DEFAULT,
                null,
                1,
                change.now(),
                change.now());
    }

    /// Before and after hold only the parts that changed.
    private static Event updated(ScimSetting before, ScimSetting after) {
        ObjectNode old = SettingJson.of(before);
        ObjectNode current = SettingJson.of(after);
        for (String part : List.copyOf(old.propertyNames())) {
            if (old.path(part).equals(current.path(part))) {
                old.remove(part);
                current.remove(part);
            }
        }
        return new Event("scim-setting.updated", "scim-setting", after.id(), null, old, current);
    }

    private static Overview overview(Change change, ScimSetting setting) {
        SettingStore store = store(change);
        return new Overview(
                setting,
                store.people(setting.id()),
                store.held(setting.id()),
                new HabitStore(change.transaction()).of(setting.id()));
    }

    /// Fields and settings of one company change in turns: a field cannot vanish while a setting begins to need
    /// it.
    private static void lock(Change change) {
        new CompanyStore(change.transaction().handle())
                .lockConfiguration(change.transaction().company());
    }

    private static ScimSetting locked(Change change, UUID id) {
        return store(change).readLocked(id).orElseThrow(() -> SettingStore.unknown(id));
    }

    private static SettingStore store(Change change) {
        return new SettingStore(change.transaction());
    }
}
